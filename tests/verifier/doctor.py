"""Doctored copies of a record, by somebody without any key: (label, what to do to the copy's folder) pairs.

Files are changed by bytes and by meaning; with the digests of files.json redone where the label says so.
"""

import base64
import copy
import hashlib
import json
import os

import canonical
from record import FILES

UNLISTED = ("files.json", "files.json.minisig", "record.pub")


def write(folder, name, data):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)


def read(folder, name):
    # A pipe would be waited for without end: somebody who signs signs files.
    if not os.path.isfile(os.path.join(folder, name)):
        raise OSError(f"{name} is no file")
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


def redo_digests(folder):
    """files.json as it has to be for the other files."""
    entries = [{"digest": hashlib.blake2b(read(folder, name), digest_size=32).hexdigest(), "name": name,
                "size": len(read(folder, name))} for name in sorted(set(FILES) - set(UNLISTED))]
    write(folder, "files.json", canonical.indented({"files": entries, "format": 1}))


def parsed(name, data):
    return canonical.read_lines(data) if name.endswith(".jsonl") else canonical.read_file(data)


def encoded(name, value):
    if name.endswith(".jsonl"):
        return b"".join(canonical.compact(line) + b"\n" for line in value)
    return canonical.indented(value)


def _paths(value, path=()):
    """The path of every value inside one, the outermost included."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from _paths(value[key], path + (key,))
    elif isinstance(value, list):
        for index in range(min(len(value), 2)):  # the others are of the same make
            yield from _paths(value[index], path + (index,))


def _at(value, path):
    for step in path:
        value = value[step]
    return value


def _replaced(value, path, new):
    if not path:
        return new
    result = copy.deepcopy(value)
    _at(result, path[:-1])[path[-1]] = new
    return result


def _is_hex(value):
    return len(value) >= 32 and all(c in "0123456789abcdef" for c in value)


def _others(value):
    """(label, what could stand in a value's place)."""
    if isinstance(value, dict):
        if value:
            first = next(iter(value))
            yield "key dropped", {k: v for k, v in value.items() if k != first}
        yield "key added", value | {"zzz": 1}
        yield "array for object", [value]
    elif isinstance(value, list):
        if value:
            yield "first dropped", value[1:]
            yield "first twice", value[:1] + value
            yield "emptied", []
        if len(value) > 1 and value[0] != value[1]:
            yield "neighbours swapped", [value[1], value[0]] + value[2:]
        yield "stranger added", value + [{}]
    elif isinstance(value, int):
        yield "increased", value + 1
        yield "text for number", str(value)
        yield "null for number", None
        yield "largest", canonical.LARGEST
        yield "too large", canonical.LARGEST + 1
        yield "negative", -1
        yield "true for number", True
        yield "fraction for number", float(value)
    elif _is_hex(value):
        yield "digit flipped", value[:-1] + ("0" if value[-1] != "0" else "1")
        yield "zeros", "0" * len(value)
        yield "upper case", value.upper() if value != value.upper() else "A" + value[1:]
        yield "digits dropped", value[2:]
        yield "odd digit", value + "0"
        yield "no hex", "g" + value[1:]
    else:
        yield "text changed", value + "x"
        yield "text emptied", ""
        yield "number for text", 1


def _rewrites(name, data):
    """(label, other bytes for the same file)."""
    yield "trailing newline missing", data[:-1]
    yield "newline more", data + b"\n"
    yield "newline before", b"\n" + data
    yield "CRLF", data.replace(b"\n", b"\r\n")
    yield "emptied", b""
    yield "cut in half", data[:len(data) // 2]
    yield "byte order mark", b"\xef\xbb\xbf" + data
    yield "zero byte at the end", data + b"\x00"
    yield "space at the end", data + b" "
    yield "no UTF-8", data.replace(b'"', b'"\xff', 1)
    if name.endswith((".json", ".jsonl")) and data:
        value = parsed(name, data)
        yield "compact", json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        yield "indented by two", json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
        yield "tabs", data.replace(b"\n ", b"\n\t").replace(b'":', b'":\t')
        first = value if isinstance(value, dict) else value[0]
        reversed_keys = dict(reversed(first.items()))
        layout = {"indent": 1} if isinstance(value, dict) else {"separators": (",", ":")}
        rest = b"" if isinstance(value, dict) else data.split(b"\n", 1)[1]
        yield "keys reversed", json.dumps(reversed_keys, ensure_ascii=False, **layout).encode() + b"\n" + rest
        key = next(iter(first)).encode()
        yield "key twice", data.replace(b'"' + key + b'"', b'"' + key + b'":0,"' + key + b'"', 1)
        yield "escaped letter", data.replace(b'"' + key, b'"\\u%04x' % key[0] + key[1:], 1)
        yield "lone surrogate", data.replace(b'"' + key, b'"\\ud800' + key, 1)
        yield "comment", b"// record\n" + data
        yield "deep", b"[" * 5000 + data
        yield "deep and closed", b'{"a":' * 3000 + b"1" + b"}" * 3000 + b"\n"
        yield "infinity", data.replace(b": 1", b": Infinity", 1) if isinstance(value, dict) else b"Infinity\n" + data
        yield "minus zero", data.replace(b": 1", b": -0", 1) if isinstance(value, dict) else b"-0\n" + data
        yield "leading zero", data.replace(b": 1", b": 01", 1) if isinstance(value, dict) else data + b"01\n"
        yield "plus sign", data.replace(b": 1", b": +1", 1) if isinstance(value, dict) else data + b"{}\n"


def _minisign(name, data):
    """(label, other bytes) for the two files in minisign's format."""
    lines = data.split(b"\n")
    for number in range(len(lines) - 1):
        yield f"line {number + 1} dropped", b"\n".join(lines[:number] + lines[number + 1:])
        yield f"line {number + 1} twice", b"\n".join(lines[:number + 1] + lines[number:])
        yield f"line {number + 1} longer", b"\n".join(lines[:number] + [lines[number] + b"A"] + lines[number + 1:])
        yield f"line {number + 1} with a space", b"\n".join(lines[:number] + [lines[number] + b" "]
                                                            + lines[number + 1:])
    yield "comment changed", data.replace(b"record", b"recorD", 1)
    yield "comment in upper case", data.replace(b"untrusted", b"UNTRUSTED", 1)
    yield "trusted comment changed", data.replace(b"tinnhiem/1 record", b"tinnhiem/2 record", 1)
    for number in range(1, len(lines) - 1, 2):
        decoded = base64.b64decode(lines[number])
        for position in (0, 1, 2, 9, 10, 41, len(decoded) - 1):
            if position < len(decoded):
                other = bytearray(decoded)
                other[position] ^= 32
                yield (f"line {number + 1}, byte {position}",
                       b"\n".join(lines[:number] + [base64.b64encode(other)] + lines[number + 1:]))
        yield (f"line {number + 1} unpadded", b"\n".join(lines[:number] + [lines[number].rstrip(b"=")]
                                                         + lines[number + 1:]))
        if lines[number].endswith(b"="):
            text = lines[number].rstrip(b"=")
            loose = chr(text[-1] + 1).encode()  # the unused bits are no longer zero
            yield (f"line {number + 1} loosely encoded", b"\n".join(
                lines[:number] + [text[:-1] + loose + lines[number][len(text):]] + lines[number + 1:]))


def _folders(name):
    """(label, function of the folder) that change what kind of thing a file is."""
    def path(folder):
        return os.path.join(folder, name)

    def linked(folder):
        os.rename(path(folder), folder + ".aside")
        os.symlink(folder + ".aside", path(folder))

    def made_folder(folder):
        os.remove(path(folder))
        os.mkdir(path(folder))

    def pipe(folder):
        os.remove(path(folder))
        os.mkfifo(path(folder))

    yield "removed", lambda folder: os.remove(path(folder))
    yield "renamed", lambda folder: os.rename(path(folder), path(folder) + "x")
    yield "in upper case", lambda folder: os.rename(path(folder), os.path.join(folder, name.upper()))
    yield "a link", linked
    yield "a folder", made_folder
    yield "a pipe", pipe


def doctored(honest):
    """All (label, function of the copy's folder). honest: the folder of the record that copies are made of."""
    yield "a file more", lambda folder: write(folder, "notes.txt", b"")
    yield "a hidden file more", lambda folder: write(folder, ".notes", b"")
    yield "a folder more", lambda folder: os.mkdir(os.path.join(folder, "more"))
    yield "a link more", lambda folder: os.symlink("manifest.json", os.path.join(folder, "link"))
    yield "a dangling link", lambda folder: os.symlink("nowhere", os.path.join(folder, "link"))

    def replaced(name, data, redo=False):
        def change(folder):
            write(folder, name, data)
            if redo:
                redo_digests(folder)
        return change

    for name in FILES:
        data = read(honest, name)
        for label, change in _folders(name):
            yield f"{name}: {label}", change
        for label, other in _rewrites(name, data):
            if other != data:  # an empty file has no newline to lose
                yield f"{name}: {label}", replaced(name, other)
        if name in ("files.json.minisig", "record.pub"):
            for label, other in _minisign(name, data):
                if other != data:
                    yield f"{name}: {label}", replaced(name, other)
            continue
        value = parsed(name, data)
        for path in _paths(value):
            where = f"{name}: {'/'.join(map(str, path))}"
            for label, new in _others(_at(value, path)):
                if name.endswith(".jsonl") and path == () and not isinstance(new, list):
                    continue
                changed = _replaced(value, path, new)
                if changed == value:
                    continue
                yield f"{where}: {label}", replaced(name, encoded(name, changed))
                if name not in UNLISTED and label in ("digit flipped", "increased", "neighbours swapped"):
                    yield f"{where}: {label}, digests redone", replaced(name, encoded(name, changed), True)
