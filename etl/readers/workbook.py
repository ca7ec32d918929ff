"""Reads a workbook in memory, sheet by sheet; runs in the child process, where a crash hurts nobody."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

import python_calamine as calamine

from data.errors import UserError
from etl.readers import ods_oddities, xls_oddities, xlsx_oddities
from etl.readers.cells import BY_TYPE
from etl.readers.contract import ERROR, TEXT, UNCOMPUTED
from etl.readers.oddities import FARTHEST_ROW, Oddities
from etl.readers.zip_check import Archive, damaged, with_password

MOST_SHEETS = 30
MOST_COLUMNS = 200
LONGEST_CELL = 32_767  # what a cell of a spreadsheet can hold
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
SUFFIX_BY_CONTENT = {
    b"spreadsheetml.sheet.main+xml": ".xlsx",
    b"ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    b"ms-excel.sheet.binary": ".xlsb",
    b"spreadsheetml.template.main+xml": ".xltx",
}
OUR_SUFFIXES = {".xlsx", ".xlsm", ".xls", ".ods"}


@dataclass(frozen=True)
class Line:
    """A row that holds anything: its number, the kinds and the texts of its cells."""

    number: int
    kinds: str
    cells: list[str]


class Workbook:
    """A safe workbook: `names` of its visible sheets, `hidden` ones; UserError when it is refused."""

    def __init__(self, content: bytes, suffix: str, file_name: str) -> None:
        self.file_name = file_name
        self._oddities: dict[str, Oddities] = {}
        self.starts_in_1904 = False
        in_order = self._inspected(content, suffix)
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
        self._oddities.update(zip((sheet.name for sheet in sheets), in_order, strict=False))
        tables = [sheet for sheet in sheets if sheet.typ == calamine.SheetTypeEnum.WorkSheet]
        visible = calamine.SheetVisibleEnum.Visible
        self.names = [sheet.name for sheet in tables if sheet.visible == visible]
        self.hidden = [sheet.name for sheet in tables if sheet.visible != visible]

    def _inspected(self, content: bytes, suffix: str) -> list[Oddities]:
        """Checks content against suffix; oddities in the order of the sheets for XLS, by name for the others."""
        if suffix == ".xls":
            return xls_oddities.oddities_by_place(content, self.file_name)
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
        oddities = ods_oddities if suffix == ".ods" else xlsx_oddities
        archive.check(oddities.WATCHED)
        if b"manifest:encryption-data" in archive.read("META-INF/manifest.xml"):
            raise with_password(self.file_name)
        try:
            self._oddities = oddities.oddities_by_sheet(archive)
            self.starts_in_1904 = suffix != ".ods" and xlsx_oddities.starts_in_1904(archive)
        except (expat.ExpatError, LookupError) as error:
            raise damaged(self.file_name) from error
        return []

    def lines(self, name: str) -> Iterator[Line]:
        """Rows of a sheet that hold anything and are not hidden; UserError when the sheet is too wide or damaged."""
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
        return self._lines(rows, self._oddities.get(name, Oddities()))

    def hidden_rows(self, name: str) -> set[int]:
        """Hidden rows of the sheet read last."""
        return self._oddities.get(name, Oddities()).hidden_until(self.last_row)

    def _lines(self, rows: Iterator[list[Any]], oddities: Oddities) -> Iterator[Line]:
        hidden = oddities.hidden_until(self.last_row)
        odd_by_row: dict[int, dict[int, tuple[str, str]]] = {}
        for (number, column), text in oddities.errors.items():
            odd_by_row.setdefault(number, {})[column] = (ERROR, text)
        for number, column in oddities.uncomputed:
            odd_by_row.setdefault(number, {})[column] = (UNCOMPUTED, "")
        plans: dict[tuple[type, ...], _Plan] = {}
        for number, row in enumerate(rows, start=1):
            types = tuple(map(type, row))
            plan = plans.get(types) or plans.setdefault(types, _Plan(types))
            odd = odd_by_row.get(number, {})
            if number in hidden or not (plan.converters or odd or any(map(str.strip, row))):
                continue
            for place, convert in plan.converters:
                row[place] = convert(row[place])
            kinds = plan.kinds
            for place, (kind, text) in odd.items():
                if place < len(row):
                    row[place] = text
                    kinds = kinds[:place] + kind + kinds[place + 1 :]
            yield Line(number, kinds, row)


class _Plan:
    """What to do with rows whose cells are of the same types; most rows of a table are."""

    def __init__(self, types: tuple[type, ...]) -> None:
        known = [BY_TYPE.get(kind, (TEXT, str)) for kind in types]
        self.kinds = "".join(letter for letter, _ in known)
        self.converters = [(place, convert) for place, (_, convert) in enumerate(known) if convert]


def _suffix_of(archive: Archive) -> str:
    """What a ZIP really is, '' for anything else than a workbook; only the first 64 kB of a member are looked at."""
    if next(archive.pieces("mimetype"), b"").strip() == ODS_TYPE if "mimetype" in archive.members else False:
        return ".ods"
    if "[Content_Types].xml" not in archive.members:
        return ""
    types = next(archive.pieces("[Content_Types].xml"), b"")
    return next((suffix for mark, suffix in SUFFIX_BY_CONTENT.items() if mark in types), "")
