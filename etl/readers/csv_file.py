"""Reads a CSV with every cell as text; nothing is converted and nothing is guessed in silence."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from data.errors import UserError
from etl.readers.contract import Sheet
from etl.readers.encoding import decode

DELIMITERS = (";", ",", "\t")
HEAD_ROWS = 100
HEAD_SIGNS = 1_000_000
MOST_ROWS = 5_000_000
LONGEST_CELL = 1_000_000
MOST_SEEN = 50_000
FEWEST_KNOWN = 2  # headers that tell a delimiter
csv.field_size_limit(LONGEST_CELL)

# How many columns of the cards a row names.
Score = Callable[[Sequence[str]], int]


def read_csv(content: bytes, file_name: str, score: Score = lambda _row: 0) -> tuple[Sheet, str, str]:
    """(rows, encoding, delimiter); UserError for what is no table of text, or may be split in two ways."""
    text, encoding = decode(content, file_name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    declared = text[4] if text[:4].casefold() == "sep=" and text[5:6] in {"", "\n"} and len(text) > 4 else ""
    if declared:
        text = text.partition("\n")[2]
    delimiter = declared if declared in DELIMITERS else find_delimiter(text, file_name, score)
    return _sheet(text, delimiter, file_name, rows_above=1 if declared else 0), encoding, delimiter


def _sheet(text: str, delimiter: str, file_name: str, rows_above: int) -> Sheet:
    sheet = Sheet(last_row=rows_above)
    seen: dict[str, str] = {}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, start=rows_above + 1):
            sheet.last_row = number
            if any(map(str.strip, cells)):
                sheet.numbers.append(number)
                # a text that comes again is kept once: files repeat themselves, and memory is small
                sheet.rows.append([seen.setdefault(cell, cell) for cell in cells])
                if len(seen) > MOST_SEEN:
                    seen.clear()
    except csv.Error as error:
        raise UserError(
            "{file}: the quotation marks do not match, look near line {line}. Correct them.",
            file=file_name,
            line=reader.line_num + rows_above,
        ) from error
    if sheet.last_row > MOST_ROWS:
        raise UserError(
            "{file}: the file has {found} rows, at most {most} are read. Split it.",
            file=file_name,
            found=sheet.last_row,
            most=MOST_ROWS,
        )
    return sheet


def find_delimiter(text: str, file_name: str, score: Score) -> str:
    """The one of `;` `,` and tab that shows the columns of a card, else splits most rows alike; UserError for a tie."""
    head = text[:HEAD_SIGNS]
    rows_by_delimiter = {delimiter: list(_head_rows(head, delimiter)) for delimiter in DELIMITERS}
    known = {delimiter: max(map(score, rows), default=0) for delimiter, rows in rows_by_delimiter.items()}
    best = [delimiter for delimiter in DELIMITERS if known[delimiter] == max(known.values())]
    if len(best) == 1 and known[best[0]] >= FEWEST_KNOWN:
        return best[0]
    alike = {delimiter: _alike(rows) for delimiter, rows in rows_by_delimiter.items()}
    best = [delimiter for delimiter in DELIMITERS if alike[delimiter] == max(alike.values())]
    if len(best) > 1 and alike[best[0]] > (0, 0):
        raise UserError(
            "{file}: the rows can be split by more than one of ; , and tab. "
            "Put quotation marks around cells that hold such a sign.",
            file=file_name,
        )
    return best[0]


def _head_rows(head: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from islice(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), HEAD_ROWS)
    except csv.Error:
        return  # this delimiter makes no sense


def _alike(rows: list[list[str]]) -> tuple[int, int]:
    """How many rows have the commonest number of cells above one, and that number."""
    widths = Counter(len(row) for row in rows if len(row) > 1 and any(row))
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
