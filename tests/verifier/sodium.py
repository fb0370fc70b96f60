"""The only module that calls libsodium: ristretto255 and the verification of Ed25519 signatures.

Points and scalars are 32-byte strings here; a caller has checked them with is_point and is_scalar before computing.
"""

import ctypes
import ctypes.util

Q = 2**252 + 27742317777372353535851937790883648493  # the group's order
IDENTITY = bytes(32)


def _load():
    """libsodium under the names that systems give it; OSError where there is none that knows ristretto255."""
    names = ("libsodium.so.23", "libsodium.so.26", "libsodium.so", "libsodium.dylib", "libsodium.dll",
             ctypes.util.find_library("sodium"))
    for name in filter(None, names):
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        if hasattr(library, "crypto_core_ristretto255_add") and library.sodium_init() >= 0:
            return library
    raise OSError("libsodium 1.0.18 or later is not installed (on Debian and Ubuntu: apt-get install libsodium23)")


_lib = _load()


class NotAPoint(Exception):
    """An operand is no canonical encoding of a point."""


def is_point(data):
    """A canonical encoding, and not of the identity; libsodium 1.0.18 passes over the last bit, so it is looked at here."""
    return data != IDENTITY and data[31] < 128 and _lib.crypto_core_ristretto255_is_valid_point(data) == 1


def is_scalar(data):
    return len(data) == 32 and int.from_bytes(data, "little") < Q


def _scalar(number):
    return (number % Q).to_bytes(32, "little")


def multiply(number, point):
    """number * point. libsodium returns -1 for the identity too, but then it has written it."""
    out = ctypes.create_string_buffer(b"\xff" * 32, 32)
    if _lib.crypto_scalarmult_ristretto255(out, _scalar(number), point) != 0 and out.raw != IDENTITY:
        raise NotAPoint(point.hex())
    return out.raw


def base(number):
    """number * G."""
    out = ctypes.create_string_buffer(b"\xff" * 32, 32)
    if _lib.crypto_scalarmult_ristretto255_base(out, _scalar(number)) != 0 and out.raw != IDENTITY:
        raise NotAPoint("G")
    return out.raw


def add(a, b):
    out = ctypes.create_string_buffer(32)
    if _lib.crypto_core_ristretto255_add(out, a, b) != 0:
        raise NotAPoint(a.hex() + b.hex())
    return out.raw


def subtract(a, b):
    out = ctypes.create_string_buffer(32)
    if _lib.crypto_core_ristretto255_sub(out, a, b) != 0:
        raise NotAPoint(a.hex() + b.hex())
    return out.raw


def signed(public_key, message, signature):
    """Whether the Ed25519 signature holds; small-order keys and non-canonical encodings never do. libsodium computes
    s·B − h·A and compares it with the signature's point byte for byte, so without the cofactor, as section 1 wants it."""
    return (len(public_key) == 32 and len(signature) == 64
            and _lib.crypto_sign_verify_detached(signature, message, ctypes.c_ulonglong(len(message)),
                                                 public_key) == 0)
