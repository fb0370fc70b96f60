"""Runs both verifiers over honest, doctored and twisted records; fails unless they say the same of each.

python3 agree.py TINNHIEM SCRATCH [--all]
TINNHIEM is the program; SCRATCH a folder to make and to remove. Without --all a share of the doctored copies is looked at.
"""

import sys

sys.dont_write_bytecode = True

import argparse  # noqa: E402
import json  # noqa: E402
import multiprocessing  # noqa: E402
import os  # noqa: E402
import re  # noqa: E402
import shutil  # noqa: E402
import subprocess  # noqa: E402
import time  # noqa: E402
import unicodedata  # noqa: E402

from doctor import doctored, redo_digests  # noqa: E402
from forge import Forge, Key, sign  # noqa: E402
from record import Record  # noqa: E402
from twists import TWISTS  # noqa: E402
from twists_log import LOG  # noqa: E402
from twists_quorum import QUORUM  # noqa: E402
from verify import verify  # noqa: E402
from words import fold, words_of  # noqa: E402

SHARE = 10  # one doctored copy in so many, where time matters
HERE = os.path.dirname(os.path.abspath(__file__))
CONFERENCE = """title = "Hội nghị thử"
organising_body = "ĐƠN VỊ A"
superior_body = "ĐƠN VỊ B"
place = "Mẫu"
date = "2030-01-02"
electorate = "Ủy viên"
positions = "Ủy viên"
total_members = 6
summoned = 6
percent_base = "collected"
minimum_ballots = 3
committee = ["Lê Văn Một", "Phạm Thị Hai", "Vũ Văn Ba"]
"""
CANDIDATES = "Họ và tên,Chức vụ,Đơn vị công tác\nTrần Thị Mẫu,Ủy viên,A\nLò Văn Thử,Ủy viên,A\nHà Thị Ví,Ủy viên,B\n"
VOTES = "1,2,3\nhigh,low,\nhigh,confidence,low\nlow,low,high\nconfidence,high,high\n"


def rehearse(program, scratch):
    """A small record made by the program; its folder."""
    conference = os.path.join(scratch, "conference")
    os.mkdir(conference)
    for name, text in (("conference.toml", CONFERENCE), ("candidates.csv", CANDIDATES), ("votes.csv", VOTES)):
        with open(os.path.join(conference if name != "votes.csv" else scratch, name), "w", encoding="utf-8") as file:
            file.write(text)
    out = os.path.join(scratch, "rehearsal")
    subprocess.run([program, "rehearse", conference, "--out", out, "--members", "3", "--threshold", "2", "--votes",
                    os.path.join(scratch, "votes.csv"), "--lang", "en"], check=True, stdout=subprocess.DEVNULL)
    return os.path.join(out, "record")


def by_program(program, folder, words=None):
    """(exit status, the check that failed or None) of tinnhiem verify."""
    command = [program, "verify", "--lang", "en", folder] + (["--fingerprint", words] if words is not None else [])
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    wrong = re.findall(r"^\[WRONG\]\s+(\w+):", done.stdout, re.MULTILINE)
    return done.returncode, wrong[0] if wrong else None


def by_python(folder, words=None):
    """The same of this folder's verifier, without a process of its own."""
    try:
        failed = verify(Record(folder), words)
    except OSError:
        return 2, None
    return (0 if failed is None else 1), failed


def by_process(folder, words=None, encoding="utf-8"):
    """The same, as an auditor runs it, on a terminal of this encoding. None for an answer that a terminal would obey."""
    command = [sys.executable, os.path.join(HERE, "verify.py"), folder] + (["--fingerprint", words] if words is not None else [])
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60,
                          env=os.environ | {"PYTHONIOENCODING": encoding})
    if "\x1b" in done.stdout + done.stderr:
        return None
    last = done.stdout.splitlines()[-1] if done.stdout else ""
    return done.returncode, last.removeprefix("rejected: ") if last.startswith("rejected: ") else None


def compare(task):
    """What is wrong with the answers to one folder, or None; the folder is removed."""
    program, label, folder, expected = task
    try:
        first, second = by_program(program, folder), by_python(folder)
    except Exception as error:  # a verifier that stumbles is a finding, not an answer
        return f"{label}: {type(error).__name__}: {error}"
    finally:
        shutil.rmtree(folder)
        if os.path.lexists(folder + ".aside"):
            os.remove(folder + ".aside")
    if first != second:
        return f"{label}: tinnhiem says {first}, verify.py says {second}"
    if expected is not None and second not in expected:
        return f"{label}: both say {second}, but the copy was made to give {expected}"
    return None


def rejected(*names):
    return [(1, name) for name in names]


