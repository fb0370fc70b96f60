"""Section 1 of PROTOCOL.md: typed fields, H and Hs; tracking codes of section 2.4.

A field is made with b, t, n, p or s, named after its type; H("tag", b(x), n(1)) hashes them in order.
"""

import hashlib

from sodium import Q

PROTOCOL = b"tinnhiem/1"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def u64(number):
    return number.to_bytes(8, "little")


def _field(kind, data):
    return bytes([kind]) + u64(len(data)) + data


def b(data):
    return _field(1, data)


def t(text):
    return _field(2, text.encode("utf-8"))


def n(number):
    return _field(3, u64(number))


def p(point):
    return _field(4, point)


def s(scalar):
    """A scalar, as its 32 bytes or as an integer."""
    return _field(5, scalar if isinstance(scalar, bytes) else (scalar % Q).to_bytes(32, "little"))


def encode(tag, fields):
    return PROTOCOL + t(tag) + u64(len(fields)) + b"".join(fields)


def H(tag, *fields):
    """32 bytes."""
    return hashlib.blake2b(encode(tag, fields), digest_size=32).digest()


def Hs(tag, *fields):
    """An integer below Q."""
    return int.from_bytes(hashlib.blake2b(encode(tag, fields), digest_size=64).digest(), "little") % Q


def tracking_code(digest):
    """The first 100 bits in groups of four characters."""
    bits = int.from_bytes(digest[:13], "big") >> 4
    characters = [ALPHABET[bits >> (95 - 5 * i) & 31] for i in range(20)]
    return "-".join("".join(characters[i:i + 4]) for i in range(0, 20, 4))


def read_code(text):
    """The canonical form of a code that a person typed; None when it is none."""
    letters = [c for c in text.upper() if c not in "- \t"]
    letters = ["0" if c == "O" else "1" if c in "IL" else c for c in letters]
    if len(letters) != 20 or any(c not in ALPHABET for c in letters):
        return None
    return "-".join("".join(letters[i:i + 4]) for i in range(0, 20, 4))
