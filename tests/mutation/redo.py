"""Redoes after a mutation every hash, proof and signature that genuine keys can redo.

hooks(): the stages of forge.py at which a mutated place is made, so that what is signed or hashed later is made on it.
"""

from hashing import tracking_code
from record import Ballot, hexed

VALUES = ("blind", "index", "name", "encryption_key", "signing_key", "vector")


def _recoded(record, value):
    """Ballots with the codes and in the order that their digests ask for."""
    for line in value:
        line["code"] = tracking_code(Ballot(record, line).D)
    return sorted(value, key=lambda line: Ballot(record, line).D)


def _recoded_discarded(value):
    for line in value:
        line["code"] = tracking_code(hexed(line["digest"]))
    return sorted(value, key=lambda line: line["digest"])


def hooks(name, path, operation, change, forge):
    """{stage: function} for one mutation, or None when no genuine key has anything to redo but the files' own.

    change: function of the whole file's value. A stage holds a part of it: `inside` puts that part where it belongs.
    """
    # Said again at a later stage it must say the same: what moves or removes is done once.
    repeatable = operation.startswith("flipped") or operation == "from another conference"
    def inside(*where):
        """`change` for a stage whose value stands at `where` in the file."""
        def apply(part):
            whole = part
            for step in reversed(where):
                whole = {step: whole} if isinstance(step, str) else [None] * step + [whole]
            whole = change(whole)
            for step in where:
                whole = whole[step]
            return whole
        return apply

    def each_statement(statements):
        whole = change({"certificates" if name == "certificates.json" else "closings":
                        [{"statement": one} for one in statements]})
        return [one["statement"] for one in next(iter(whole.values()))]

    if name == "manifest.json":
        return {name: change}
    if name == "ceremony.json" and path[:1] == ("transcript",):
        stages = {"transcript": inside("transcript")}
        if repeatable and len(path) > 3 and path[1] == "members" and path[3] in VALUES:
            stages["values"] = inside("transcript", "members")
        elif repeatable and len(path) > 3 and path[1] == "members" and path[3] == "commitment":
            stages["committed"] = inside("transcript", "members")
        return stages
    if name in ("opening.json", "attendance.json") and path[:1] == ("statement",):
        return {name.split(".")[0]: inside("statement")}
    if name in ("certificates.json", "closing.json") and len(path) > 2 and path[2] == "statement":
        return {"certificates" if name == "certificates.json" else "closing": each_statement}
    if name == "closing.json" and path[:1] == ("missing",):
        return {"missing": inside("missing")}
    if name in ("cast.jsonl", "opened.jsonl"):
        field = path[1] if len(path) > 1 else None
        return {name: change if field == "code" else lambda value: _recoded(forge.record, change(value))}
    if name == "discarded.jsonl":
        return {name: change if path[-1:] == ("code",) else lambda value: _recoded_discarded(change(value))}
    if name == "log.jsonl":
        return {"log": change}
    if name in ("ceremony.json", "opening.json", "certificates.json", "closing.json", "attendance.json"):
        return {name: change}  # a signature or a shape: what is made later is made on it
    return None  # tally.json, result.json, named.jsonl, files.json: nothing but the files' own signature follows
