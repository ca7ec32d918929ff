"""`python -m etl` in a process that ends at a chosen write, waits while it holds the database, or begins when told.

`python -m tests.endurance.loader [OPTIONS] -- ARGUMENTS` says 'ready' once everything is imported. `--count` tells on
standard error how many writes there were; `--large` and `--piece` are the sizes from which a file is read apart, and
in pieces.
"""

import argparse
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

from data.settings import read_settings
from etl import apart, loading
from etl.__main__ import main
from etl.layout import pieces
from tests.endurance.writes import Writes


def options_of(arguments: list[str]) -> argparse.Namespace:
    """What stands before '--' and, as `rest`, what stands behind it."""
    parser = argparse.ArgumentParser(prog="python -m tests.endurance.loader")
    parser.add_argument("--kill-at", type=int, default=0, metavar="N", help="die at the n-th write")
    parser.add_argument("--most-bytes", type=int, default=0, metavar="N", help="die when a file grows beyond")
    parser.add_argument("--refused-bytes", type=int, default=0, metavar="N", help="writes to a file beyond fail")
    parser.add_argument("--large", type=int, default=apart.LARGE, metavar="BYTES")
    parser.add_argument("--piece", type=int, default=pieces.BLOCK_BYTES, metavar="BYTES")
    parser.add_argument("--hold", type=float, default=0.0, metavar="SECONDS", help="wait before the end of a load")
    parser.add_argument("--wait", action="store_true", help="begin after a line on standard input")
    parser.add_argument("--count", action="store_true")
    parser.add_argument("rest", nargs="*")
    return parser.parse_args(arguments)


def keep_files_small(most_bytes: int) -> None:
    """The kernel ends a process that writes beyond, in the midst of its write."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def refuse_large_files(most_bytes: int) -> None:
    """The kernel lets writes beyond fail, as a broken disk would; Python ignores the signal that comes with it."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))


def hold(seconds: float) -> None:
    """Every load waits with all its rows written and nothing committed."""
    refresh: Callable[..., Any] = loading.refresh

    def slowly(*arguments: Any, **named: Any) -> None:
        print("holding", flush=True)
        time.sleep(seconds)
        refresh(*arguments, **named)

    loading.refresh = slowly


def run(options: argparse.Namespace) -> int:
    """The command as a person runs it, with what was asked for in its way."""
    apart.LARGE, pieces.BLOCK_BYTES = options.large, options.piece
    writes = Writes(options.kill_at, read_settings().data_dir)
    if options.kill_at or options.count:
        writes.watch()
    if options.hold:
        hold(options.hold)
    print("ready", flush=True)
    if options.wait:
        sys.stdin.readline()
    if options.refused_bytes:
        refuse_large_files(options.refused_bytes)
    if options.most_bytes:
        keep_files_small(options.most_bytes)
    code = main(options.rest)
    if options.count:
        print(f"writes {writes.count}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(run(options_of(sys.argv[1:])))
elif __name__ == "__mp_main__":  # the process that reads a large file for this one
    pieces.BLOCK_BYTES = options_of(sys.argv[1:]).piece
