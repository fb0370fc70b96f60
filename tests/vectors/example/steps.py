"""The worked example's page: each step is a formula of PROTOCOL.md, printed as it stands and computed from what is printed.

Example.step("E_1 = e_1·G") parses the formula, computes it with the second verifier's functions and prints formula and
value; so a formula cannot say one thing and its value another. A step whose name has a value already must give it again.
"""

import base64
import hashlib
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, os.pardir, os.pardir, "verifier"), os.path.join(HERE, os.pardir)]

import checks_ceremony  # noqa: E402
import hashing  # noqa: E402
import sodium  # noqa: E402
import words  # noqa: E402

TOKEN = re.compile(r'\s*("[^"]*"|\d+|[A-Za-zλ][\w.*\'λ]*|[-+·/‖();:,=])')
FIELDS = {"b": ("bytes", hashing.b), "t": ("text", hashing.t), "n": ("number", hashing.n), "p": ("point", hashing.p),
          "s": ("scalar", hashing.s)}


def scalar(number):
    return "scalar", number % sodium.Q


def point(data):
    return "point", data


def raw(value):
    """A value's bytes."""
    kind, data = value
    if kind == "scalar":
        return data.to_bytes(32, "little")
    return data.encode("utf-8") if kind == "text" else bytes(data)


def shown(value):
    kind, data = value
    if kind in ("text", "json"):
        return data if kind == "text" else data.decode("utf-8")
    return str(data) if kind == "number" else raw(value).hex()


class Formula:
    """One formula, computed while it is read; `inputs` collects what its hashes hashed."""

    def __init__(self, text, lookup):
        self.lookup, self.inputs = lookup, []
        self.tokens, at = [], 0
        while at < len(text):
            found = TOKEN.match(text, at)
            if not found:
                raise ValueError(f"{text!r}, at {at}")
            self.tokens.append(found.group(1))
            at = found.end()
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, wanted=None):
        token = self.peek()
        if wanted is not None and token != wanted:
            raise ValueError(f"{token!r} instead of {wanted!r} in {' '.join(self.tokens)}")
        self.at += 1
        return token

    def whole(self):
        value = self.joined()
        if self.peek():
            raise ValueError(f"{self.peek()!r} is left over in {' '.join(self.tokens)}")
        return value

    def joined(self):
        value = self.sum()
        while self.peek() == "‖":
            self.take()
            value = "bytes", raw(value) + raw(self.sum())
        return value

    def sum(self):
        value = self.product()
        while self.peek() in ("+", "-"):
            sign = self.take()
            other = self.product()
            if value[0] == "point":
                value = point((sodium.add if sign == "+" else sodium.subtract)(value[1], other[1]))
            else:
                value = scalar(value[1] + (other[1] if sign == "+" else -other[1]))
        return value

    def product(self):
        value = self.atom()
        while self.peek() in ("·", "/"):
            sign = self.take()
            other = self.atom()
            if sign == "/":
                value = scalar(value[1] * pow(other[1], -1, sodium.Q))
            elif other == "G":
                value = point(sodium.base(value[1]))
            elif other[0] == "point":
                value = point(sodium.multiply(value[1], other[1]))
            else:
                value = scalar(value[1] * other[1])
        return value

    def atom(self):
        token = self.take()
        if token == "(":
            value = self.sum()
            self.take(")")
            return value
        if token.startswith('"'):
            return "text", token[1:-1]
        if token.isdigit():
            return "number", int(token)
        if token == "G":
            return "G"
        return self.call(token) if self.peek() == "(" else self.lookup(token)

    def call(self, name):
        self.take("(")
        if name in ("H", "Hs"):
            return self.hash(name)
        arguments = [self.joined()]
        while self.peek() == ";":
            self.take()
            arguments.append(self.joined())
        self.take(")")
        return FUNCTIONS[name](*arguments)

    def hash(self, name):
        tag, fields = self.take()[1:-1], []
        while self.peek() in (";", ","):
            self.take()
            kind, make = FIELDS[self.take()]
            self.take(":")
            value = self.atom()
            if value[0] != kind and not (kind == "bytes" and value[0] == "json"):
                raise ValueError(f"{value[0]} instead of {kind} in {' '.join(self.tokens)}")
            fields.append(make(value[1]))
        self.take(")")
        self.inputs.append(hashing.encode(tag, fields))
        return ("bytes", hashing.H(tag, *fields)) if name == "H" else scalar(hashing.Hs(tag, *fields))


