"""Checks 14 to 18: the ballots, their codes and proofs."""

import multiprocessing
import os
import sys

import sodium
from hashing import H, Hs, b, n, p, s, t, tracking_code
from record import digest_of, hexed, require, statement_of

LEVELS = ("high", "confidence", "low", "")


def ballots(record):
    """Judged on what the files say: a Ballot can be made of a known terminal only."""
    missing = {m["terminal"] for m in record["closing"]["missing"]}
    for name in ("cast", "opened", "discarded"):
        for data in record[name]:
            require(data["terminal"] in record.certificates and data["terminal"] not in missing,
                    f"{name}: terminal {data['terminal']}")
            if name != "discarded":
                require(len(data["rows"]) == len(record["manifest"]["candidates"]), f"{name}: rows of {data['code']}")
                require(data["origin"] == "terminal", f"{name}: origin of {data['code']}")


def codes(record):
    for name in ("cast", "opened"):
        listed = getattr(record, name)
        for ballot in listed:
            require(ballot.data["code"] == tracking_code(ballot.D), f"{name}: {ballot.data['code']}")
        require([x.D for x in listed] == sorted(x.D for x in listed), f"{name}: order")
    digests = [hexed(d["digest"]) for d in record["discarded"]]
    for data, digest in zip(record["discarded"], digests):
        require(data["code"] == tracking_code(digest), f"discarded: {data['code']}")
    require(digests == sorted(digests), "discarded: order")


def _once(values, what):
    values = list(values)
    require(len(set(values)) == len(values), f"{what} not unique")


def unique(record):
    both = record.cast + record.opened
    discarded = record["discarded"]
    _once((x.id for x in both), "ids")
    _once([x.D for x in both] + [hexed(d["digest"]) for d in discarded], "digests")
    _once((row[0][0] for x in both for row in x.rows), "first points")
    _once([x.data["code"] for x in both] + [d["code"] for d in discarded], "codes")


def row_holds(public_key, X, index, row, challenges, responses):
    """One row's proof; index from 1."""
    w = Hs("row.weight", b(X), n(index))
    w2 = w * w % sodium.Q
    A, B = (sodium.add(row[0][half], sodium.add(sodium.multiply(w, row[1][half]), sodium.multiply(w2, row[2][half])))
            for half in (0, 1))
    commitments = []
    total = 0
    for v, challenge, response in zip((1, w, w2, 0), challenges, responses):
        c, r = int.from_bytes(challenge, "little"), int.from_bytes(response, "little")
        total += c
        commitments.append(p(sodium.subtract(sodium.base(r), sodium.multiply(c, A))))
        commitments.append(p(sodium.subtract(sodium.multiply(r, public_key),
                                             sodium.multiply(c, sodium.subtract(B, sodium.base(v))))))
    return total % sodium.Q == Hs("row.challenge", b(X), n(index), s(w), *commitments)


def _rows_hold(task):
    """All rows of one ballot, for a worker."""
    public_key, X, rows, challenges, responses = task
    return all(row_holds(public_key, X, index, *row)
               for index, row in enumerate(zip(rows, challenges, responses), 1))


def _progress(done, total, last):
    """How far, over one line of a terminal; a file or a pipe gets none of it."""
    if sys.stderr.isatty():
        print(f"\rrows: ballot {done} of {total}" + ("\r\033[K" if last else ""), end="", file=sys.stderr,
              flush=True)


def rows(record):
    both = record.cast + record.opened
    tasks = [(record.P, x.X, x.rows, x.challenges, x.responses) for x in both]
    if sum(len(task[2]) for task in tasks) < 100:  # starting workers would take longer
        held = map(_rows_hold, tasks)
        for ballot, good in zip(both, held):
            require(good, ballot.data["code"])
        return
    with multiprocessing.Pool(os.cpu_count()) as pool:
        held = pool.imap(_rows_hold, tasks, chunksize=1)
        for done, (ballot, good) in enumerate(zip(both, held), 1):
            _progress(done, len(both), last=done == len(both) or not good)
            require(good, ballot.data["code"])


def rebuild(record, terminal, seed, marks):
    """(id, rows, challenges, responses) of section 2.4's "Making one"."""
    context = (b(seed), b(record.B), b(record.O), n(terminal), b(record.terminal_key(terminal)))
    ident = H("ballot.id", *context)[:16]

    def nonce(label, i, j):
        return Hs("ballot.nonce", *context, n(i), t(label), n(j))

    made, nonces = [], []
    for i, mark in enumerate(marks, 1):
        r = [nonce("encryption", i, j) for j in (1, 2, 3)]
        nonces.append(r)
        made.append([(sodium.base(r[j]), sodium.add(sodium.multiply(r[j], record.P),
                                                    sodium.base(1 if mark == LEVELS[j] else 0))) for j in range(3)])
    X = statement_of(record, terminal, "terminal", ident, made)
    challenges, responses = [], []
    for i, mark in enumerate(marks, 1):
        w = Hs("row.weight", b(X), n(i))
        v = (1, w, w * w, 0)
        true = LEVELS.index(mark)
        r_star = sum(weight * r for weight, r in zip(v, nonces[i - 1])) % sodium.Q
        c = [nonce("challenge", i, branch) for branch in (1, 2, 3, 4)]
        r = [nonce("response", i, branch) for branch in (1, 2, 3, 4)]
        commitments = []
        for branch in range(4):
            k = r[branch] - c[branch] * r_star
            commitments.append(p(sodium.base(k)))
            commitments.append(p(sodium.add(sodium.multiply(k, record.P),
                                            sodium.base(c[branch] * (v[branch] - v[true])))))
        d = Hs("row.challenge", b(X), n(i), s(w), *commitments) - sum(c)
        c[true] += d
        r[true] += d * r_star
        challenges.append([(x % sodium.Q).to_bytes(32, "little") for x in c])
        responses.append([(x % sodium.Q).to_bytes(32, "little") for x in r])
    return ident, made, challenges, responses


def opened(record):
    for ballot in record.opened:
        where = ballot.data["code"]
        require(len(ballot.data["marks"]) == len(ballot.rows), f"{where}: marks")
        ident, made, challenges, responses = rebuild(record, ballot.terminal, hexed(ballot.data["seed"]),
                                                     ballot.data["marks"])
        require((ident, made, challenges, responses) ==
                (ballot.id, ballot.rows, ballot.challenges, ballot.responses), where)
        X = statement_of(record, ballot.terminal, "terminal", ident, made)
        require(tracking_code(digest_of(X, challenges, responses)) == ballot.data["code"], where)
