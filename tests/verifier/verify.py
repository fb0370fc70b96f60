"""A second verifier of Tín Nhiệm's records, written from crypto/PROTOCOL.md alone. How to use it: README.md.

python3 verify.py RECORD [--fingerprint "twelve words"] [--find CODE]
Exit status: 0 verified, 1 rejected or code not found, 2 the folder cannot be read or the command line is wrong.
"""

import sys

sys.dont_write_bytecode = True  # an auditor's copy stays as it was handed over

import argparse  # noqa: E402

try:
    import checks_ballots as ballots  # noqa: E402
    import checks_count as count  # noqa: E402
    import checks_log  # noqa: E402
    import checks_setup as setup  # noqa: E402
    import words  # noqa: E402
    from hashing import read_code  # noqa: E402
    from record import Record, Rejected  # noqa: E402
except OSError as missing:  # libsodium
    sys.exit(print(missing, file=sys.stderr) or 2)

# Section 3, in order; the fingerprint takes the words given besides.
CHECKS = (
    ("files", Record.read), ("canonical", Record.parse), ("version", setup.version), ("signature", setup.signature),
    ("encoding", setup.encoding), ("fingerprint", None), ("manifest", setup.manifest), ("members", setup.members),
    ("commitments", setup.commitments), ("possession", setup.possession), ("keys", setup.keys),
    ("transcript", setup.transcript), ("opening", setup.opening), ("ballots", ballots.ballots),
    ("codes", ballots.codes), ("unique", ballots.unique), ("rows", ballots.rows), ("opened", ballots.opened),
    ("closing", count.closing), ("slips", count.slips), ("log", checks_log.log), ("attendance", count.attendance),
    ("quorum", count.quorum), ("decryption", count.decryption), ("combination", count.combination),
    ("result", count.result))


def verify(record, fingerprint=None, report=lambda line: None):
    """The name of the first check that fails, None when all hold. OSError when the folder cannot be read."""
    for name, check in CHECKS:
        try:
            if check is not None:
                check(record)
            elif fingerprint is None:
                report(f"{name}: origin not checked")
                continue
            else:
                setup.fingerprint(record, fingerprint)
        except Rejected as reason:
            report(f"{name}: WRONG: {reason}")
            return name
        report(f"{name}: ok")
    return None


def shown(text):
    """One line without what a terminal would obey: a record's text is a stranger's."""
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)


def find(record, code):
    """Where in a verified record a code stands."""
    for name in ("cast", "opened", "discarded"):
        if any(line["code"] == code for line in record[name]):
            return name
    return None


def main():
    for stream in (sys.stdout, sys.stderr):  # whatever the terminal can show, no answer is lost over it
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = argparse.ArgumentParser(description="Verifies a public record of Tín Nhiệm, one line a check.")
    parser.add_argument("record", help="the record's folder")
    parser.add_argument("--fingerprint", help="the twelve words announced at the conference")
    parser.add_argument("--find", metavar="CODE", help="a tracking code to look up")
    arguments = parser.parse_args()
    if arguments.fingerprint is not None:
        wrong = words.wrong_with(arguments.fingerprint)
        if wrong:
            parser.error(wrong)
    code = None
    if arguments.find is not None:
        code = read_code(arguments.find)
        if code is None:
            parser.error("not a tracking code")
    record = Record(arguments.record)
    try:
        failed = verify(record, arguments.fingerprint, lambda line: print(shown(line), flush=True))
    except OSError as error:
        print(f"cannot read {arguments.record}: {error.strerror}", file=sys.stderr)
        return 2
    if failed is not None:
        print(f"rejected: {failed}")
        return 1
    print("words:", " ".join(words.words_of(record.fingerprint)))
    if code is not None:
        place = find(record, code)
        print(f"{code}: {place or 'NOT in this record'}")
        if place is None:
            return 1
    print("verified" + (", a rehearsal: the results have no force" if record["manifest"]["kind"] == "rehearsal" else "")
          + ("" if arguments.fingerprint is not None else "; origin not checked"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
