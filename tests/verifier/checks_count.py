"""Checks 19, 20 and 22 to 26: closing, slips, attendance, quorum, decryption, combination, result."""

import sodium
from checks_setup import signed_by
from hashing import H, Hs, b, n, p
from record import hexed, require

CLAUSE_TWO_THIRDS, CLAUSE_OVER_HALF = "III.6.3", "III.6.2"
LEVELS = ("high", "confidence", "low")


def closing(record):
    closings, missing = record["closing"]["closings"], record["closing"]["missing"]
    closed = [c["statement"]["terminal"] for c in closings]
    lost = [m["terminal"] for m in missing]
    require(closed == sorted(closed) and lost == sorted(lost), "order of terminals")
    require(sorted(closed + lost) == list(range(1, record["manifest"]["terminals"] + 1)), "terminals")
    for item in closings:
        statement = item["statement"]
        terminal = statement["terminal"]
        require(sodium.signed(record.terminal_key(terminal), record.closing_digest(statement),
                              hexed(item["signature"])), f"signature of terminal {terminal}")
        for name in ("cast", "opened", "discarded"):
            count, root = record.set_root(name, terminal)
            require(statement[name] == {"count": count, "root": root.hex()}, f"{name} of terminal {terminal}")


def slips(record):
    issued = 0
    for item in record["closing"]["closings"]:
        statement = item["statement"]
        counts = statement["slips"]
        terminal = statement["terminal"]
        require(counts["issued"] == record.certificates[terminal]["slips"], f"issued by terminal {terminal}")
        require(counts["used"] == statement["cast"]["count"], f"used at terminal {terminal}")
        require(counts["issued"] == counts["used"] + counts["cancelled"] + counts["left"], f"sum of {terminal}")
        issued += counts["issued"] - counts["cancelled"]
    issued += sum(record.certificates[m["terminal"]]["slips"] for m in record["closing"]["missing"])
    require(record.statement["issued"] == issued, "issued")


def attendance(record):
    statement = record.statement
    require(statement["set_root"] == record.S.hex(), "set_root")
    require(statement["summoned"] == record.conference["summoned"], "summoned")
    require(statement["collected"] == len(record.cast), "collected")
    signatures = record["attendance"]["signatures"]
    require([item["member"] for item in signatures] == statement["members"], "signers are not the members")
    signed_by(record, signatures, record.attendance_digest, "attendance statement")


def quorum(record):
    opening, statement, summoned = record["opening"]["statement"], record.statement, record.conference["summoned"]
    for key in ("attended", "present_at_voting", "absent"):
        require(statement[key] <= summoned, key)
    require(statement["issued"] <= statement["present_at_voting"], "issued")
    require(record["manifest"]["minimum_ballots"] <= statement["collected"] <= statement["issued"], "collected")
    require(opening["present"] <= opening["attended"] <= summoned, "opening statement")
    for value in (opening["attended"], opening["present"], statement["attended"], statement["present_at_voting"]):
        require(3 * value >= 2 * summoned, f"{value} of {summoned}")


def sums(record):
    """[(U, V) × 3] for each candidate: the sums over all cast ballots."""
    totals = None
    for ballot in record.cast:
        if totals is None:
            totals = ballot.rows
        else:
            totals = [[(sodium.add(x[0], y[0]), sodium.add(x[1], y[1])) for x, y in zip(total, row)]
                      for total, row in zip(totals, ballot.rows)]
    return totals or []


def decryption(record):
    partials, totals = record["tally"]["partials"], sums(record)
    require([partial["member"] for partial in partials] == record.statement["members"], "members")
    require(all(sodium.IDENTITY not in pair for row in totals for pair in row), "a sum is the identity")
    for partial in partials:
        member = partial["member"]
        require(len(partial["rows"]) == len(record["manifest"]["candidates"]), f"rows of member {member}")
        share_key = record.share_keys[member - 1]
        for candidate, (row, total) in enumerate(zip(partial["rows"], totals), 1):
            for level, (item, (U, V)) in enumerate(zip(row, total), 1):
                c, r = (int.from_bytes(hexed(item[key]), "little") for key in ("challenge", "response"))
                W = hexed(item["partial"])
                T1 = sodium.subtract(sodium.base(r), sodium.multiply(c, share_key))
                T2 = sodium.subtract(sodium.multiply(r, U), sodium.multiply(c, W))
                computed = Hs("decryption", b(record.attendance_digest), b(record.S), n(record.statement["collected"]),
                              n(member), p(share_key), n(candidate), n(level), p(U), p(V), p(W), p(T1), p(T2))
                require(computed == c, f"member {member}, candidate {candidate}, {LEVELS[level - 1]}")


def counts(record):
    """[[high, confidence, low], …] as the partial decryptions give them; None where one is out of range."""
    members = record.statement["members"]
    lagrange = []
    for i in members:
        top = bottom = 1
        for j in members:
            if j != i:
                top, bottom = top * j % sodium.Q, bottom * (j - i) % sodium.Q
        lagrange.append(top * pow(bottom, -1, sodium.Q) % sodium.Q)
    table = {sodium.base(value): value for value in range(record.statement["collected"] + 1)}
    result = []
    for candidate, total in enumerate(sums(record)):
        row = []
        for level, (_, V) in enumerate(total):
            for coefficient, partial in zip(lagrange, record["tally"]["partials"]):
                W = hexed(partial["rows"][candidate][level]["partial"])
                V = sodium.subtract(V, sodium.multiply(coefficient, W))
            row.append(table.get(V))
        result.append(row)
    return result


def combination(record):
    for candidate, row in enumerate(counts(record), 1):
        require(None not in row, f"candidate {candidate}: out of range")
        require(sum(row) <= record.statement["collected"], f"candidate {candidate}: more than collected")


def percent(value, base):
    """Half up, two decimals."""
    hundredths = (value * 20000 + base) // (2 * base)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def result(record):
    collected = record.statement["collected"]
    base = collected if record.conference["percent_base"] == "collected" else record.conference["total_members"]
    candidates = []
    for number, (high, confidence, low) in enumerate(counts(record), 1):
        clause = CLAUSE_TWO_THIRDS if 3 * low >= 2 * base else CLAUSE_OVER_HALF if 2 * low > base else ""
        valid = high + confidence + low
        candidates.append({
            "clause": clause, "confidence": confidence, "confidence_percent": percent(confidence, base),
            "high": high, "high_percent": percent(high, base), "invalid": collected - valid, "low": low,
            "low_percent": percent(low, base), "number": number, "valid": valid})
    require(record["result"] == {"candidates": candidates, "collected": collected, "format": 1,
                                 "issued": record.statement["issued"], "percent_base": base}, "result.json")
    named = record["named"]
    order = [(line["name"].encode("utf-8"), line["code"]) for line in named]
    require(order == sorted(order), "named.jsonl: order")
    cast = {ballot.data["code"] for ballot in record.cast}
    require(all(line["code"] in cast for line in named), "named.jsonl: a code that was not cast")
    require(len({line["code"] for line in named}) == len(named), "named.jsonl: a code twice")
