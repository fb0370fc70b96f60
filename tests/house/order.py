"""The checkout is in order: its top level, the length of its files, their first words, and no path of one machine.

order.py ROOT: prints what is wrong; exits 1 if anything is.
"""
import os
import re
import sys

import tree

TOP = {"crypto", "core", "kiosk", "assets", "tests", "deploy", "README.md", "CMakeLists.txt", "CMakePresets.json"}
LONGEST = 400  # lines
CODE = (".cpp", ".h", ".py", ".sh", ".cmake")
# Folders that only one machine has. Written in pieces, so that this file does not name them itself.
MACHINE = re.compile(r"(?<![\w.~$}])/(" + "|".join(("ho" "me", "ro" "ot", "Us" "ers", "wo" "rk")) + r")/\w")
# CMake takes a name apart at its semicolons and then runs two tests that do not exist; Catch2 2 calls that a success.
SPLIT_NAME = re.compile(r'TEST_CASE(?:_METHOD)?\((?:\s*\w+,)?\s*(?:"[^"\n]*"\s*)*"[^"\n]*;')


def opening(path, content):
    """The first line that should say what the file is."""
    if content and content[0].startswith("#!"):
        content = content[1:]
    return content[0] if content else ""


def check(root):
    wrong = [f"{name}: no place for it on the top level" for name in sorted(os.listdir(root))
             if name not in TOP and not name.startswith(".") and not tree.ignored(name)]
    for path in tree.files(root):
        content = tree.lines(root, path)
        if content is None:
            continue
        wrong += [f"{path}:{number}: names a folder of one machine" for number, line in enumerate(content, 1)
                  if MACHINE.search(line)]
        if not path.endswith(CODE):
            continue
        if path.startswith("tests/") and path.endswith(".cpp") and SPLIT_NAME.search("\n".join(content)):
            wrong.append(f"{path}: a test's name holds a semicolon, so it would never run; write a comma")
        if len(content) > LONGEST:
            wrong.append(f"{path}: {len(content)} lines; over {LONGEST} are two purposes in one file")
        if not opening(path, content).startswith("// " if path.endswith((".cpp", ".h")) else ("# ", '"""')):
            wrong.append(f"{path}:1: the first comment should say what the file is")
    return wrong


if __name__ == "__main__":
    sys.exit(tree.report(check))
