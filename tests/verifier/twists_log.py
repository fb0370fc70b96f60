"""Twisted records of section 2.9 and of check 21: lines, chain, catalogue, times and heads of the log."""

import functools

from forge import Forge
from twists import BOXES, ZERO, put


def _log(label, *lines):
    """The third line replaced."""
    return f"log, {label}", "log", {"log": lambda value: value[:2] + list(lines)}


@functools.cache
def _digests():
    """(M, T) of the record that is forged without a twist."""
    made = Forge()
    made.values()
    return made.record.M.hex(), made.record.T.hex()


def _whole(lines):
    """A log that tells of everything that the record holds; its first two lines are those that closings name."""
    M, T = _digests()
    told = (("voting_opened", {"attended": 4, "present": 4, "summoned": 4}),
            ("committee_confirmed", {"members": 3, "threshold": 2}), ("ceremony_began", {"manifest": M}),
            ("ceremony_completed", {"transcript": T}), ("slips_cancelled", {"lost": 0, "terminal": 1, "undrawn": 0}),
            ("voting_closed", {"cast": 3, "discarded": 2, "opened": 1, "terminal": 1}),
            ("counted", {"collected": 3, "members": 2}))
    return lines[:1] + [{"event": event, "fields": fields} for event, fields in told]


def _told(event, check="log", before=False, **wrong):
    """The whole log with other fields in this event; before: with such a line before the right one."""
    def change(lines):
        lines = _whole(lines)
        at = next(i for i, line in enumerate(lines) if line["event"] == event)
        told = {"event": event, "fields": lines[at]["fields"] | wrong}
        return lines[:at] + [told] + lines[at if before else at + 1:]
    where = f"{event} with another {' and '.join(wrong)}"
    return f"log, {where}{', then the right one' if before else ''}", check, {"log": change}


def _opened_late(lines):
    lines = _whole(lines)
    return [lines[0], lines[2], lines[1]] + lines[3:]