def cases(scratch, rehearsal, every):
    """(label, folder, the answers that are right or None), each folder made when it is asked for.

    every: how many doctored copies one is taken of, in turns.
    """
    count = 0

    def folder():
        nonlocal count
        count += 1
        return os.path.join(scratch, f"copy{count}")

    for label, expected, twists in TWISTS + LOG + QUORUM:
        made = folder()
        os.mkdir(made)
        Forge(twists).make(made)
        yield f"twisted: {label}", made, [(0, None)] if expected is None else rejected(expected)
    # Changed by somebody without a key: nothing gets past the signature.
    for number, (label, change) in enumerate(doctored(rehearsal)):
        if number % every == 0 or label.startswith(("record.pub: line", "a ")):
            made = folder()
            shutil.copytree(rehearsal, made)
            change(made)
            yield f"doctored: {label}", made, rejected("files", "canonical", "version", "signature")
    # Changed by somebody who has terminal 1's key and no other: every check but the first few has its turn.
    forged = os.path.join(scratch, "forged")
    os.mkdir(forged)
    Forge().make(forged)
    for number, (label, change) in enumerate(doctored(forged)):
        if number % every == every // 2 and label.split(":")[0] not in ("files.json", "files.json.minisig", "record.pub"):
            made = folder()
            shutil.copytree(forged, made)
            change(made)
            try:
                redo_digests(made)
                sign(made, Key("terminal 1"))
            except OSError:  # a file that is away or no file: seen above
                pass
            yield f"doctored and signed: {label}", made, None


def fingerprints(program, rehearsal):
    """The words given: right, folded, wrong, too few; as processes, so that exit statuses are seen."""
    record = Record(rehearsal)
    verify(record)
    right = words_of(record.fingerprint)
    for label, given, status in (
            ("right", " ".join(right), 0), ("in upper case", " ".join(right).upper(), 0),
            ("without marks", "  ".join(fold(" ".join(right))) + "\t", 0), ("taken apart", unicodedata.normalize("NFD", " ".join(right)), 0),
            ("taken apart, in upper case", unicodedata.normalize("NFD", " ".join(right).upper()), 0), ("empty", "", 2), ("swapped", " ".join(right[::-1]), 1),
            ("eleven", " ".join(right[:11]), 2), ("thirteen", " ".join(right + right[:1]), 2),
            ("none of the words", " ".join(right[:11] + ["internet"]), 2), ("with numbers", " ".join(f"{i}. {w}," for i, w in enumerate(right, 1)), 0)):
        answers = {by_program(program, rehearsal, given), by_process(rehearsal, given)}
        if answers != {(status, "fingerprint" if status == 1 else None)}:
            yield f"fingerprint {label}: {sorted(answers, key=str)}"
    for label, path in (("no folder", rehearsal + "x"), ("a file", os.path.join(rehearsal, "log.jsonl"))):
        if {by_program(program, path), by_process(path)} != {(2, None)}:
            yield f"{label}: not 2"


def surroundings(program, rehearsal, scratch):
    """Terminals that are no UTF-8, a file too large, text that a terminal would obey."""
    for encoding in ("utf-8", "cp1252", "ascii"):
        if by_process(rehearsal, encoding=encoding) != (0, None):
            yield f"a terminal of {encoding}: the honest record is not verified"
    for label, expected, change in (("too large", "files", too_large), ("a command to the terminal", "ballots", commanding)):
        made = os.path.join(scratch, "surroundings")
        shutil.copytree(rehearsal, made)
        change(made)
        answers = {by_program(program, made), by_process(made)}
        shutil.rmtree(made)
        if answers != {(1, expected)}:
            yield f"{label}: {sorted(answers, key=str)}"


def too_large(folder):
    os.truncate(os.path.join(folder, "named.jsonl"), 2**30 + 1)  # takes no room on the disk


def commanding(folder):
    """Clears the screen of whoever prints a ballot's code."""
    path = os.path.join(folder, "cast.jsonl")
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    ballot = json.loads(lines[0]) | {"code": "\x1b[2J\x1b[Hverified\x1b[8m", "origin": "paper"}
    lines[0] = json.dumps(ballot, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(line + "\n" for line in lines))
    redo_digests(folder)
    sign(folder, Key("terminal 1"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tinnhiem")
    parser.add_argument("scratch")
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    shutil.rmtree(arguments.scratch, ignore_errors=True)
    os.makedirs(arguments.scratch)
    began = time.monotonic()
    rehearsal = rehearse(arguments.tinnhiem, arguments.scratch)
    forged = os.path.join(arguments.scratch, "surrounded")
    os.mkdir(forged)
    Forge().make(forged)
    findings = [*fingerprints(arguments.tinnhiem, rehearsal), *surroundings(arguments.tinnhiem, forged, arguments.scratch)]
    tasks = ((arguments.tinnhiem, *case) for case in cases(arguments.scratch, rehearsal, 1 if arguments.all else SHARE))
    total = 0
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for finding in pool.imap_unordered(compare, tasks):
            total += 1
            if finding:
                findings.append(finding)
    shutil.rmtree(arguments.scratch)
    print(f"{total} records, {len(findings)} findings, {time.monotonic() - began:.0f} s")
    for finding in findings:
        print(finding)
    return 1 if findings or total < 500 else 0


if __name__ == "__main__":
    sys.exit(main())
