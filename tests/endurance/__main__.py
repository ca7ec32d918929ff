"""`python -m tests.endurance NAME [--count N] [--seed S]`; without --count as many as were promised.

`screen` and `soak` take `--minutes M` too, `screen` also `--speed X`.
"""

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial

from tests.endurance import canaries, crowd, disks, exports, flips, kills, restarts, screen, sequences, serial, soak
from tests.endurance.report import Report, Tell

Endure = Callable[[int, int, Tell], Report]
TESTS: dict[str, tuple[int, Endure]] = {
    "kills": (200, kills.endure),
    "sequences": (1_000, sequences.endure),
    "serial": (50, serial.endure),
    "canaries": (1_000, canaries.endure),
    "disks": (50, disks.endure),
    "crowd": (2_000_000, crowd.endure),
    "restarts": (10, restarts.endure),
    "flips": (500, flips.endure),
    "exports": (1_000, exports.endure),
    "screen": (30, screen.endure),
    "soak": (2_000_000, soak.endure),
}


def main(arguments: list[str]) -> int:
    """Exit code 1 when any promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.endurance", description=__doc__)
    parser.add_argument("name", choices=TESTS)
    parser.add_argument("--count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--speed", type=int, default=5)
    options = parser.parse_args(arguments)
    usual, endure = TESTS[options.name]
    if options.name == "screen":
        endure = partial(screen.endure, minutes=options.minutes, speed=options.speed)
    if options.name == "soak":
        endure = partial(soak.endure, minutes=options.minutes)
    started = time.monotonic()
    report = endure(options.count or usual, options.seed, lambda line: print(f"… {line}", flush=True))
    print(report.text())
    print(f"{time.monotonic() - started:.0f} s")
    return int(bool(report.faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
