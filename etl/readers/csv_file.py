"""A CSV with every cell as text: its head tells encoding and delimiter, the rest comes in blocks of whole records."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import AnyStr

import numpy as np

from data.errors import UserError
from etl.readers.contract import Sheet
from etl.readers.encoding import no_text, scan

DELIMITERS = (";", ",", "\t")
HEAD_ROWS = 100
HEAD_SIGNS = 1_000_000
LONGEST_CELL = 1_000_000
MOST_ROWS = 5_000_000
FEWEST_KNOWN = 2  # headers that tell a delimiter
READ_AT_ONCE = 8 * 1024**2
BYTES_OF_ASCII = frozenset({"cp1250", "iso8859-2", "utf-8-sig"})  # a byte 13 is nothing but the end of a line
csv.field_size_limit(LONGEST_CELL)

# How many columns of the cards a row names.
Score = Callable[[Sequence[str]], int]


@dataclass(frozen=True)
class CsvText:
    """A CSV on disk. `head` has its first rows; `rows_above` is 1 where a line 'sep=;' comes before them."""

    path: Path
    file_name: str
    digest: str
    codec: str
    encoding: str
    delimiter: str
    size: int
    head: Sheet = field(repr=False)
    rows_above: int = 0

    def blocks(self, size: int | None) -> Iterator[str]:
        """The text in blocks of about `size` bytes (None: all at once), cut between records, lines ended by '\\n'.

        A line 'sep=;' is left out.
        """
        rest, skipped = "", self.rows_above == 0
        for piece in _texts(self.path, self.codec, self.file_name, size):
            text = rest + piece
            if not skipped:
                text, skipped = text.partition("\n")[2], True
            cut = _end_of_records(text)
            rest = text[cut:]
            if cut:
                yield text[:cut]
        if rest:
            yield rest


def open_csv(path: Path, file_name: str, score: Score = lambda _row: 0) -> CsvText:
    """Encoding, delimiter and head of a CSV; UserError for what is no table of text, or may be split in two ways."""
    found = scan(_bytes(path, file_name, READ_AT_ONCE), file_name)
    is_whole = found.size <= HEAD_SIGNS
    pieces = _texts(path, found.codec, file_name, HEAD_SIGNS)
    text = "".join(pieces) if is_whole else next(pieces, "")
    declared = text[4] if text[:4].casefold() == "sep=" and text[5:6] in {"", "\n"} and len(text) > 4 else ""
    rows_above = 1 if declared else 0
    if declared:
        text = text.partition("\n")[2]
    delimiter = declared if declared in DELIMITERS else find_delimiter(text, file_name, score)
    head = _head(text, delimiter, file_name, rows_above, is_whole=is_whole)
    return CsvText(path, file_name, found.digest, found.codec, found.label, delimiter, found.size, head, rows_above)


def _bytes(path: Path, file_name: str, size: int) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while piece := file.read(size):
                yield piece
    except OSError as error:
        raise UserError(
            "{file}: the file cannot be opened. Check its name, place and rights.", file=file_name
        ) from error


def _texts(path: Path, codec: str, file_name: str, size: int | None) -> Iterator[str]:
    """Decoded pieces with '\\n' as the only end of a line."""
    content, decoder = _bytes(path, file_name, size or -1), codecs.getincrementaldecoder(codec)()
    try:
        if codec in BYTES_OF_ASCII:
            for piece in _ended_alike(content, b"\r", b"\n"):
                yield decoder.decode(piece)
            yield decoder.decode(b"", final=True)
            return
        decoded = (decoder.decode(piece, final=not piece) for piece in chain(content, [b""]))
        for text in _ended_alike(decoded, "\r", "\n"):
            if "\0" in text:
                raise no_text(file_name)
            yield text
    except UnicodeDecodeError as error:
        raise no_text(file_name) from error


def _ended_alike(pieces: Iterable[AnyStr], carriage: AnyStr, end: AnyStr) -> Iterator[AnyStr]:
    """Pieces where '\\r\\n' and '\\r' became '\\n', in bytes twice as fast as in text."""
    held = carriage[:0]
    for following in pieces:
        piece = held + following
        held = carriage if piece.endswith(carriage) else carriage[:0]  # its '\n' may come with the next piece
        piece = piece.removesuffix(held)
        yield piece.replace(carriage + end, end).replace(carriage, end) if carriage in piece else piece
    if held:
        yield end


def _end_of_records(text: str) -> int:
    """The place behind the last line of `text` that ends a record: with an even number of quotation marks before it.

    A mark inside a cell (12" pipe) spoils the count; then the last line that ends at all, as no cell is that long.
    """
    end = text.rfind("\n") + 1
    if text.count('"', 0, end) % 2 == 0:
        return end
    signs = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lines, marks = np.flatnonzero(signs == ord("\n")), np.flatnonzero(signs == ord('"'))
    even = lines[np.searchsorted(marks, lines) % 2 == 0]
    even_end = int(even[-1]) + 1 if len(even) else 0
    return even_end if len(text) - even_end <= LONGEST_CELL else end


def _head(text: str, delimiter: str, file_name: str, rows_above: int, *, is_whole: bool) -> Sheet:
    sheet = Sheet(last_row=rows_above)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(islice(reader, HEAD_ROWS), start=rows_above + 1):
            sheet.last_row = number
            if any(map(str.strip, cells)):
                sheet.numbers.append(number)
                sheet.rows.append(cells)
    except csv.Error as error:
        # a head may end inside a cell, which is no fault of the file
        if is_whole or not sheet.rows:
            raise quotes_do_not_match(file_name, reader.line_num + rows_above) from error
    return sheet


def quotes_do_not_match(file_name: str, line: int) -> UserError:
    """What to say of a cell that never ends."""
    return UserError(
        "{file}: the quotation marks do not match, look near line {line}. Correct them.", file=file_name, line=line
    )


def too_many_rows(file_name: str, found: int) -> UserError:
    """What to say of more rows than MOST_ROWS."""
    return UserError(
        "{file}: the file has {found} rows, at most {most} are read. Split it.",
        file=file_name,
        found=found,
        most=MOST_ROWS,
    )


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
