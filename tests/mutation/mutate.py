"""Mutates every place of a small conference's record, and asks both verifiers.

python3 mutate.py JUDGE SCRATCH [--all] [--observed]
JUDGE is the program of judge.cpp. Without --all every kind of place meets every operation once; with it, every place.
Each mutation is tried as it is, with the files' digests and signature redone by terminal 1's key, and with every hash,
proof and signature redone that genuine keys can redo. --observed prints which check refused what.
"""

import sys

sys.dont_write_bytecode = True

import argparse  # noqa: E402
import collections  # noqa: E402
import hashlib  # noqa: E402
import multiprocessing  # noqa: E402
import os  # noqa: E402
import shutil  # noqa: E402
import subprocess  # noqa: E402
import time  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "verifier"))

import canonical  # noqa: E402
import expected  # noqa: E402
import sodium  # noqa: E402
from conference import make  # noqa: E402
from doctor import UNLISTED, encoded  # noqa: E402
from forge import Key, minisign  # noqa: E402
from mutations import ALL_FILES, exact, grammar_leaves, mutations, pattern, places, shape_of, without_marks  # noqa: E402
from record import FILES, Record  # noqa: E402
from redo import hooks  # noqa: E402
from verify import verify  # noqa: E402
from words import words_of  # noqa: E402

# A mutated value that the forge cannot go on with: there is nothing to redo behind it.
CANNOT_GO_ON = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RuntimeError, sodium.NotAPoint)
NO_SUCH, SAME_BYTES = "no neighbour, or no such place in the other conference", "changes no byte"
NO_REDOING, UNDONE = "nothing further to redo", "redoing undoes it"


def listed(files):
    """files.json for these files."""
    entries = [{"digest": hashlib.blake2b(files[name], digest_size=32).hexdigest(), "name": name,
                "size": len(files[name])} for name in sorted(set(FILES) - set(UNLISTED))]
    return {"files": entries, "format": 1}


def signed(files, key, listing=None):
    """All files, files.json and its signature made anew."""
    files = dict(files)
    files["files.json"] = without_marks(canonical.indented(listing or listed(files)))
    files["files.json.minisig"], files["record.pub"] = minisign(files["files.json"], key)
    return files


def written(values):
    return {name: without_marks(encoded(name, value)) for name, value in values.items()}


