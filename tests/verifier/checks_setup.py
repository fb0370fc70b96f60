"""Checks 3 to 13: version, signature of the files, fingerprint, encoding, manifest, key ceremony, opening."""

import base64
import hashlib

import grammar
import sodium
import words
from canonical import compact
from hashing import H, Hs, b, n, p, s, t
from record import FILES, hexed, require

SIGNATURE_COMMENT = b"untrusted comment: tinnhiem record signature"
TRUSTED_COMMENT = b"tinnhiem/1 record"
KEY_COMMENT = b"untrusted comment: tinnhiem record public key"


def version(record):
    for name in grammar.FILE_SHAPES:
        require(record.json[name]["format"] == 1, f"{name}: format")
    require(record["manifest"]["protocol"] == "tinnhiem/1", "protocol")
    require(record["manifest"]["kind"] in ("real", "rehearsal"), "kind")


def _base64_line(line, size):
    """The bytes of a line of canonical base64, which has to be exactly so long."""
    try:
        data = base64.b64decode(line, validate=True)
    except ValueError:
        data = b""
    require(len(data) == size and base64.b64encode(data) == line, "no canonical base64")
    return data


def record_key(record):
    """The key in record.pub."""
    lines = record.raw["record.pub"].split(b"\n")
    require(len(lines) == 3 and lines[2] == b"" and lines[0] == KEY_COMMENT, "record.pub")
    data = _base64_line(lines[1], 42)
    require(data[:2] == b"Ed", "record.pub: algorithm")
    key = data[10:]
    require(data[2:10] == H("record.key_id", b(key))[:8], "record.pub: key id")
    return key


def list_signed(record):
    """files.json.minisig and record.pub over files.json, to the byte."""
    key = record_key(record)
    lines = record.raw["files.json.minisig"].split(b"\n")
    require(len(lines) == 5 and lines[4] == b"" and lines[0] == SIGNATURE_COMMENT
            and lines[2] == b"trusted comment: " + TRUSTED_COMMENT, "files.json.minisig")
    data = _base64_line(lines[1], 74)
    require(data[:10] == b"ED" + H("record.key_id", b(key))[:8], "files.json.minisig: algorithm or key id")
    prehash = hashlib.blake2b(record.raw["files.json"], digest_size=64).digest()
    require(sodium.signed(key, prehash, data[10:]), "files.json.minisig: signature")
    require(sodium.signed(key, data[10:] + TRUSTED_COMMENT, _base64_line(lines[3], 64)),
            "files.json.minisig: signature of the comment")


def signature(record):
    list_signed(record)
    listed = sorted(set(FILES) - {"files.json", "files.json.minisig", "record.pub"})
    require([entry["name"] for entry in record["files"]["files"]] == listed, "files.json: names")
    for entry in record["files"]["files"]:
        raw = record.raw[entry["name"]]
        require(entry["size"] == len(raw) and
                entry["digest"] == hashlib.blake2b(raw, digest_size=32).hexdigest(), entry["name"])


def fingerprint(record, given):
    """given: the twelve words as typed."""
    right = " ".join(words.words_of(record.fingerprint))
    require(words.fold(given) == words.fold(right), f"the words of this record are: {right}")


def encoding(record):
    shapes = grammar.FILE_SHAPES | {name: grammar.List(shape) for name, shape in grammar.LINE_SHAPES.items()}
    for name, shape in shapes.items():
        for kind, data in grammar.crypto_values(record.json[name], shape):
            good = sodium.is_point(data) if kind == "point" else sodium.is_scalar(data)
            require(good, f"{name}: no {kind}: {data.hex()}")


def manifest(record):
    m = record["manifest"]
    require(1 <= len(m["candidates"]) <= 200, "number of candidates")
    require([c["number"] for c in m["candidates"]] == list(range(1, len(m["candidates"]) + 1)), "candidates' numbers")
    require(all(c["name"] and c["position"] for c in m["candidates"]), "a candidate without name or position")
    require(2 <= record.committee_size <= 15, "size of the committee")
    require([c["index"] for c in m["committee"]] == list(range(1, record.committee_size + 1)), "committee's numbers")
    require(all(c["name"] for c in m["committee"]), "a member without name")
    require(0 < record.conference["summoned"] <= record.conference["total_members"], "summoned")
    require(2 <= record.threshold <= record.committee_size, "threshold")
    require(1 <= m["terminals"] <= 100, "terminals")
    require(m["minimum_ballots"] >= 2, "minimum_ballots")


