"""Records below the quorum, and two attendance statements for one set: every signature and proof by genuine keys.

The same (label, check, twists) as twists.py: 33 present of 51 summoned are one fewer than two thirds.
"""

from forge import Forge
from twists import put

SUMMONED, ENOUGH, ONE_FEWER = 51, 34, 33


def _there(label, check, attended=ENOUGH, present=ENOUGH, voting_attended=ENOUGH, present_at_voting=ENOUGH):
    def manifest(value):
        value["conference"].update(summoned=SUMMONED, total_members=SUMMONED)

    return f"quorum, {label}", check, {
        "manifest.json": manifest,
        "opening": lambda value: value.update(attended=attended, present=present),
        "attendance": lambda value: value.update(
            absent=SUMMONED - voting_attended, attended=voting_attended, present_at_voting=present_at_voting,
            summoned=SUMMONED)}


def _second():
    """Another attendance statement for the same set, signed by the same members."""
    return Forge({"attendance": put("attended", 3)}).values()["attendance.json"]


def _both_in_one(values):
    values["attendance.json"]["statement"] = [values["attendance.json"]["statement"], _second()["statement"]]


def _both_signed(values):
    values["attendance.json"]["signatures"] += _second()["signatures"]


def _beside(values):
    values["attendance2.json"] = _second()


def _instead(values):
    values["attendance.json"] = _second()


QUORUM = [
    _there("34 of 51 throughout", None),
    _there("33 of 51 throughout", "quorum", ONE_FEWER, ONE_FEWER, ONE_FEWER, ONE_FEWER),
    _there("33 of 51 attended at the opening", "quorum", attended=ONE_FEWER, present=ONE_FEWER),
    _there("33 of 51 present at the opening", "quorum", present=ONE_FEWER),
    _there("33 of 51 attended at voting", "quorum", voting_attended=ONE_FEWER),
    _there("33 of 51 present at voting", "quorum", present_at_voting=ONE_FEWER),
    ("two attendance statements, an array", "canonical", {"late": _both_in_one}),
    ("two attendance statements, two files", "files", {"late": _beside}),
    ("two attendance statements, the other one's signatures too", "attendance", {"late": _both_signed}),
    ("two attendance statements, the tally of the other", "decryption", {"late": _instead}),
]
