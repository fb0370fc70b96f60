"""A whole record of an invented conference, made from PROTOCOL.md with keys of its own, wrong where a twist says so.

A twist is (stage, function): at that stage the function changes the value in place or returns another, and all that is
made afterwards (hashes, proofs, signatures) is made on it by the genuine keys. So a twist reaches the checks behind the
signature.
"""

import base64
import ctypes
import hashlib

import canonical
import sodium
from checks_ballots import rebuild
from checks_count import counts, percent, sums
from checks_setup import KEY_COMMENT, SIGNATURE_COMMENT, TRUSTED_COMMENT
from doctor import encoded, read, redo_digests, write
from hashing import H, Hs, b, n, p, s, t, tracking_code
from record import Record, digest_of, statement_of

MEMBERS, THRESHOLD = 3, 2


class Key:
    """An Ed25519 key made from a label."""

    def __init__(self, label):
        self.public, self._secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(64)
        sodium._lib.crypto_sign_seed_keypair(self.public, self._secret, H("example", t(label)))
        self.public = self.public.raw

    def sign(self, message):
        out = ctypes.create_string_buffer(64)
        sodium._lib.crypto_sign_detached(out, None, message, ctypes.c_ulonglong(len(message)), self._secret)
        return out.raw


def hexed(number):
    return (number % sodium.Q).to_bytes(32, "little").hex()


