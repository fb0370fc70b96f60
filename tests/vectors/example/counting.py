"""The worked example from the log to the record's signature: closing, attendance, tally, result, files."""

import canonical
from ballots import written
from founding import NAMES, SLIPS, signatures

CANCELLED, LEFT = 1, 1


def events(e):
    """(time, event, fields) until the closing, and after it."""
    before = [
        ("01:00:00", "conference_loaded", {}),
        ("01:05:00", "committee_confirmed", {"members": len(NAMES), "threshold": 2}),
        ("01:10:00", "ceremony_began", {"manifest": e.hex("M")}),
        ("01:20:00", "ceremony_completed", {"transcript": e.hex("T")}),
        ("01:25:00", "fingerprint_shown", {}),
        ("01:30:00", "slips_issued", {"count": SLIPS, "terminal": 1}),
        ("01:40:00", "attendance_entered", {"attended": 3, "present": 3, "summoned": 3}),
        ("01:45:00", "voting_opened", {"attended": 3, "present": 3, "summoned": 3})]
    after = [
        ("02:00:00", "slips_cancelled", {"lost": CANCELLED, "terminal": 1, "undrawn": 0}),
        ("02:00:01", "voting_closed", {"cast": 2, "discarded": 1, "opened": 1, "terminal": 1}),
        ("02:10:00", "attendance_at_voting", {"absent": 0, "attended": 3, "present": 3}),
        ("02:20:00", "counted", {"collected": 2, "members": 2})]
    return before, after


def log(e):
    """Returns how many lines there are when voting is closed."""
    e.heading("## 5 The log")
    e.prose("The head after each line is `H` of the line without its newline; it is `previous` of the next.")
    before, after = events(e)
    previous, lines = "0" * 64, []
    for index, (time, event, fields) in enumerate(before + after, 1):
        lines.append({"event": event, "fields": fields, "index": index, "previous": previous,
                      "time": f"2030-01-02T{time}"})
        e.given(f"line_{index}", f"line {index} of log.jsonl", canonical.compact(lines[-1]))
        e.step(f'head_{index} = H("log.entry"; b:line_{index})')
        previous = e.hex(f"head_{index}")
    e.file("log.jsonl", written(lines))
    return len(before)


def close(e, order, entries):
    e.heading("## 6 The closing")
    e.prose(f"Digests stand sorted. The closing names the log's first {entries} lines.")
    digests = ", ".join(f"b:ballot_{number}.D" for number in order)
    e.step(f'cast_root = H("set.root"; b:B, t:"cast", n:2, {digests})')
    e.step('opened_root = H("set.root"; b:B, t:"opened", n:1, b:ballot_3.D)')
    e.step('discarded_root = H("set.root"; b:B, t:"discarded", n:1, b:ballot_4.D)')
    statement = {name: {"count": count, "root": e.hex(f"{name}_root")}
                 for name, count in (("cast", 2), ("opened", 1), ("discarded", 1))}
    statement |= {"log": {"entries": entries, "head": e.hex(f"head_{entries}")},
                  "slips": {"cancelled": CANCELLED, "issued": SLIPS, "left": LEFT, "used": 2}, "terminal": 1}
    e.given("closing", "canonical bytes of \"statement\" of terminal 1 in closing.json", canonical.compact(statement))
    e.steps("""
        L = H("closing"; b:B, b:O, b:closing)
        closing_signature = sign(terminal_seed; L)
        S = H("tally.set"; b:B, b:O, n:1, b:L, n:0)""")
    e.file("closing.json", canonical.indented({"closings": [
        {"signature": e.hex("closing_signature"), "statement": statement}], "format": 1, "missing": []}))


def attend(e):
    e.heading("## 7 The attendance")
    statement = {"absent": 0, "attended": 3, "collected": 2, "issued": SLIPS - CANCELLED, "members": [1, 2],
                 "present_at_voting": 3, "set_root": e.hex("S"), "summoned": 3}
    e.given("attendance", "canonical bytes of \"statement\" in attendance.json", canonical.compact(statement))
    e.step('Q = H("attendance"; b:B, b:O, b:S, b:attendance)')
    e.file("attendance.json", canonical.indented(
        {"format": 1, "signatures": signatures(e, "Q", "attendance"), "statement": statement}))


