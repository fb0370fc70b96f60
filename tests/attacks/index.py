"""Every row of PROTOCOL.md's table of attacks has its test, every defence its attack, and README.md says which.

index.py ROOT: checks.
index.py ROOT --write: writes README.md's table anew.
"""
import os
import re
import sys

from weaken import defences

HERE = os.path.dirname(os.path.abspath(__file__))
# Rows that nothing can be taken out of: what looks at them instead.
ELSEWHERE = {20: "seams.py", 21: "index.py"}
NOTHING_TO_TAKE_OUT = {20: ("there is no second generator", "sources, symbols and strings of the programs"),
                       21: ("none: not defended", "`crypto/PROTOCOL.md` section 5 says so")}


def read(*parts):
    with open(os.path.join(*parts), encoding="utf-8") as file:
        return file.read()


def rows(protocol):
    """{row: attack} of section 9."""
    section = protocol.split("\n## 9 ", 1)[1]
    return {int(number): attack for number, attack in re.findall(r"^\| (\d+) \| (.+?) \|", section, re.MULTILINE)}


def tests():
    """[(rows, name, file, ids of the defences taken out)] of every attack."""
    found = []
    for name in sorted(os.listdir(HERE)):
        if not name.endswith(".cpp"):
            continue
        for case in read(HERE, name).split("TEST_CASE(")[1:]:
            title = re.match(r'\s*"((?:[^"\\]|\\.)*)"', case).group(1).replace('\\"', '"')
            numbers = re.match(r"rows? ([\d and]+):", title)
            if not numbers:
                continue
            ids = re.findall(r'"([\w.-]+)"', " ".join(re.findall(r"attack\(\{([^}]*)\}", case)))
            ids += [f"verify.{check}" for check in re.findall(r'only\(\s*"(\w+)"', case)]
            found.append(([int(x) for x in re.findall(r"\d+", numbers.group(1))], title, name, ids))
    return found


def matches(defence, one):
    return one == defence or (defence.endswith("*") and one.startswith(defence[:-1]))


def table():
    """README.md's lines for every defence."""
    lines = ["| row | defence | where it stands | the attack |", "|---|---|---|---|"]
    for defence in defences():
        places = "<br>".join(f'`{edit["file"]}`: `{edit["text"].strip().splitlines()[0]}`'.replace("||", "\\|\\|")
                             for edit in defence["edit"])
        cases = [f"{title} (`{name}`)" for _, title, name, ids in tests() if any(matches(defence["id"], i) for i in ids)]
        lines.append(f'| {defence["row"]} | {defence["id"]} | {places} | {"<br>".join(dict.fromkeys(cases))} |')
    lines += [f"| {row} | {what} | {where} | looked at by `{ELSEWHERE[row]}` |" for row, (what, where) in NOTHING_TO_TAKE_OUT.items()]
    lines[2:] = sorted(lines[2:], key=lambda line: int(line.split("|")[1]))  # stable: a row's lines keep their order
    return "\n".join(lines) + "\n"


def wrong(root):
    protocol = read(root, "crypto", "PROTOCOL.md")
    known, found = rows(protocol), tests()
    if sorted(known) != list(range(1, len(known) + 1)) or len(known) < 21:
        yield f"PROTOCOL.md, section 9: rows are {sorted(known)}"
    tested = {number for numbers, *_ in found for number in numbers}
    for number in sorted(set(known) - tested - set(ELSEWHERE)):
        yield f"row {number} has no test: {known[number]}"
    for number in sorted(tested - set(known)):
        yield f"a test is for row {number}, which PROTOCOL.md does not have"
    for defence in defences():
        used = {number for numbers, _, _, ids in found if any(matches(defence["id"], i) for i in ids)
                for number in numbers}
        if defence["row"] not in used:
            yield f'{defence["id"]}: no attack of row {defence["row"]} takes it out'
    for _, title, _, ids in found:
        if not ids:
            yield f"{title}: takes no defence out"
    # Row 20: said in the protocol; seams.py looks at programs and sources. Row 21: said where it is not defended.
    undefended = " ".join(protocol.split("\n## 5 ", 1)[1].split("\n## ", 1)[0].split())
    if "A malicious build** can leak choices through its nonces" not in undefended:
        yield "PROTOCOL.md, section 5, does not say that a malicious build can leak choices through its nonces"
    if "not defended" not in protocol.split("\n## 9 ", 1)[1].split("\n| 21 |", 1)[1].splitlines()[0]:
        yield "PROTOCOL.md, section 9, row 21 does not say that it is not defended"
    if "`G` is the only generator" not in protocol:
        yield "PROTOCOL.md does not say that there is one generator"
    # Every check of section 3 is shown to be needed.
    checks = re.findall(r"^\| \d+ \| `(\w+)` \|", protocol.split("\n## 3 ", 1)[1].split("\n## 4 ", 1)[0], re.MULTILINE)
    taken_out = {i.removeprefix("verify.") for _, _, _, ids in found for i in ids if i.startswith("verify.")}
    otherwise = {"files": "closed-file-list", "canonical": "bytes-are-those-of-the-meaning", "version": "kind-known",
                 "encoding": "identity-refused", "closing": "closings-signed"}
    for check in checks:
        if check not in taken_out and otherwise.get(check) not in {i for _, _, _, ids in found for i in ids}:
            yield f"no attack shows that check {check} is needed"
    if table() not in read(HERE, "README.md"):
        yield "README.md: the table is not that of defences.toml and the tests: index.py ROOT --write"


def main():
    root = sys.argv[1]
    if sys.argv[2:] == ["--write"]:
        head, *_ = read(HERE, "README.md").split("| row | defence |")
        with open(os.path.join(HERE, "README.md"), "w", encoding="utf-8") as file:
            file.write(head + table())
    found = list(wrong(root))
    print("\n".join(found) or f"{len(tests())} attacks, {len(defences())} defences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