class Forge:
    """Makes one record. twists: {stage: function}; name: another one has other keys, seeds and blinds."""

    def __init__(self, twists=None, name=""):
        self.twists = dict(twists or {})
        self.name = name
        self.record = Record("")
        self.members = [Key(f"{name}member {i}") for i in range(1, MEMBERS + 1)]
        self.terminals = {i: Key(f"{name}terminal {i}") for i in range(1, 4)}

    def drawn(self, label, *numbers):
        """32 bytes that a program would draw at random."""
        return H("example", t(self.name + label), *map(n, numbers))

    def scalar(self, label, *numbers):
        return Hs("example", t(self.name + label), *map(n, numbers))

    def stage(self, name, value):
        if name in self.twists:
            changed = self.twists[name](value)
            return value if changed is None else changed
        return value

    def keep(self, name, value):
        """A file's value, for the record and for the digests that follow."""
        value = self.stage(name, value)
        self.record.json[name] = value
        self.record.raw[name] = encoded(name, value)

    def signatures(self, digest, signers=(1, 2)):
        return [{"member": i, "signature": self.members[i - 1].sign(digest).hex()} for i in signers]

    def manifest(self):
        self.keep("manifest.json", {
            "candidates": [{"name": "Nguyễn Thị Mẫu", "number": 1, "position": "Ủy viên", "unit": ""},
                           {"name": "Trần Văn Thử", "number": 2, "position": "Ủy viên", "unit": "Đơn vị A"}],
            "committee": [{"index": i, "name": f"Thành viên {i}"} for i in range(1, MEMBERS + 1)],
            "conference": {"date": "2030-01-02", "electorate": "Hội nghị", "organising_body": "Đơn vị A",
                           "percent_base": "collected", "place": "Hội trường", "positions": "Ủy viên", "summoned": 4,
                           "superior_body": "", "title": "Thử", "total_members": 5},
            "format": 1, "kind": "real", "minimum_ballots": 2, "protocol": "tinnhiem/1", "terminals": 2,
            "threshold": THRESHOLD})

    def ceremony(self):
        M, k = b(self.record.M), self.stage("vector length", THRESHOLD)
        self.coefficients = [[self.scalar("coefficient", i, j) for j in range(k)] for i in range(1, MEMBERS + 1)]
        listed = []
        for i in range(1, MEMBERS + 1):
            listed.append({
                "blind": self.drawn("blind", i).hex(), "index": i, "name": f"Thành viên {i}",
                "encryption_key": sodium.base(self.scalar("encryption key", i)).hex(),
                "signing_key": self.members[i - 1].public.hex(),
                "vector": [sodium.base(a).hex() for a in self.coefficients[i - 1]]})
        self.stage("values", listed)
        for i, member in enumerate(listed, 1):
            member["commitment"] = H(
                "ceremony.commitment", M, n(MEMBERS), n(THRESHOLD), n(i), t(member["name"]), *self._keys(member),
                b(bytes.fromhex(member["blind"]))).hex()
        self.stage("committed", listed)
        everybody = [b(bytes.fromhex(m["commitment"])) for m in listed]
        for i, member in enumerate(listed, 1):
            r = self.scalar("possession nonce", i)
            c = Hs("ceremony.possession", M, n(MEMBERS), n(THRESHOLD), n(i), *self._keys(member), *everybody,
                   p(sodium.base(r)))
            member["possession"] = {"challenge": hexed(c), "response": hexed(r + c * self.coefficients[i - 1][0])}
            self.stage(f"possession {i}", member)
            proof = member["possession"]
            digest = H("ceremony.reveal", M, n(MEMBERS), n(THRESHOLD), n(i), everybody[i - 1],
                       b(bytes.fromhex(member["blind"])), s(bytes.fromhex(proof["challenge"])),
                       s(bytes.fromhex(proof["response"])))
            member["reveal_signature"] = self.members[i - 1].sign(digest).hex()
        shares = [sum(a * j**power for row in self.coefficients for power, a in enumerate(row)) % sodium.Q
                  for j in range(1, MEMBERS + 1)]
        self.shares = shares
        for member, share in zip(listed, shares):
            member["share_key"] = sodium.base(share).hex()
        transcript = {"manifest": self.record.M.hex(), "members": listed, "restarts": [],
                      "public_key": sodium.base(sum(row[0] for row in self.coefficients)).hex()}
        transcript = self.stage("transcript", transcript)
        self.record.json["ceremony.json"] = {"format": 1, "signatures": [], "transcript": transcript}
        digest = H("ceremony.signature", b(self.record.T))
        self.keep("ceremony.json", {"format": 1, "signatures": [key.sign(digest).hex() for key in self.members],
                                    "transcript": transcript})

    @staticmethod
    def _keys(member):
        vector = [p(bytes.fromhex(point)) for point in member["vector"]]
        return (b(bytes.fromhex(member["signing_key"])), p(bytes.fromhex(member["encryption_key"])), n(len(vector)),
                *vector)

    def opening(self):
        record = self.record
        statement = self.stage("opening", {"attended": 4, "present": 4})
        record.json["opening.json"] = {"format": 1, "signatures": [], "statement": statement}
        self.keep("opening.json", {"format": 1, "signatures": self.signatures(record.O), "statement": statement})
        statements = self.stage("certificates", [
            {"signing_key": self.terminals[i].public.hex(), "slips": 4 if i == 1 else 0, "terminal": i}
            for i in (1, 2)])
        self.keep("certificates.json", {"certificates": [
            {"signatures": self.signatures(H("certificate", b(record.B), b(record.O), b(canonical.compact(x)))),
             "statement": x} for x in statements], "format": 1})

    def ballot(self, terminal, seed, marks):
        ident, rows, challenges, responses = self.stage(f"ballot {seed}", rebuild(
            self.record, terminal, self.drawn("ballot seed", seed), marks))
        X = statement_of(self.record, terminal, "terminal", ident, rows)
        return {"code": tracking_code(digest_of(X, challenges, responses)), "id": ident.hex(), "origin": "terminal",
                "rows": [{"challenges": [x.hex() for x in c], "ciphertexts": [(x + y).hex() for x, y in row],
                          "responses": [x.hex() for x in r]} for row, c, r in zip(rows, challenges, responses)],
                "terminal": terminal}

    def boxes(self):
        marks = [["high", "low"], ["high", ""], ["confidence", "low"]]
        cast = self.stage("cast", [
            self.ballot(terminal, i, row)
            for i, (row, terminal) in enumerate(zip(marks, self.stage("cast at", [1, 1, 1])), 1)])
        opened = self.ballot(1, 10, ["low", ""])
        opened |= {"marks": ["low", ""], "seed": self.drawn("ballot seed", 10).hex()}
        self.keep("cast.jsonl", sorted(cast, key=lambda line: line["code"]))
        self.keep("opened.jsonl", self.stage("opened", [opened]))
        digests = self.stage("digests", {
            "discarded": [self.drawn("discarded", i) for i in (1, 2)],
            "cast": self.record.cast[0].D, "opened": self.record.opened[0].D})
        self.keep("discarded.jsonl", [{"code": tracking_code(d), "digest": d.hex(), "terminal": 1}
                                      for d in sorted(digests["discarded"])])
        self.keep("named.jsonl", [{"code": self.record["cast"][i]["code"], "name": name}
                                  for i, name in ((1, "Lê Thị Ký"), (0, "Mạc Ký"))])

    def log(self):
        lines = self.stage("log", [{"event": "conference_loaded", "fields": {}},
                                   {"event": "slips_issued", "fields": {"count": 4, "terminal": 1}},
                                   {"event": "counted", "fields": {"collected": 3, "members": 2}}])
        self.heads = [bytes(32)]
        for index, line in enumerate(lines, 1):
            lines[index - 1] = {"index": index, "previous": self.heads[-1].hex(), "time": "2030-01-02T08:00:00"} | line
            self.heads.append(H("log.entry", b(canonical.compact(lines[index - 1]))))
        self.keep("log.jsonl", lines)

    def closing(self):
        record = self.record
        statements = []
        for terminal in self.stage("closed", [1]):
            statement = {"log": {"entries": 2, "head": self.heads[:3][-1].hex()}, "terminal": terminal}
            for name in ("cast", "opened", "discarded"):
                count, root = record.set_root(name, terminal)
                statement[name] = {"count": count, "root": root.hex()}
            issued, used = (4 if terminal == 1 else 1), statement["cast"]["count"]
            statement["slips"] = {"cancelled": 0, "issued": issued, "left": max(0, issued - used), "used": used}
            statements.append(statement)
        statements = self.stage("closing", statements)
        missing = self.stage("missing", [{"reason": "hỏng", "terminal": 2}])
        self.keep("closing.json", {"closings": [
            {"signature": self.terminals.get(x["terminal"], self.terminals[3]).sign(record.closing_digest(x)).hex(),
             "statement": x} for x in statements], "format": 1, "missing": missing})

    def attendance(self):
        statement = self.stage("attendance", {
            "absent": 0, "attended": 4, "collected": 3, "issued": 4, "members": [1, 3], "present_at_voting": 4,
            "set_root": self.record.S.hex(), "summoned": 4})
        self.record.json["attendance.json"] = {"format": 1, "signatures": [], "statement": statement}
        signers = [i for i in statement["members"] if 1 <= i <= MEMBERS]
        self.keep("attendance.json", {"format": 1, "statement": statement, "signatures": self.signatures(
            self.record.attendance_digest, self.stage("signers", signers))})

    def tally(self):
        record, partials = self.record, []
        for member in self.stage("partials of", [i for i in record.statement["members"] if 1 <= i <= MEMBERS]):
            share, rows = self.shares[member - 1] + self.stage("share", 0), []
            for candidate, row in enumerate(sums(record), 1):
                items = []
                for level, (U, V) in enumerate(row, 1):
                    k, W = self.scalar("decryption nonce", member, candidate, level), sodium.multiply(share, U)
                    c = Hs("decryption", b(record.attendance_digest), b(record.S), n(record.statement["collected"]),
                           n(member), p(sodium.base(share)), n(candidate), n(level), p(U), p(V), p(W),
                           p(sodium.base(k)), p(sodium.multiply(k, U)))
                    items.append({"challenge": hexed(c), "partial": W.hex(), "response": hexed(k + c * share)})
                rows.append(items)
            partials.append({"member": member, "rows": rows})
        self.keep("tally.json", {"format": 1, "partials": partials})

    def result(self):
        statement, conference = self.record.statement, self.record.conference
        base = max(1, statement["collected"] if conference["percent_base"] == "collected"
                   else conference["total_members"])
        candidates = []
        for number, row in enumerate(counts(self.record), 1):
            high, confidence, low = (x or 0 for x in row)
            valid = high + confidence + low
            candidates.append({
                "clause": "III.6.3" if 3 * low >= 2 * base else "III.6.2" if 2 * low > base else "",
                "confidence": confidence, "confidence_percent": percent(confidence, base), "high": high,
                "high_percent": percent(high, base), "invalid": max(0, statement["collected"] - valid), "low": low,
                "low_percent": percent(low, base), "number": number, "valid": valid})
        self.keep("result.json", {"candidates": candidates, "collected": statement["collected"], "format": 1,
                                  "issued": statement["issued"], "percent_base": base})

    def values(self):
        """{file: value} of the record without what signs its files."""
        for step in (self.manifest, self.ceremony, self.opening, self.boxes, self.log, self.closing, self.attendance,
                     self.tally, self.result):
            step()
        return self.stage("late", self.record.json)  # what somebody with terminal 1's key alone could change

    def make(self, folder):
        """Writes the record into an empty folder."""
        for name, value in self.values().items():
            write(folder, name, encoded(name, value))
        redo_digests(folder)
        sign(folder, self.stage("record key", self.terminals[1]))


def minisign(data, key):
    """(files.json.minisig, record.pub) for these bytes of files.json."""
    ident = H("record.key_id", b(key.public))[:8]
    signature = key.sign(hashlib.blake2b(data, digest_size=64).digest())
    lines = [SIGNATURE_COMMENT, base64.b64encode(b"ED" + ident + signature), b"trusted comment: " + TRUSTED_COMMENT,
             base64.b64encode(key.sign(signature + TRUSTED_COMMENT)), b""]
    return b"\n".join(lines), b"\n".join([KEY_COMMENT, base64.b64encode(b"Ed" + ident + key.public), b""])


def sign(folder, key):
    """files.json.minisig and record.pub of the files as they lie there."""
    signature, public = minisign(read(folder, "files.json"), key)
    write(folder, "files.json.minisig", signature)
    write(folder, "record.pub", public)
