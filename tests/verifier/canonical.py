"""Canonical JSON of section 1: parsing that admits nothing else, and both written forms."""

import json

LARGEST = 2**53 - 1


class NotCanonical(Exception):
    """The bytes are not canonical JSON, or not of the grammar."""


def _object(pairs):
    result = dict(pairs)
    if len(result) != len(pairs):
        raise NotCanonical("a key twice")
    return result


def _refuse(text):
    raise NotCanonical(f"not a number of this format: {text}")


def parse(data):
    """Any JSON value whose numbers are integers; the caller compares the bytes with compact() or indented()."""
    try:
        text = data.decode("utf-8")
        return json.loads(text, object_pairs_hook=_object, parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NotCanonical(str(error)) from None


def _dump(value, **layout):
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, **layout).encode("utf-8")
    except (ValueError, RecursionError) as error:  # a lone surrogate cannot be UTF-8
        raise NotCanonical(str(error)) from None


def compact(value):
    """Canonical bytes: no white space."""
    return _dump(value, separators=(",", ":"))


def indented(value):
    """A .json file."""
    return _dump(value, indent=1, separators=(",", ": ")) + b"\n"


def read_file(data):
    """The object in a .json file."""
    value = parse(data)
    if indented(value) != data:
        raise NotCanonical("not written canonically")
    return value


def read_lines(data):
    """The objects in a .jsonl file; an empty file has none."""
    if data and not data.endswith(b"\n"):
        raise NotCanonical("the last newline is missing")
    values = []
    for line in data.split(b"\n")[:-1]:
        value = parse(line)
        if compact(value) != line:
            raise NotCanonical("not written canonically")
        values.append(value)
    return values
