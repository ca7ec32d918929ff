"""Hidden rows, errors, formulas without a value, percents and merged cells of an XLSX."""

import re

from etl.readers.oddities import Attributes, Oddities, column_place, count_of, plain, walk
from etl.readers.xlsx_book import TRUE, XlsxBook
from etl.readers.xlsx_rows import OtherFormError, oddities_of
from etl.readers.zip_check import Archive

ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)


def oddities_by_sheet(archive: Archive, book: XlsxBook) -> dict[str, Oddities]:
    """By the name of the sheet; expat.ExpatError when a sheet is damaged."""
    return {name: _oddities(archive, part, book) for name, part in book.parts.items() if part in archive.members}


def _oddities(archive: Archive, part: str, book: XlsxBook) -> Oddities:
    try:
        return oddities_of(archive.pieces(part), next(archive.pieces(part), b""), book)
    except OtherFormError:
        return parsed_oddities(archive, part, book)


def parsed_oddities(archive: Archive, part: str, book: XlsxBook) -> Oddities:
    """Of a sheet in any form; expat.ExpatError when it is damaged."""
    scan = _SheetScan(book)
    walk(archive.pieces(part), scan.start, scan.end, scan.text)
    return scan.found


class _SheetScan:
    """Follows rows and cells of one sheet; cells may come without their address."""

    def __init__(self, book: XlsxBook) -> None:
        self.found = Oddities()
        self.book = book
        self.row, self.column = 0, -1
        self.is_error = self.is_text = self.has_formula = False
        self.value: list[str] | None = None
        self.texts: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self.row, self.column = _address(attributes.get("r", ""), (self.row, self.column + 1))
            # a formula of text (t="str") may give an empty one, any other has a value once it is computed
            self.is_error, self.is_text = attributes.get("t") == "e", attributes.get("t") == "str"
            self.has_formula = False
            self.texts = []
            if attributes.get("s") in self.book.percent_styles:
                self.found.add_percent(self.row, self.column)
        elif name == "v":
            self.value = self.texts
        elif name == "f":
            self.has_formula = True
        elif name == "row":
            attributes = plain(attributes)
            self.row, self.column = count_of(attributes.get("r"), self.row + 1), -1
            if attributes.get("hidden") in TRUE:
                self.found.hidden.append((self.row, self.row))
        elif name == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            row, column = _address(first, (0, 0))
            if row:
                self.found.add_merged(row, column, _address(last, (0, column))[1])

    def text(self, text: str) -> None:
        if self.value is not None:
            self.value.append(text)

    def end(self, name: str) -> None:
        if name == "v":
            self.value = None
        elif name == "c" and (self.is_error or self.has_formula):
            value = "".join(self.texts)
            if self.is_error:
                self.found.add_error(self.row, self.column, value or "#?")
            elif not (value or self.is_text) or (self.book.recomputes and value == "0"):
                self.found.add_uncomputed(self.row, self.column)


def _address(text: str, default: tuple[int, int]) -> tuple[int, int]:
    """'C5' -> (5, 2)."""
    match = ADDRESS.fullmatch(text)
    return (int(match[2]), column_place(match[1])) if match else default
