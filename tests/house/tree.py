"""The files of a checkout that are ours, for the checks of this folder."""
import os
import sys

# What git ignores, and git itself.
IGNORED = ("build", "out", ".git", "__pycache__")


def ignored(name):
    return name in IGNORED or name.startswith("build-")


def files(root):
    """Paths relative to root, with '/', sorted."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not ignored(name))
        for name in names:
            if name != ".git":  # a worktree has a file of that name
                found.append(os.path.relpath(os.path.join(folder, name), root))
    return sorted(found)


def sources(root):
    """The C++ files of the rooms and of their tests."""
    rooms = ("crypto/", "core/", "kiosk/", "tests/")
    return [path for path in files(root) if path.startswith(rooms) and path.endswith((".cpp", ".h"))]


def lines(root, path):
    """The file's lines; None for a file that is not text."""
    with open(os.path.join(root, path), "rb") as file:
        content = file.read()
    try:
        return content.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        return None


def report(check):
    """Runs check(root) on the folder named on the command line; prints what is wrong; the process's exit code."""
    wrong = check(sys.argv[1])
    for line in wrong:
        print(line)
    return 1 if wrong else 0
