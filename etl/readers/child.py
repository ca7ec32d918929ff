"""The process that opens workbooks: `python -m etl.readers.child SUFFIX NAME`, the file on standard input.

It answers in lines of JSON: {"sheet"}, batches of rows, {"end"}, then {"hidden"} or {"refused"}; the cells of a batch
follow its line. It imports little, so that it starts at once, and is held to MEMORY and CPU where the platform can do
that.
"""

import gc
import json
import os
import sys

from data.errors import UserError
from etl.readers.workbook import Workbook

MEMORY = 512 * 1024**2
CPU_SECONDS = 60


def limit_resources() -> None:
    """Less memory and time than a bad file wants; platforms without such limits go without."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # a stricter limit is set already, or this system knows none
            continue


def answer(part: object) -> None:
    """One line of the answer."""
    sys.stdout.buffer.write(json.dumps(part, ensure_ascii=False).encode() + b"\n")


def read_workbook(content: bytes, suffix: str, file_name: str) -> None:
    """Every visible sheet of a workbook as lines of the answer."""
    book = Workbook(content, suffix, file_name)
    for name in book.names:
        answer({"sheet": name})
        batches, oddities = book.batches(name), book.oddities(name)
        hidden = oddities.hidden_until(book.last_row)
        for batch in batches:
            sys.stdout.buffer.write(batch.only(hidden).packed())
        answer({"end": book.last_row, "hidden_rows": sorted(hidden), "merged": sorted(oddities.merged)})
    answer({"hidden": book.hidden, "starts_in_1904": book.starts_in_1904, "leftovers": book.leftovers})


def main(suffix: str, file_name: str) -> None:
    """Reads standard input whole, then answers."""
    limit_resources()
    gc.disable()  # millions of cells and no circles among them
    try:
        read_workbook(sys.stdin.buffer.read(), suffix, file_name)
    except UserError as error:
        answer({"refused": error.template, "values": error.values_by_name})
    except MemoryError:
        sys.exit(1)
    sys.stdout.flush()
    os._exit(0)  # without freeing millions of cells one by one


if __name__ == "__main__":
    main(*sys.argv[1:])
