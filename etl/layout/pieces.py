"""The rows of a source, piece by piece: a workbook is one piece, a CSV comes in blocks."""

import csv
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl

from etl.cleaning.secret import SecretColumn
from etl.layout.below import BEGINNINGS
from etl.layout.header import Header
from etl.layout.table import Judge, TextTable, cut_table
from etl.readers.csv_block import Block, split_block, together
from etl.readers.csv_file import MOST_ROWS, CsvText, quotes_do_not_match, too_many_rows
from etl.readers.raw_file import RawFile

BLOCK_BYTES = 8 * 1024**2
Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]


def pieces(header: Header, file: RawFile, judge: Judge, *, whole: bool, as_cells: bool = False) -> Iterator[TextTable]:
    """All rows below the header in the order of the file; a CSV in pieces of some megabytes, or `whole`.

    Frames of a CSV have columns of categories, or none where they come `as_cells`; those of a workbook objects.
    UserError when quotation marks do not match or the file has too many rows.
    """
    if file.csv is None:
        yield _without_secrets(cut_table(header, judge), header)
        return
    yield from _of_csv(header, file.csv, judge, whole=whole, as_cells=as_cells)


def _without_secrets(table: TextTable, header: Header) -> TextTable:
    named = header.match.header_by_name
    hidden = {c.name: named[c.name] for c in header.source.columns if c.secret and c.name in named}
    if hidden:
        table.secrets = {name: SecretColumn(table.frame[column]) for name, column in hidden.items()}
        attributes = table.frame.attrs
        table.frame = table.frame.drop(columns=list(hidden.values()))
        table.frame.attrs = attributes
    return table


def _of_csv(header: Header, text: CsvText, judge: Judge, *, whole: bool, as_cells: bool) -> Iterator[TextTable]:
    row = header.sheet.numbers[header.place] + 1
    read_until, gathered = 0, []
    for block, length in _blocks(header, text):
        read_until += length
        if whole:
            gathered.append(block)
            continue
        yield _table(block, row, header, judge, min(read_until, text.size), as_cells=as_cells)
        row += block.records
    if gathered:
        yield _table(together(gathered), row, header, judge, text.size, as_cells=as_cells)


def _blocks(header: Header, text: CsvText) -> Iterator[tuple[Block, int]]:
    """Blocks of the records below the header, and how many signs each takes with what is above."""
    first = header.sheet.numbers[header.place]
    skip, line, records = first - text.rows_above, text.rows_above, first
    for block in text.blocks(BLOCK_BYTES):
        rest = block
        if skip:
            rest, lines = _behind(block, text.delimiter, skip)
            line, skip = line + lines, 0
        try:
            found = split_block(rest, text.delimiter, len(header.names))
        except csv.Error as error:
            raise quotes_do_not_match(text.file_name, line + getattr(error, "line_num", 0)) from error
        line, records = line + rest.count("\n"), records + found.records
        if records > MOST_ROWS:
            raise too_many_rows(text.file_name, records)
        if found.records:
            yield found, len(block)


def _behind(text: str, delimiter: str, records: int) -> tuple[str, int]:
    """What follows the first records, and how many lines these take."""
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    for _ in range(records):
        next(reader)
    place = 0
    for _ in range(reader.line_num):
        place = text.find("\n", place) + 1 or len(text)
    return text[place:], reader.line_num


def _lines(text: str) -> Iterator[str]:
    place = 0
    while place < len(text):
        end = text.find("\n", place) + 1 or len(text)
        yield text[place:end]
        place = end


