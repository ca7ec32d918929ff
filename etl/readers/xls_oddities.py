"""Hidden rows, errors, formulas without a value, percents and merged cells of an XLS, read from its records."""

import struct
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from data.errors import UserError
from etl.readers.oddities import Oddities
from etl.readers.ole import Ole, OleError
from etl.readers.xlsx_book import is_percent_format
from etl.readers.zip_check import damaged, with_password

BEGIN, END, SHEET, PASSWORD, ROW, FORMULA, BOOLEAN_OR_ERROR = 0x809, 0x0A, 0x85, 0x2F, 0x208, 0x06, 0x205
NUMBER, PACKED_NUMBER, PACKED_NUMBERS, MERGED = 0x203, 0x27E, 0xBD, 0xE5
FORMAT, STYLE, COMPUTED_BY, EXTERNAL_BOOK = 0x41E, 0xE0, 0x1C1, 0x1AE
OF_BOOK = {PASSWORD, SHEET, FORMAT, STYLE, COMPUTED_BY, EXTERNAL_BOOK, END}
OF_SHEET, NUMBERS = {BEGIN, END, ROW, FORMULA, BOOLEAN_OR_ERROR, MERGED}, {NUMBER, PACKED_NUMBER, PACKED_NUMBERS}
HEAD = struct.Struct("<2H")
PERCENT_FORMATS = {9, 10}  # built in: 0% and 0.00%
OWN_BOOK, ADD_IN = b"\x01\x04", b"\x01\x3a"
IS_HIDDEN = 0x20
NO_NUMBER, ERROR_RESULT, BLANK_RESULT = b"\xff\xff", 2, 3
ERROR_TEXTS = {
    0x00: "#ZERO!", 0x07: "#DZIEL/0!", 0x0F: "#ARG!", 0x17: "#ADR!", 0x1D: "#NAZWA?", 0x24: "#LICZBA!", 0x2A: "#N/D!",
}  # fmt: skip


@dataclass
class XlsBook:
    """The records of a workbook, where its sheets start, and what it says beside them."""

    records: bytes
    starts: list[int] = field(default_factory=list)
    percent_styles: set[int] = field(default_factory=set)
    was_computed: bool = False
    has_pivot_cache: bool = False
    has_external_links: bool = False


def read_book(content: bytes, file_name: str) -> XlsBook:
    """UserError for a damaged, encrypted or other file than a workbook."""
    try:
        container = Ole(content)
        if "EncryptedPackage" in container.streams:
            raise with_password(file_name)
        name = next((name for name in container.streams if name in {"Workbook", "Book"}), "")
        if not name:
            raise UserError(
                "{file}: this is not a workbook, though its name says so. Save the table as XLSX.", file=file_name
            )
        book = XlsBook(container.read(name), has_pivot_cache="_SX_DB_CUR" in container.folders)
        _read_globals(book, file_name, sign_size=5 if name == "Workbook" else 3)
        return book
    except (OleError, struct.error) as error:
        raise damaged(file_name) from error


def oddities_by_place(book: XlsBook) -> list[Oddities]:
    """In the order of the sheets; struct.error for a damaged file."""
    scans = [_SheetScan(book, start) for start in book.starts]
    is_computed = book.was_computed or any(scan.has_value for scan in scans)
    for scan in scans:
        # a blank result is one only to a workbook that some program computed
        for row, column in () if is_computed else scan.blank_results:
            scan.found.add_uncomputed(row, column)
    return [scan.found for scan in scans]


def _records(book: bytes, place: int, wanted: Collection[int]) -> Iterator[tuple[int, bytes]]:
    """Kinds and contents of the records from a place on; those that nobody wants are passed over quickly."""
    head, end = HEAD.unpack_from, len(book)
    while place + 4 <= end:
        kind, size = head(book, place)
        if kind in wanted:
            yield kind, book[place + 4 : place + 4 + size]
        place += 4 + size


def _read_globals(book: XlsBook, file_name: str, sign_size: int) -> None:
    percents, styles = set(PERCENT_FORMATS), []
    for kind, body in _records(book.records, 0, OF_BOOK):
        if kind == PASSWORD:
            raise with_password(file_name)
        if kind == SHEET:
            book.starts.append(struct.unpack_from("<I", body)[0])
        elif kind == FORMAT and is_percent_format(body[sign_size:].replace(b"\0", b"").decode("latin-1")):
            percents.add(struct.unpack_from("<H", body)[0])
        elif kind == STYLE:
            styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == COMPUTED_BY:
            book.was_computed = True
        elif kind == EXTERNAL_BOOK and body[2:4] not in {OWN_BOOK, ADD_IN}:
            book.has_external_links = True
        elif kind == END:
            break
    book.percent_styles = {style for style, form in enumerate(styles) if form in percents}


class _SheetScan:
    """Follows the records of one sheet."""

    def __init__(self, book: XlsBook, start: int) -> None:
        self.found = Oddities()
        self.percent_styles = book.percent_styles
        self.blank_results: list[tuple[int, int]] = []
        self.has_value = False
        depth, wanted = 0, OF_SHEET | NUMBERS if book.percent_styles else OF_SHEET
        for kind, body in _records(book.records, start, wanted):
            if kind == BEGIN:
                depth += 1  # charts lie within sheets
            elif kind == END:
                depth -= 1
                if depth <= 0:
                    break
            elif depth == 1:
                self._record(kind, body)

    def _record(self, kind: int, body: bytes) -> None:
        if kind == ROW and len(body) >= 16:
            if struct.unpack_from("<H", body, 12)[0] & IS_HIDDEN:
                row = struct.unpack_from("<H", body)[0] + 1
                self.found.hidden.append((row, row))
        elif kind == BOOLEAN_OR_ERROR and len(body) >= 8:
            if body[7] == 1:
                self._error(body, body[6])
        elif kind == FORMULA and len(body) >= 14:
            self._formula(body)
            self._number(body)
        elif kind in {NUMBER, PACKED_NUMBER} and len(body) >= 6:
            self._number(body)
        elif kind == PACKED_NUMBERS:
            row, first = struct.unpack_from("<2H", body)
            for column, place in enumerate(range(4, len(body) - 6, 6), start=first):
                self._percent(row, column, struct.unpack_from("<H", body, place)[0])
        elif kind == MERGED:
            (count,) = struct.unpack_from("<H", body)
            for place in range(2, min(2 + 8 * count, len(body) - 7), 8):
                row, _, first, last = struct.unpack_from("<4H", body, place)
                self.found.add_merged(row + 1, first, last)

    def _formula(self, body: bytes) -> None:
        is_number, result = body[12:14] != NO_NUMBER, body[6]
        if not is_number and result == ERROR_RESULT:
            self._error(body, body[8])
        elif not is_number and result == BLANK_RESULT:
            row, column = struct.unpack_from("<2H", body)
            self.blank_results.append((row + 1, column))
            return
        self.has_value = True

    def _error(self, body: bytes, code: int) -> None:
        row, column = struct.unpack_from("<2H", body)
        self.found.add_error(row + 1, column, ERROR_TEXTS.get(code, "#?"))

    def _number(self, body: bytes) -> None:
        if self.percent_styles:
            self._percent(*struct.unpack_from("<3H", body))

    def _percent(self, row: int, column: int, style: int) -> None:
        if style in self.percent_styles:
            self.found.add_percent(row + 1, column)
