"""One file from bytes to facts: read, match columns, transform, check, count. Writes nothing."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from data.catalog import Source
from data.errors import UserError
from data.store.loads import RowCounts
from etl.columns import Match, match_columns, recognise, source_named, with_our_names
from etl.faults import Fault
from etl.prepared import Context, Prepared
from etl.readers.csv_file import TextTable, read_csv
from etl.sources import TRANSFORMS

DELIMITER_NAMES = {";": ";", ",": ",", "\t": "tab"}


@dataclass(frozen=True)
class FileResult:
    """What a file holds: facts of the accepted rows, faults of the rejected ones, warnings about the file.

    `warnings` are messages that do not stop the load.
    """

    source: Source
    file_name: str
    digest: str
    encoding: str
    delimiter: str
    facts: Mapping[str, pd.DataFrame]
    faults: list[Fault]
    warnings: list[UserError]
    counts: RowCounts


def prepare(path: Path, context: Context, source_id: str | None = None) -> FileResult:
    """Reads and checks a file; UserError when it is refused as a whole."""
    table = read_csv(path)
    headers = list(table.frame.columns)
    source = (
        source_named(source_id, context.catalog) if source_id else recognise(headers, context.catalog, table.file_name)
    )
    match = match_columns(headers, source)
    frame = with_our_names(table.frame, match, source, table.file_name)
    if frame.empty and not table.faults:
        raise UserError("{file}: there are no rows below the header. Nothing can be loaded.", file=table.file_name)
    # every row may have been refused by the reader
    prepared = Prepared({}) if frame.empty else TRANSFORMS[source.transform](frame, context)
    return _result(table, source, match, prepared)


def _result(table: TextTable, source: Source, match: Match, prepared: Prepared) -> FileResult:
    faults = table.faults + [
        replace(fault, column=match.header_by_name.get(fault.column, fault.column)) for fault in prepared.faults
    ]
    rejected = {fault.row for fault in faults}
    facts = {name: frame[~frame["row_no"].isin(rejected)] for name, frame in prepared.facts.items()}
    counts = RowCounts(
        read=table.rows_read,
        accepted=table.rows_read - table.blank_rows - len(rejected),
        rejected=len(rejected),
        blank=table.blank_rows,
    )
    return FileResult(
        source=source,
        file_name=table.file_name,
        digest=hashlib.sha256(table.content).hexdigest(),
        encoding=table.encoding,
        delimiter=DELIMITER_NAMES[table.delimiter],
        facts=facts,
        faults=sorted(faults, key=lambda fault: (fault.row, fault.column)),
        warnings=_warnings(table.file_name, match),
        counts=counts,
    )


def _warnings(file_name: str, match: Match) -> list[UserError]:
    if not match.unknown:
        return []
    return [
        UserError(
            "{file}: columns that this source does not know are left out: {columns}.",
            file=file_name,
            columns=", ".join(match.unknown),
        )
    ]
