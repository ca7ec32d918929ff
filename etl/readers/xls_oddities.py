"""Hidden rows and error cells of an XLS, read from its records."""

import struct
from collections.abc import Iterator

from data.errors import UserError
from etl.readers.oddities import Oddities
from etl.readers.ole import Ole, OleError
from etl.readers.zip_check import damaged, with_password

BEGIN, END, SHEET, PASSWORD, ROW, FORMULA, BOOLEAN_OR_ERROR = 0x809, 0x0A, 0x85, 0x2F, 0x208, 0x06, 0x205
IS_HIDDEN = 0x20
ERROR_TEXTS = {
    0x00: "#ZERO!", 0x07: "#DZIEL/0!", 0x0F: "#ARG!", 0x17: "#ADR!", 0x1D: "#NAZWA?", 0x24: "#LICZBA!", 0x2A: "#N/D!",
}  # fmt: skip


def oddities_by_place(content: bytes, file_name: str) -> list[Oddities]:
    """In the order of the sheets; UserError for a damaged, encrypted or other file than a workbook."""
    try:
        container = Ole(content)
        if "EncryptedPackage" in container.streams:
            raise with_password(file_name)
        name = next((name for name in container.streams if name in {"Workbook", "Book"}), "")
        if not name:
            raise UserError(
                "{file}: this is not a workbook, though its name says so. Save the table as XLSX.", file=file_name
            )
        book = container.read(name)
        return [_sheet(book, start) for start in _starts(book, file_name)]
    except (OleError, struct.error) as error:
        raise damaged(file_name) from error


def _records(book: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    while place + 4 <= len(book):
        kind, size = struct.unpack_from("<2H", book, place)
        yield kind, book[place + 4 : place + 4 + size]
        place += 4 + size


def _starts(book: bytes, file_name: str) -> list[int]:
    starts = []
    for kind, body in _records(book, 0):
        if kind == PASSWORD:
            raise with_password(file_name)
        if kind == SHEET:
            starts.append(struct.unpack_from("<I", body)[0])
        elif kind == END:
            break
    return starts


def _sheet(book: bytes, start: int) -> Oddities:
    found, depth = Oddities(), 0
    for kind, body in _records(book, start):
        if kind == BEGIN:
            depth += 1  # charts lie within sheets
        elif kind == END:
            depth -= 1
            if depth <= 0:
                break
        elif kind == ROW and depth == 1 and len(body) >= 16:
            if struct.unpack_from("<H", body, 12)[0] & IS_HIDDEN:
                row = struct.unpack_from("<H", body)[0] + 1
                found.hidden.append((row, row))
        elif kind in {FORMULA, BOOLEAN_OR_ERROR} and depth == 1 and len(body) >= 8:
            _cell(found, kind, body)
    return found


def _cell(found: Oddities, kind: int, body: bytes) -> None:
    row, column = struct.unpack_from("<2H", body)
    if kind == BOOLEAN_OR_ERROR:
        is_error, code = body[7] == 1, body[6]
    else:
        is_error, code = len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2, body[8]
    if is_error:
        found.errors[row + 1, column] = ERROR_TEXTS.get(code, "#?")
