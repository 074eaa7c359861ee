#!/usr/bin/env python3
"""Runs checkov on modules of Terraform and on templates: security.py FOLDER FRAMEWORK.

Nothing is printed and the exit status is 0 if it finds nothing but what is explained here.
"""

import collections
import os
import sys

from checkov.runner_filter import RunnerFilter

# What it finds, with why the code does otherwise.
EXPLAINED = {
    # An instance of this kind has bandwidth of its own for its disk without being asked, and some older ones have none
    # to give: then AWS refuses to start them.
    ("CKV_AWS_135", "aws_instance.nat"),
    # Metrics of every minute cost extra, and what is billed is what the answer says.
    ("CKV_AWS_126", "aws_instance.nat"),
    # A NAT instance calls nothing of AWS, so it has no role.
    ("CKV2_AWS_41", "aws_instance.nat"),
    # A regional NAT gateway has these addresses in a block of its own, which the check does not read.
    ("CKV2_AWS_19", "aws_eip.nat"),
}


def findings(folder, framework):
    """What it finds, each as a check, a resource and a file."""
    if framework == "terraform":
        from checkov.terraform.runner import Runner
    else:
        from checkov.cloudformation.runner import Runner
    report = Runner().run(root_folder=folder, runner_filter=RunnerFilter(framework=[framework]))
    if report.parsing_errors or not report.passed_checks:
        sys.exit(f"checkov reads nothing of {report.parsing_errors or folder}")
    return [(record.check_id, record.resource, record.file_path, record.check_name) for record in report.failed_checks]


def main():
    folder, framework = sys.argv[1:]
    found = collections.defaultdict(list)
    for check, resource, file, name in findings(folder, framework):
        if (check, resource) not in EXPLAINED:
            found[check, resource, name].append(file)
    for (check, resource, name), files in sorted(found.items()):
        print(f"{check} {resource}: {name} ({len(files)} files, such as {files[0]})")
    sys.exit(1 if found else 0)


os.environ["LOG_LEVEL"] = "ERROR"
main()
