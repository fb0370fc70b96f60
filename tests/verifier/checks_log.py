"""Check 21: the log's chain and catalogue, and that it tells of what the record holds."""

import re

from canonical import compact
from catalogue import EVENTS
from hashing import H, b
from record import require


def _is_time(text):
    """Each part within its range; a month's length is not looked at."""
    match = re.fullmatch("[0-9]{4}-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})", text)
    return match is not None and all(
        low <= int(part) <= high
        for part, (low, high) in zip(match.groups(), ((1, 12), (1, 31), (0, 23), (0, 59), (0, 59))))


def log(record):
    heads = [bytes(32)]
    for index, entry in enumerate(record["log"], 1):
        require(entry["index"] == index and entry["previous"] == heads[-1].hex(), f"chain at line {index}")
        require(_is_time(entry["time"]), f"time of line {index}")
        fields = EVENTS.get(entry["event"])
        require(fields is not None, f"event of line {index}")
        require(entry["fields"].keys() == fields.keys(), f"fields of line {index}")
        for key, kind in fields.items():
            require(kind(entry["fields"][key]), f"{key} of line {index}")
        heads.append(H("log.entry", b(compact(entry))))
    closings = [item["statement"] for item in record["closing"]["closings"]]
    opened = _last(record, "voting_opened")
    for statement in closings:
        named = statement["log"]
        require((opened["index"] if opened else 0) <= named["entries"] < len(heads)
                and heads[named["entries"]].hex() == named["head"], f"head of terminal {statement['terminal']}")
    for entry in record["log"]:
        of_terminal = next((x for x in closings if x["terminal"] == entry["fields"].get("terminal")), None)
        if of_terminal is not None:
            require(_tells_of(entry, of_terminal), f"line {entry['index']} and the closing")
    for event, fields in _truth(record).items():
        entry = _last(record, event)
        require(entry is None or entry["fields"] == fields, f"the last {event}")


def _last(record, event):
    return next((entry for entry in reversed(record["log"]) if entry["event"] == event), None)


def _tells_of(entry, statement):
    fields = entry["fields"]
    if entry["event"] == "slips_cancelled":
        return fields["lost"] + fields["undrawn"] == statement["slips"]["cancelled"]
    if entry["event"] == "voting_closed":
        return all(fields[name] == statement[name]["count"] for name in ("cast", "opened", "discarded"))
    return True


def _truth(record):
    """Events, and what the fields of the last one of each must be."""
    manifest = record["manifest"]
    return {"committee_confirmed": {"members": len(manifest["committee"]), "threshold": manifest["threshold"]},
            "ceremony_began": {"manifest": record.M.hex()},
            "ceremony_completed": {"transcript": record.T.hex()},
            "voting_opened": record["opening"]["statement"] | {"summoned": record.conference["summoned"]},
            "counted": {"collected": len(record.cast), "members": len(record.statement["members"])}}
