"""Finds the oddities of a sheet of an XLSX by its bytes, many times as fast as a parser of XML would.

That is possible where rows and cells say their address, and nothing but elements lies among them: in nearly every
workbook.
"""

import re
from collections.abc import Iterable, Iterator

from etl.readers.oddities import Oddities, column_place
from etl.readers.xlsx_book import XlsxBook

ROOT = re.compile(rb"<(\w*:?)worksheet\b", re.ASCII)
ROW_NUMBER = re.compile(rb"""\br=["']([0-9]{1,7})["']""")
ADDRESS = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
REFERENCE = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})[0-9]{1,7})?")
MOST_WAITING = 4 * 1024**2  # of bytes in which no row ends
LONGEST_TAG, LONGEST_CELL = 200, 100_000


class OtherFormError(ValueError):
    """The sheet is written in a way that only a parser understands."""


def oddities_of(pieces: Iterable[bytes], start: bytes, book: XlsxBook) -> Oddities:
    """Of a sheet in pieces, the first of which is `start`; OtherFormError where it must be parsed."""
    search = _Search(start, book)
    for rows in search.runs_of_rows(pieces):
        search.look_at(rows)
    return search.found


class _Search:
    """What to look for in one sheet, whose elements may have a prefix.

    No search goes beyond the tag or the cell it is in, so that none takes longer than the sheet is long.
    """

    def __init__(self, start: bytes, book: XlsxBook) -> None:
        self.found = Oddities()
        self.recomputes = book.recomputes
        root = ROOT.search(start)
        prefix = root[1] if root else b""
        self.row, self.end_of_rows = b"<%brow" % prefix, b"</%bsheetData>" % prefix
        self.cell, self.end_of_cell, self.formula = b"<%bc " % prefix, b"</%bc>" % prefix, b"<%bf" % prefix
        self.hidden = re.compile(rb"""<%brow ([^<>]*\bhidden=["'](?:1|true)["'][^<>]*)>""" % prefix)
        self.error = re.compile(rb"""<%bc [^<>]*\bt=["']e["'][^<>]*>""" % prefix)
        # a formula whose value does not follow at once; a workbook that was never computed may have zeros for all
        value = rb"<%bv>%b[^<]" % (prefix, rb"(?!0<)" if book.recomputes else b"")
        self.no_value = re.compile(rb"<%bf\b(?![^<>]*/>%b|[^<]*</%bf>%b)" % (prefix, value, prefix, value))
        self.value = re.compile(rb"<%bv>([^<]*)<" % prefix)
        styles = "|".join(sorted(book.percent_styles)).encode()
        self.percent = re.compile(rb"""<%bc [^<>]*\bs=["'](?:%b)["'][^<>]*>""" % (prefix, styles)) if styles else None
        self.merged = re.compile(rb"""<%bmergeCell [^<>]*?\bref=["']([A-Z0-9:]+)["']""" % prefix)

    def runs_of_rows(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The sheet cut between rows; merged cells, which come last, are noted. OtherFormError if it cannot be cut."""
        waiting, is_behind = b"", False
        for piece in pieces:
            waiting += piece
            if not is_behind:
                first, end = max(waiting.find(self.row), 0), waiting.find(self.end_of_rows)
                is_behind = end >= 0
                cut = end if is_behind else waiting.rfind(self.row)
                if cut > first:
                    yield waiting[first:cut]
                    waiting = waiting[cut:]
                elif len(waiting) > MOST_WAITING:
                    raise OtherFormError("rows without an end")
            if is_behind:
                self._look_at_merged(waiting)
                waiting = waiting[-LONGEST_TAG:]
        if not is_behind:
            raise OtherFormError("no end of the rows")

    def look_at(self, rows: bytes) -> None:
        """Whole rows. One search for a byte or two tells most of them from those that need more."""
        if not rows.startswith(self.row) or (b"!" in rows and b"<!" in rows):
            raise OtherFormError("no rows, or comments among them")
        if b"hidden" in rows:
            for match in self.hidden.finditer(rows):
                number = ROW_NUMBER.search(match[1])
                if number is None:
                    raise OtherFormError("rows without a number")
                self.found.hidden.append((int(number[1]), int(number[1])))
        if b't="e"' in rows or (b"'" in rows and b"t='e'" in rows):
            for match in self.error.finditer(rows):
                self.found.add_error(*_address(match[0]), self._value_behind(rows, match.end()).decode() or "#?")
        if self.formula in rows:
            for match in self.no_value.finditer(rows):
                self._look_at_formula(rows, match.start())
        if self.percent is not None:
            for match in self.percent.finditer(rows):
                self.found.add_percent(*_address(match[0]))

    def _look_at_formula(self, rows: bytes, place: int) -> None:
        start = rows.rfind(self.cell, 0, place)
        end = rows.find(b">", max(start, 0)) + 1
        tag = rows[start:end]
        if start < 0 or rows[end:place].strip() or tag.endswith(b"/>"):
            raise OtherFormError("a formula in a cell without an address")
        value = self._value_behind(rows, end)
        is_error, is_text = (re.search(rb"""\bt=["']%b["']""" % kind, tag) for kind in (b"e", b"str"))
        if not is_error and (not (value or is_text) or (self.recomputes and value == b"0")):
            self.found.add_uncomputed(*_address(tag))

    def _value_behind(self, rows: bytes, place: int) -> bytes:
        """The value of the cell whose tag ends at a place."""
        if rows[place - 2 : place] == b"/>":
            return b""
        end = rows.find(self.end_of_cell, place, place + LONGEST_CELL)
        if end < 0:
            raise OtherFormError("a cell without an end nearby")
        value = self.value.search(rows, place, end)
        return value[1] if value else b""

    def _look_at_merged(self, behind: bytes) -> None:
        for text in self.merged.findall(behind):
            if reference := REFERENCE.fullmatch(text):
                first, row, last = reference.groups()
                column = column_place(first.decode())
                self.found.add_merged(int(row), column, column_place(last.decode()) if last else column)


def _address(tag: bytes) -> tuple[int, int]:
    """b'<c r="C5">' -> (5, 2)."""
    address = ADDRESS.search(tag)
    if address is None:
        raise OtherFormError("cells without an address")
    return int(address[2]), column_place(address[1].decode())
