"""The worked example's four ballots: two that are cast, one opened for a check, one set aside."""

import canonical

LEVELS = ("high", "confidence", "low", "")  # the four branches
NONCE = 'Hs("ballot.nonce"; b:seed, b:B, b:O, n:1, b:terminal_key, n:1, t:"{label}", n:{j})'


def nonce(name, label, j):
    return f"{name} = " + NONCE.format(label=label, j=j)


def encryption(e, number, branch):
    e.steps(f"""
        seed = H("example"; t:"ballot seed", n:{number}, n:0)
        id_digest = H("ballot.id"; b:seed, b:B, b:O, n:1, b:terminal_key)
        id = first(16; id_digest)""")
    for j in (1, 2, 3):
        e.step(nonce(f"r_{j}", "encryption", j))
    for j in (1, 2, 3):
        e.step(f"A{j} = r_{j}·G")
        e.step(f"B{j} = r_{j}·P + {int(j == branch)}·G")
    e.steps("""
        X = H("ballot"; b:B, b:O, n:1, b:terminal_key, t:"terminal", b:id, n:1, p:A1, p:B1, p:A2, p:B2, p:A3, p:B3)
        w = Hs("row.weight"; b:X, n:1)
        A* = A1 + w·A2 + w·w·A3
        B* = B1 + w·B2 + w·w·B3
        r* = r_1 + w·r_2 + w·w·r_3
        v_1 = scalar(1)
        v_2 = w
        v_3 = w·w
        v_4 = scalar(0)""")


def proof(e, branch):
    for b in (1, 2, 3, 4):
        e.step(nonce(f"c'_{b}", "challenge", b))
        e.step(nonce(f"s'_{b}", "response", b))
        e.steps(f"""
            k_{b} = s'_{b} - c'_{b}·r*
            T1_{b} = k_{b}·G
            T2_{b} = k_{b}·P + c'_{b}·(v_{b} - v_{branch})·G""")
    e.steps("""
        c = Hs("row.challenge"; b:X, n:1, s:w, p:T1_1, p:T2_1, p:T1_2, p:T2_2, p:T1_3, p:T2_3, p:T1_4, p:T2_4)
        d = c - (c'_1 + c'_2 + c'_3 + c'_4)""")
    for b in (1, 2, 3, 4):
        e.step(f"c_{b} = c'_{b}" + (" + d" if b == branch else ""))
        e.step(f"s_{b} = s'_{b}" + (" + d·r*" if b == branch else ""))
    e.prose("What a verifier computes comes to the same:")
    for b in (1, 2, 3, 4):
        e.step(f"T1_{b} = s_{b}·G - c_{b}·A*")
        e.step(f"T2_{b} = s_{b}·P - c_{b}·(B* - v_{b}·G)")
    e.step("c = c_1 + c_2 + c_3 + c_4")
    e.steps("""
        D = H("ballot.digest"; b:X, s:c_1, s:c_2, s:c_3, s:c_4, s:s_1, s:s_2, s:s_3, s:s_4)
        code = code(D)""")


def line(e):
    return {"code": e["code"][1], "id": e.hex("id"), "origin": "terminal", "rows": [{
        "challenges": [e.hex(f"c_{b}") for b in (1, 2, 3, 4)],
        "ciphertexts": [e.hex(f"A{j}") + e.hex(f"B{j}") for j in (1, 2, 3)],
        "responses": [e.hex(f"s_{b}") for b in (1, 2, 3, 4)]}], "terminal": 1}


def ballot(e, number, branch, title):
    """Returns its line of a record."""
    e.heading(f"### Ballot {number}: {title}", f"ballot_{number}")
    encryption(e, number, branch)
    e.prose(f"The proof; the true branch, `y`, is {branch}.")
    proof(e, branch)
    return line(e)


def written(lines):
    return b"".join(canonical.compact(each) + b"\n" for each in lines)


def vote(e):
    e.heading("## 4 The ballots")
    e.prose("Each from its own seed. Within a ballot's part names are that ballot's; outside it `D` of ballot 2 is `ballot_2.D`.")
    cast = [ballot(e, 1, 1, "marked high, cast"), ballot(e, 2, 4, "left unmarked, cast")]
    opened = ballot(e, 3, 3, "marked low, opened for a check")
    opened |= {"marks": [LEVELS[2]], "seed": e.hex("seed")}
    ballot(e, 4, 2, "marked confidence, set aside")
    discarded = {"code": e["code"][1], "digest": e.hex("D"), "terminal": 1}
    e.heading("### The lists of ballots")
    e.prose("Sorted by `D`. Of the ballot set aside only digest and code are kept.")
    order = sorted((1, 2), key=lambda number: e.hex(f"ballot_{number}.D"))
    e.file("cast.jsonl", written(cast[number - 1] for number in order))
    e.file("opened.jsonl", written([opened]))
    e.file("discarded.jsonl", written([discarded]))
    e.file("named.jsonl", written([{"code": cast[1]["code"], "name": "Vũ Thị Ký Tên"}]))
    return order
