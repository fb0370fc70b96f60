"""Every test vector as another language reads it: the second verifier, written from PROTOCOL.md alone, must say of each
what it says of itself.

python3 check.py: prints what differs and how many vectors were looked at; exits 1 if anything differs.
What the second verifier has no need of (shares, complaints, encryption) is written here from the same page.
"""

import sys

sys.dont_write_bytecode = True

import json  # noqa: E402
import os  # noqa: E402
import shutil  # noqa: E402
import tempfile  # noqa: E402
from types import SimpleNamespace  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, os.pardir, "verifier"))

import canonical  # noqa: E402
import checks_ballots  # noqa: E402
import checks_ceremony  # noqa: E402
import checks_setup  # noqa: E402
import hashing  # noqa: E402
import sodium  # noqa: E402
import words  # noqa: E402
from hashing import H, Hs, b, n, p, s, t  # noqa: E402
from record import Record, Rejected, digest_of, statement_of  # noqa: E402
from verify import verify  # noqa: E402

FIELDS = {"bytes": lambda v: b(bytes.fromhex(v)), "text": t, "number": n, "point": lambda v: p(bytes.fromhex(v)),
          "scalar": lambda v: s(bytes.fromhex(v))}


def integer(hexed):
    return int.from_bytes(bytes.fromhex(hexed), "little")


def scalar_hex(number):
    return (number % sodium.Q).to_bytes(32, "little").hex()


def halves(hexed):
    data = bytes.fromhex(hexed)
    return data[:32], data[32:]


class Tally:
    """Counts what was looked at and keeps what differs."""

    def __init__(self):
        self.seen, self.findings = 0, []

    def same(self, name, found, stated):
        self.seen += 1
        if found != stated:
            self.findings.append(f"{name}: found {found!r}, stated {stated!r}")

    def judged(self, vector, found, where):
        """found: the check that refuses, None where none does."""
        stated = None if vector["expect"] == "accept" else vector["check"]
        good = vector["expect"] == "accept" and not vector["check"] and not vector["why"]
        if not good and not (vector["expect"] == "reject" and vector["why"]):
            self.findings.append(f"{where}: {vector['name']}: no such statement")
        self.same(f"{where}: {vector['name']}", found, stated)


def hashes(data, tally):
    for vector in data["hashes"]:
        fields = [FIELDS[field["type"]](field["value"]) for field in vector["fields"]]
        name = f"hashes: {vector['name']}"
        tally.same(name, hashing.encode(vector["tag"], fields).hex(), vector["encoded"])
        tally.same(name, H(vector["tag"], *fields).hex(), vector["digest"])
        tally.same(name, scalar_hex(Hs(vector["tag"], *fields)), vector["scalar"])


def group(data, tally):
    for kind, good in (("points", sodium.is_point), ("scalars", sodium.is_scalar)):
        for vector in data[kind]:
            found = None if good(bytes.fromhex(vector["encoding"])) else "encoding"
            tally.judged(vector, found, kind)
    for vector in data["hex"]:
        text = vector["text"]
        good = len(text) == 2 * vector["bytes"] and all(c in "0123456789abcdef" for c in text)
        tally.judged(vector, None if good else "canonical", "hex")
    for vector in data["reductions"]:
        tally.same(f"reduction: {vector['name']}", scalar_hex(integer(vector["wide"])), vector["scalar"])
    for vector in data["arithmetic"]:
        x, y = integer(vector["a"]), integer(vector["b"])
        for key, value in (("sum", x + y), ("difference", x - y), ("product", x * y),
                           ("inverse_of_a", pow(x, -1, sodium.Q))):
            tally.same(f"arithmetic: {key}", scalar_hex(value), vector[key])
    for vector in data["additions"]:
        left, right = bytes.fromhex(vector["left"]), bytes.fromhex(vector["right"])
        tally.same("addition", sodium.add(left, right).hex(), vector["sum"])
        tally.same("subtraction", sodium.subtract(left, right).hex(), vector["difference"])
    for vector in data["multiplications"]:
        number = integer(vector["scalar"])
        tally.same("of the base", sodium.base(number).hex(), vector["of_base"])
        tally.same("of a point", sodium.multiply(number, bytes.fromhex(vector["point"])).hex(), vector["of_point"])


