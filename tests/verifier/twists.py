"""What a twisted record is made of, by somebody who holds every key: (label, the check that must name it, twists)."""

import copy

import sodium
from forge import Key, hexed
from hashing import H, t

HIGH_Q = sodium.Q.to_bytes(32, "little").hex()
ZERO = "0" * 64
NO_POINT = "01" + "0" * 62  # odd, so no canonical encoding


def put(*path_and_value):
    """A function that sets the value at a path."""
    *path, last, new = path_and_value

    def change(value):
        for step in path:
            value = value[step]
        value[last] = new(value[last]) if callable(new) else new
    return change


def grown(by):
    return lambda value: value + by


def both(*changes):
    def change(value):
        for one in changes:
            one(value)
    return change


def _values(items):
    """One more point than threshold, or a value hidden behind a right commitment."""
    items[0]["vector"] = items[0]["vector"] + [items[1]["vector"][0]]


def _short(items):
    items[0]["vector"] = items[0]["vector"][:1]


def _double_mark(made):
    """A row that holds high and low at once, its proof left as it is."""
    ident, rows, challenges, responses = made
    first, second = rows[0][2]
    rows[0][2] = (first, sodium.add(second, sodium.base(1)))
    return ident, rows, challenges, responses


def _shifted_challenge(made):
    ident, rows, challenges, responses = made
    challenges[0][0] = ((int.from_bytes(challenges[0][0], "little") + 1) % sodium.Q).to_bytes(32, "little")
    return ident, rows, challenges, responses


def _shifted_response(branch):
    def change(made):
        ident, rows, challenges, responses = made
        value = int.from_bytes(responses[1][branch], "little")
        responses[1][branch] = ((value + 1) % sodium.Q).to_bytes(32, "little")
        return ident, rows, challenges, responses
    return change


def _copied_first_point(made):
    ident, rows, challenges, responses = made
    rows[1][0] = (rows[0][0][0], rows[1][0][1])
    return ident, rows, challenges, responses


def _other_id(made):
    return (H("example", t("id"))[:16],) + made[1:]


def _same_id(made):
    return (bytes(16),) + made[1:]


def _larger(signature):
    """The same signature to a verifier that does not look at the scalar's range."""
    return signature[:64] + (int.from_bytes(bytes.fromhex(signature[64:]), "little") + sodium.Q).to_bytes(32, "little").hex()


def _twice(cast):
    return cast + [copy.deepcopy(cast[0])]


def _restarts(count, reason="power", member=0, first=1):
    return put("restarts", [{"attempt": first + i, "member": member, "reason": reason} for i in range(count)])


def _manifest(label, *path_and_value):
    return f"manifest, {label}", "manifest", {"manifest.json": put(*path_and_value)}


def _late(label, check, name, *path_and_value):
    return f"{name} late, {label}", check, {"late": put(name, *path_and_value)}


def _count(label, check, **changes):
    def change(statement):
        statement.update(changes)
    return f"attendance, {label}", check, {"attendance": change}


def _slips(label, **changes):
    return f"slips, {label}", "slips", {"closing": lambda statements: statements[0]["slips"].update(changes)}


ORDER = ("candidates", 0)
# Both terminals closed, the second with one ballot and one slip.
BOXES = {"cast at": lambda x: [1, 2, 1], "closed": lambda x: [1, 2], "missing": lambda x: [],
         "certificates": put(1, "slips", 1),
         "attendance": lambda x: x.update(issued=5, summoned=5, attended=5, present_at_voting=5),
         "manifest.json": put("conference", "summoned", 5), "opening": lambda x: x.update(attended=5, present=5)}
