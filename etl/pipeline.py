"""One file from bytes to facts: read, find the table, match columns, transform, check, count. Writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from data.catalog import Source
from data.errors import UserError
from data.store.loads import RowCounts
from etl.columns import require_columns, source_named, with_our_names
from etl.faults import Fault
from etl.layout import Header, TextTable, cut_table, find_header, known_columns
from etl.layout.number_cells import carry
from etl.prepared import Context, Prepared
from etl.readers.contract import RawFile
from etl.readers.reading import read_file
from etl.sources import TRANSFORMS

DELIMITER_NAMES = {";": ";", ",": ",", "\t": "tab"}


@dataclass(frozen=True)
class FileResult:
    """What a file holds: facts of the accepted rows, faults of the rejected ones, warnings about the file.

    `encoding` is XLSX, XLS, ODS or the encoding of a CSV; a workbook has a `sheet`, a CSV a `delimiter`.
    `warnings` are messages that do not stop the load.
    """

    source: Source
    file_name: str
    digest: str
    encoding: str
    delimiter: str
    sheet: str
    facts: Mapping[str, pd.DataFrame]
    faults: list[Fault]
    warnings: list[UserError]
    counts: RowCounts


def prepare(path: Path, context: Context, source_id: str | None = None) -> FileResult:
    """Reads and checks a file; UserError when it is refused as a whole."""
    catalog = context.catalog
    sources = [source_named(source_id, catalog)] if source_id else list(catalog.sources.values())
    file = read_file(path, known_columns(sources))
    header = find_header(file, sources)
    require_columns(header.names, header.match, header.named(file.file_name))
    table = cut_table(header, file.file_name)
    if table.frame.empty and not table.faults:
        raise UserError("{file}: there are no rows below the header. Nothing can be loaded.", file=file.file_name)
    return _result(file, header, table, _transformed(header, table, context))


def _transformed(header: Header, table: TextTable, context: Context) -> Prepared:
    if table.frame.empty:
        return Prepared({})  # every row was refused by the reader
    frame = with_our_names(table.frame, header.match, header.source, "")
    carry(table.frame, frame, header.match.header_by_name)
    return TRANSFORMS[header.source.transform](frame, context)


def _result(file: RawFile, header: Header, table: TextTable, prepared: Prepared) -> FileResult:
    named = header.match.header_by_name
    faults = table.faults + [replace(fault, column=named.get(fault.column, fault.column)) for fault in prepared.faults]
    rejected = {fault.row for fault in faults}
    counts = RowCounts(
        read=table.rows_read,
        accepted=table.rows_read - table.blank_rows - len(rejected),
        rejected=len(rejected),
        blank=table.blank_rows,
    )
    return FileResult(
        source=header.source,
        file_name=file.file_name,
        digest=file.digest,
        encoding=file.encoding,
        delimiter=DELIMITER_NAMES.get(file.delimiter, ""),
        sheet=header.sheet.name,
        facts={name: frame[~frame["row_no"].isin(rejected)] for name, frame in prepared.facts.items()},
        faults=sorted(
            (replace(fault, sheet=header.sheet.name) for fault in faults), key=lambda fault: (fault.row, fault.column)
        ),
        warnings=file.warnings + table.notes + _unknown_columns(file.file_name, header),
        counts=counts,
    )


def _unknown_columns(file_name: str, header: Header) -> list[UserError]:
    if not header.match.unknown:
        return []
    return [
        UserError(
            "{file}: columns that this source does not know are left out: {columns}.",
            file=file_name,
            columns=", ".join(header.match.unknown),
        )
    ]
