"""Includes go only downwards (kiosk -> core -> crypto), and each C library's header has one place.

layers.py ROOT: prints each include that breaks a rule as file:line: why; exits 1 if there is one.
"""
import os
import re
import sys

import tree

# What each part of the tree may include of ours. The longest part that a file's path begins with decides.
MAY_INCLUDE = {
    "crypto/": ("crypto/",),
    "core/": ("core/", "crypto/"),
    "kiosk/command/": ("kiosk/command/", "core/", "crypto/"),
    "kiosk/touchscreen/": ("kiosk/touchscreen/", "core/", "crypto/"),
    "tests/crypto/": ("tests/", "crypto/"),
    "tests/core/": ("tests/", "core/", "crypto/"),
    "tests/": ("tests/", "kiosk/", "core/", "crypto/"),
}
# What the verifier must share nothing with, however far down the includes it stands.
VERIFIED = ("core/store/", "core/session/", "core/terminal/", "core/tally/")

# A library's headers and the one place that wraps them: a folder or a file; or ONE file of a folder, whichever.
ONE = "one file in "
LIBRARIES = [
    (r"sodium(\.h|/)", "crypto/"),
    (r"(sqlcipher/)?sqlite3\.h", "core/store/"),
    (r"(pango/|cairo|fontconfig/)", ONE + "core/forms/"),
    (r"(ft2build\.h|freetype/)", ONE + "core/"),
    (r"csv\.h", ONE + "core/conference/"),
    (r"iconv\.h", ONE + "core/conference/"),
    (r"utf8proc\.h", ONE + "core/"),
    (r"qrencode\.h", ONE + "core/"),
    (r"png\.h", ONE + "kiosk/touchscreen/"),
    (r"(SDL2/|SDL|imgui|backends/imgui|GL/|EGL/|GLES)", "kiosk/touchscreen/"),
    (r"CLI/", "kiosk/"),
    (r"nlohmann/", ONE + "core/"),
    (r"benchmark/", "tests/bench/"),
    (r"valgrind/", "tests/memcheck/"),
    (r"zlib\.h", "tests/"),
    (r"toml\+\+/", "core/"),
]
SYSTEM = re.compile(
    r"[a-z_]+|(sys|linux|netinet|arpa)/\w+\.h|"
    r"(dirent|dlfcn|errno|fcntl|glob|poll|pthread|pwd|sched|signal|spawn|stdlib|string|syslog|termios|time|unistd|malloc|limits|ucontext)\.h")
INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes(root, path):
    """(line number, quoted or not, what) of each include of a file."""
    found = []
    for number, line in enumerate(tree.lines(root, path) or [], 1):
        match = INCLUDE.match(line)
        if match:
            found.append((number, match[1] == '"', match[2]))
    return found


def library_of(header):
    """The line of LIBRARIES that a header belongs to, or a pair of None."""
    return next(((pattern, place) for pattern, place in LIBRARIES if re.match(pattern, header)), (None, None))


def reached(root, path, seen):
    """Every file of ours that path includes, itself or through others."""
    for _, _, header in includes(root, path):
        if header not in seen and os.path.isfile(os.path.join(root, header)):
            seen.add(header)
            reached(root, header, seen)
    return seen


def check_include(root, path, quoted, header, users):
    """Why this include is wrong, or None. users: which file took each library that has one file alone."""
    if os.path.isfile(os.path.join(root, header)):
        part = max((part for part in MAY_INCLUDE if path.startswith(part)), key=len, default=None)
        if part is not None and not header.startswith(MAY_INCLUDE[part]):
            return f"{part} must not know {header}; it may include {', '.join(MAY_INCLUDE[part])}"
        return None
    library, place = library_of(header)
    if library is None:
        if header.startswith("catch2/"):
            return None if path in ("tests/catch.h", "tests/catch_main.cpp") else 'write "tests/catch.h" instead'
        if quoted:
            return f"{header} is no file of the checkout; write it from the top, as core/message.h"
        if not SYSTEM.fullmatch(header):
            return f"no wrapper is named for <{header}>; give the library one place in tests/house/layers.py"
        return None
    if path.startswith("tests/"):
        return None  # tests inject faults below the wrappers
    folder = place.removeprefix(ONE)
    if not path.startswith(folder):
        return f"<{header}> belongs in {place}"
    if place != folder and users.setdefault(library, path) != path:
        return f"<{header}> is of a library that {users[library]} wraps already; call that instead"
    return None


def check(root):
    wrong, users = [], {}
    for path in tree.sources(root):
        for number, quoted, header in includes(root, path):
            why = check_include(root, path, quoted, header, users)
            if why:
                wrong.append(f"{path}:{number}: {why}")
        if path.startswith("core/verify/"):
            for other in sorted(reached(root, path, set())):
                if other.startswith(VERIFIED):
                    wrong.append(f"{path}: reaches {other}; the verifier shares nothing with what it verifies")
    return wrong


if __name__ == "__main__":
    sys.exit(tree.report(check))
