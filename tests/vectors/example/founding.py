"""The worked example up to the opening: manifest, key ceremony with every message, opening statement, certificate."""

import canonical

NAMES = ("Lê Văn Một", "Phạm Thị Hai")
SLIPS = 4


def manifest(e):
    e.heading("## 1 The manifest")
    e.prose("Two members of whom both are needed, one candidate, one terminal.")
    e.file("manifest.json", canonical.indented({
        "candidates": [{"name": "Trần Thị Mẫu", "number": 1, "position": "Ủy viên", "unit": "Đơn vị A"}],
        "committee": [{"index": i, "name": name} for i, name in enumerate(NAMES, 1)],
        "conference": {"date": "2030-01-02", "electorate": "Hội nghị", "organising_body": "Đơn vị A",
                       "percent_base": "collected", "place": "Hội trường", "positions": "Ủy viên", "summoned": 3,
                       "superior_body": "Đơn vị B", "title": "Ví dụ", "total_members": 3},
        "format": 1, "kind": "rehearsal", "minimum_ballots": 2, "protocol": "tinnhiem/1", "terminals": 1,
        "threshold": 2}))
    e.step('M = H("manifest"; b:manifest.json)')


def commit(e):
    e.heading("## 2 The key ceremony")
    e.prose("*Commit.* What each member draws, what follows from it, and the commitment.")
    for i, name in enumerate(NAMES, 1):
        e.steps(f"""
            signing_seed_{i} = H("example"; t:"signing seed", n:{i}, n:0)
            signing_key_{i} = public_key(signing_seed_{i})
            e_{i} = Hs("example"; t:"encryption key", n:{i}, n:0)
            E_{i} = e_{i}·G
            a_{i}_0 = Hs("example"; t:"coefficient", n:{i}, n:0)
            a_{i}_1 = Hs("example"; t:"coefficient", n:{i}, n:1)
            F_{i}_0 = a_{i}_0·G
            F_{i}_1 = a_{i}_1·G
            blind_{i} = H("example"; t:"blind", n:{i}, n:0)
            C_{i} = H("ceremony.commitment"; b:M, n:2, n:2, n:{i}, t:"{name}", {keys(i)}, b:blind_{i})""")


def keys(i):
    return f"b:signing_key_{i}, p:E_{i}, n:2, p:F_{i}_0, p:F_{i}_1"


def reveal(e):
    e.prose("*Reveal.* The proof of possession, and what everybody checks of it; the signature on the reveal.")
    for i in (1, 2):
        e.steps(f"""
            r_{i} = Hs("example"; t:"possession nonce", n:{i}, n:0)
            R_{i} = r_{i}·G
            c_{i} = Hs("ceremony.possession"; b:M, n:2, n:2, n:{i}, {keys(i)}, b:C_1, b:C_2, p:R_{i})
            s_{i} = r_{i} + c_{i}·a_{i}_0
            R_{i} = s_{i}·G - c_{i}·F_{i}_0
            reveal_digest_{i} = H("ceremony.reveal"; b:M, n:2, n:2, n:{i}, b:C_{i}, b:blind_{i}, s:c_{i}, s:s_{i})
            reveal_signature_{i} = sign(signing_seed_{i}; reveal_digest_{i})""")


def deal(e):
    e.prose("*Deal.* From member 1 to 1, 1 to 2, 2 to 1, 2 to 2: the share, its encryption, the dealer's signature.")
    for i in (1, 2):
        for j in (1, 2):
            ij = f"{i}_{j}"
            e.steps(f"""
                f_{ij} = a_{i}_0 + {j}·a_{i}_1
                z_{ij} = Hs("example"; t:"share nonce", n:{i}, n:{j})
                Z_{ij} = z_{ij}·G
                K_{ij} = z_{ij}·E_{j}
                share_key_{ij} = H("ceremony.share.key"; b:M, n:{i}, n:{j}, p:Z_{ij}, p:K_{ij})
                ciphertext_{ij} = encrypt(share_key_{ij}; f_{ij})
                share_digest_{ij} = H("ceremony.share"; b:M, b:C_1, b:C_2, n:{i}, n:{j}, p:Z_{ij}, b:ciphertext_{ij})
                share_signature_{ij} = sign(signing_seed_{i}; share_digest_{ij})""")


