"""XLSX: a sheet of notes, then a sheet for each figure with its numbers and a native chart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import islice
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.content import Cell, FigureContent
from dashboard.exports.csv_file import DataCell
from dashboard.exports.native import chart_numbers, is_number, number_format
from dashboard.exports.pictures import picture_png
from dashboard.exports.safe import safe_text
from dashboard.exports.view import PROGRAM, ViewContent
from dashboard.exports.workbook_chart import (
    FREE_COLUMNS,
    TITLE_CELL,
    chart_beside,
    chart_size,
    columns_beside,
    place_beside,
)
from dashboard.theme import colour

HEAD_ROW, FIRST_COLUMN = 4, 0
MOST_ROWS = 1_048_576 - HEAD_ROW - 1  # of a sheet, below its head
LONGEST_SHEET_NAME, NARROWEST, WIDEST = 31, 9, 46
PICTURE_WIDTHS = {"gauge": 700}
USUAL_PICTURE = 1400
HEAD_HEIGHT, A4 = 34, 9


@dataclass(frozen=True)
class LongTable:
    """The whole of a table that a figure shows a page of: its columns with their widths, and `size` rows."""

    figure: str
    columns: Mapping[str, int]
    rows: Iterable[Sequence[DataCell]]
    size: int


def as_xlsx(view: ViewContent) -> bytes:
    """The workbook of a view; every text is a text cell, every number a number with the format of its unit."""
    file = BytesIO()
    _write(view, file, None, in_memory=True)
    return file.getvalue()


def write_xlsx(view: ViewContent, file: IO[bytes], table: LongTable) -> None:
    """The same with the whole of one table, in little memory however long it is."""
    _write(view, file, table, constant_memory=True)


def _write(view: ViewContent, file: IO[bytes], table: LongTable | None, **options: bool) -> None:
    book = Workbook(file, {**options, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": safe_text(view.title), "author": PROGRAM, "company": safe_text(view.brand)})
    _Book(book, view, table).write()
    book.close()


class _Book:
    """Writes one workbook; its formats are made once."""

    def __init__(self, book: Workbook, view: ViewContent, table: LongTable | None) -> None:
        self.book, self.view, self.say, self.table = book, view, view.words.say, table
        wrapped = {"text_wrap": True, "valign": "top"}
        accent = colour("jasny", "accent")
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.muted = book.add_format({"font_color": colour("jasny", "muted")})
        self.head = book.add_format({**wrapped, "bold": True, "bg_color": accent, "font_color": "#FFFFFF", "border": 1})
        self.text = book.add_format({**wrapped, "num_format": "@"})
        self.label = book.add_format({**wrapped, "bold": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self.link = book.add_format({"font_color": accent, "underline": 1, "valign": "top"})
        self.names: set[str] = set()

    def write(self) -> None:
        """Notes first, since they say what the numbers are."""
        notes = self.book.add_worksheet(self._sheet_name(self.say("Notes")))
        sheets = [(self.book.add_worksheet(self._sheet_name(f.name)), f) for f in self.view.figures]
        self._write_notes(notes, sheets)
        for sheet, figure in sheets:
            if self.table and self.table.figure == figure.name:
                self._write_table(sheet, figure, self.table)
            else:
                self._write_figure(sheet, figure)

    def _write_notes(self, sheet: Worksheet, sheets: Sequence[tuple[Worksheet, FigureContent]]) -> None:
        view, say = self.view, self.say
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 110)
        _print_setup(sheet)
        sheet.write_string(0, 0, safe_text(f"{view.title} – {view.brand}"), self.title)
        facts = [(say("Summary"), view.lead), (say("Selection"), view.filters_line), (say("Address"), view.address)]
        facts += [(say("Note"), warning) for warning in view.warnings]
        if self.table and self.table.size > MOST_ROWS:
            most, size = (view.words.formats.number(n) for n in (MOST_ROWS, self.table.size))
            told = say("A sheet holds no more than {most} of the {size} rows. The CSV holds all.", most=most, size=size)
            facts.append((say("Note"), told))
        row = 2
        for label, value in facts:
            row = self._write_fact(sheet, row, label, value)
        for target, figure in sheets:
            row += 1
            sheet.write_url(row, 0, f"internal:'{target.get_name()}'!A1", self.link, safe_text(target.get_name()))
            sheet.write_string(row, 1, safe_text(figure.title), self.label)
            row += 1
            source = f"{figure.source} · {figure.as_of}"
            for value in (self._subtitle(figure), source, figure.note, *figure.remarks):
                row = self._write_fact(sheet, row, "", value)

    def _subtitle(self, figure: FigureContent) -> str:
        """A figure that shows a page of a table says which rows; here are all of them."""
        if self.table and self.table.figure == figure.name:
            shown = self.view.words.formats.number(self.table.size)
            return self.view.words.count(
                "The whole selection: {n} row", "The whole selection: {n} rows", self.table.size, n=shown
            )
        return figure.subtitle

    def _write_fact(self, sheet: Worksheet, row: int, label: str, value: str) -> int:
        if not value:
            return row
        sheet.write_string(row, 0, safe_text(label), self.label)
        sheet.write_string(row, 1, safe_text(value), self.text)
        return row + 1

    def _write_figure(self, sheet: Worksheet, figure: FigureContent) -> None:
        columns, rows = figure.twin.columns, figure.twin.rows
        sheet.write_string(*TITLE_CELL, safe_text(figure.title), self.title)
        sheet.write_string(1, 0, safe_text(figure.subtitle), self.muted)
        sheet.write_string(2, 0, safe_text(f"{figure.source} · {figure.as_of}"), self.muted)
        for place, column in enumerate(columns):
            longest = max([len(column.label) // 2, *(len(str(row[place] or "")) for row in rows)])
            sheet.set_column(place, place, min(max(NARROWEST, longest + 2), WIDEST))
            sheet.write_string(HEAD_ROW, place, safe_text(column.label), self.head)
        numbers = chart_numbers(figure)
        beside = columns_beside(numbers) if numbers else []
        for place, (label, _cells) in enumerate(beside, start=place_beside(len(columns))):
            sheet.write_string(HEAD_ROW, place, label, self.head)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                self._write_cell(sheet, HEAD_ROW + 1 + number, place, cell, figure)
            for place, (_label, cells) in enumerate(beside, start=place_beside(len(columns))):
                self._write_beside(sheet, HEAD_ROW + 1 + number, place, cells[number])
        sheet.set_row(HEAD_ROW, HEAD_HEIGHT)
        sheet.freeze_panes(HEAD_ROW + 1, 0)
        sheet.repeat_rows(HEAD_ROW)
        if rows and columns:
            sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + len(rows), len(columns) - 1)
        _print_setup(sheet)
        self._add_picture(sheet, figure)

    def _write_table(self, sheet: Worksheet, figure: FigureContent, table: LongTable) -> None:
        """Row by row from the top, as a workbook in little memory has to be written."""
        sheet.write_string(0, 0, safe_text(figure.title), self.title)
        sheet.write_string(1, 0, safe_text(self._subtitle(figure)), self.muted)
        sheet.write_string(2, 0, safe_text(f"{figure.source} · {figure.as_of}"), self.muted)
        for place, (name, width) in enumerate(table.columns.items()):
            sheet.set_column(place, place, width)
            sheet.write_string(HEAD_ROW, place, safe_text(name), self.head)
        number = self._number_format("General")
        for row, cells in enumerate(islice(table.rows, MOST_ROWS), start=HEAD_ROW + 1):
            for place, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(row, place, cell, self.day)
                elif isinstance(cell, str):
                    if cell:
                        sheet.write_string(row, place, safe_text(cell))
                elif cell is not None and is_number(cell):
                    sheet.write_number(row, place, cell, number)
        sheet.freeze_panes(HEAD_ROW + 1, 1)
        sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + min(table.size, MOST_ROWS), len(table.columns) - 1)
        _print_setup(sheet)

    def _write_cell(self, sheet: Worksheet, row: int, column: int, cell: Cell, figure: FigureContent) -> None:
        if isinstance(cell, str):
            self._write_text(sheet, row, column, cell, figure)
        elif cell is not None and is_number(cell):
            code = number_format(cell, figure.twin.columns[column])
            sheet.write_number(row, column, cell, self._number_format(code))

    def _write_text(self, sheet: Worksheet, row: int, column: int, cell: str, figure: FigureContent) -> None:
        numbers = chart_numbers(figure) if column == FIRST_COLUMN else None
        if numbers and numbers.kind == "line" and numbers.years:
            sheet.write_number(row, column, int(cell), self._number_format("0"))
        else:
            sheet.write_string(row, column, safe_text(cell), self.text)

    def _write_beside(self, sheet: Worksheet, row: int, column: int, cell: Cell | date) -> None:
        if isinstance(cell, date):
            sheet.write_datetime(row, column, cell, self.day)
        elif isinstance(cell, str):
            sheet.write_string(row, column, cell)
        elif cell is not None:
            sheet.write_number(row, column, cell)

    def _number_format(self, code: str) -> object:
        made = self.__dict__.setdefault("numbers", {})
        if code not in made:
            made[code] = self.book.add_format({"num_format": code, "valign": "top"})
        return made[code]

    def _add_picture(self, sheet: Worksheet, figure: FigureContent) -> None:
        """Beside the numbers: a chart of these very cells, or a picture where spreadsheets have no such chart."""
        place = (HEAD_ROW + 1, len(figure.twin.columns) + FREE_COLUMNS)
        options = {"description": safe_text(figure.title)}
        numbers = chart_numbers(figure)
        if numbers:
            chart = chart_beside(self.book, sheet, numbers, columns=len(figure.twin.columns), head=HEAD_ROW)
            sheet.insert_chart(*place, chart, {**options, **chart_size(numbers)})
            return
        png = picture_png(figure, self.view, width=PICTURE_WIDTHS.get(figure.native().kind, USUAL_PICTURE))
        if png:
            sheet.insert_image(*place, "x.png", {**options, "image_data": BytesIO(png), "x_scale": 0.5, "y_scale": 0.5})

    def _sheet_name(self, wanted: str) -> str:
        """Legal and given once: at most 31 signs, none of []:*?/\\ and no apostrophe at an end."""
        plain = "".join(sign for sign in safe_text(wanted) if sign not in "[]:*?/\\'")[:LONGEST_SHEET_NAME] or "x"
        name, number = plain, 1
        while name.casefold() in self.names:
            number += 1
            name = f"{plain[: LONGEST_SHEET_NAME - len(str(number)) - 1]}-{number}"
        self.names.add(name.casefold())
        return name


def _print_setup(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
