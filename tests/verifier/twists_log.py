"""Twisted records of section 2.9 and of check 21: lines, chain, catalogue, times and heads of the log."""

from twists import ZERO, put


def _log(label, *lines):
    """The third line replaced."""
    return f"log, {label}", "log", {"log": lambda value: value[:2] + list(lines)}


LOG = [
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
        {"event": "ceremony_completed", "fields": {"transcript": ZERO}}]}),
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
