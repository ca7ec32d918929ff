"""Workbooks that lie of their size, with a million styled blank rows or without."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from tests.corpus.threats.threat import Threat
from tests.workbooks import edited, xlsx

SECONDS = 10
SHEET = "xl/worksheets/sheet1.xml"
FILLED = (3, 50, 500, 1_500, 5_000)
LAST_ROW = 1_048_576
DIMENSION = re.compile(rb'<dimension ref="[^"]*" ?/>')
LIES = {
    "told too small": b'<dimension ref="A1"/>',
    "told too large": b'<dimension ref="A1:XFD1048576"/>',
    "told of another place": b'<dimension ref="M40:P44"/>',
    "not told": b"",
}


def wrong_sizes(filled: Sequence[int] = FILLED, last_row: int = LAST_ROW) -> Iterator[Threat]:
    """Each number of filled rows with each lie, without blank rows and with blank ones down to `last_row`."""
    for count in filled:
        rows = [[f"24{number:05}", f"Gmina {number}", "miejska"] for number in range(count)]
        for lie, dimension in LIES.items():
            for end in (count, last_row):
                name = f"{count} rows, size {lie}, {end - count} blank rows"
                yield Threat(name, partial(_lying, rows, dimension, end), SECONDS, rows=rows)


def _lying(rows: list[list[str]], dimension: bytes, end: int) -> bytes:
    first = len(rows) + 1
    blank = b"".join(
        b'<row r="%d" s="0" customFormat="1"><c r="A%d" s="0"/></row>' % (n, n) for n in range(first, end + 1)
    )

    def edit(xml: bytes) -> bytes:
        return DIMENSION.sub(dimension, xml).replace(b"</sheetData>", blank + b"</sheetData>")

    return edited(xlsx(rows), SHEET, edit)