def elgamal(data, tally):
    secret, key = integer(data["secret_key"]), bytes.fromhex(data["public_key"])
    tally.same("elgamal: key", sodium.base(secret), key)
    for vector in data["encryptions"]:
        nonce = integer(vector["nonce"])
        made = sodium.base(nonce) + sodium.add(sodium.multiply(nonce, key), sodium.base(vector["message"]))
        tally.same("encryption", made.hex(), vector["ciphertext"])
    for vector in data["sums"]:
        total = (sodium.IDENTITY, sodium.IDENTITY)
        for part in map(halves, vector["ciphertexts"]):
            total = sodium.add(total[0], part[0]), sodium.add(total[1], part[1])
        tally.same("sum", (total[0] + total[1]).hex(), vector["sum"])
        tally.same("message", sodium.subtract(total[1], sodium.multiply(secret, total[0])), sodium.base(vector["message"]))
    for vector in data["ciphertexts"]:
        good = all(map(sodium.is_point, halves(vector["ciphertext"])))
        tally.judged(vector, None if good else "encoding", "ciphertext")


def rows(data, tally):
    context = {key: bytes.fromhex(data["context"][key])
               for key in ("conference", "opening", "public_key", "terminal_key")}
    terminal = data["context"]["terminal"]
    record = SimpleNamespace(B=context["conference"], O=context["opening"], P=context["public_key"],
                             terminal_key=lambda number: {terminal: context["terminal_key"]}[number])
    for vector in data["ballots"]:
        line = canonical.parse(vector["opened_line"].encode())
        name = f"ballot: {vector['name']}"
        tally.same(name, canonical.compact(line).decode(), vector["opened_line"])
        ident, made, challenges, responses = checks_ballots.rebuild(
            record, terminal, bytes.fromhex(line["seed"]), line["marks"])
        X = statement_of(record, terminal, line["origin"], ident, made)
        D = digest_of(X, challenges, responses)
        tally.same(name, (X.hex(), D.hex()), (vector["binding"], vector["digest"]))
        tally.same(name, (ident.hex(), hashing.tracking_code(D)), (line["id"], line["code"]))
        tally.same(name, [{"challenges": [x.hex() for x in c], "ciphertexts": [(x + y).hex() for x, y in row],
                           "responses": [x.hex() for x in r]} for row, c, r in zip(made, challenges, responses)],
                   line["rows"])
    for vector in data["rows"]:
        tally.judged(vector, judge_row(vector), "row")


def judge_row(vector):
    proof = vector["proof"]
    row = [halves(text) for text in proof["ciphertexts"]]
    challenges, responses = ([bytes.fromhex(text) for text in proof[key]] for key in ("challenges", "responses"))
    if not all(map(sodium.is_point, [half for pair in row for half in pair])):
        return "encoding"
    if not all(map(sodium.is_scalar, challenges + responses)):
        return "encoding"
    holds = checks_ballots.row_holds(bytes.fromhex(vector["public_key"]), bytes.fromhex(vector["binding"]),
                                     vector["row"], row, challenges, responses)
    return None if holds else "rows"


def lagrange(members):
    coefficients = []
    for i in members:
        top = bottom = 1
        for j in members:
            if j != i:
                top, bottom = top * j, bottom * (j - i)
        coefficients.append(top * pow(bottom, -1, sodium.Q) % sodium.Q)
    return coefficients


def judge_partial(vector):
    proof = vector["proof"]
    W, c, r = (bytes.fromhex(proof[key]) for key in ("partial", "challenge", "response"))
    if not (sodium.is_point(W) and sodium.is_scalar(c) and sodium.is_scalar(r)):
        return "encoding"
    c, r = integer(proof["challenge"]), integer(proof["response"])
    U, V = halves(vector["sum"])
    Y = bytes.fromhex(vector["share_key"])
    T1 = sodium.subtract(sodium.base(r), sodium.multiply(c, Y))
    T2 = sodium.subtract(sodium.multiply(r, U), sodium.multiply(c, W))
    computed = Hs("decryption", b(bytes.fromhex(vector["attendance"])), b(bytes.fromhex(vector["set_root"])),
                  n(vector["collected"]), n(vector["member"]), p(Y), n(vector["candidate"]), n(vector["level"]), p(U),
                  p(V), p(W), p(T1), p(T2))
    return None if computed == c else "decryption"


