"""Every mutation of every place of a record: the places are read off the record itself, none is listed by hand.

A place is (file, path): every value of every object and array of a .json, the list of lines of a .jsonl included.
"""

import copy
import sys

sys.dont_write_bytecode = True

import grammar  # noqa: E402
import sodium  # noqa: E402
from grammar import FILE_SHAPES, LINE_SHAPES, Hex, List  # noqa: E402

TWICE = "\0twice"  # marks a key that stands twice in the file; written by encoded_twice()


def shape_of(name):
    return FILE_SHAPES[name] if name in FILE_SHAPES else List(LINE_SHAPES[name])


def at(value, path):
    for step in path:
        value = value[step]
    return value


def places(value, shape, path=()):
    """(path, shape) of every value inside one, the outermost included."""
    yield path, shape
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, shape[key] if isinstance(shape, dict) else None, path + (key,))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, shape.shape, path + (index,))


def pattern(name, path):
    """The place without its indices, as it is called in tables: "cast.jsonl[].rows[].challenges[]"."""
    return name + "".join("[]" if isinstance(step, int) else f".{step}" for step in path)


def exact(name, path):
    """The place with its indices."""
    return name + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def _flipped_hex(text, position):
    return text[:position] + f"{int(text[position], 16) ^ 1:x}" + text[position + 1:]


def _moved_point(text):
    return sodium.add(bytes.fromhex(text), sodium.base(1)).hex()


def flips(value, shape):
    """(label, another value for this one), as near to it as can be and as far as a careless reader might miss."""
    if isinstance(value, int):
        yield "one more", value + 1
        if value > 0:
            yield "one less", value - 1
            yield "nought", 0
    elif isinstance(shape, Hex):
        yield "first digit flipped", _flipped_hex(value, 0)
        yield "last digit flipped", _flipped_hex(value, len(value) - 1)
        yield "upper case", value.upper() if value.upper() != value else "A" + value[1:]
        if shape.kind == "scalar":
            yield "scalar one more", ((int.from_bytes(bytes.fromhex(value), "little") + 1) % sodium.Q).to_bytes(
                32, "little").hex()
            yield "scalar past q", (int.from_bytes(bytes.fromhex(value), "little") + sodium.Q).to_bytes(
                32, "little").hex()
        elif shape.kind == "point":
            halves = [value[start:start + 64] for start in range(0, len(value), 64)]
            for number in range(len(halves)):
                yield f"point {number + 1} moved", "".join(
                    _moved_point(half) if i == number else half for i, half in enumerate(halves))
            yield "identity", "0" * len(value)
    elif isinstance(shape, tuple):
        yield from ((f"{other!r}", other) for other in shape if other != value)
        yield "no choice", value + "x"
    elif isinstance(value, str):
        yield "a letter more", value + "x"
        if value:
            yield "a letter less", value[:-1]
            yield "emptied", ""
    # An object or array is flipped in what it holds.


def _put(value, path, new):
    result = copy.deepcopy(value)
    if not path:
        return new
    at(result, path[:-1])[path[-1]] = new
    return result


def _dropped(value, path):
    result = copy.deepcopy(value)
    del at(result, path[:-1])[path[-1]]
    return result


def _twice(value, path):
    result = copy.deepcopy(value)
    holder = at(result, path[:-1])
    if isinstance(holder, list):
        holder.insert(path[-1], copy.deepcopy(holder[path[-1]]))
    else:
        holder[path[-1] + TWICE] = holder[path[-1]]
    return result


def _swapped(value, path):
    """With the next in its array, or with the value of the next key; None for the last."""
    result = copy.deepcopy(value)
    holder = at(result, path[:-1])
    steps = range(len(holder)) if isinstance(holder, list) else sorted(holder)
    after = [step for step in steps if step > path[-1]]
    if not after:
        return None
    holder[path[-1]], holder[after[0]] = holder[after[0]], holder[path[-1]]
    return result


def _of_other(value, other, path):
    try:
        return _put(value, path, copy.deepcopy(at(other, path)))
    except (LookupError, TypeError):
        return None


def operations(value, other, path, shape):
    """(operation, function of a value that has the same path: the mutated value, or None where there is none)."""
    for label, new in flips(at(value, path), shape):
        yield f"flipped: {label}", lambda v, new=new: _put(v, path, new)
    if path:
        yield "dropped", lambda v: _dropped(v, path)
        yield "doubled", lambda v: _twice(v, path)
        yield "swapped with the next", lambda v: _swapped(v, path)
    yield "from another conference", lambda v: _of_other(v, other, path)


def mutations(name, value, other):
    """(path, operation, function) of every mutation of one file."""
    for path, shape in places(value, shape_of(name)):
        for operation, change in operations(value, other, path, shape):
            yield path, operation, change


def without_marks(data):
    """The bytes of a file in which keys stand twice."""
    return data.replace(b"\\u0000twice\"", b"\"")


def grammar_leaves(name):
    """Every place that the grammar knows, so that a record without it is noticed."""
    def walk(shape, path):
        if isinstance(shape, dict):
            for key, inner in shape.items():
                yield from walk(inner, path + (key,))
        elif isinstance(shape, List):
            yield from walk(shape.shape, path + (0,))
        else:
            yield pattern(name, path)
    return set(walk(shape_of(name), ()))


ALL_FILES = (*grammar.FILE_SHAPES, *grammar.LINE_SHAPES)
