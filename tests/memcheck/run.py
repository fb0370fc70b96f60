"""Memcheck finds nothing in sealing a ballot but what libsodium.supp names, and finds each decision that is planted.

python3 run.py VALGRIND ROW_MEMCHECK: exits 1, with valgrind's report, where one of them is otherwise.
"""

import os
import re
import subprocess
import sys

FOUND = 9  # valgrind's answer when it has errors to report; the program itself never gives it
SUPPRESSIONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "libsodium.supp")
# What is planted, and the function that the report must then name.
PLANTS = {"choice": "planted_on_a_choice", "nonce": "planted_on_a_nonce", "address": "planted_in_an_address"}


def run(valgrind, program, *plant):
    done = subprocess.run([valgrind, f"--error-exitcode={FOUND}", f"--suppressions={SUPPRESSIONS}", "--num-callers=12",
                           program, *plant], capture_output=True, text=True, timeout=280)
    return done.returncode, done.stdout, done.stderr


def reports(text):
    """The first function of each report."""
    lines = text.splitlines()
    return [after for line, after in zip(lines, lines[1:]) if re.search("(depends on|Use of) uninitialised", line)]


def main(valgrind, program):
    findings = []
    status, said, report = run(valgrind, program)
    if status != 0 or said != "sealed\n":
        findings.append(f"sealing: exit status {status}\n{said}{report}")
    for plant, function in PLANTS.items():
        status, said, report = run(valgrind, program, plant)
        found = reports(report)
        if status != FOUND or len(found) != 1 or function not in found[0]:
            findings.append(f"a planted decision ({plant}) is not what is found: exit status {status}\n{report}")
    print("\n".join(findings) or f"nothing found but what libsodium.supp names; {len(PLANTS)} planted decisions found")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