def decryption(data, tally):
    for vector in data["proofs"]:
        tally.judged(vector, judge_partial(vector), "partial decryption")
    for vector in data["coefficients"]:
        tally.same("coefficients", [scalar_hex(value) for value in lagrange(vector["members"])], vector["coefficients"])
    for vector in data["combinations"]:
        _, V = halves(vector["sum"])
        for coefficient, W in zip(lagrange(vector["members"]), vector["partials"]):
            V = sodium.subtract(V, sodium.multiply(coefficient, bytes.fromhex(W)))
        counts = [value for value in range(vector["collected"] + 1) if sodium.base(value) == V]
        tally.judged(vector, None if counts else "combination", "combination")
        tally.same("count", counts or [0], [vector["count"]])


def signatures(data, tally):
    for vector in data["signatures"]:
        holds = sodium.signed(*(bytes.fromhex(vector[key]) for key in ("key", "digest", "signature")))
        tally.judged(vector, None if holds else "", "signature")
    for vector in data["minisign"]:
        record = SimpleNamespace(raw={"files.json": vector["content"].encode(),
                                      "files.json.minisig": vector["signature"].encode(),
                                      "record.pub": vector["record_pub"].encode()})
        try:
            checks_setup.list_signed(record)
            found = None
        except Rejected:
            found = "signature"
        tally.judged(vector, found, "minisign")


def codes(data, tally):
    for vector in data["codes"]:
        tally.same("code", hashing.tracking_code(bytes.fromhex(vector["digest"])), vector["code"])
    for vector in data["typed_codes"]:
        read = hashing.read_code(vector["typed"])
        tally.judged(vector, "" if read is None else None, "typed code")
        tally.same("typed code", read or "", vector["code"])
    right = {}
    for vector in data["fingerprints"]:
        digest = H("fingerprint", b(bytes.fromhex(vector["conference"])))
        right[vector["conference"]] = words.words_of(digest)
        tally.same("fingerprint", right[vector["conference"]], vector["words"])
    for vector in data["typed_words"]:
        same = words.fold(vector["typed"]) == words.fold(" ".join(right[vector["conference"]]))
        tally.judged(vector, None if same else "fingerprint", "typed words")


def of_section_1(value):
    """Whether a parsed value has only the types and numbers of canonical JSON."""
    if isinstance(value, dict):
        return all(map(of_section_1, value.values()))
    if isinstance(value, list):
        return all(map(of_section_1, value))
    return isinstance(value, str) or (type(value) is int and 0 <= value <= canonical.LARGEST)


def documents(data, tally):
    for vector in data["documents"]:
        raw = bytes.fromhex(vector["bytes"])
        try:
            if vector["layout"] == "file":
                value = canonical.read_file(raw)
            else:
                (value,) = canonical.read_lines(raw + b"\n")
            found = None if of_section_1(value) else "canonical"
        except (canonical.NotCanonical, ValueError):
            found = "canonical"
        tally.judged(vector, found, "canonical")


def records(data, tally):
    scratch = tempfile.mkdtemp()
    try:
        for number, vector in enumerate([{"changed": {}, "missing": [], "fingerprint": "", "expect": "accept",
                                          "check": "", "why": "", "name": "honest"}, *data["records"]]):
            folder = os.path.join(scratch, str(number))
            os.mkdir(folder)
            for name, content in (data["honest"] | vector["changed"]).items():
                if name not in vector["missing"]:
                    with open(os.path.join(folder, name), "wb") as file:
                        file.write(content.encode())
            tally.judged(vector, verify(Record(folder), vector["fingerprint"] or None), "record")
    finally:
        shutil.rmtree(scratch)


FILES = {"canonical.json": documents, "ceremony.json": checks_ceremony.ceremony, "codes.json": codes,
         "decryption.json": decryption, "elgamal.json": elgamal, "group.json": group, "hashes.json": hashes,
         "records.json": records, "rows.json": rows, "signatures.json": signatures}


def main():
    tally = Tally()
    names = sorted(name for name in os.listdir(HERE) if name.endswith(".json"))
    tally.same("files", names, sorted(FILES))
    for name in names:
        before = tally.seen
        with open(os.path.join(HERE, name), encoding="utf-8") as file:
            data = json.load(file)
        tally.same(f"{name}: format", data["format"], 1)
        FILES[name](data, tally)
        print(f"{name}: {tally.seen - before - 1}")
    for finding in tally.findings:
        print(finding)
    print(f"{tally.seen} answers, {len(tally.findings)} findings")
    return 1 if tally.findings or tally.seen < 500 else 0


if __name__ == "__main__":
    sys.exit(main())