LOG = [
    ("log of everything", None, {"log": _whole}),
    _told("ceremony_began", manifest=ZERO),
    ("log, the ceremony began for the transcript", "log", {"log": lambda x: [x[0], x[1], {
        "event": "ceremony_began", "fields": {"manifest": _digests()[1]}}]}),
    ("log, the manifest's digest for the transcript's", "log", {"log": lambda x: [x[0], x[1], {
        "event": "ceremony_completed", "fields": {"transcript": _digests()[0]}}]}),
    _told("ceremony_completed", transcript=ZERO),
    _told("ceremony_began", None, True, manifest=ZERO),
    _told("ceremony_completed", None, True, transcript=ZERO),
    ("log, a ceremony of others after the right one", "log", {"log": lambda x: _whole(x) + [
        {"event": "ceremony_completed", "fields": {"transcript": ZERO}}]}),
    _told("committee_confirmed", members=2),
    _told("committee_confirmed", threshold=3),
    _told("committee_confirmed", None, True, members=2, threshold=3),
    _told("voting_opened", attended=3),
    _told("voting_opened", present=3),
    _told("voting_opened", summoned=5),
    ("log, the voting opened after what closings name", "log", {"log": _opened_late}),
    *(_told("voting_closed", **{name: value}) for name, value in (("cast", 2), ("discarded", 3), ("opened", 2))),
    _told("voting_closed", "log", True, cast=4),
    _told("voting_closed", None, True, cast=4, terminal=2),
    _told("slips_cancelled", lost=1),
    _told("slips_cancelled", None, True, lost=1, terminal=2),
    _told("counted", collected=4),
    _told("counted", members=3),
    _told("counted", None, True, collected=2, members=3),
    ("two boxes, closed otherwise than the log says of the second", "log", BOXES | {"log": lambda x: x + [
        {"event": "voting_closed", "fields": {"cast": 2, "discarded": 0, "opened": 0, "terminal": 2}}]}),
    ("two boxes, the log says how the second closed", None, BOXES | {"log": lambda x: x + [
        {"event": "voting_closed", "fields": {"cast": 1, "discarded": 0, "opened": 0, "terminal": 2}}]}),
    ("two boxes, one of another head", "log", BOXES | {"closing": put(1, "log", "head", ZERO)}),
    _log("unknown event", {"event": "rain", "fields": {}}),
    _log("field missing", {"event": "counted", "fields": {"collected": 3}}),
    _log("field more", {"event": "counted", "fields": {"collected": 3, "members": 2, "name": "A"}}),
    _log("field of another type", {"event": "counted", "fields": {"collected": "3", "members": 2}}),
    _log("digest that is none", {"event": "ceremony_began", "fields": {"manifest": "x"}}),
    _log("a missing box's reason in people's words", {"event": "box_missing", "fields": {"reason": "hỏng", "terminal": 2}}),
    _log("a slip's code for a missing box's reason",
         {"event": "box_missing", "fields": {"reason": "ABCD-EFGH-JKMN", "terminal": 2}}),
    _log("a level for a missing box's reason", {"event": "box_missing", "fields": {"reason": "low", "terminal": 2}}),
    _log("no reason for a missing box", {"event": "box_missing", "fields": {"reason": "", "terminal": 2}}),
    _log("a ceremony's reason for a missing box", {"event": "box_missing", "fields": {"reason": "power", "terminal": 2}}),
    _log("reason that is none", {"event": "ceremony_restarted", "fields": {"attempt": 1, "member": 0, "reason": "x"}}),
    _log("act that is none", {"event": "act_confirmed", "fields": {"act": "replace_slip", "first": 1, "second": 2}}),
    _log("slips cancelled otherwise than closed",
         {"event": "slips_cancelled", "fields": {"lost": 1, "terminal": 1, "undrawn": 0}}),
    _log("undrawn slips otherwise than closed",
         {"event": "slips_cancelled", "fields": {"lost": 0, "terminal": 1, "undrawn": 2}}),
    ("slips cancelled as closed, and of a terminal without closing", None, {"log": lambda x: x[:2] + [
        {"event": "act_confirmed", "fields": {"act": "close_voting", "first": 1, "second": 2}},
        {"event": "slips_cancelled", "fields": {"lost": 0, "terminal": 1, "undrawn": 0}},
        {"event": "slips_cancelled", "fields": {"lost": 1, "terminal": 2, "undrawn": 7}}]}),
    ("every reason for a missing box", None, {"log": lambda x: x[:2] + [
        {"event": "box_missing", "fields": {"reason": reason, "terminal": 2}}
        for reason in ("not_brought", "lost", "destroyed", "unreadable", "refused", "other")]}),
    ("every event without fields", None, {"log": lambda x: x[:2] + [
        {"event": e, "fields": {}} for e in ("fingerprint_shown", "terminal_restarted", "voting_paused",
                                             "voting_resumed", "conference_loaded")]}),
    ("events of the committee", None, {"log": lambda x: x[:2] + [
        {"event": "ceremony_restarted", "fields": {"attempt": 1, "member": 0, "reason": "power"}},
        {"event": "passphrase_refused", "fields": {"member": 2}},
        {"event": "unlock_refused", "fields": {"attended": 4, "present": 4, "summoned": 2**53 - 1}},
        {"event": "committee_confirmed", "fields": {"members": 3, "threshold": 2}}]}),
    _log("digest in upper case", {"event": "ceremony_began", "fields": {"manifest": "A" * 64}}),
    _log("index", {"event": "conference_loaded", "fields": {}, "index": 4}),
    _log("previous", {"event": "conference_loaded", "fields": {}, "previous": ZERO}),
    _log("time without T", {"event": "conference_loaded", "fields": {}, "time": "2030-01-02 08:00:00"}),
    _log("time with zone", {"event": "conference_loaded", "fields": {}, "time": "2030-01-02T08:00:00Z"}),
    _log("month 13", {"event": "conference_loaded", "fields": {}, "time": "2030-13-02T08:00:00"}),
    _log("hour 24", {"event": "conference_loaded", "fields": {}, "time": "2030-01-02T24:00:00"}),
    _log("second 60", {"event": "conference_loaded", "fields": {}, "time": "2030-01-02T08:00:60"}),
    _log("day 32", {"event": "conference_loaded", "fields": {}, "time": "2030-01-32T08:00:00"}),
    _log("day 0", {"event": "conference_loaded", "fields": {}, "time": "2030-01-00T08:00:00"}),
    _log("month 0", {"event": "conference_loaded", "fields": {}, "time": "2030-00-02T08:00:00"}),
    _log("minute 60", {"event": "conference_loaded", "fields": {}, "time": "2030-01-02T08:60:00"}),
    _log("newline after the time", {"event": "conference_loaded", "fields": {}, "time": "2030-01-02T08:00:00\n"}),
    ("log, field of a nested object", "canonical", {"log": lambda x: x[:2] + [
        {"event": "counted", "fields": {"collected": {}, "members": 2}}]}),
    ("log's times before each other", None, {"log": lambda x: [x[0] | {"time": "2031-01-02T08:00:00"}] + x[1:]}),
    ("a day no month has", None, {"log": lambda x: x[:2] + [x[2] | {"time": "2030-02-30T08:00:00"}]}),
    ("log's head in the closing", "log", {"closing": put(0, "log", "head", ZERO)}),
    ("more entries than the log has", "log", {"closing": put(0, "log", "entries", 9)}),
    ("log cut before the closing", "log", {"late": put("log.jsonl", lambda lines: lines[:1])}),
    ("log cut after the closing", None, {"late": put("log.jsonl", lambda lines: lines[:2])}),
]
