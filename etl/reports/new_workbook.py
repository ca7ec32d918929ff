"""A report as a new workbook: the first sheet with all faults, then the sheets of the file as text."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.progress import Progress
from etl.reports import looks
from etl.reports.marks import AUTHOR, Marks
from etl.reports.original import Line
from etl.reports.page import WIDTHS, Page, Piece, Style
from etl.reports.text_sheet import CellStyles, TextSheet, rows_as_xml
from etl.reports.words import cell_text, link

TOLD_EVERY = 1_000
SEEN_FOR_WIDTHS = 200
NARROWEST, WIDEST = 9, 42


@dataclass(frozen=True)
class SheetCopy:
    """A sheet to be written: its name, its rows, the row of its header (0: none) and its marked cells."""

    name: str
    lines: Iterable[Line]
    header_row: int
    marks: Marks


def write_new(place: Path, page: Page, name: str, sheets: list[SheetCopy], progress: Progress, total: int) -> None:
    """The workbook; `name` is of its first sheet, `total` the rows to be written. Nothing in it is a formula."""
    with tempfile.TemporaryDirectory(prefix="barometr-") as folder:
        book = Workbook(place, {"tmpdir": folder})
        book.set_properties({"author": AUTHOR, "title": str(page.top[0][0].content)})
        first = book.add_worksheet(name)
        marked = next((copy.name for copy in sheets if copy.marks), sheets[0].name)
        _write_page(book, first, page, marked)
        for copy in sheets:
            sheet = book.add_worksheet(copy.name, worksheet_class=TextSheet)
            _write_copy(book, sheet, copy, progress, total)
        book.close()


def _write_page(book: Workbook, sheet: Worksheet, page: Page, marked: str) -> None:
    styles = _styles(book)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    for row, pieces in enumerate(page.lines):
        sheet.set_row(row, page.height(row))
        for column, piece in enumerate(pieces):
            _write_piece(sheet, row, column, piece, styles[piece.style], marked)
    head, last = len(page.top), len(page.lines) - 1
    sheet.freeze_panes(head + 1, 0)
    sheet.autofilter(head, 0, max(last, head), len(WIDTHS) - 1)
    sheet.repeat_rows(head)
    _print_setup(sheet)


def _print_setup(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(looks.A4)
    sheet.set_margins(looks.MARGIN_INCHES, looks.MARGIN_INCHES, looks.TOP_INCHES, looks.BOTTOM_INCHES)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&F&R&P / &N", {"margin": looks.FOOTER_INCHES})


def _write_piece(sheet: Worksheet, row: int, column: int, piece: Piece, style: Format, marked: str) -> None:
    if isinstance(piece.content, int):
        sheet.write_number(row, column, piece.content, style)
    elif not piece.content:
        sheet.write_blank(row, column, None, style)
    elif piece.style == "link":
        sheet.write_url(row, column, f"internal:{link(marked, piece.content)}", style, piece.content)
    else:
        sheet.write_string(row, column, cell_text(piece.content), style)


def _styles(book: Workbook) -> dict[Style, Format]:
    cell = {"border": 1, "border_color": looks.LINE, "valign": "top", "text_wrap": True, "num_format": "@"}
    head = {"bold": True, "bg_color": looks.HEAD_FILL, "font_color": looks.HEAD_FONT, "valign": "vcenter"}
    return {
        "title": book.add_format({"bold": True, "font_size": looks.TITLE_SIZE}),
        "label": book.add_format({"bold": True}),
        "value": book.add_format({"num_format": "@"}),
        "head": book.add_format({**head, "border": 1, "border_color": looks.LINE}),
        "cell": book.add_format(cell),
        "number": book.add_format({**cell, "num_format": "0", "align": "left"}),
        "kind": book.add_format({**cell, "bold": True}),
        "link": book.add_format({**cell, "font_color": looks.LINK_FONT, "underline": 1}),
    }


def _write_copy(book: Workbook, sheet: TextSheet, copy: SheetCopy, progress: Progress, total: int) -> None:
    wrong = {"num_format": "@", "bg_color": looks.WRONG_FILL, "font_color": looks.WRONG_FONT, "border": 1}
    plain, marked = book.add_format({"num_format": "@"}), book.add_format(wrong)
    head = book.add_format({"num_format": "@", "bold": True, "text_wrap": True, "valign": "top"})
    lines = iter(copy.lines)
    first = list(islice(lines, SEEN_FOR_WIDTHS))
    for place, width in enumerate(_widths(first)):
        sheet.set_column(place, place, width, plain)
    for row, comments in copy.marks.items():
        for column, text in comments.items():
            size = {"width": looks.COMMENT_WIDTH, "height": looks.comment_height(text), "author": AUTHOR}
            sheet.write_comment(row - 1, column, cell_text(text), size)
    if copy.header_row:
        sheet.freeze_panes(copy.header_row, 0)
        sheet.repeat_rows(copy.header_row - 1)
    _print_setup(sheet)
    styles = CellStyles(plain._get_xf_index(), head._get_xf_index(), marked._get_xf_index())
    told = _told(chain(first, lines), progress, total)
    sheet.rows = rows_as_xml(told, styles, copy.header_row, copy.marks)


def _told(lines: Iterable[Line], progress: Progress, total: int) -> Iterator[Line]:
    for done, line in enumerate(lines):
        if done % TOLD_EVERY == 0:
            progress.advance(done, max(total, done))
        yield line


def _widths(lines: Sequence[Line]) -> list[int]:
    """Of the columns, by their first rows."""
    columns = zip_longest(*(line.cells for line in lines), fillvalue="")
    return [min(max(NARROWEST, *(len(text) + 2 for text in column)), WIDEST) for column in columns]
