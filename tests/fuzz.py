"""Mutated files by the thousand: `python -m tests.fuzz --count 5000` (about a quarter of an hour).

Half of the effort goes into workbooks, whose parts are changed inside and packed anew, half into CSV. Nothing but
UserError may come out, and none may take over CPU_SECONDS. The kernel keeps the child process to its memory.

`python -m tests.fuzz --threats` tries the matrices of hostile workbooks instead (tests/corpus/threats, a minute).
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from data.catalog import read_catalog
from data.errors import UserError
from etl.pipeline import prepare
from etl.prepared import Context
from tests.corpus import Case, cases
from tests.corpus.threats import MATRICES, outcome_of
from tests.workbooks import unzipped, zipped

CPU_SECONDS = 2
LARGEST = 1024**2
SNIPPETS = (
    b'"', b"'", b";", b",", b"\t", b"\n", b"\r", b"\x00", b"\xff\xfe", b"\xef\xbf\xbd", b"=1+1", b"#REF!", b"RAZEM",
    b"<", b">", b"&#x0;", b"]]>", b"<!--", b"-1", b"99999999999999999999", b"1e308", b"NaN", b"1048577", b"XFE1",
    b' r="A1048576"', b' s="99999"', b' t="s"', b' t="e"', b' hidden="1"', b' repeated="16777216"', b"\xb9\x9c\xb1",
    b"<f>", b"<v>", b"<c>", b"<row>", b"</row>", b"xml version='1.1'", b"\xd0\xcf\x11\xe0",
)  # fmt: skip


@dataclass
class Outcome:
    """What became of the mutants."""

    counts: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    failures: list[str] = field(default_factory=list)


def mutated(content: bytes, dice: random.Random) -> bytes:
    """A few bytes flipped, cut out, doubled, replaced by a snippet or by those of another place."""
    data = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 3, 8))):
        place, size = dice.randrange(len(data) + 1), dice.choice((1, 1, 2, 8, 64, 512))
        piece = bytes(data[place : place + size])
        way = dice.randrange(6)
        if way == 0 and place < len(data):
            data[place] ^= 1 << dice.randrange(8)
        elif way == 1:
            del data[place : place + size]
        elif way == 2:
            data[place:place] = piece * dice.choice((1, 2, 50))
        elif way == 3:
            data[place:place] = dice.choice(SNIPPETS)
        elif way == 4:
            data[place : place + size] = dice.choice(SNIPPETS)
        else:
            elsewhere = dice.randrange(len(data) + 1)
            data[elsewhere : elsewhere + len(piece)] = piece
    return bytes(data[:LARGEST])


def mutated_workbook(case: Case, dice: random.Random) -> bytes:
    """Mostly a part changed inside a sound ZIP, sometimes the file itself."""
    if not case.content.startswith(b"PK") or dice.random() < 0.2:
        return mutated(case.content, dice)
    members = unzipped(case.content)
    name = dice.choice([name for name in members if name.endswith((".xml", ".rels"))])
    return zipped({**members, name: mutated(members[name], dice)})


def workbooks(dice: random.Random) -> Iterator[tuple[str, bytes]]:
    """File names and contents without end."""
    bases = [case for case in cases() if not case.file_name.endswith((".csv", ".TXT")) and len(case.content) < 100_000]
    bases = [case for case in bases if not case.refused]
    while True:
        case = dice.choice(bases)
        yield case.file_name, mutated_workbook(case, dice)


def texts(dice: random.Random) -> Iterator[tuple[str, bytes]]:
    """The same for CSV; now and then a long one."""
    bases = [case for case in cases() if case.file_name.endswith(".csv") and case.content]
    while True:
        case = dice.choice(bases)
        content = case.content * (LARGEST // len(case.content) if dice.random() < 0.02 else 1)
        yield case.file_name, mutated(content, dice)


def cpu_seconds() -> float:
    """Of this process and its finished children."""
    used = time.process_time()
    try:
        import resource
    except ImportError:
        return used
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used + children.ru_utime + children.ru_stime


def fuzz(files: Iterator[tuple[str, bytes]], count: int, tell: Callable[[str], object] = lambda _line: None) -> Outcome:
    """Prepares `count` files; `failures` name those that broke the promise, with the exception or the time."""
    context, outcome = Context(read_catalog(), date(2024, 6, 30)), Outcome()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            file_name, content = next(files)
            path = Path(folder) / file_name
            path.write_bytes(content)
            before = cpu_seconds()
            try:
                file = prepare(path, context, "territory")
                outcome.counts["faulted" if file.faults else "read"] += 1
            except UserError as error:
                outcome.counts[error.template[:60]] += 1
            except Exception as error:
                outcome.failures.append(f"{number} {file_name}: {type(error).__name__}: {error}")
            spent = cpu_seconds() - before
            outcome.slowest = max(outcome.slowest, spent)
            if spent > CPU_SECONDS:
                outcome.failures.append(f"{number} {file_name}: {spent:.1f} s")
            if number % 500 == 499:
                tell(f"{number + 1}: {len(outcome.failures)} failures, slowest {outcome.slowest:.2f} s")
    return outcome


def try_threats() -> list[str]:
    """Every hostile workbook; those that broke a promise."""
    failures = []
    for name, threats in MATRICES.items():
        outcomes = [outcome_of(threat) for threat in threats()]
        failures += [outcome.broken for outcome in outcomes if outcome.broken]
        slowest = max(outcome.seconds for outcome in outcomes)
        print(f"{name}: {len(outcomes)}, slowest {slowest:.2f} s", flush=True)
    return failures


def try_mutants(count: int, seed: int) -> list[str]:
    """Mutated CSV and workbooks; those that broke a promise."""
    failures = []
    for name, files in (("CSV", texts), ("workbooks", workbooks)):
        print(f"== {count} {name}, seed {seed}", flush=True)
        outcome = fuzz(files(random.Random(seed)), count, lambda line: print(line, flush=True))
        for message, times in outcome.counts.most_common():
            print(f"{times:6}  {message}")
        print(f"slowest {outcome.slowest:.2f} s of CPU")
        failures += outcome.failures
    return failures


def main() -> int:
    """Exit code 1 when any promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--count", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threats", action="store_true", help="hostile workbooks instead of mutants")
    options = parser.parse_args()
    failures = try_threats() if options.threats else try_mutants(options.count, options.seed)
    print("\n".join(failures) or "no failures")
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
