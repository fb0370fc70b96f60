"""Every key that the code asks for is in the catalogue, and every key of the catalogue is asked for.

uses.py ROOT: prints what is wrong with assets/words/vi.toml against the C++ sources; exits 1 if anything is.

A key stands in the code whole, or it is put together at run time from a beginning and an ending. Beginnings are listed
below with the files in which their endings stand as strings of their own, or with the endings themselves; a beginning
that the code uses and the list does not know is an error, as is one of the list that no code uses. What this cannot see:
a whole key that stands in the code as a string but is never reached. The layout tests refuse ⟦key⟧ on a screen.
"""
import os
import re
import sys
import tomllib

import tree
import words

# Beginning: the endings, or the files in which they stand ("*" in a name: any file of that folder).
COMPOSED = {
    "auditor.log_": "core/record/log_catalogue.cpp",
    "log.reason_": "core/record/log_catalogue.cpp",
    "check.duplicate_": "core/conference/*",
    "check.duplicate_tone_": "core/conference/*",
    "committee.": ("kiosk/touchscreen/committee/conference_view.cpp",
                   "kiosk/touchscreen/committee/attendance_view.cpp"),
    "committee.close_": ["1", "2", "3"],
    "committee.go_": "kiosk/touchscreen/committee/counted_view.cpp",
    "committee.plan_": ["1", "2", "3"],
    "committee.part_round_": ["1", "2", "3", "4"],
    "committee.resume_": "kiosk/touchscreen/committee/opening_view.cpp",
    "committee.slips_todo_": ["1", "2", "3", "4"],
    "committee.step_": [str(step) for step in range(1, 10)],
    "committee.sticks_round_": ["1", "2", "3", "4"],
    "committee.todo_": "core/session/phase.cpp",
    "confirm.act_": "core/session/confirmation.cpp",
    "log.act_": "core/record/log_catalogue.cpp",
    "log.missing_": "core/record/missing_reason.cpp",
    "screen.contrast_": ["1", "2", "3"],
    "screen.size_": ["1", "2", "3", "4"],
    "system.": "core/files/system_reason.cpp",
    "terminals.": "core/terminals/*",
    "verify.failed_": "core/verify/*",
    "verify.not_checked_": "core/verify/*",
    "verify.passed_": "core/verify/*",
}
# A whole key with an ending added to it.
ENDINGS = {"_why": "committee.go_", "_rehearsal": "verify.", "_short": "hall."}
# Other strings of that shape: ids and names of files.
NO_ENDINGS = set()
# Beginnings that are no words: names of screens, ids of widgets, files.
NOT_WORDS = {("committee.", "kiosk/touchscreen/app/app.cpp"), ("check.", "kiosk/touchscreen/committee/auditor_view.cpp"),
             ("delegate.", "kiosk/touchscreen/delegate/screens.cpp"),
             ("delegate.", "kiosk/touchscreen/committee/roll_view.cpp"), ("log.", "kiosk/touchscreen/committee/auditor_view.cpp"),
             ("log.", "core/carry/package.cpp"), ("log.", "core/catalogue.cpp"), ("screen.", "kiosk/touchscreen/voice/script.cpp")}
STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
ASKED = re.compile(r'\b(?:words|Message|message)[({]\s*"([a-z0-9_]+\.[a-z0-9_.]*)"\s*[,)}]')
# In an argument that stands for a word (core/catalogue.h).
REFERRED = re.compile(r'"⟦([a-z0-9_]+\.[a-z0-9_.]*)⟧"')


def strings(root):
    """Every string of the rooms' sources: text -> files."""
    found, asked = {}, {}
    for path in tree.sources(root):
        if path.startswith("tests/"):
            continue
        code = "\n".join(line.split("//")[0] for line in tree.lines(root, path) or [])
        for text in STRING.findall(code):
            # "⟦system.": a reference inside an argument (core/catalogue.h).
            found.setdefault(text.removeprefix("⟦").removesuffix("⟧").strip(), set()).add(path)
        for text in ASKED.findall(code) + REFERRED.findall(code):
            asked.setdefault(text, set()).add(path)
    return found, asked


def of(pattern, path):
    if pattern.endswith("*"):
        return path.startswith(pattern[:-1])
    return path == pattern


def endings(source, found):
    """Whether an ending belongs to a beginning."""
    if isinstance(source, list):
        return lambda ending: ending in source
    patterns = (source,) if isinstance(source, str) else source
    return lambda ending: any(of(pattern, path) for pattern in patterns for path in found.get(ending, ()))


def check(root, composed=None):
    composed = COMPOSED if composed is None else composed
    with open(os.path.join(root, "assets", "words", "vi.toml"), "rb") as file:
        catalogue = words.texts(tomllib.load(file))
    found, asked = strings(root)
    tables = {key.split(".")[0] for key in catalogue}
    wrong = [f"{sorted(files)[0]}: asks for {key}, which no catalogue has" for key, files in sorted(asked.items())
             if key not in catalogue and not key.endswith((".", "_"))]
    used = {key for key in catalogue if key in found}
    for beginning, source in composed.items():
        if beginning not in found:
            wrong.append(f"uses.py: no code begins a key with {beginning} any more")
            continue
        belongs = endings(source, found)
        mine = {key for key in catalogue if key.startswith(beginning) and belongs(key[len(beginning):])}
        if isinstance(source, list):
            wrong += [f"vi.toml: {beginning}{ending} is missing" for ending in source if beginning + ending not in mine]
        if not mine:
            wrong.append(f"uses.py: nothing in vi.toml begins with {beginning}")
        used |= mine
    for ending, beginning in ENDINGS.items():
        if ending in found:
            used |= {key for key in catalogue if key.endswith(ending) and key.startswith(beginning)
                     and key.removesuffix(ending) in used}
    for text, files in sorted(found.items()):
        if not re.fullmatch(r"[a-z0-9_]+\.(?:[a-z0-9_]+_)?", text) or text.split(".")[0] not in tables:
            continue
        unknown = {path for path in files if (text, path) not in NOT_WORDS}
        if text not in composed and unknown:
            wrong.append(f"{sorted(unknown)[0]}: puts keys together from {text}, which uses.py does not know")
    for text, files in sorted(found.items()):
        if re.fullmatch(r"_[a-z][a-z_]*", text) and text not in ENDINGS and text not in NO_ENDINGS:
            wrong.append(f"{sorted(files)[0]}: adds {text} to something; uses.py must know whether to a key")
    wrong += [f"vi.toml: {key} is used nowhere; take it out of every language" for key in sorted(catalogue.keys() - used)]
    return wrong


if __name__ == "__main__":
    sys.exit(tree.report(check))
