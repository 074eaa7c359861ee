#!/usr/bin/env python3
"""Runs cfn-lint on templates: cloudformation.py FOLDER. Each folder in FOLDER has templates and a file `region`.

Nothing is printed and the exit status is 0 if cfn-lint has nothing to say, not even a warning.
"""

import multiprocessing
import pathlib
import sys

from cfnlint.api import ManualArgs, lint

# Of a template for any VPC, cfn-lint cannot know that a subnet and a route table are of one VPC: it says nothing of it.
# W3005: a resource names the ones that it waits for although it refers to them too; here the routes refer to none.
ALLOWED = set()


def problems(folder):
    region = (folder / "region").read_text(encoding="utf-8").strip()
    found = []
    for template in sorted(folder.glob("*.yaml")):
        text = template.read_text(encoding="utf-8")
        for match in lint(text, config=ManualArgs(regions=[region], include_checks=["I"])):
            if match.rule.id not in ALLOWED:
                found.append(f"{template} ({region}), line {match.linenumber}: {match.rule.id} {match.message}")
    return found


def main():
    folders = sorted(path for path in pathlib.Path(sys.argv[1]).iterdir() if path.is_dir())
    with multiprocessing.Pool() as pool:
        found = [line for lines in pool.imap(problems, folders, chunksize=8) for line in lines]
    print("\n".join(found[:20]))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
