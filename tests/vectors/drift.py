"""Makes the test vectors anew and compares them with those of the checkout, byte for byte.

python3 drift.py MAKE_VECTORS SCRATCH
MAKE_VECTORS is the generator; SCRATCH a folder to make and to remove. After a change of the protocol:
MAKE_VECTORS tests/vectors
"""

import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    program, scratch = sys.argv[1:]
    shutil.rmtree(scratch, ignore_errors=True)
    subprocess.run([program, scratch], check=True)
    made = sorted(os.listdir(scratch))
    kept = sorted(name for name in os.listdir(HERE) if name.endswith(".json"))
    findings = [f"{name}: in one place only" for name in sorted(set(made) ^ set(kept))]
    for name in sorted(set(made) & set(kept)):
        with open(os.path.join(scratch, name), "rb") as new, open(os.path.join(HERE, name), "rb") as old:
            if new.read() != old.read():
                findings.append(f"{name}: other bytes")
    shutil.rmtree(scratch)
    for finding in findings:
        print(finding)
    print(f"{len(made)} files, {len(findings)} findings")
    return 1 if findings or not made else 0


if __name__ == "__main__":
    sys.exit(main())
