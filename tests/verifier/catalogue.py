"""Section 6: the closed catalogue of events and the type of each one's fields."""


def number(value):
    return type(value) is int


def reason(value):
    return value in ("bad_share", "false_complaint", "withdrew", "power", "cancelled")


def act(value):
    return value in ("pause_voting", "resume_voting", "close_voting", "missing_box")


def loss(value):
    return value in ("not_brought", "lost", "destroyed", "unreadable", "refused", "other")


def digest(value):
    return isinstance(value, str) and len(value) == 64 and all(c in "0123456789abcdef" for c in value)


EVENTS = {
    "act_confirmed": {"act": act, "first": number, "second": number},
    "attendance_corrected": {"attended": number, "attended_before": number, "present": number,
                             "present_before": number, "summoned": number},
    "attendance_entered": {"attended": number, "present": number, "summoned": number},
    "attendance_at_voting": {"absent": number, "attended": number, "present": number},
    "box_missing": {"reason": loss, "terminal": number},
    "ceremony_began": {"manifest": digest},
    "ceremony_completed": {"transcript": digest},
    "ceremony_restarted": {"attempt": number, "member": number, "reason": reason},
    "committee_confirmed": {"members": number, "threshold": number},
    "conference_loaded": {},
    "copies_differ": {"copy": number},
    "copy_alone": {"copy": number},
    "copy_failed": {"copy": number},
    "copy_renewed": {"copy": number},
    "copy_rolled_back": {"copy": number},
    "counted": {"collected": number, "members": number},
    "fingerprint_shown": {},
    "opening_refused": {"attended": number, "present": number, "summoned": number},
    "passphrase_refused": {"member": number},
    "slips_cancelled": {"lost": number, "terminal": number, "undrawn": number},
    "slips_issued": {"count": number, "terminal": number},
    "slips_voided": {"count": number, "terminal": number},
    "terminal_restarted": {},
    "unlock_refused": {"attended": number, "present": number, "summoned": number},
    "voting_closed": {"cast": number, "discarded": number, "opened": number, "terminal": number},
    "voting_opened": {"attended": number, "present": number, "summoned": number},
    "voting_paused": {},
    "voting_resumed": {},
}
