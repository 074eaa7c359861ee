#!/usr/bin/env python3
"""Compares what stacks of the CDK synthesised to with the templates of the same change, and runs cfn-lint on it.

    cdk.py FOLDER

Each folder in FOLDER has NAME.json and NAME.values, which cdk.js wrote, and expected/NAME.yaml. Nothing is printed and
the exit status is 0 if both create the same resources, with the same properties, and cfn-lint has nothing to say.
"""

import json
import multiprocessing
import pathlib
import re
import sys

from cfnlint.decode import decode

import cloudformation

# What constructs say of a security group that AWS takes for granted.
ALL_OUT = [{"CidrIp": "0.0.0.0/0", "Description": "Allow all outbound traffic by default", "IpProtocol": "-1"}]


class Resolved:
    """A template with its parameters filled in and ids that do not depend on who wrote it."""

    def __init__(self, template, values, region, names):
        parameters = {name: told.get("Default") for name, told in template.get("Parameters", {}).items()}
        self.values = {**parameters, **values, "AWS::Region": region}
        self.names = names
        self.resources = {self.name(own): self.resource(told) for own, told in template["Resources"].items()}
        self.outputs = {own: self.plain(told["Value"]) for own, told in template.get("Outputs", {}).items()}

    def name(self, own):
        """Constructs put a digest behind their ids."""
        return own[:-8] if re.search(r"[0-9A-F]{8}$", own) and own[:-8] in self.names else own

    def resource(self, told):
        properties = self.plain(told.get("Properties", {}))
        if told["Type"] == "AWS::EC2::SecurityGroup":
            if properties.get("SecurityGroupEgress") == ALL_OUT:
                del properties["SecurityGroupEgress"]
        if told["Type"].startswith("AWS::Route53::"):
            properties["Name"] = properties["Name"].rstrip(".")
        for metric in properties.get("Metrics", []):
            # Only the sum is the alarm's; constructs name it themselves.
            if "Expression" in metric:
                metric.update(Id="sum")
                metric.pop("ReturnData", None)
        after = told.get("DependsOn", [])
        after = sorted(map(self.name, [after] if isinstance(after, str) else after))
        return {"Type": told["Type"], "Properties": properties, "DependsOn": after}

    def plain(self, value):
        if isinstance(value, list):
            return [self.plain(item) for item in value]
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, (int, float)):
            # AWS takes both as numbers of 64 bits, as JavaScript does.
            return str(float(value))
        if not isinstance(value, dict):
            return str(value)
        if set(value) == {"Ref"}:
            name = value["Ref"]
            return self.plain(self.values[name]) if name in self.values else f"ref {self.name(name)}"
        if set(value) == {"Fn::GetAtt"}:
            parts = value["Fn::GetAtt"]
            resource, attribute = parts.split(".", 1) if isinstance(parts, str) else parts
            return f"attribute {self.name(resource)}.{attribute}"
        if set(value) == {"Fn::Sub"}:
            return re.sub(r"\$\{(\w+)\}", lambda found: str(self.values[found.group(1)]), str(value["Fn::Sub"]))
        return {str(key): self.plain(inner) for key, inner in value.items()}


def differences(folder):
    region = (folder / "region").read_text(encoding="utf-8").strip()
    found = []
    for synthesised in sorted(folder.glob("*.json")):
        expected, problems = decode(str(folder / "expected" / f"{synthesised.stem}.yaml"))
        if problems:
            return [f"{synthesised}: {problems}"]
        here = "us-east-1" if synthesised.stem.startswith(("anomalies", "budget")) else region
        values = json.loads(synthesised.with_suffix(".values").read_text(encoding="utf-8"))
        made = json.loads(synthesised.read_text(encoding="utf-8"))
        names = set(expected["Resources"])
        told = Resolved(expected, values, here, names)
        ours = Resolved(made, {}, here, names)
        for part in ("resources", "outputs"):
            wanted, got = getattr(told, part), getattr(ours, part)
            for name in sorted(set(wanted) | set(got)):
                if wanted.get(name) != got.get(name):
                    found.append(f"{synthesised}: {name} is\n{got.get(name)}\nand not\n{wanted.get(name)}")
        if str(made.get("Description")) != str(expected.get("Description")):
            found.append(f"{synthesised}: its description is {made.get('Description')!r}")
    return found


def linted(folders):
    """What cfn-lint looks at: every network, and each of the few templates of costs and alarms that differ in more than numbers."""
    seen = set()
    for folder in folders:
        for synthesised in sorted(folder.glob("*.json")):
            if not synthesised.stem.startswith(("network", "hub", "spoke")):
                text = synthesised.read_text(encoding="utf-8")
                key = (synthesised.stem, *re.findall(r'"BudgetName": .*', text))
                if key in seen:
                    continue
                seen.add(key)
            yield synthesised


def main():
    folders = sorted(path for path in pathlib.Path(sys.argv[1]).iterdir() if path.is_dir())
    with multiprocessing.Pool() as pool:
        found = [line for lines in pool.imap(differences, folders, chunksize=4) for line in lines]
        found += [line for lines in pool.imap(cloudformation.problems, linted(folders), chunksize=4) for line in lines]
    print("\n".join(found[:20]))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
