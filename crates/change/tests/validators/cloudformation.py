#!/usr/bin/env python3
"""Runs cfn-lint on templates: cloudformation.py FOLDER. Each folder in FOLDER has templates and a file `region`.

Nothing is printed and the exit status is 0 if cfn-lint has nothing to say, not even a warning.
"""

import functools
import multiprocessing
import pathlib
import re
import sys

from cfnlint.config import ConfigMixIn
from cfnlint.decode.decode import decode_str
from cfnlint.runner import Runner, run_template_by_data


@functools.cache
def rules():
    """All rules, which take longer to load than to apply."""
    return Runner(ConfigMixIn(include_checks=["I"])).rules


def lint(text, region):
    """What cfn-lint says of a template in a Region."""
    template, mistakes = decode_str(text)
    return mistakes or run_template_by_data(template, ConfigMixIn(regions=[region], include_checks=["I"]), rules())


def problems(template):
    """What cfn-lint says of a template, whose folder has a file `region`."""
    region = (template.parent / "region").read_text(encoding="utf-8").strip()
    stated = template.parent / "stated"
    # What only the user says of a Region is not for cfn-lint to know.
    unknown = f"'{stated.read_text(encoding='utf-8')}' is not one of" if stated.is_file() else None
    # What is about all costs says itself where its stack belongs.
    here = "us-east-1" if template.name.startswith(("anomalies", "budget")) else region
    found = []
    for match in lint(template.read_text(encoding="utf-8"), here):
        if unknown and match.rule.id == "E3628" and match.message.startswith(unknown):
            continue
        found.append(f"{template} ({region}), line {match.linenumber}: {match.rule.id} {match.message}")
    return found


def distinct(templates):
    """Of templates that differ in numbers and comments alone, the first: most alarms do."""
    firsts = {}
    for template in templates:
        lines = template.read_text(encoding="utf-8").splitlines()
        text = re.sub(r"[0-9]+", "0", "\n".join(line for line in lines if not line.lstrip().startswith("#")))
        region = (template.parent / "region").read_text(encoding="utf-8").strip()
        firsts.setdefault((template.name, region, text), template)
    return list(firsts.values())


def main():
    templates = distinct(sorted(pathlib.Path(sys.argv[1]).glob("*/*.yaml")))
    with multiprocessing.Pool() as pool:
        found = [line for lines in pool.imap(problems, templates, chunksize=16) for line in lines]
    print("\n".join(found[:20]))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
