"""Reads a workbook in memory, sheet by sheet; runs in the child process, where a crash hurts nobody."""

import io
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any
from xml.parsers import expat

import python_calamine as calamine

from data.errors import UserError
from etl.readers import ods_oddities, xls_oddities, xlsx_book, xlsx_oddities
from etl.readers.batches import ROWS_AT_ONCE, Batch, batch_of
from etl.readers.oddities import FARTHEST_ROW, Oddities
from etl.readers.zip_check import Archive, damaged, with_password

MOST_SHEETS = 30
MOST_COLUMNS = 200
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
SUFFIX_BY_CONTENT = {
    b"spreadsheetml.sheet.main+xml": ".xlsx",
    b"ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    b"ms-excel.sheet.binary": ".xlsb",
    b"spreadsheetml.template.main+xml": ".xltx",
}
# What people may have left in a workbook, told in this order.
PIVOT_CACHE, EXTERNAL_LINKS = "pivot_cache", "external_links"
FOLDERS_BY_LEFTOVER = {PIVOT_CACHE: ("xl/pivotcache/", "xl/model/"), EXTERNAL_LINKS: ("xl/externallinks/",)}

# Oddities by the name or by the place of their sheet.
Found = Mapping[str, Oddities] | list[Oddities]


class Workbook:
    """A safe workbook: `names` of its visible sheets, `hidden` ones; UserError when it is refused.

    `leftovers` are PIVOT_CACHE and EXTERNAL_LINKS, where it has any.
    """

    def __init__(self, content: bytes, suffix: str, file_name: str) -> None:
        self.file_name = file_name
        self.starts_in_1904 = False
        self.leftovers: list[str] = []
        self.last_row = 0
        # the library takes most of the time and leaves the other processor free
        self._oddities = _Later(self._inspected(content, suffix))
        try:
            self._book = calamine.load_workbook(io.BytesIO(content))
        except calamine.PasswordError as error:
            raise with_password(file_name) from error
        except (calamine.CalamineError, OSError, ValueError) as error:
            raise damaged(file_name) from error
        sheets = self._book.sheets_metadata
        if len(sheets) > MOST_SHEETS:
            raise UserError(
                "{file}: the workbook has {found} sheets, at most {most} are read. "
                "Copy the one with the table to a new workbook.",
                file=file_name,
                found=len(sheets),
                most=MOST_SHEETS,
            )
        self._places = {sheet.name: place for place, sheet in enumerate(sheets)}
        tables = [sheet for sheet in sheets if sheet.typ == calamine.SheetTypeEnum.WorkSheet]
        visible = calamine.SheetVisibleEnum.Visible
        self.names = [sheet.name for sheet in tables if sheet.visible == visible]
        self.hidden = [sheet.name for sheet in tables if sheet.visible != visible]

    def _inspected(self, content: bytes, suffix: str) -> Callable[[], Found]:
        """Checks content against suffix; how to find its oddities."""
        if suffix == ".xls":
            old_book = xls_oddities.read_book(content, self.file_name)
            self.leftovers = [PIVOT_CACHE] * old_book.has_pivot_cache + [EXTERNAL_LINKS] * old_book.has_external_links
            return lambda: xls_oddities.oddities_by_place(old_book)
        archive = Archive(content, self.file_name)
        found = _suffix_of(archive)
        if found != suffix:
            raise UserError(
                "{file}: the content is {found}, not {suffix} as the name says. "
                "Open it in Excel or LibreOffice and save it as XLSX.",
                file=self.file_name,
                found=found or "?",
                suffix=suffix,
            )
        archive.check()
        if b"manifest:encryption-data" in archive.read("META-INF/manifest.xml"):
            raise with_password(self.file_name)
        try:
            if suffix == ".ods":
                ods_oddities.check(archive)
                return lambda: ods_oddities.oddities_by_sheet(archive)
            book = xlsx_book.read_book(archive)
        except (expat.ExpatError, LookupError) as error:
            raise damaged(self.file_name) from error
        self.starts_in_1904 = book.starts_in_1904
        members = [name.casefold() for name in archive.members]
        self.leftovers = [
            leftover
            for leftover, folders in FOLDERS_BY_LEFTOVER.items()
            if any(name.startswith(folders) for name in members)
        ]
        return lambda: xlsx_oddities.oddities_by_sheet(archive, book)

    def batches(self, name: str) -> Iterator[Batch]:
        """Rows of a sheet from its first to its last, blank and hidden ones too; UserError when too wide or damaged."""
        try:
            sheet = self._book.get_sheet_by_name(name)
            rows = sheet.iter_rows()
        except (calamine.CalamineError, ValueError, OSError) as error:
            raise damaged(self.file_name) from error
        end = sheet.end
        if end and (end[1] >= MOST_COLUMNS or end[0] >= FARTHEST_ROW):
            raise UserError(
                "{file}, sheet '{sheet}': cells are filled as far as column {column} and row {row}, at most {columns} "
                "columns and {rows} rows are read. Delete what lies beside and below the table.",
                file=self.file_name,
                sheet=name,
                column=end[1] + 1,
                row=end[0] + 1,
                columns=MOST_COLUMNS,
                rows=FARTHEST_ROW,
            )
        self.last_row = end[0] + 1 if end else 0
        return self._batches(rows, self.oddities(name))

    def oddities(self, name: str) -> Oddities:
        """Of a sheet; UserError when it is damaged."""
        try:
            found = self._oddities.result()
        except (expat.ExpatError, LookupError, struct.error) as error:
            raise damaged(self.file_name) from error
        if isinstance(found, list):
            place = self._places[name]
            return found[place] if place < len(found) else Oddities()
        return found.get(name, Oddities())

    def _batches(self, rows: Iterator[list[Any]], oddities: Oddities) -> Iterator[Batch]:
        first = 1
        while values := list(islice(rows, ROWS_AT_ONCE)):
            batch = batch_of(values, first)
            oddities.put_into(batch)
            yield batch
            first += len(values)


class _Later:
    """What is found meanwhile, in a thread that ends with the process."""

    def __init__(self, find: Callable[[], Found]) -> None:
        self._find = find
        self._found: Found = {}
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._found = self._find()
        except BaseException as error:
            self._error = error

    def result(self) -> Found:
        """What was found; raises what was raised."""
        self._thread.join()
        if self._error:
            raise self._error
        return self._found


def _suffix_of(archive: Archive) -> str:
    """What a ZIP really is, '' for anything else than a workbook; only the first 64 kB of a member are looked at."""
    if next(archive.pieces("mimetype"), b"").strip() == ODS_TYPE if "mimetype" in archive.members else False:
        return ".ods"
    if "[Content_Types].xml" not in archive.members:
        return ""
    types = next(archive.pieces("[Content_Types].xml"), b"")
    return next((suffix for mark, suffix in SUFFIX_BY_CONTENT.items() if mark in types), "")
