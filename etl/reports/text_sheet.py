"""A sheet of many rows, written straight to its XML: cell by cell the library needs ten times as long."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape

from xlsxwriter.worksheet import Worksheet

from etl.readers.contract import NUMBER, column_letters
from etl.reports.original import Line
from etl.reports.words import MOST_SHEET_ROWS, cell_text, escaped_marks

LONGEST_NUMBER = 15  # digits that a number of a workbook keeps


class TextSheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A worksheet whose cells are `rows` of XML; everything else, such as comments and widths, is set as usual."""

    rows: Iterable[str] = ()

    def _write_dimension(self) -> None:
        """Left out: how far the rows go is not known before they are read."""

    def _write_sheet_data(self) -> None:
        self.fh.write("<sheetData>")
        self.fh.writelines(self.rows)
        self.fh.write("</sheetData>")


@dataclass(frozen=True)
class CellStyles:
    """Numbers of the styles in the workbook: of most cells, of the header and of marked cells."""

    plain: int
    head: int
    marked: int


def rows_as_xml(
    lines: Iterable[Line], styles: CellStyles, header_row: int, marked: Mapping[int, Iterable[int]]
) -> Iterator[str]:
    """Rows with all texts as texts; `marked` are columns from 0 by row, also cells that are empty."""
    letters: list[str] = []
    for line in lines:
        if line.number > MOST_SHEET_ROWS:
            return
        places = set(marked.get(line.number, ()))
        width = max([len(line.cells), *(place + 1 for place in places)])
        letters.extend(map(column_letters, range(len(letters), width)))
        usual = styles.head if line.number == header_row else styles.plain
        yield _row(line, letters, usual) if not places else _marked_row(line, letters, usual, styles.marked, places)


def _row(line: Line, letters: Sequence[str], style: int) -> str:
    number = line.number
    cells = [
        _cell(f"{letter}{number}", text, line.kinds[place : place + 1], style)
        for place, (letter, text) in enumerate(zip(letters, line.cells, strict=False))
        if text
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _marked_row(line: Line, letters: Sequence[str], usual: int, marked: int, places: set[int]) -> str:
    cells = list(line.cells) + [""] * (max(places) + 1 - len(line.cells))
    parts = []
    for place, text in enumerate(cells):
        style = marked if place in places else usual
        address = f"{letters[place]}{line.number}"
        if text:
            parts.append(_cell(address, text, line.kinds[place : place + 1], style))
        elif place in places:
            parts.append(f'<c r="{address}" s="{style}"/>')
    return f'<row r="{line.number}">{"".join(parts)}</row>'


def _cell(address: str, text: str, kind: str, style: int) -> str:
    """Numbers of a workbook stay numbers: what '12.345' means would be a puzzle."""
    if kind == NUMBER and len(text) <= LONGEST_NUMBER and text[-1].isdigit():
        return f'<c r="{address}" s="{style}"><v>{float(text)!r}</v></c>'
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_as_xml(text)}</t></is></c>'


@lru_cache(maxsize=50_000)
def _as_xml(text: str) -> str:
    return escape(escaped_marks(cell_text(text)))