class Bench:
    """One worker's folder, its judge, and the two honest records."""

    def __init__(self, judge, scratch):
        self.folder = os.path.join(scratch, f"record{os.getpid()}")
        os.makedirs(self.folder)
        self.lying = {}
        self.judge = subprocess.Popen([judge], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.forge = make()
        self.values = self.forge.values()
        self.files = signed(written(self.values), self.forge.terminals[1])
        self.values["files.json"] = listed(self.files)
        other = make(name="another ")
        self.other = other.values()
        other_files = signed(written(self.other), other.terminals[1])
        self.other["files.json"] = listed(other_files)
        self.other_files = other_files
        self.put(self.files)
        record = Record(self.folder)
        self.honest = verify(record)
        self.words = " ".join(words_of(record.fingerprint))

    def put(self, files):
        for name, data in files.items():
            if self.lying.get(name) != data:
                with open(os.path.join(self.folder, name), "wb") as file:
                    file.write(data)
                self.lying[name] = data

    def ask(self, words=None):
        self.judge.stdin.write(self.folder + (f"\t{words}" if words else "") + "\n")
        self.judge.stdin.flush()
        return self.judge.stdout.readline().strip()

    def judged(self, files):
        """(the check that fails or "ok", by the program and by verify.py, what both say of the announced words)."""
        self.put(files)
        first, second = self.ask(), verify(Record(self.folder)) or "ok"
        with_words = None
        if first == second == "ok":
            with_words = self.ask(self.words), verify(Record(self.folder), self.words) or "ok"
        return first, second, with_words

    def redone(self, name, path, operation, change):
        """The record with everything redone on the mutated value; None when nothing is to be redone."""
        stages = hooks(name, path, operation, change, forge := make())
        if stages is None:
            return None
        for stage, function in stages.items():
            forge.twist(stage, function)
        try:
            values = forge.values()
        except CANNOT_GO_ON:  # as far as it goes: what would follow stays the honest record's
            values = {one: forge.record.json.get(one, value) for one, value in self.values.items() if one != "files.json"}
        return signed(written(values), forge.terminals[1])

    def variants(self, name, path, operation, change):
        """(how it was redone, files or the reason why there are none)."""
        changed = change(self.values[name])
        if changed is None:
            yield "as it is", NO_SUCH
            return
        data = without_marks(encoded(name, changed))
        if data == self.files[name]:
            yield "as it is", SAME_BYTES
            return
        yield "as it is", self.files | {name: data}
        by_terminal = (signed(self.files, self.forge.terminals[1], changed) if name == "files.json"
                       else signed(self.files | {name: data}, self.forge.terminals[1]))
        yield "signed by the terminal", by_terminal
        redone = self.redone(name, path, operation, change)
        yield "all redone", (NO_REDOING if redone is None or redone == by_terminal
                             else UNDONE if redone == self.files else redone)


bench = None


def begin(judge, scratch):
    global bench
    bench = Bench(judge, scratch)


def every(values, others):
    """(file, path, operation, function) of all mutations, in one order everywhere."""
    for name in sorted(ALL_FILES):
        for path, operation, change in mutations(name, values[name], others[name]):
            yield name, path, operation, change


def try_out(chosen):
    """[(how, place, exact place, operation, outcome)] of a run of mutations, by number."""
    results, chosen = [], set(chosen)
    for number, (name, path, operation, change) in enumerate(every(bench.values, bench.other)):
        if number in chosen:
            for how, files in bench.variants(name, path, operation, change):
                outcome = files if isinstance(files, str) else bench.judged(files)
                results.append((how, pattern(name, path), exact(name, path), operation, outcome))
    return results


def try_bytes(name):
    """The same for a file that is no JSON: every byte, every line, and the whole of another conference's."""
    data, results = bench.files[name], []
    lines = data.split(b"\n")
    variants = [(f"byte {i} flipped", data[:i] + bytes([data[i] ^ 1]) + data[i + 1:]) for i in range(len(data))]
    for i, line in enumerate(lines[:-1]):
        variants.append((f"line {i + 1} dropped", b"\n".join(lines[:i] + lines[i + 1:])))
        variants.append((f"line {i + 1} doubled", b"\n".join(lines[:i + 1] + lines[i:])))
        if i + 2 < len(lines):
            variants.append((f"line {i + 1} swapped", b"\n".join(lines[:i] + [lines[i + 1], line] + lines[i + 2:])))
    variants.append(("from another conference", bench.other_files[name]))
    for operation, changed in variants:
        outcome = SAME_BYTES if changed == data else bench.judged(bench.files | {name: changed})
        results.append(("as it is", name, name, operation, outcome))
    return results


def whole_files(_):
    """Every file, and every pair of files, of another conference; signed by the terminal and not."""
    results, names = [], sorted(set(FILES) - set(UNLISTED))
    for i, name in enumerate(names):
        for more in [None, *names[i + 1:]]:
            exchanged = {one: bench.other_files[one] for one in (name, more) if one}
            for how, files in (("as it is", bench.files | exchanged),
                               ("signed by the terminal", signed(bench.files | exchanged, bench.forge.terminals[1]))):
                results.append((how, " and ".join(exchanged), " and ".join(exchanged), "from another conference",
                                SAME_BYTES if exchanged.items() <= bench.files.items() else bench.judged(files)))
    return results


def run(task):
    function, argument = task
    return function(argument)


def findings_in(how, place, exactly, operation, outcome):
    """What is wrong with one outcome, or None."""
    first, second, with_words = outcome
    where = f"{exactly}, {operation}, {how}"
    if first != second:
        return f"{where}: tinnhiem says {first}, verify.py says {second}"
    if first != "ok":
        right = expected.checks(place, how)
        return None if first in right else f"{where}: refused by {first}, expected of {sorted(right)}"
    if with_words[0] != with_words[1]:
        return f"{where}: with the words tinnhiem says {with_words[0]}, verify.py {with_words[1]}"
    if with_words[0] == "fingerprint" or expected.another_truth(place, exactly, operation, how):
        return None
    return f"{where}: accepted"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("judge")
    parser.add_argument("scratch")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--observed", action="store_true")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    shutil.rmtree(arguments.scratch, ignore_errors=True)
    os.makedirs(arguments.scratch)
    began = time.monotonic()
    here = Bench(arguments.judge, arguments.scratch)
    findings = [] if here.honest is None and here.ask(here.words) == "ok" else [f"the honest record: {here.honest}"]
    for name in ALL_FILES:
        seen = {pattern(name, path) for path, _ in places(here.values[name], shape_of(name))}
        findings += [f"{place}: the record has none" for place in sorted(grammar_leaves(name) - seen - expected.FREE)]
    chosen, kinds = [], set()
    for number, (name, path, operation, _) in enumerate(every(here.values, here.other)):
        kind = pattern(name, path), operation
        if arguments.all or kind not in kinds:
            chosen.append(number)
        kinds.add(kind)
    parts = arguments.workers * 8
    tasks = [(try_out, chosen[i::parts]) for i in range(parts)]
    tasks += [(try_bytes, "files.json.minisig"), (try_bytes, "record.pub"), (whole_files, None)]
    counts, observed = collections.Counter(), collections.defaultdict(collections.Counter)
    with multiprocessing.Pool(arguments.workers, begin, (arguments.judge, arguments.scratch)) as pool:
        for results in pool.imap_unordered(run, tasks):
            for how, place, exactly, operation, outcome in results:
                if isinstance(outcome, str):
                    counts[outcome] += 1
                    continue
                counts[how] += 1
                accepted = outcome[0] == outcome[1] == "ok"
                answer = outcome[0] if not accepted else f"ok, then {outcome[2][0]}"
                counts["refused by the announced words alone"] += answer == "ok, then fingerprint"
                counts["another truth"] += answer == "ok, then ok"
                observed[how, place][answer] += 1
                if finding := findings_in(how, place, exactly, operation, outcome):
                    findings.append(finding)
    shutil.rmtree(arguments.scratch)
    if arguments.observed:
        for (how, place), answers in sorted(observed.items()):
            print(f"{how}: {place}: " + ", ".join(f"{a} {c}" for a, c in sorted(answers.items())))
    print(f"{len(chosen)} mutations of {len({k[0] for k in kinds})} kinds of places, "
          f"{sum(counts[how] for how in expected.HOW)} records judged, {time.monotonic() - began:.0f} s")
    for what, count in sorted(counts.items()):
        print(f"  {count:6} {what}")
    print(f"{len(findings)} findings")
    for finding in sorted(findings):
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