def _table(block: Block, first_row: int, header: Header, judge: Judge, read_until: int, *, as_cells: bool) -> TextTable:
    faults_before = len(judge.faults)
    frame, numbers = block.frame, block.places + first_row
    others = {first_row + place: cells for place, cells in block.others.items() if any(map(str.strip, cells))}
    doubtful = _doubtful(frame, header) | block.is_odd.to_numpy()
    kept = _judged(frame, numbers, doubtful, others, judge)
    if not kept.all():
        frame, numbers = frame.filter(pl.Series(kept)), numbers[kept]
    faults = judge.faults_since(faults_before)
    blank = block.records - len(frame) - len({fault.row for fault in faults})
    index = pd.Index(numbers, name="row_no", dtype=int)
    secret = {header.match.header_by_name.get(c.name): c.name for c in header.source.columns if c.secret}
    columns = {name: frame[str(place)] for name, place in zip(judge.names, judge.places, strict=True)}
    secrets = {secret[name]: SecretColumn(column) for name, column in columns.items() if name in secret}
    if as_cells:
        cells = _cells(columns, header, len(frame))
        return TextTable(pd.DataFrame(index=index), blank, faults, secrets, read_until, cells)
    plain = {name: pd.Series(categories(column), index) for name, column in columns.items() if name not in secret}
    return TextTable(pd.DataFrame(plain, index=index), blank, faults, secrets, read_until)


def _cells(columns: Mapping[str, pl.Series], header: Header, rows: int) -> pl.DataFrame:
    """The columns of the card but the secret ones, under its names; an absent one is empty."""
    named = header.match.header_by_name
    absent = pl.repeat("", rows, dtype=pl.String, eager=True)
    names = [column.name for column in header.source.columns if not column.secret]
    return pl.DataFrame({name: columns[named[name]] if name in named else absent for name in names})


def _doubtful(frame: pl.DataFrame, header: Header) -> Mask:
    """Rows that a judge has to look at: nearly every other row is data."""
    first, others = pl.col("0"), pl.exclude("0") != ""
    is_alone = ~pl.any_horizontal(others) if frame.width > 1 else pl.lit(value=True)
    is_header = first == header.names[0]
    doubtful: Mask = frame.select((first == "") | is_alone | _begins_oddly(first) | is_header).to_series().to_numpy()
    # the few rows whose first cell is empty are looked at as a whole
    rows = np.flatnonzero((frame["0"] == "").to_numpy())
    every = pl.all()
    is_short = pl.sum_horizontal(every != "") <= 1
    begins_oddly = _begins_oddly(pl.coalesce(pl.when(every != "").then(every)))
    found = doubtful.copy()
    found[rows] = frame[rows].select((is_short | begins_oddly).fill_null(value=True)).to_series().to_numpy()
    return found


def _begins_oddly(text: pl.Expr) -> pl.Expr:
    return text.str.slice(0, 3).str.to_lowercase().is_in(list(BEGINNINGS))


def _judged(frame: pl.DataFrame, numbers: Rows, doubtful: Mask, others: Mapping[int, list[str]], judge: Judge) -> Mask:
    """Mask of the rows of `frame` that are data; doubtful ones and those of another width come in their order."""
    kept = np.ones(len(frame), dtype=bool)
    doubtful[:1] = True  # a row of numbers below the header
    place_by_row = {int(numbers[place]): place for place in np.flatnonzero(doubtful).tolist()}
    for row in sorted([*place_by_row, *others]):
        if row in others:
            if not judge.is_no_data(row, others[row]):
                judge.refuse_width(row, others[row])
            continue
        place = place_by_row[row]
        cells = list(frame.row(place))
        kept[place] = (
            any(cells)
            and not judge.is_no_data(row, cells)
            and not judge.is_faulty(row, [cells[p] for p in judge.places])
        )
    return kept


def categories(column: pl.Series) -> "pd.Categorical[Any]":
    """A column of text as pandas categories, with a Python text for each distinct one only."""
    coded = column.cast(pl.Categorical(pl.Categories.random()))
    texts = coded.unique()
    places = texts.to_physical().to_numpy().astype(np.int64)
    by_code = np.empty(int(places.max(initial=-1)) + 1, dtype=object)
    by_code[places] = texts.cast(pl.String).to_list()
    codes = coded.to_physical().to_numpy().astype(np.int32)
    return pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(pd.Index(by_code, dtype=object)))