def check(e):
    e.prose("*Check.* The addressee finds the same `K`, opens the share and holds it against the dealer's vector.")
    for i in (1, 2):
        for j in (1, 2):
            e.steps(f"""
                K_{i}_{j} = e_{j}·Z_{i}_{j}
                fG_{i}_{j} = f_{i}_{j}·G
                fG_{i}_{j} = F_{i}_0 + {j}·F_{i}_1""")


def confirm(e):
    e.prose("*Confirm.* Shares, share keys by the member and from the vectors, the public key, the transcript, signatures.")
    for j in (1, 2):
        e.steps(f"""
            x_{j} = f_1_{j} + f_2_{j}
            Y_{j} = x_{j}·G
            Y_{j} = F_1_0 + {j}·F_1_1 + F_2_0 + {j}·F_2_1""")
    e.step("P = F_1_0 + F_2_0")
    members = [{
        "blind": e.hex(f"blind_{i}"), "commitment": e.hex(f"C_{i}"), "encryption_key": e.hex(f"E_{i}"), "index": i,
        "name": name, "possession": {"challenge": e.hex(f"c_{i}"), "response": e.hex(f"s_{i}")},
        "reveal_signature": e.hex(f"reveal_signature_{i}"), "share_key": e.hex(f"Y_{i}"),
        "signing_key": e.hex(f"signing_key_{i}"), "vector": [e.hex(f"F_{i}_0"), e.hex(f"F_{i}_1")]}
        for i, name in enumerate(NAMES, 1)]
    transcript = {"manifest": e.hex("M"), "members": members, "public_key": e.hex("P"), "restarts": []}
    e.given("transcript", "canonical bytes of \"transcript\" in ceremony.json", canonical.compact(transcript))
    e.steps("""
        T = H("ceremony.transcript"; b:transcript)
        confirmation = H("ceremony.signature"; b:T)
        confirmation_1 = sign(signing_seed_1; confirmation)
        confirmation_2 = sign(signing_seed_2; confirmation)
        B = H("conference"; b:M, b:T, p:P)
        fingerprint_digest = H("fingerprint"; b:B)
        fingerprint = words(fingerprint_digest)""")
    e.file("ceremony.json", canonical.indented({
        "format": 1, "signatures": [e.hex("confirmation_1"), e.hex("confirmation_2")], "transcript": transcript}))


def signatures(e, digest, name):
    """Both members' signatures on a digest, as a record lists them."""
    for i in (1, 2):
        e.step(f"{name}_signature_{i} = sign(signing_seed_{i}; {digest})")
    return [{"member": i, "signature": e.hex(f"{name}_signature_{i}")} for i in (1, 2)]


def opening(e):
    e.heading("## 3 The opening and the terminal's certificate")
    e.steps("""
        terminal_seed = H("example"; t:"terminal seed", n:1, n:0)
        terminal_key = public_key(terminal_seed)""")
    statement = {"attended": 3, "present": 3}
    e.given("opening", "canonical bytes of \"statement\" in opening.json", canonical.compact(statement))
    e.step('O = H("opening"; b:B, b:opening)')
    e.file("opening.json", canonical.indented(
        {"format": 1, "signatures": signatures(e, "O", "opening"), "statement": statement}))
    statement = {"signing_key": e.hex("terminal_key"), "slips": SLIPS, "terminal": 1}
    e.given("certificate", "canonical bytes of \"statement\" of terminal 1 in certificates.json",
            canonical.compact(statement))
    e.step('certificate_digest = H("certificate"; b:B, b:O, b:certificate)')
    e.file("certificates.json", canonical.indented({"certificates": [
        {"signatures": signatures(e, "certificate_digest", "certificate"), "statement": statement}], "format": 1}))


def found(e):
    for part in (manifest, commit, reveal, deal, check, confirm, opening):
        part(e)