def members(record):
    listed = record.transcript["members"]
    require([(m["index"], m["name"]) for m in listed] ==
            [(c["index"], c["name"]) for c in record["manifest"]["committee"]], "indices or names")
    for key in ("signing_key", "encryption_key"):
        require(len({m[key] for m in listed}) == len(listed), f"{key} not distinct")
    require(record.transcript["manifest"] == record.M.hex(), "manifest")


def _context(record, member):
    """The fields that commitment, possession and reveal begin with."""
    return b(record.M), n(record.committee_size), n(record.threshold), n(member["index"])


def _keys(member):
    """The fields for a member's keys and vector."""
    vector = [p(hexed(point)) for point in member["vector"]]
    return b(hexed(member["signing_key"])), p(hexed(member["encryption_key"])), n(len(vector)), *vector


def commitment(record, member):
    require(len(member["vector"]) == record.threshold, f"vector of {member['index']}")
    computed = H("ceremony.commitment", *_context(record, member), t(member["name"]), *_keys(member),
                 b(hexed(member["blind"])))
    require(computed.hex() == member["commitment"], f"commitment of {member['index']}")


def commitments(record):
    for member in record.transcript["members"]:
        commitment(record, member)
    restarts = record.transcript["restarts"]
    require(len(restarts) <= 5, "restarts")
    for number, restart in enumerate(restarts, 1):
        require(restart["attempt"] == number and restart["member"] <= record.committee_size,
                f"restart {number}")


def possession_of(record, member):
    everybody = [b(hexed(m["commitment"])) for m in record.transcript["members"]]
    c, r = hexed(member["possession"]["challenge"]), hexed(member["possession"]["response"])
    R = sodium.subtract(sodium.base(int.from_bytes(r, "little")),
                        sodium.multiply(int.from_bytes(c, "little"), hexed(member["vector"][0])))
    computed = Hs("ceremony.possession", *_context(record, member), *_keys(member), *everybody, p(R))
    require(computed == int.from_bytes(c, "little"), f"possession of {member['index']}")
    reveal = H("ceremony.reveal", *_context(record, member), b(hexed(member["commitment"])),
               b(hexed(member["blind"])), s(c), s(r))
    require(sodium.signed(hexed(member["signing_key"]), reveal, hexed(member["reveal_signature"])),
            f"reveal of {member['index']}")


def possession(record):
    for member in record.transcript["members"]:
        possession_of(record, member)


def keys(record):
    vectors = [[hexed(point) for point in m["vector"]] for m in record.transcript["members"]]
    sums = vectors[0]  # the vector of the sum of all members' polynomials
    for vector in vectors[1:]:
        sums = [sodium.add(x, y) for x, y in zip(sums, vector)]
    require(sums[0] == record.P, "public key")
    for j, share_key in enumerate(record.share_keys, 1):
        value = sodium.IDENTITY
        for point in reversed(sums):
            value = sodium.add(sodium.multiply(j, value), point)
        require(value == share_key, f"share key of {j}")


def transcript(record):
    signatures = record["ceremony"]["signatures"]
    listed = record.transcript["members"]
    require(len(signatures) == len(listed), "number of signatures")
    digest = H("ceremony.signature", b(record.T))
    for member, value in zip(listed, signatures):
        require(sodium.signed(hexed(member["signing_key"]), digest, hexed(value)), f"signature of {member['index']}")


def signed_by(record, signatures, digest, where):
    """Members' signatures on one digest: sorted, distinct, at least threshold of them, all good."""
    numbers = [item["member"] for item in signatures]
    require(numbers == sorted(set(numbers)) and len(numbers) >= record.threshold, f"{where}: signers")
    for item in signatures:
        require(1 <= item["member"] <= record.committee_size, f"{where}: member {item['member']}")
        key = hexed(record.transcript["members"][item["member"] - 1]["signing_key"])
        require(sodium.signed(key, digest, hexed(item["signature"])), f"{where}: signature of {item['member']}")


def opening(record):
    signed_by(record, record["opening"]["signatures"], record.O, "opening statement")
    certificates = record["certificates"]["certificates"]
    require([c["statement"]["terminal"] for c in certificates] ==
            list(range(1, record["manifest"]["terminals"] + 1)), "terminals")
    require(len({c["statement"]["signing_key"] for c in certificates}) == len(certificates), "terminals' keys")
    for certificate in certificates:
        digest = H("certificate", b(record.B), b(record.O), b(compact(certificate["statement"])))
        signed_by(record, certificate["signatures"], digest, "certificate")
    require(record_key(record) == record.terminal_key(1), "record.pub is not terminal 1's")
