"""crypto/WORKED_EXAMPLE.md and section 8 of PROTOCOL.md: made anew, compared with the checkout's; the record in it verified.

python3 make.py --write                     writes both; after a change of the protocol
python3 make.py --check [TINNHIEM] SCRATCH  exits 1 where the page is another, or the record that it holds does not verify
"""

import os
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True

from steps import HERE, Example, shown  # noqa: E402  (first: it says where the others are)

import ballots  # noqa: E402
import counting  # noqa: E402
import founding  # noqa: E402
from record import Record  # noqa: E402
from verify import verify  # noqa: E402

CRYPTO = os.path.join(HERE, os.pardir, os.pardir, os.pardir, "crypto")
TITLE = """# Worked example of `tinnhiem/1`

Part of [`PROTOCOL.md`](PROTOCOL.md), section 8, and as normative as it is. Made by `tests/vectors/example` and never written by hand; the record
that it holds, file by file, verifies. A step is

```
NAME = FORMULA
  input HEX      what a hash hashed: encode(tag; …) of section 1
  = VALUE        bytes, points and scalars in hex as section 1 writes them, numbers in decimal, texts as they are
```

`VALUE (again)` says that the formula gives what the name stands for already: where a verifier computes what was computed otherwise before. Formulas are the
protocol's, with `F_1_0` for *F* with the indices 1 and 0, and with these besides: `first(n; x)` the first n bytes; `BLAKE2b(n; x)` unkeyed, n bytes; `public_key(seed)` and
`sign(seed; message)` of Ed25519 (RFC 8032); `encrypt(key; x)` XChaCha20-Poly1305 as in 2.2, ciphertext and then tag; `scalar(n)` the number as a scalar; `a/b` modulo
`q`; `code`, `words`, `base64` as sections 2.4, 7 and 2.10 have them; `log_G(x)` the number `t` with `t·G = x`. What a program draws at random is here
`H("example"; t:label, n:i, n:j)`, or `Hs` of the same where a scalar is drawn; so a program that is given these values can make every other.
"""

SECTION = """## 8 Worked example
[`WORKED_EXAMPLE.md`](WORKED_EXAMPLE.md) is a whole tiny record made step by step, and part of this page: two members of two, one candidate, one terminal; four ballots, of which two
are cast (marked high, left unmarked), one is opened for a check and one set aside; a log. Every value that a program draws, every hash with its exact input, every point, scalar, signature and
file stands there, secrets too: shares with their keys and ciphertexts, nonces, all four branches of every row, every cell of the tally, minisign's lines. It is made from
fixed seeds by `tests/vectors/example`, whose formulas are printed as they were computed; tests show that it has not drifted, that the product makes the same values from the same seeds and
that both verifiers accept the record. The milestones, for whoever has made it so far:

```
"""
MILESTONES = (
    "M", "C_1", "C_2", "c_1", "s_1", "K_1_2", "ciphertext_1_2", "x_1", "x_2", "Y_1", "Y_2", "P", "T", "B", "fingerprint", "O",
    "certificate_digest", "ballot_1.id", "ballot_1.X", "ballot_1.w", "ballot_1.A*", "ballot_1.B*", "ballot_1.c",
    "ballot_1.D", "ballot_1.code", "ballot_2.code", "head_1", "L", "S", "Q", "level_1.U", "level_1.V", "λ_1", "λ_2",
    "level_1.W_1", "level_1.c_1", "level_1.t", "list_digest", "key_id")


def made():
    example = Example()
    founding.found(example)
    order = ballots.vote(example)
    counting.count(example, order)
    return example


def page(example):
    return TITLE + "\n" + example.page()


def section(example):
    """Section 8 of PROTOCOL.md."""
    return SECTION + "".join(f"{name} = {shown(example[name])}\n" for name in MILESTONES) + "```\n"


def split(protocol):
    """What stands before section 8, section 8, what follows."""
    start, end = protocol.index("## 8 "), protocol.index("\n## 9 ")
    return protocol[:start], protocol[start:end], protocol[end:]


def read(name):
    with open(os.path.join(CRYPTO, name), encoding="utf-8") as file:
        return file.read()


def write(name, text):
    with open(os.path.join(CRYPTO, name), "w", encoding="utf-8") as file:
        file.write(text)


def write_record(example, folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for name, data in example.files.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)


def wrong(program, folder):
    example = made()
    for name, found, right in (("WORKED_EXAMPLE.md", read("WORKED_EXAMPLE.md"), page(example)),
                               ("PROTOCOL.md, section 8,", split(read("PROTOCOL.md"))[1], section(example))):
        if found != right:
            yield f"crypto/{name} is not what the protocol gives: python3 tests/vectors/example/make.py --write"
    write_record(example, folder)
    words = shown(example["fingerprint"])
    found = verify(Record(folder), words)
    if found is not None:
        yield f"its record fails {found} with the second verifier"
    if program and subprocess.run([program, "verify", folder, "--fingerprint", words],
                                  stdout=subprocess.DEVNULL).returncode != 0:
        yield "its record fails with tinnhiem verify"
    shutil.rmtree(folder)


def main():
    if sys.argv[1:] == ["--write"]:
        example = made()
        write("WORKED_EXAMPLE.md", page(example))
        before, _, after = split(read("PROTOCOL.md"))
        write("PROTOCOL.md", before + section(example) + after)
        return 0
    if len(sys.argv) not in (3, 4) or sys.argv[1] != "--check":
        print(__doc__, file=sys.stderr)
        return 2
    findings = list(wrong(sys.argv[2] if len(sys.argv) == 4 else None, sys.argv[-1]))
    print("\n".join(findings) or "the worked example is what the protocol gives, and its record verifies")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