def cell(e, level, name):
    e.heading(f"### Candidate 1, level {level} ({name})", f"level_{level}")
    e.step(f"U = ballot_1.A{level} + ballot_2.A{level}")
    e.step(f"V = ballot_1.B{level} + ballot_2.B{level}")
    for i in (1, 2):
        e.steps(f"""
            W_{i} = x_{i}·U
            u_{i} = Hs("example"; t:"decryption nonce", n:{i}, n:{level})
            T1_{i} = u_{i}·G
            T2_{i} = u_{i}·U
            c_{i} = Hs("decryption"; b:Q, b:S, n:2, n:{i}, p:Y_{i}, n:1, n:{level}, p:U, p:V, p:W_{i}, p:T1_{i}, p:T2_{i})
            s_{i} = u_{i} + c_{i}·x_{i}
            T1_{i} = s_{i}·G - c_{i}·Y_{i}
            T2_{i} = s_{i}·U - c_{i}·W_{i}""")
    e.step("tG = V - λ_1·W_1 - λ_2·W_2")
    return e.step("t = log_G(tG)")[1]


def tally(e):
    """Returns the three counts."""
    e.heading("## 8 The tally")
    e.prose("Lagrange's coefficients at 0 of the members 1 and 2; then the sums of each level over both cast ballots.")
    e.step("λ_1 = 2/(2 - 1)")
    e.step("λ_2 = 1/(1 - 2)")
    counts = [cell(e, level, name) for level, name in enumerate(("high", "confidence", "low"), 1)]
    e.heading("### The file")
    partials = [{"member": i, "rows": [[{
        "challenge": e.hex(f"level_{level}.c_{i}"), "partial": e.hex(f"level_{level}.W_{i}"),
        "response": e.hex(f"level_{level}.s_{i}")} for level in (1, 2, 3)]]} for i in (1, 2)]
    e.file("tally.json", canonical.indented({"format": 1, "partials": partials}))
    return counts


def result(e, counts):
    e.heading("## 9 The result")
    e.prose("One of two ballots is 50.00 per cent; neither clause is reached.")
    high, confidence, low = counts
    percent = {0: "0.00", 1: "50.00", 2: "100.00"}
    e.file("result.json", canonical.indented({"candidates": [{
        "clause": "", "confidence": confidence, "confidence_percent": percent[confidence], "high": high,
        "high_percent": percent[high], "invalid": 2 - sum(counts), "low": low, "low_percent": percent[low], "number": 1,
        "valid": sum(counts)}], "collected": 2, "format": 1, "issued": SLIPS - CANCELLED, "percent_base": 2}))


def sign(e):
    e.heading("## 10 The record's list of files and its signature")
    names = sorted(e.files)
    for name in names:
        e.step(f"digest_{name} = BLAKE2b(32; {name})")
    e.file("files.json", canonical.indented({"files": [
        {"digest": e.hex(f"digest_{name}"), "name": name, "size": len(e.files[name])} for name in names], "format": 1}))
    e.steps("""
        key_digest = H("record.key_id"; b:terminal_key)
        key_id = first(8; key_digest)
        list_digest = BLAKE2b(64; files.json)
        sig = sign(terminal_seed; list_digest)
        sig2 = sign(terminal_seed; sig ‖ "tinnhiem/1 record")
        minisig_line_2 = base64("ED" ‖ key_id ‖ sig)
        minisig_line_4 = base64(sig2)
        record_pub_line_2 = base64("Ed" ‖ key_id ‖ terminal_key)""")
    e.file("files.json.minisig", "\n".join((
        "untrusted comment: tinnhiem record signature", e["minisig_line_2"][1], "trusted comment: tinnhiem/1 record",
        e["minisig_line_4"][1], "")).encode())
    e.file("record.pub", "\n".join((
        "untrusted comment: tinnhiem record public key", e["record_pub_line_2"][1], "")).encode())


def count(e, order):
    entries = log(e)
    close(e, order, entries)
    attend(e)
    result(e, tally(e))
    sign(e)
