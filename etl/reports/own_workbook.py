"""A report in the person's own XLSX: a first sheet with all faults, the wrong cells marked, the rest as it was.

Only workbooks that the reader accepted come here: openpyxl by itself is no guard against hostile files.
"""

import io
import warnings
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from data.language import LANGUAGES, texts_in
from etl.progress import Progress
from etl.readers.contract import column_letters
from etl.reports import looks
from etl.reports.marks import AUTHOR, Marks
from etl.reports.page import WIDTHS, Page, Piece, Style, title_of
from etl.reports.words import cell_text, link, sheet_name

MOST_BYTES = 12 * 1024**2  # unpacked; openpyxl needs a second for each megabyte
LOST_PARTS = ("xl/charts/", "xl/media/", "xl/diagrams/", "xl/slicers/", "xl/ctrlProps/", "xl/embeddings/")
MACROS = "xl/vbaProject.bin"
BEHIND_OURS = "\n\n– – –\n"
TEXT = "@"
STEPS = 5  # opening, marking, the first sheet; saving takes as long as two


def fits(content: bytes) -> bool:
    """Whether the workbook is small enough to be opened and saved in seconds."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(info.file_size for info in archive.infolist()) <= MOST_BYTES


def loses(content: bytes) -> bool:
    """Whether saving the workbook may lose charts, pictures, controls or macros."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return any(name.startswith(LOST_PARTS) or name == MACROS for name in archive.namelist())


def write_own(place: Path, content: bytes, page: Page, name: str, sheet: str, marks: Marks, progress: Progress) -> None:
    """The workbook with a sheet `name` before the others and the `marks` in `sheet`; what openpyxl raises goes on."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl leaves out
        book = openpyxl.load_workbook(io.BytesIO(content))
        progress.advance(1, STEPS)
        _take_off_earlier(book)
        table = book[sheet]
        for row, comments in marks.items():
            for column, text in comments.items():
                _mark(table, row, column + 1, text)
        progress.advance(2, STEPS)
        first = book.create_sheet(sheet_name(name, {title.casefold() for title in book.sheetnames}), 0)
        _write_page(first, page, sheet)
        book.active = 0
        for each in book.worksheets:
            each.sheet_view.tabSelected = each is first  # two selected sheets are edited together
        progress.advance(3, STEPS)
        book.save(place)


def _take_off_earlier(book: openpyxl.Workbook) -> None:
    """Removes the first sheet and the marks of an earlier report, which a person may have corrected and checked."""
    titles = {title_of(texts_in(language)) for language in LANGUAGES}
    for sheet in book.worksheets:
        if sheet["A1"].value in titles and len(book.worksheets) > 1:
            book.remove(sheet)
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment is not None and cell.comment.author == AUTHOR:
                    theirs = cell.comment.text.partition(BEHIND_OURS)[2]
                    cell.comment = Comment(theirs, "") if theirs else None
                    cell.fill = PatternFill()


def _mark(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if cell.coordinate in area)
        cell = sheet.cell(area.min_row, area.min_col)
    cell.fill = PatternFill("solid", fgColor=_rgb(looks.WRONG_FILL))
    theirs = BEHIND_OURS + cell.comment.text if cell.comment is not None else ""
    comment = cell_text(text + theirs)
    cell.comment = Comment(comment, AUTHOR, height=looks.comment_height(comment), width=looks.COMMENT_WIDTH)


def _write_page(sheet: Worksheet, page: Page, marked: str) -> None:
    for place, width in enumerate(WIDTHS):
        sheet.column_dimensions[column_letters(place)].width = width
    prototypes = _prototypes(sheet)
    for row, pieces in enumerate(page.lines, start=1):
        sheet.row_dimensions[row].height = page.height(row - 1)
        for column, piece in enumerate(pieces, start=1):
            _write_piece(sheet.cell(row, column), piece, prototypes[piece.style], marked)
    head, last = len(page.top) + 1, len(page.lines)
    sheet.freeze_panes = f"A{head + 1}"
    sheet.auto_filter.ref = f"A{head}:{column_letters(len(WIDTHS) - 1)}{last}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = looks.A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = looks.MARGIN_INCHES
    sheet.page_margins.header = sheet.page_margins.footer = looks.FOOTER_INCHES
    sheet.page_margins.top, sheet.page_margins.bottom = looks.TOP_INCHES, looks.BOTTOM_INCHES
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&F", "&P / &N"


def _write_piece(cell: Cell, piece: Piece, prototype: Cell, marked: str) -> None:
    # setting each part of a style anew for every cell would take most of the time
    cell._style = prototype._style
    if isinstance(piece.content, str) and piece.content:
        cell.value = cell_text(piece.content)
        cell.data_type = "s"  # also of a text that starts with '='
    elif piece.content != "":
        cell.value = piece.content
    if piece.style == "link":
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=link(marked, str(piece.content)))
        cell._style = prototype._style


def _prototypes(sheet: Worksheet) -> dict[Style, Cell]:
    """A cell of each look, which belongs to no place of the sheet."""
    side = Side("thin", color=_rgb(looks.LINE))
    border = Border(left=side, right=side, top=side, bottom=side)
    wrapped = Alignment(vertical="top", wrap_text=True)
    table = {"font": _font(), "border": border, "alignment": wrapped, "number_format": TEXT}
    head = {
        "font": _font(bold=True, color=_rgb(looks.HEAD_FONT)),
        "fill": PatternFill("solid", fgColor=_rgb(looks.HEAD_FILL)),
        "border": border,
    }
    styles: dict[Style, dict[str, object]] = {
        "title": {"font": _font(size=looks.TITLE_SIZE, bold=True)},
        "label": {"font": _font(bold=True)},
        "value": {"font": _font(), "number_format": TEXT},
        "head": head,
        "cell": table,
        "number": {**table, "number_format": "0", "alignment": Alignment("left", "top")},
        "kind": {**table, "font": _font(bold=True)},
        "link": {**table, "font": _font(underline="single", color=_rgb(looks.LINK_FONT))},
    }
    return {style: _styled(Cell(sheet, row=1, column=1), parts) for style, parts in styles.items()}


def _font(*, size: int = looks.FONT_SIZE, **properties: object) -> Font:
    return Font(name=looks.FONT, size=size, **properties)


def _styled(cell: Cell, parts: dict[str, object]) -> Cell:
    for name, value in parts.items():
        setattr(cell, name, value)
    return cell


def _rgb(colour: str) -> str:
    return colour.removeprefix("#")
