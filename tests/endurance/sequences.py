"""Random sequences of loads and withdrawals against the model; equal contents, however reached, have one digest."""

import random
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from data.store.loads import content_digest
from tests.endurance.homes import KINDS, Home, Homes, homes_of
from tests.endurance.report import Report, Tell
from tests.endurance.sequence import Sequence, equal

STEPS = range(3, 11)
IN_POSTGRES = 10
REBUILT = 4
Digests = dict[frozenset[tuple[object, int]], str]


def endure(count: int, seed: int, tell: Tell, server: str | None = None, kinds: tuple[str, ...] = KINDS) -> Report:
    """`count` sequences, every tenth in PostgreSQL; every fourth is loaded again elsewhere in another order."""
    report = Report(f"sequences: {count}")
    digests: Digests = {}
    steps = rebuilt = 0
    with ExitStack() as stack:
        homes = [stack.enter_context(homes_of(kind, server)) for kind in kinds]
        grounds = [one.ground() for one in homes]
        folder = Path(stack.enter_context(TemporaryDirectory()))
        for number in range(count):
            place = len(kinds) - 1 if number % IN_POSTGRES == IN_POSTGRES - 1 else 0
            is_rebuilt = number % REBUILT == 0
            taken, faults = _sequence(homes[place], grounds[place], folder, f"{seed} {number}", digests, is_rebuilt)
            steps, rebuilt = steps + taken, rebuilt + is_rebuilt
            report.add(faults, f"sequence {number} ({kinds[place]})")
            if number % 50 == 49:
                tell(f"{number + 1} sequences, {steps} steps, {len(digests)} contents, {len(report.faults)} faults")
    report.say(f"{steps} steps, {len(digests)} different contents, {rebuilt} loaded again in another order")
    return report


def _sequence(
    homes: Homes, ground: Home, folder: Path, seed: str, digests: Digests, is_rebuilt: bool
) -> tuple[int, list[str]]:
    """How many steps were taken, and what went wrong with all that led to it."""
    dice = random.Random(seed)
    with homes.copied(ground) as home, homes.copied(ground) as elsewhere, home.target() as target:
        sequence = Sequence(target, folder, dice)
        try:
            for _ in range(dice.choice(STEPS)):
                sequence.step()
                _remember(digests, sequence, content_digest(target.engine))
            sequence.check_summaries()
            if is_rebuilt:
                equal(sequence.rebuilt_in(elsewhere), content_digest(target.engine), "digest in another order")
        except Exception as error:
            told = "\n".join(f"    {step}" for step in sequence.steps)
            return len(sequence.steps), [f"{type(error).__name__}: {error}\n{told}"]
    return len(sequence.steps), []


def _remember(digests: Digests, sequence: Sequence, digest: str) -> None:
    """Equal contents have equal digests, different ones different digests."""
    content = sequence.model.content()
    if content not in digests and digest in digests.values():
        equal(digest, "another digest than that of other contents", "digest")
    equal(digest, digests.setdefault(content, digest), "digest of the same content")