TWISTS = [
    ("nothing", None, {}),
    ("five restarts", None, {"transcript": _restarts(5, "bad_share", 2)}),
    ("a rehearsal", None, {"manifest.json": put("kind", "rehearsal")}),
    ("percentages of all members", None, {"manifest.json": put("conference", "percent_base", "total_members")}),
    ("three sign everything", None, {"attendance": put("members", [1, 2, 3]), "log": put(2, "fields", "members", 3)}),
    ("just two thirds there", None, {"manifest.json": lambda m: m["conference"].update(
        summoned=6, total_members=6), "attendance": put("summoned", 6)}),
    ("texts with every escape", None, {"manifest.json": put("conference", "title", '"\\\b\f\n\r\t\x00\x1f\x7f\u2028/😀e\u0301')}),
    ("percentages of very many members", None, {"manifest.json": lambda m: m["conference"].update(
        percent_base="total_members", total_members=2**31 + 1)}),
    ("no log at all", None, {"log": lambda x: [], "closing": lambda x: x[0].update(
        log={"entries": 0, "head": ZERO})}),
    ("nothing named, nothing discarded", None, {"named.jsonl": lambda x: [], "digests": put("discarded", [])}),
    ("a name signs twice", None, {"named.jsonl": lambda x: [
        line | {"name": "Lê Thị Ký"} for line in sorted(x, key=lambda line: line["code"])]}),
    ("terminal missing for no reason", None, {"missing": put(0, "reason", "")}),
    ("two boxes", None, BOXES),
    # version
    ("format 2", "version", {"manifest.json": put("format", 2)}),
    ("format 0 of the tally", "version", {"tally.json": put("format", 0)}),
    ("another protocol", "version", {"manifest.json": put("protocol", "tinnhiem/2")}),
    ("another kind", "version", {"manifest.json": put("kind", "demo")}),
    # encoding
    _late("scalar q", "encoding", "cast.jsonl", 0, "rows", 0, "challenges", 0, HIGH_Q),
    _late("scalar of ones", "encoding", "opened.jsonl", 0, "rows", 0, "responses", 3, "f" * 64),
    _late("identity", "encoding", "cast.jsonl", 0, "rows", 0, "ciphertexts", 0, ZERO + ZERO),
    _late("second point no point", "encoding", "cast.jsonl", 1, "rows", 1, "ciphertexts", 2,
          lambda value: value[:64] + NO_POINT),
    _late("identity", "encoding", "tally.json", "partials", 0, "rows", 0, 0, "partial", ZERO),
    _late("scalar q", "encoding", "tally.json", "partials", 1, "rows", 1, 2, "response", HIGH_Q),
    _late("no public key", "encoding", "ceremony.json", "transcript", "public_key", ZERO),
    _late("no encryption key", "encoding", "ceremony.json", "transcript", "members", 0, "encryption_key", NO_POINT),
    _late("scalar q", "encoding", "ceremony.json", "transcript", "members", 2, "possession", "response", HIGH_Q),
    *(_late(label, "encoding", "tally.json", "partials", 0, "rows", 0, 1, "partial", value) for label, value in (
        ("the field's prime", "ed" + "f" * 60 + "7f"), ("all ones", "f" * 64),
        ("high bit", lambda value: value[:-2] + f"{int(value[-2:], 16) | 128:02x}"),
        ("negated", lambda value: (2**255 - 19 - int.from_bytes(bytes.fromhex(value), "little")).to_bytes(
            32, "little").hex()))),
    # manifest
    _manifest("no candidates", "candidates", []),
    _manifest("number 2 first", *ORDER, "number", 2),
    _manifest("no name", *ORDER, "name", ""),
    _manifest("no position", *ORDER, "position", ""),
    _manifest("201 candidates", "candidates", lambda c: [c[0] | {"number": i} for i in range(1, 202)]),
    _manifest("one member", "committee", lambda c: c[:1]),
    _manifest("16 members", "committee", lambda c: [c[0] | {"index": i} for i in range(1, 17)]),
    _manifest("member without name", "committee", 1, "name", ""),
    _manifest("members from 0", "committee", lambda c: [x | {"index": x["index"] - 1} for x in c]),
    _manifest("nobody summoned", "conference", "summoned", 0),
    _manifest("more summoned than members", "conference", "summoned", 6),
    _manifest("threshold 1", "threshold", 1),
    _manifest("threshold over n", "threshold", 4),
    _manifest("no terminal", "terminals", 0),
    _manifest("101 terminals", "terminals", 101),
    _manifest("minimum 1", "minimum_ballots", 1),
    # members
    ("another manifest's digest", "members", {"transcript": put("manifest", ZERO)}),
    ("another name", "members", {"values": put(1, "name", "Ai khác")}),
    ("indices swapped", "members", {"transcript": both(put("members", 0, "index", 2), put("members", 1, "index", 1))}),
    ("a member less", "members", {"transcript": put("members", lambda x: x[:2])}),
    ("one signing key twice", "members", {"values": lambda v: v[1].update(signing_key=v[0]["signing_key"])}),
    ("one encryption key twice", "members", {"values": lambda v: v[1].update(encryption_key=v[0]["encryption_key"])}),
    # commitments
    ("blind changed", "commitments", {"committed": put(0, "blind", ZERO)}),
    ("encryption key changed", "commitments", {"committed": put(0, "encryption_key", sodium.base(5).hex())}),
    ("vector longer", "commitments", {"values": _values}),
    ("vector shorter", "commitments", {"values": _short}),
    ("all vectors longer", "commitments", {"vector length": grown(1)}),
    ("vector changed", "commitments", {"committed": put(2, "vector", 1, sodium.base(5).hex())}),
    ("six restarts", "commitments", {"transcript": _restarts(6)}),
    ("restart of unknown reason", "canonical", {"transcript": _restarts(1, "rain")}),
    ("restart by a stranger", "commitments", {"transcript": _restarts(1, "withdrew", 4)}),
    ("restarts from 2", "commitments", {"transcript": _restarts(2, first=2)}),
    # possession
    ("challenge changed", "possession", {"possession 1": put("possession", "challenge", hexed(5))}),
    ("response changed", "possession", {"possession 2": put("possession", "response", hexed(5))}),
    ("reveal signature changed", "possession", {"transcript": put("members", 0, "reveal_signature", "0" * 128)}),
    ("a signing key of others", "possession", {"values": put(0, "signing_key", Key("stranger").public.hex())}),
    ("a signing key of small order", "possession", {"values": put(0, "signing_key", "01" + "0" * 62)}),
    # keys
    ("public key changed", "keys", {"transcript": put("public_key", sodium.base(5).hex())}),
    ("share key changed", "keys", {"transcript": put("members", 1, "share_key", sodium.base(5).hex())}),
    # transcript
    ("a signature changed", "transcript", {"ceremony.json": put("signatures", 0, "0" * 128)}),
    ("signatures swapped", "transcript", {"ceremony.json": put("signatures", lambda x: [x[1], x[0], x[2]])}),
    ("a signature less", "transcript", {"ceremony.json": put("signatures", lambda x: x[:2])}),
    ("a signature more", "transcript", {"ceremony.json": put("signatures", lambda x: x + x[:1])}),
    # opening
    ("too few signers", "opening", {"opening.json": put("signatures", lambda x: x[:1])}),
    ("one signer twice", "opening", {"opening.json": put("signatures", lambda x: x[:1] + x[:1])}),
    ("signers not sorted", "opening", {"opening.json": put("signatures", lambda x: x[::-1])}),
    ("signer 0", "opening", {"opening.json": put("signatures", 0, "member", 0)}),
    ("signer 4", "opening", {"opening.json": put("signatures", 1, "member", 4)}),
    ("signature with a larger scalar", "opening", {"opening.json": put("signatures", 0, "signature", _larger)}),
    ("signature with a point of small order", "opening", {"opening.json": put(
        "signatures", 0, "signature", lambda value: "01" + "0" * 62 + value[64:])}),
    ("signature on another opening", "opening", {"opening.json": put("statement", "attended", 3)}),
    ("certificate for more slips", "opening", {"certificates.json": put("certificates", 0, "statement", "slips", 9)}),
    ("certificates swapped", "opening", {"certificates.json": put("certificates", lambda x: x[::-1])}),
    ("terminal missing", "opening", {"certificates.json": put("certificates", lambda x: x[:1])}),
    ("one key for both terminals", "opening", {"certificates": lambda x: x[1].update(
        signing_key=x[0]["signing_key"])}),
    ("another record key", "opening", {"record key": lambda key: Key("stranger")}),
    ("terminal 2's record key", "opening", {"record key": lambda key: Key("terminal 2")}),
    # ballots
    _late("row dropped", "ballots", "cast.jsonl", 0, "rows", lambda rows: rows[:1]),
    _late("row more", "ballots", "cast.jsonl", 0, "rows", lambda rows: rows + rows[:1]),
    _late("terminal 3", "ballots", "cast.jsonl", 0, "terminal", 3),
    _late("terminal 0", "ballots", "opened.jsonl", 0, "terminal", 0),
    _late("missing terminal", "ballots", "cast.jsonl", 0, "terminal", 2),
    _late("missing terminal", "ballots", "discarded.jsonl", 0, "terminal", 2),
    _late("terminal 9", "ballots", "discarded.jsonl", 0, "terminal", 9),
    _late("origin paper", "ballots", "cast.jsonl", 0, "origin", "paper"),
    _late("origin empty", "ballots", "opened.jsonl", 0, "origin", ""),
    # codes
    _late("code changed", "codes", "cast.jsonl", 0, "code", "0000-0000-0000-0000-0000"),
    _late("code in lower case", "codes", "cast.jsonl", 0, "code", lambda code: code.lower()),
    _late("id changed", "codes", "cast.jsonl", 0, "id", "0" * 32),
    ("cast late, order", "codes", {"late": put("cast.jsonl", lambda lines: lines[::-1])}),
    ("discarded late, order", "codes", {"late": put("discarded.jsonl", lambda lines: lines[::-1])}),
    _late("code changed", "codes", "discarded.jsonl", 0, "code", "0000-0000-0000-0000-0000"),
    _late("digest changed", "codes", "discarded.jsonl", 0, "digest", ZERO),
    _late("code changed", "codes", "opened.jsonl", 0, "code", "0000-0000-0000-0000-0000"),
    # unique
    ("a ballot twice", "unique", {"cast": _twice}),
    ("a discarded ballot twice", "unique", {"discarded.jsonl": lambda lines: lines[:1] + lines}),
    ("a first point twice", "unique", {"ballot 1": _copied_first_point}),
    ("an id twice", "unique", {"ballot 1": _same_id, "ballot 2": _same_id}),
    ("discarded and opened", "unique", {"digests": lambda x: x.update(discarded=[x["opened"]])}),
    ("discarded and cast", "unique", {"digests": lambda x: x.update(discarded=[x["cast"]])}),
    # rows
    ("high and low at once", "rows", {"ballot 1": _double_mark}),
    ("challenge shifted", "rows", {"ballot 2": _shifted_challenge}),
    ("response 1 shifted", "rows", {"ballot 2": _shifted_response(0)}),
    ("response 4 shifted", "rows", {"ballot 3": _shifted_response(3)}),
    ("id exchanged", "rows", {"ballot 3": _other_id}),
    ("opened ballot's proof", "rows", {"ballot 10": _shifted_response(1)}),
    # opened
    _late("marks changed", "opened", "opened.jsonl", 0, "marks", ["high", ""]),
    _late("marks less", "opened", "opened.jsonl", 0, "marks", ["low"]),
    _late("marks more", "opened", "opened.jsonl", 0, "marks", ["low", "", ""]),
    _late("seed changed", "opened", "opened.jsonl", 0, "seed", ZERO),
    # closing
    ("no closing at all", "closing", {"closing": lambda x: [], "missing": lambda x: x[:0]}),
    ("terminal 2 in neither list", "closing", {"missing": lambda x: []}),
    ("terminal 2 missing twice", "closing", {"missing": lambda x: x + x}),
    ("terminal 3 missing", "closing", {"missing": lambda x: x + [{"reason": "", "terminal": 3}]}),
    ("terminal 1 closed twice", "closing", {"closing": lambda x: x + x}),
    ("cast count", "closing", {"closing": put(0, "cast", "count", 2)}),
    ("cast root", "closing", {"closing": put(0, "cast", "root", ZERO)}),
    ("opened root", "closing", {"closing": put(0, "opened", "root", ZERO)}),
    ("discarded count", "closing", {"closing": put(0, "discarded", "count", 0)}),
    ("closing's signature", "closing", {"closing.json": put("closings", 0, "signature", "0" * 128)}),
    ("a cast ballot dropped", "closing", {"late": put("cast.jsonl", lambda lines: lines[1:])}),
    ("a discarded ballot dropped", "closing", {"late": put("discarded.jsonl", lambda lines: lines[1:])}),
    ("two boxes, their closings swapped", "closing", BOXES | {"closing": lambda x: x[::-1]}),
    ("two boxes, one signs for the other", "closing", BOXES | {
        "closing.json": put("closings", lambda x: [x[0], x[1] | {"signature": x[0]["signature"]}])}),
    ("two boxes, a terminal closed and missing", "closing", BOXES | {
        "missing": lambda x: [{"reason": "hỏng", "terminal": 2}], "cast at": lambda x: [1, 1, 1]}),
    # slips
    _slips("issued over the certificate", issued=5, left=2),
    _slips("do not add up", left=0),
    _slips("used under cast", used=2, left=2),
    _slips("used over cast", used=4, left=0),
    _slips("cancelled, but issued counted", cancelled=1, left=0),
    ("slips of a missing terminal", "slips", {"certificates": put(1, "slips", 3)}),
    _count("issued", "slips", issued=3),
    _slips("sum of more than 32 bits", cancelled=2**32 - 1, left=2),
    ("issued of more than 32 bits", "slips", {"certificates": put(1, "slips", 2**32 - 1),
                                              "attendance": put("issued", 3)}),
    _slips("cancelled more than issued", cancelled=5, left=2**32 - 4),
    # attendance
    _count("set root", "attendance", set_root=ZERO),
    _count("summoned", "attendance", summoned=3),
    _count("collected less", "attendance", collected=2),
    ("attendance, one member", "attendance", {"attendance": put("members", [1]), "log": put(2, "fields", "members", 1)}),
    _count("member twice", "attendance", members=[1, 1]),
    _count("members not sorted", "attendance", members=[3, 1]),
    _count("member 0", "attendance", members=[0, 1]),
    _count("member 4", "attendance", members=[1, 4]),
    ("another signs", "attendance", {"signers": lambda x: [1, 2]}),
    ("one more signs", "attendance", {"signers": lambda x: [1, 2, 3]}),
    ("one less signs", "attendance", {"signers": lambda x: [1]}),
    ("attendance changed after signing", "attendance", {"attendance.json": put("statement", "absent", 1)}),
    # quorum
    _count("attended over summoned", "quorum", attended=5),
    _count("present over summoned", "quorum", present_at_voting=5),
    _count("absent over summoned", "quorum", absent=5),
    _count("issued over present", "quorum", present_at_voting=3),
    _count("attended under two thirds", "quorum", attended=2),
    ("opening: present over attended", "quorum", {"opening": put("attended", 3)}),
    ("opening: attended over summoned", "quorum", {"opening": put("attended", 5)}),
    ("opening: present under two thirds", "quorum", {"opening": put("present", 2)}),
    ("fewer ballots than the minimum", "quorum", {"manifest.json": put("minimum_ballots", 4)}),
    ("very many summoned", "quorum", {
        "manifest.json": lambda m: m["conference"].update(summoned=2**31 + 1, total_members=2**31 + 1),
        "attendance": put("summoned", 2**31 + 1)}),
    # decryption
    ("a wrong share", "decryption", {"share": lambda x: x + 1}),
    ("partials of others", "decryption", {"partials of": lambda x: [1, 2]}),
    ("partials less", "decryption", {"partials of": lambda x: [1]}),
    ("partials swapped", "decryption", {"partials of": lambda x: [3, 1]}),
    ("partials' rows swapped", "decryption", {"late": put("tally.json", "partials", 0, "rows", lambda x: x[::-1])}),
    ("partials' row dropped", "decryption", {"late": put("tally.json", "partials", 0, "rows", lambda x: x[:1])}),
    ("partials' row more", "decryption", {"late": put("tally.json", "partials", 0, "rows", lambda x: x + x[:1])}),
    ("partials' levels swapped", "decryption", {"late": put("tally.json", "partials", 1, "rows", 0, lambda x: x[::-1])}),
    ("partial changed", "decryption", {"late": put("tally.json", "partials", 1, "rows", 0, 0, "partial",
                                                         sodium.base(5).hex())}),
    # result
    ("a count moved", "result", {"result.json": both(put("candidates", 0, "high", grown(1)),
                                                     put("candidates", 0, "low", grown(1)))}),
    ("percent with a comma", "result", {"result.json": put("candidates", 0, "high_percent", "66,67")}),
    ("percent rounded down", "result", {"result.json": put("candidates", 0, "high_percent", "66.66")}),
    ("clause left out", "result", {"result.json": put("candidates", 1, "clause", "")}),
    ("invalid", "result", {"result.json": put("candidates", 1, "invalid", 0)}),
    ("base", "result", {"result.json": put("percent_base", 5)}),
    ("issued", "result", {"result.json": put("issued", 3)}),
    ("candidates swapped", "result", {"result.json": put("candidates", lambda x: x[::-1])}),
    ("candidate less", "result", {"result.json": put("candidates", lambda x: x[:1])}),
    ("named: unknown code", "result", {"named.jsonl": put(0, "code", "0000-0000-0000-0000-0000")}),
    ("named: a code twice", "result", {"named.jsonl": lambda x: x + [x[0] | {"name": "Ông Ký"}]}),
    ("named: codes of one name not in order", "result", {"named.jsonl": lambda x: [
        line | {"name": "Lê Thị Ký"} for line in sorted(x, key=lambda line: line["code"], reverse=True)]}),
    ("named: order", "result", {"named.jsonl": lambda x: x[::-1]}),
]