def log_of(value):
    """The number t with t·G = value, from 0 up."""
    number = 0
    while sodium.base(number) != value[1]:
        number += 1
    return "number", number


FUNCTIONS = {
    "scalar": lambda number: scalar(number[1]),
    "first": lambda count, value: ("bytes", raw(value)[:count[1]]),
    "BLAKE2b": lambda size, value: ("bytes", hashlib.blake2b(raw(value), digest_size=size[1]).digest()),
    "public_key": lambda seed: ("bytes", checks_ceremony.public_key_of(raw(seed))[0]),
    "sign": lambda seed, message: ("bytes", checks_ceremony.signed(checks_ceremony.public_key_of(raw(seed))[1],
                                                                   raw(message))),
    "encrypt": lambda key, plain: ("bytes", checks_ceremony.sealed(raw(key), raw(plain))),
    "code": lambda digest: ("text", hashing.tracking_code(digest[1])),
    "words": lambda digest: ("text", " ".join(words.words_of(digest[1]))),
    "base64": lambda value: ("text", base64.b64encode(raw(value)).decode()),
    "log_G": log_of,
}


class Example:
    """Values by name and the page that shows how each came about. Names stand within the part that made them; outside
    it they are PART.NAME."""

    def __init__(self):
        self.values, self.files, self.part = {}, {}, ""
        self._page, self._open = [], False

    def __getitem__(self, name):
        for full in (f"{self.part}.{name}", name):
            if full in self.values:
                return self.values[full]
        raise KeyError(name)

    def hex(self, name):
        return raw(self[name]).hex()

    def _line(self, text, code):
        if code != self._open:
            self._page.append("```")
            self._open = code
        self._page.append(text)

    def heading(self, title, part=""):
        self.part = part
        self._line(f"\n{title}\n", False)

    def prose(self, text):
        self._line(f"\n{text}\n", False)

    def _keep(self, name, value):
        full = f"{self.part}.{name}" if self.part else name
        again = full in self.values
        if again and self.values[full] != value:
            raise ValueError(f"{full} is {shown(self.values[full])} and {shown(value)}")
        self.values[full] = value
        return " (again)" if again else ""

    def step(self, statement):
        """"NAME = FORMULA"."""
        name, formula = statement.split(" = ", 1)
        parsed = Formula(formula, self.__getitem__)
        value = parsed.whole()
        again = self._keep(name, value)
        self._line(f"{name} = {formula}", True)
        for data in parsed.inputs:
            self._line(f"  input {data.hex()}", True)
        self._line(f"  = {shown(value)}{again}", True)
        return value

    def steps(self, statements):
        for statement in statements.strip().splitlines():
            self.step(statement.strip())

    def given(self, name, what, data):
        """Bytes that other steps hash, shown as the text that they are."""
        self._keep(name, ("json", data))
        self._line(f"{name} = {what}", True)
        self._line(f"  = {data.decode('utf-8')}", True)

    def file(self, name, data):
        """A file of the record, whole."""
        self.files[name] = data
        self._keep(name, ("json", data))
        self._line(f"\nThe file `{name}`, whole ({len(data)} bytes):\n" if data else
                   f"\nThe file `{name}` is empty.\n", False)
        if data:
            self._line(data.decode("utf-8").removesuffix("\n"), True)

    def page(self):
        self._line("", False)
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._page)).strip() + "\n"
