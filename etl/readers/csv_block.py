"""Splits a block of a CSV into columns: plain lines all at once, lines with quotation marks one by one."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt
import polars as pl

Lines = npt.NDArray[np.int64]
ODD_SIGNS = ("#", "\ufffd")
LINE_END = b"\n"
"""Of error texts, and of letters that were lost."""


@dataclass(frozen=True)
class Block:
    """Records of a block. `frame` has those as wide as the header, as text without spaces around, in columns '0', '1',
    …; `places` are their places in the block. `others` are records of another width by place, blank ones among them.
    `is_odd` marks rows of the frame with a sign of ODD_SIGNS.
    """

    frame: pl.DataFrame
    places: Lines
    others: dict[int, list[str]]
    records: int
    is_odd: pl.Series


def together(blocks: Sequence[Block]) -> Block:
    """Blocks that follow one another as one."""
    begins = [0, *accumulate(block.records for block in blocks)]
    return Block(
        pl.concat([block.frame for block in blocks]),
        np.concatenate([block.places + begin for block, begin in zip(blocks, begins, strict=False)]),
        {
            place + begin: cells
            for block, begin in zip(blocks, begins, strict=False)
            for place, cells in block.others.items()
        },
        begins[-1],
        pl.concat([block.is_odd for block in blocks]),
    )


def split_block(text: str, delimiter: str, width: int) -> Block:
    """`text` holds whole records with lines ended by '\\n'; csv.Error, with `line_num`, where a cell never ends."""
    content = text.encode("utf-8", "surrogatepass")
    whole = _split_whole(content, delimiter, width)
    if whole is not None:
        return _block(text, whole, np.arange(len(whole)), {}, len(whole))
    starts, ends = _lines(content)
    is_plain = _counts(content, delimiter, ends) == width - 1
    is_plain &= ends > starts
    marks = _counts(content, '"', ends)
    if (marks % 2).any():
        return _by_records(text, delimiter, width)
    is_plain &= marks == 0
    odd = np.flatnonzero(~is_plain)
    lines = [content[starts[place] : ends[place]].decode("utf-8", "surrogatepass") for place in odd.tolist()]
    try:
        rows = dict(zip(odd.tolist(), _records(lines, delimiter), strict=True))
    except csv.Error:  # a quotation mark within a cell is none of two: what stands in pairs may still go over lines
        return _by_records(text, delimiter, width)
    plain = content if not len(odd) else _without(content, starts, ends, odd)
    found = _split_plain(plain, delimiter, width)
    return _block(text, found, np.flatnonzero(is_plain), rows, len(starts))


def _lines(content: bytes) -> tuple[Lines, Lines]:
    """Where lines start and end (without the '\\n')."""
    ends = np.flatnonzero(np.frombuffer(content, dtype=np.uint8) == ord("\n"))
    if content and not content.endswith(b"\n"):
        ends = np.append(ends, len(content))
    starts = np.concatenate([np.zeros(1, dtype=np.int64), ends[:-1] + 1])[: len(ends)]
    return starts, ends


def _counts(content: bytes, sign: str, ends: Lines) -> Lines:
    """How often an ASCII sign stands in each line."""
    if sign.encode() not in content:
        return np.zeros(len(ends), dtype=np.int64)
    found = np.flatnonzero(np.frombuffer(content, dtype=np.uint8) == ord(sign))
    return np.diff(np.searchsorted(found, ends), prepend=0)


def _without(content: bytes, starts: Lines, ends: Lines, odd: Lines) -> bytes:
    begins = np.concatenate([np.zeros(1, dtype=np.int64), ends[odd] + 1]).tolist()
    stops = np.append(starts[odd], len(content)).tolist()
    return b"".join(content[begin:stop] for begin, stop in zip(begins, stops, strict=True))


def _records(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    return [next(csv.reader([line], delimiter=delimiter, strict=True), []) for line in lines]


def _split_whole(content: bytes, delimiter: str, width: int) -> pl.DataFrame | None:
    """All lines at once where each is plain, as in nearly every block; None where one may not be."""
    lines = content.count(LINE_END) + (not content.endswith(LINE_END))
    if b'"' in content or content.count(delimiter.encode()) != lines * (width - 1):
        return None
    if content and not content.endswith(LINE_END):
        content += LINE_END  # without it a blank cell too many in the last line would not be told of
    try:
        found = _split_plain(content, delimiter, width)
    except pl.exceptions.PolarsError:  # a line is too long, so another one is too short
        return None
    is_short = found.width != width or found.to_series(width - 1).null_count() > 0
    return None if is_short or len(found) != lines else found


def _split_plain(content: bytes, delimiter: str, width: int) -> pl.DataFrame:
    names = list(map(str, range(width)))
    if not content:
        return pl.DataFrame(schema=dict.fromkeys(names, pl.String))
    return pl.read_csv(
        content,
        has_header=False,
        new_columns=names,
        separator=delimiter,
        quote_char=None,
        infer_schema=False,
        empty_string_is_null=False,
    )


def _by_records(text: str, delimiter: str, width: int) -> Block:
    """Cells that go over several lines."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = dict(enumerate(reader))
    except csv.Error as error:
        error.line_num = reader.line_num  # type: ignore[attr-defined]
        raise
    empty = np.zeros(0, dtype=np.int64)
    return _block(text, _split_plain(b"", delimiter, width), empty, rows, len(rows))


def _block(text: str, plain: pl.DataFrame, places: Lines, rows: dict[int, list[str]], records: int) -> Block:
    """Plain lines and the records read one by one, in the order of the file; and records of another width."""
    width = plain.width
    fitting = {place: cells[:width] for place, cells in rows.items() if _fits(cells, width)}
    others = {place: cells for place, cells in rows.items() if place not in fitting}
    if fitting:
        columns = {str(column): [cells[column] for cells in fitting.values()] for column in range(width)}
        plain = pl.concat([plain, pl.DataFrame(columns, schema=plain.schema)])
        places = np.concatenate([places, np.fromiter(fitting, dtype=np.int64)])
        order = np.argsort(places, kind="stable")
        plain, places = plain[order], places[order]
    is_odd = pl.repeat(value=False, n=len(plain), eager=True)
    if any(sign in text for sign in ODD_SIGNS):
        is_odd = plain.select(pl.any_horizontal(pl.all().str.contains_any(list(ODD_SIGNS)))).to_series()
    return Block(plain.select(pl.all().str.strip_chars()), places, others, records, is_odd.alias("odd"))


def _fits(cells: Sequence[str], width: int) -> bool:
    """As wide as the header, or wider by blank cells."""
    return len(cells) >= width and not any(map(str.strip, cells[width:])) and any(map(str.strip, cells))
