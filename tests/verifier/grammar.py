"""The grammars of section 2: what may stand in each file, as shapes that match() compares a parsed value with.

A shape is a dict (exactly these keys), a List, a Hex, a tuple of the texts allowed, TEXT, NUMBER (32 bits),
LARGE (any number of JSON here) or FREE (the fields of a log line).
"""

from dataclasses import dataclass

from canonical import LARGEST, NotCanonical

TEXT, NUMBER, LARGE, FREE = "text", "number", "large", "free"


@dataclass(frozen=True)
class Hex:
    """Lower-case hex of so many bytes. kind: bytes, point or scalar; the last two are judged by check 6."""
    size: int
    kind: str = "bytes"


@dataclass(frozen=True)
class List:
    """An array of one shape; length None is any."""
    shape: object
    length: int | None = None


POINT, SCALAR, PAIR = Hex(32, "point"), Hex(32, "scalar"), Hex(64, "point")
HASH, KEY, SIGNATURE = Hex(32), Hex(32), Hex(64)
REASONS = ("bad_share", "false_complaint", "withdrew", "power", "cancelled")
SIGNATURES = List({"member": NUMBER, "signature": SIGNATURE})

MANIFEST = {
    "candidates": List({"name": TEXT, "number": LARGE, "position": TEXT, "unit": TEXT}),
    "committee": List({"index": LARGE, "name": TEXT}),
    "conference": {"date": TEXT, "electorate": TEXT, "organising_body": TEXT,
                   "percent_base": ("collected", "total_members"), "place": TEXT, "positions": TEXT,
                   "summoned": NUMBER, "superior_body": TEXT, "title": TEXT, "total_members": NUMBER},
    "format": LARGE, "kind": TEXT, "minimum_ballots": NUMBER, "protocol": TEXT, "terminals": NUMBER,
    "threshold": NUMBER}
CEREMONY = {
    "format": LARGE, "signatures": List(SIGNATURE),
    "transcript": {
        "manifest": HASH,
        "members": List({"blind": HASH, "commitment": HASH, "encryption_key": POINT, "index": NUMBER, "name": TEXT,
                         "possession": {"challenge": SCALAR, "response": SCALAR}, "reveal_signature": SIGNATURE,
                         "share_key": POINT, "signing_key": KEY, "vector": List(POINT)}),
        "public_key": POINT,
        "restarts": List({"attempt": NUMBER, "member": NUMBER, "reason": REASONS})}}
OPENING = {"format": LARGE, "signatures": SIGNATURES, "statement": {"attended": NUMBER, "present": NUMBER}}
CERTIFICATES = {"certificates": List({"signatures": SIGNATURES,
                                      "statement": {"signing_key": KEY, "slips": NUMBER, "terminal": NUMBER}}),
                "format": LARGE}
BALLOT = {"code": TEXT, "id": Hex(16), "origin": TEXT,
          "rows": List({"challenges": List(SCALAR, 4), "ciphertexts": List(PAIR, 3), "responses": List(SCALAR, 4)}),
          "terminal": NUMBER}
OPENED = BALLOT | {"marks": List(("high", "confidence", "low", "")), "seed": HASH}
DISCARDED = {"code": TEXT, "digest": HASH, "terminal": NUMBER}
NAMED = {"code": TEXT, "name": TEXT}
_BOX = {"count": NUMBER, "root": HASH}
CLOSING = {
    "closings": List({"signature": SIGNATURE, "statement": {
        "cast": _BOX, "discarded": _BOX, "log": {"entries": NUMBER, "head": HASH}, "opened": _BOX,
        "slips": {"cancelled": NUMBER, "issued": NUMBER, "left": NUMBER, "used": NUMBER}, "terminal": NUMBER}}),
    "format": LARGE, "missing": List({"reason": TEXT, "terminal": NUMBER})}
ATTENDANCE = {"format": LARGE, "signatures": SIGNATURES, "statement": {
    "absent": NUMBER, "attended": NUMBER, "collected": NUMBER, "issued": NUMBER, "members": List(NUMBER),
    "present_at_voting": NUMBER, "set_root": HASH, "summoned": NUMBER}}
TALLY = {"format": LARGE, "partials": List({
    "member": NUMBER, "rows": List(List({"challenge": SCALAR, "partial": POINT, "response": SCALAR}, 3))})}
RESULT = {
    "candidates": List({"clause": ("", "III.6.2", "III.6.3"), "confidence": NUMBER, "confidence_percent": TEXT,
                        "high": NUMBER, "high_percent": TEXT, "invalid": NUMBER, "low": NUMBER,
                        "low_percent": TEXT, "number": NUMBER, "valid": NUMBER}),
    "collected": NUMBER, "format": LARGE, "issued": NUMBER, "percent_base": NUMBER}
LOG = {"event": TEXT, "fields": FREE, "index": NUMBER, "previous": HASH, "time": TEXT}
FILES = {"files": List({"digest": HASH, "name": TEXT, "size": LARGE}), "format": LARGE}

FILE_SHAPES = {
    "manifest.json": MANIFEST, "ceremony.json": CEREMONY, "opening.json": OPENING,
    "certificates.json": CERTIFICATES, "closing.json": CLOSING, "attendance.json": ATTENDANCE,
    "tally.json": TALLY, "result.json": RESULT, "files.json": FILES}
LINE_SHAPES = {"cast.jsonl": BALLOT, "opened.jsonl": OPENED, "discarded.jsonl": DISCARDED, "named.jsonl": NAMED,
               "log.jsonl": LOG}


def _is_hex(value, size):
    return isinstance(value, str) and len(value) == 2 * size and all(c in "0123456789abcdef" for c in value)


def _is_number(value, largest=LARGEST):
    return type(value) is int and 0 <= value <= largest


def match(value, shape, where=""):
    """Raises NotCanonical where the value departs from the shape."""
    if isinstance(shape, dict):
        good = isinstance(value, dict) and value.keys() == shape.keys()
        if good:
            for key, inner in shape.items():
                match(value[key], inner, f"{where}.{key}")
    elif isinstance(shape, List):
        good = isinstance(value, list) and shape.length in (None, len(value))
        if good:
            for index, item in enumerate(value):
                match(item, shape.shape, f"{where}[{index}]")
    elif isinstance(shape, Hex):
        good = _is_hex(value, shape.size)
    elif isinstance(shape, tuple):
        good = isinstance(value, str) and value in shape
    elif shape == TEXT:
        good = isinstance(value, str)
    elif shape == NUMBER:
        good = _is_number(value, 2**32 - 1)
    elif shape == LARGE:
        good = _is_number(value)
    else:  # the fields of a log line: one flat object
        good = isinstance(value, dict) and all(isinstance(v, str) or _is_number(v) for v in value.values())
    if not good:
        raise NotCanonical(f"not of the grammar: {where}")


def crypto_values(value, shape):
    """Every ("point" or "scalar", 32 bytes) in a value that matches the shape; a pair gives two points."""
    if isinstance(shape, dict):
        for key, inner in shape.items():
            yield from crypto_values(value[key], inner)
    elif isinstance(shape, List):
        for item in value:
            yield from crypto_values(item, shape.shape)
    elif isinstance(shape, Hex) and shape.kind != "bytes":
        data = bytes.fromhex(value)
        for start in range(0, shape.size, 32):
            yield shape.kind, data[start:start + 32]
