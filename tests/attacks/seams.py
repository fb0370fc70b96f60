"""The shipped programs hold no seam of the attacks, and no second generator of the group.

seams.py PROGRAM... : looks at each program's symbols and strings, and at the sources that it is made of.
"""
import os
import re
import subprocess
import sys

from weaken import defences, sources

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# What a seam would have to be called, however it got in.
SEAM = re.compile(r"\battacks\b|\bwithout\(|kWeakened|TINNHIEM_ATTACK|#\s*if(def)?.*(TEST|ATTACK|WEAK)")
# A generator besides G comes from one of these, or stands in the source as the digits of a point.
GENERATOR = re.compile(r"ristretto255_from_hash|ristretto255_random|hash_to_group|\"[0-9a-f]{64}\"")
# Known answers of the start-up self-test are digits of points without being generators.
KNOWN_ANSWERS = {"crypto/self_test.cpp"}


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, errors="replace").stdout


def in_program(symbols, strings, ids):
    """What of a program's symbols and strings does not belong there."""
    for line in symbols.splitlines():
        if re.search(r"\battacks::|without\(std|kWeakened", line):
            yield f"symbol of the attacks: {line.strip()}"
        if re.search(r"\bpower::|\bpower_", line):
            yield f"symbol of the power cuts: {line.strip()}"
        if re.search(r"ristretto255_(from_hash|random)", line):
            yield f"a source of second generators: {line.strip()}"
    lines = set(strings.splitlines())
    for one in ids:
        if one in lines:
            yield f"the name of a defence: {one}"


def in_source(path, text):
    """What of a shipped source's text does not belong there."""
    for number, line in enumerate(text.splitlines(), 1):
        if SEAM.search(line.split("//")[0]):
            yield f"{path}:{number}: a seam: {line.strip()}"
        if path not in KNOWN_ANSWERS and GENERATOR.search(line):
            yield f"{path}:{number}: a second generator: {line.strip()}"


def shipped():
    """(path, text) of every source of the three rooms."""
    for room in ("crypto", "core", "kiosk"):
        for folder, _, names in os.walk(os.path.join(ROOT, room)):
            for name in names:
                if name.endswith((".cpp", ".h")):
                    path = os.path.join(folder, name)
                    with open(path, encoding="utf-8") as file:
                        yield os.path.relpath(path, ROOT), file.read()


def self_test():
    """The look finds what it is meant to find."""
    assert list(in_program("0001 T attacks::without(std::string const&)\n", "", []))
    assert list(in_program("0001 T power::tape()\n", "", []))
    assert list(in_program(" U crypto_core_ristretto255_from_hash\n", "", []))
    assert list(in_program("", "a\nfresh-seed\n", ["fresh-seed"]))
    assert list(in_source("x.cpp", 'if (!without("fresh-seed")) fill();\n'))
    assert list(in_source("x.cpp", '#ifdef TINNHIEM_ATTACKS\n'))
    assert list(in_source("x.cpp", f'const auto h = Point::from_hex("{"ab" * 32}");\n'))
    assert not list(in_source("x.cpp", "// without the plug (attacks) nothing\n"))


def main():
    self_test()
    wrong, ids = [], [one["id"] for one in defences()]
    for program in sys.argv[1:]:
        # A stripped program has its dynamic symbols alone; an unstripped one all.
        symbols = output("nm", "-C", program) + output("nm", "-CD", program)
        assert " U " in symbols, f"{program}: no symbols to look at"
        wrong += [f"{program}: {what}" for what in in_program(symbols, output("strings", "-n", "4", program), ids)]
    seen = dict(shipped())
    assert set(sources()) <= set(seen), "a weakened source that is not shipped"
    for path, text in sorted(seen.items()):
        wrong += in_source(path, text)
    print("\n".join(wrong) or f"{len(sys.argv) - 1} programs, {len(seen)} sources: no seam, no second generator")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
