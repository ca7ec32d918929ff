"""One file from bytes to facts: read, find the table, match columns, transform, check, count. Writes nothing."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from data.catalog import Source
from data.errors import UserError
from data.store.attendance_rows import AttendanceRows
from data.store.loads import RowCounts
from etl.cleaning.secret import SecretColumn
from etl.columns import require_columns, source_named, with_our_names
from etl.corrections import Corrector
from etl.faults import Fault
from etl.layout import Header, Judge, TextTable, find_header, known_columns
from etl.layout.number_cells import carry
from etl.layout.pieces import pieces
from etl.prepared import Context, Prepared
from etl.privacy import personal_keys, without_people
from etl.progress import NO_PROGRESS, Progress
from etl.readers.raw_file import RawFile
from etl.readers.reading import read_file
from etl.sources import BY_CATEGORIES, IN_PIECES, TRANSFORMS
from etl.sources.attendance_pieces import ListReader

DELIMITER_NAMES = {";": ";", ",": ",", "\t": "tab"}
PEOPLE_OF = "attendance"


@dataclass(frozen=True)
class FileResult:
    """What became of a file: faults of the rejected rows, warnings about the file, counts of rows.

    `encoding` is XLSX, XLS, ODS or the encoding of a CSV; a workbook has a `sheet`, a CSV a `delimiter`.
    `warnings` are messages that do not stop the load.
    """

    source: Source
    file_name: str
    digest: str
    encoding: str
    delimiter: str
    sheet: str
    faults: list[Fault]
    warnings: list[UserError]
    counts: RowCounts
    is_demo: bool = False


@dataclass(frozen=True)
class Piece:
    """Facts of the accepted rows of a piece by table name, and the columns of people of the same rows."""

    facts: Mapping[str, pd.DataFrame | AttendanceRows]
    secrets: Mapping[str, SecretColumn] = field(default_factory=dict)


class SourceFile:
    """A file whose header is found. `pieces` reads its rows, once; then `result` tells what became of them."""

    def __init__(self, path: Path, context: Context, source_id: str | None = None) -> None:
        """UserError when the file is refused as a whole."""
        catalog = context.catalog
        sources = [source_named(source_id, catalog)] if source_id else list(catalog.sources.values())
        self.context = context
        self.file: RawFile = read_file(path, known_columns(sources))
        self.header: Header = find_header(self.file, sources)
        require_columns(self.header.names, self.header.match, self.header.named(self.file.file_name))
        self.source = self.header.source
        self._judge = Judge(self.header, self.file.file_name)
        self._corrector = Corrector(self.source.id, context.corrections)
        self._faults: list[Fault] = []
        self._notes: list[UserError] = []
        self._is_demo = False
        self.found: FileResult | None = None
        self._read = self._blank = self._rejected = 0

    @property
    def comes_in_pieces(self) -> bool:
        """Whether its rows are checked piece by piece."""
        return self.file.csv is not None and self.source.transform in IN_PIECES

    @property
    def size(self) -> int:
        """Bytes of a CSV."""
        return self.file.csv.size if self.file.csv else 0

    def pieces(self, progress: Progress = NO_PROGRESS) -> Generator[Piece]:
        """Facts piece by piece.

        UserError when the file turns out to be unreadable, or empty.
        """
        whole, lists = not self.comes_in_pieces, self._list_reader()
        for table in pieces(self.header, self.file, self._judge, whole=whole, as_cells=lists is not None):
            if lists is None:
                yield self._accepted(table, self._transformed(table))
            else:
                yield self._accepted_lists(table, lists)
            progress.advance(table.read_until, self.size)
        if self._read == self._blank:
            raise UserError(
                "{file}: there are no rows below the header. Nothing can be loaded.", file=self.file.file_name
            )

    def _list_reader(self) -> ListReader | None:
        """Lists in pieces are read by distinct cells, unless there are cells to be corrected first."""
        is_plain = self.comes_in_pieces and self.source.transform == PEOPLE_OF and not self._corrector.corrections
        return ListReader(self.context) if is_plain else None

    def _transformed(self, table: TextTable) -> Prepared:
        if table.frame.empty:
            return Prepared({})  # every row was refused by the reader, or is no data
        frame = with_our_names(table.frame, self.header.match, self.source, "")
        carry(table.frame, frame, self.header.match.header_by_name)
        frame = self._corrector.apply(frame)
        if self.source.transform not in BY_CATEGORIES and self.file.csv is not None:
            frame = frame.astype(object)
        return TRANSFORMS[self.source.transform](frame, self.context)

    def _accepted(self, table: TextTable, prepared: Prepared) -> Piece:
        rejected = self._noted(table, prepared.faults, prepared.notes, is_demo=prepared.is_demo)
        facts, secrets = prepared.facts, table.secrets
        if rejected:
            kept = ~table.frame.index.isin(rejected)
            facts = {name: frame[~frame["row_no"].isin(rejected)] for name, frame in facts.items()}
            secrets = {name: column.where(kept) for name, column in secrets.items()}
        return Piece(facts, secrets)

    def _accepted_lists(self, table: TextTable, lists: ListReader) -> Piece:
        assert table.cells is not None
        piece = lists.read(table.cells, table.frame.index.to_numpy())
        self._noted(table, piece.faults, piece.notes, is_demo=piece.is_demo)
        return Piece(
            {PEOPLE_OF: piece.rows}, {name: column.where(piece.kept) for name, column in table.secrets.items()}
        )

    def _noted(self, table: TextTable, found: list[Fault], notes: list[UserError], *, is_demo: bool) -> set[int]:
        """Remembers what became of the rows of a piece; returns the rows refused."""
        named = self.header.match.header_by_name
        faults = [replace(fault, column=named.get(fault.column, fault.column)) for fault in found]
        rejected = {fault.row for fault in faults}
        self._faults += table.faults + faults
        self._notes += notes
        self._is_demo = self._is_demo or is_demo
        self._read += table.rows_read
        self._blank += table.blank_rows
        self._rejected += len(rejected.union(fault.row for fault in table.faults))
        return rejected

    def result(self) -> FileResult:
        """What became of the rows, after the last piece."""
        if self.found is not None:
            return self.found
        sheet = self.header.sheet.name
        faults = sorted(
            (replace(fault, sheet=sheet) for fault in self._faults), key=lambda fault: (fault.row, fault.column)
        )
        corrected = [*(applied.told("pl") for applied in self._corrector.applied), *self._corrector.notes()]
        personal = personal_keys(self.source)
        faults = [without_people(fault, personal) for fault in faults]
        return FileResult(
            source=self.source,
            file_name=self.file.file_name,
            digest=self.file.digest,
            encoding=self.file.encoding,
            delimiter=DELIMITER_NAMES.get(self.file.delimiter, ""),
            sheet=sheet,
            faults=faults,
            warnings=[*self.file.warnings, *self._judge.notes(), *self._unknown_columns(), *self._notes, *corrected],
            counts=RowCounts(
                read=self._read,
                accepted=self._read - self._blank - self._rejected,
                rejected=self._rejected,
                blank=self._blank,
            ),
            is_demo=self._is_demo,
        )

    def _unknown_columns(self) -> list[UserError]:
        if not self.header.match.unknown:
            return []
        return [
            UserError(
                "{file}: columns that this source does not know are left out: {columns}.",
                file=self.file.file_name,
                columns=", ".join(self.header.match.unknown),
            )
        ]


def prepare(path: Path, context: Context, source_id: str | None = None, progress: Progress = NO_PROGRESS) -> FileResult:
    """Reads and checks a whole file; UserError when it is refused as a whole."""
    file = SourceFile(path, context, source_id)
    for _ in file.pieces(progress):
        pass
    return file.result()
