"""Which checks may refuse a mutation of which place, and which mutations make another record that is as true.

Reviewed by hand against PROTOCOL.md section 3: a mutation that another check refuses than these is a finding.
"""

import re

HOW = ("as it is", "signed by the terminal", "all redone")
# The log's fields are free in the grammar; the catalogue of section 6 holds them.
FREE = {"log.jsonl[].fields"}
# Without the terminal's key nothing gets past the files' digests.
UNSIGNED = {"canonical", "version", "signature"}

# (place, the checks that look at it); the first that matches. "canonical" may always be the one.
RULES = [
    (r"\S+\.format|manifest\.json\.(kind|protocol)", "version"),
    (r"files\.json.*", "signature version"),
    (r"manifest\.json\.terminals", "version manifest members commitments opening"),  # its neighbour is threshold
    (r"manifest\.json.*", "version manifest members commitments ballots attendance"),
    (r"ceremony\.json\.signatures.*", "transcript"),
    (r"ceremony\.json\.transcript\.manifest", "members"),
    (r"ceremony\.json\.transcript\.members\[\]\.(index|name)", "members"),
    (r"ceremony\.json\.transcript\.members\[\]\.(blind|commitment|vector.*)", "commitments encoding"),
    (r"ceremony\.json\.transcript\.members\[\]\.(encryption_key|signing_key)", "members commitments encoding"),
    (r"ceremony\.json\.transcript\.members\[\]\.(possession.*|reveal_signature)", "possession encoding"),
    (r"ceremony\.json\.transcript\.members\[\]\.share_key", "keys encoding"),
    (r"ceremony\.json\.transcript\.members(\[\])?", "members commitments possession keys transcript"),
    (r"ceremony\.json\.transcript\.public_key", "keys encoding"),
    (r"ceremony\.json\.transcript\.restarts.*", "commitments transcript"),
    (r"ceremony\.json.*", "members commitments transcript"),
    (r"opening\.json\.statement.*", "opening quorum log"),
    (r"opening\.json.*", "opening"),
    (r"certificates\.json\.certificates\[\]\.statement\.slips", "opening slips"),
    (r"certificates\.json\.certificates\[\]\.statement.*", "opening closing"),  # closed under another key
    (r"certificates\.json.*", "opening"),
    (r"(cast|opened)\.jsonl\[\]\.code", "codes"),
    (r"(cast|opened)\.jsonl\[\]\.id", "codes unique rows"),
    (r"(cast|opened)\.jsonl\[\]\.origin", "ballots"),
    (r"(cast|opened)\.jsonl\[\]\.rows.*", "encoding ballots codes rows unique"),
    (r"(cast|opened)\.jsonl\[\]\.terminal", "ballots codes rows"),
    (r"opened\.jsonl\[\]\.(marks.*|seed)", "opened"),
    (r"opened\.jsonl.*", "codes unique rows closing"),
    (r"cast\.jsonl.*", "codes unique rows closing slips log attendance"),
    (r"discarded\.jsonl.*", "ballots codes unique closing"),
    (r"named\.jsonl.*", "result"),
    (r"closing\.json\.closings\[\]\.statement\.slips.*", "closing slips"),
    (r"closing\.json\.closings\[\]\.statement\.log.*", "closing log"),
    (r"closing\.json\.missing\[\]\.reason", "attendance"),
    (r"closing\.json\.missing.*", "ballots closing attendance"),
    (r"closing\.json.*", "closing"),
    (r"attendance\.json\.statement\.(collected|issued)", "attendance slips"),
    (r"attendance\.json\.statement\.(absent|attended|present_at_voting)", "attendance quorum"),
    (r"attendance\.json\.statement\.members.*", "attendance log"),
    (r"attendance\.json.*", "attendance"),
    (r"tally\.json.*", "decryption encoding"),
    (r"result\.json.*", "result version"),  # collected's neighbour is format
    (r"log\.jsonl.*", "log"),
]
# Two files of another conference may fit each other and fail where either meets the rest.
PAIRS = set("members commitments possession keys transcript opening codes unique rows closing log attendance decryption "
            "result".split())

# Mutations that make another record, as true as the first, for whoever holds these keys: (place, operation, how, why).
# A place with a number is that one alone.
ANOTHER = [
    (r"(opening\.json\.statement\.present|attendance\.json\.statement\.(attended|absent))", r"flipped: one (more|less)",
     "all redone", "threshold members say so: section 5, Members who lie together"),
    (r"attendance\.json\.statement\.members\[\]", r"flipped: one (more|less)", "all redone", "another member decrypts"),
    (r"closing\.json\.missing\[\]\.reason", r"flipped: (a letter (more|less)|emptied)", "all redone",
     "the members' words for a missing box"),
    (r"discarded\.jsonl", r"from another conference", "all redone", "ballots of which the record holds a digest alone"),
    (r"discarded\.jsonl\[\]", r"dropped|from another conference", "all redone", "the same"),
    (r"discarded\.jsonl\[\]\.digest", r"flipped: (first|last) digit flipped|from another conference", "all redone", "the same"),
    (r"discarded\.jsonl\[\]\.terminal", r"flipped: one more", "all redone", "the same; to the other terminal that closed"),
    (r"log\.jsonl\[[01]\]", r"dropped|doubled|swapped with the next", "all redone",
     "lines that tell of nothing else in the record, closed anew by the terminals' keys"),
    (r"log\.jsonl\[2\]", r"doubled", "all redone", "that it was counted, twice"),
    (r"log\.jsonl\[1\]\.fields\.(count|terminal)", r"flipped: .*|swapped with the next", "all redone",
     "slips made, which no check compares: section 6"),
    (r"certificates\.json\.certificates\[2\]\.statement(\.signing_key)?", r"flipped: .*|from another conference",
     "all redone", "the members certify another key; that terminal's box is missing and signed nothing"),
    (r"log\.jsonl\[2\]", "dropped", "signed by the terminal",
     "a line after the closings: section 5, What terminal 1 alone vouches for"),
    (r"named\.jsonl\[\]", "dropped", "signed by the terminal", "a name: section 5, What terminal 1 alone vouches for"),
    (r"named\.jsonl\[\]\.name", r"flipped: (a letter (more|less)|emptied)", "signed by the terminal", "the same"),
]


def checks(place, how):
    if how == "as it is":
        return UNSIGNED
    if " and " in place:
        return PAIRS
    for pattern, names in RULES:
        if re.fullmatch(pattern, place):
            return {"canonical", *names.split()}
    return set()


def another_truth(place, exact, operation, how):
    """place: without indices; exact: with them."""
    return any((re.fullmatch(where, place) or re.fullmatch(where, exact)) and re.fullmatch(what, operation) and how == when
               for where, what, when, _ in ANOTHER)
