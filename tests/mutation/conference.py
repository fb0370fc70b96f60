"""The small conference whose record is mutated: something stands in every list that a record can have."""

from forge import Forge


def _restarts(transcript):
    transcript["restarts"] = [{"attempt": 1, "member": 2, "reason": "withdrew"},
                              {"attempt": 2, "member": 0, "reason": "power"}]


def _manifest(name):
    def change(value):
        value["terminals"] = 3
        value["conference"]["summoned"] = 5
        value["conference"]["title"] += name
        value["candidates"][0]["name"] += name
    return change


class Conference(Forge):
    """Three members of whom two count, two terminals closed and one missing, three ballots cast, one opened, two set
    aside, two signed by name, two restarts. Mutations are twisted in behind what makes it so."""

    def __init__(self, name=""):
        super().__init__({
            "manifest.json": _manifest(name), "transcript": _restarts,
            "certificates": lambda value: [*value[:1], value[1] | {"slips": 1}, {
                "signing_key": self.terminals[3].public.hex(), "slips": 0, "terminal": 3}],
            "opening": lambda value: value.update(attended=5, present=5),
            "cast at": lambda value: [1, 2, 1], "closed": lambda value: [1, 2],
            "missing": lambda value: [{"reason": "hỏng", "terminal": 3}],
            "attendance": lambda value: value.update(attended=5, issued=5, present_at_voting=5, summoned=5),
        }, name)

    def twist(self, stage, function):
        before = self.twists.get(stage)

        def both(value):
            made = before(value) if before else None
            return function(value if made is None else made)
        self.twists[stage] = both


def make(name=""):
    return Conference(name)
