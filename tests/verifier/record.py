"""A record as read from its folder, and the digests that everything else hangs on (M, T, B, O, X, D, L, S, Q).

The digests are computed from what the files say, once, when they are first asked for; whether the files may say so
is for the checks. Nothing here judges, except that reading raises Rejected for the checks `files` and `canonical`.
"""

import os
import stat
from functools import cached_property

import canonical
import grammar
from hashing import H, b, n, p, s, t

FILES = ("attendance.json", "cast.jsonl", "ceremony.json", "certificates.json", "closing.json", "discarded.jsonl",
         "files.json", "files.json.minisig", "log.jsonl", "manifest.json", "named.jsonl", "opened.jsonl",
         "opening.json", "record.pub", "result.json", "tally.json")
LARGEST = 2**30  # bytes of one file


class Rejected(Exception):
    """A check failed; the argument says where."""


def require(condition, where):
    if not condition:
        raise Rejected(where)


def hexed(text):
    return bytes.fromhex(text)


class Ballot:
    """A ballot with its bytes decoded."""

    def __init__(self, record, data):
        self.data = data
        self.terminal = data["terminal"]
        self.id = hexed(data["id"])
        self.rows = [[(hexed(c)[:32], hexed(c)[32:]) for c in row["ciphertexts"]] for row in data["rows"]]
        self.challenges = [[hexed(c) for c in row["challenges"]] for row in data["rows"]]
        self.responses = [[hexed(r) for r in row["responses"]] for row in data["rows"]]
        self.X = statement_of(record, self.terminal, data["origin"], self.id, self.rows)
        self.D = digest_of(self.X, self.challenges, self.responses)


def statement_of(record, terminal, origin, ident, rows):
    """X, the hash of all that a ballot says before its proofs."""
    points = [p(point) for row in rows for pair in row for point in pair]
    return H("ballot", b(record.B), b(record.O), n(terminal), b(record.terminal_key(terminal)), t(origin), b(ident),
             n(len(rows)), *points)


def digest_of(X, challenges, responses):
    """D, the ballot's digest."""
    return H("ballot.digest", b(X), *[s(x) for c, r in zip(challenges, responses) for x in c + r])


class Record:
    """One folder. OSError where it cannot be read at all."""

    def __init__(self, folder):
        self.folder = folder
        self.raw = {}
        self.json = {}

    def read(self):
        """Check 1: exactly the files of section 2."""
        names = sorted(os.listdir(self.folder))
        require(names == sorted(FILES), f"not the files of a record: {sorted(set(names) ^ set(FILES))}")
        for name in FILES:
            path = os.path.join(self.folder, name)
            status = os.lstat(path)
            require(stat.S_ISREG(status.st_mode), f"{name} is no regular file")
            require(status.st_size <= LARGEST, f"{name} is larger than 2^30 bytes")
            with open(path, "rb") as file:
                self.raw[name] = file.read()

    def parse(self):
        """Check 2: canonical JSON of the grammars."""
        try:
            for name, shape in grammar.FILE_SHAPES.items():
                self.json[name] = canonical.read_file(self.raw[name])
                grammar.match(self.json[name], shape, name)
            for name, shape in grammar.LINE_SHAPES.items():
                self.json[name] = canonical.read_lines(self.raw[name])
                grammar.match(self.json[name], grammar.List(shape), name)
        except canonical.NotCanonical as error:
            raise Rejected(f"{name}: {error}") from None

    def __getitem__(self, name):
        """The parsed value of a file, by the file's name without its ending."""
        return self.json[name + (".jsonl" if name in ("cast", "opened", "discarded", "named", "log") else ".json")]

    @property
    def conference(self):
        return self["manifest"]["conference"]

    @property
    def transcript(self):
        return self["ceremony"]["transcript"]

    @property
    def committee_size(self):
        return len(self["manifest"]["committee"])

    @property
    def threshold(self):
        return self["manifest"]["threshold"]

    @property
    def statement(self):
        """The attendance statement."""
        return self["attendance"]["statement"]

    @cached_property
    def M(self):
        return H("manifest", b(self.raw["manifest.json"]))

    @cached_property
    def T(self):
        return H("ceremony.transcript", b(canonical.compact(self.transcript)))

    @cached_property
    def P(self):
        return hexed(self.transcript["public_key"])

    @cached_property
    def B(self):
        return H("conference", b(self.M), b(self.T), p(self.P))

    @cached_property
    def fingerprint(self):
        return H("fingerprint", b(self.B))[:12]

    @cached_property
    def O(self):  # noqa: E743 - the protocol's name
        return H("opening", b(self.B), b(canonical.compact(self["opening"]["statement"])))

    @cached_property
    def certificates(self):
        """Terminal number -> certificate's statement."""
        return {c["statement"]["terminal"]: c["statement"] for c in self["certificates"]["certificates"]}

    def terminal_key(self, terminal):
        return hexed(self.certificates[terminal]["signing_key"])

    @cached_property
    def cast(self):
        return [Ballot(self, data) for data in self["cast"]]

    @cached_property
    def opened(self):
        return [Ballot(self, data) for data in self["opened"]]

    def set_root(self, name, terminal):
        """(count, root) of one terminal's part of a list: cast, opened or discarded."""
        if name == "discarded":
            digests = [hexed(d["digest"]) for d in self["discarded"] if d["terminal"] == terminal]
        else:
            digests = [ballot.D for ballot in getattr(self, name) if ballot.terminal == terminal]
        digests.sort()
        return len(digests), H("set.root", b(self.B), t(name), n(len(digests)), *[b(d) for d in digests])

    def closing_digest(self, statement):
        """L."""
        return H("closing", b(self.B), b(self.O), b(canonical.compact(statement)))

    @cached_property
    def S(self):
        closing = self["closing"]
        digests = [b(self.closing_digest(c["statement"])) for c in closing["closings"]]
        missing = [field for m in closing["missing"] for field in (n(m["terminal"]), t(m["reason"]))]
        return H("tally.set", b(self.B), b(self.O), n(len(digests)), *digests, n(len(closing["missing"])), *missing)

    @cached_property
    def attendance_digest(self):
        """Q of section 2.6."""
        return H("attendance", b(self.B), b(self.O), b(self.S), b(canonical.compact(self.statement)))

    @cached_property
    def share_keys(self):
        return [hexed(member["share_key"]) for member in self.transcript["members"]]
