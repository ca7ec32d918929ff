"""Texts of strangers made fit for a workbook: cells, names of sheets."""

import re

LONGEST_CELL = 32_767
MOST_SHEET_ROWS = 1_048_576
LONGEST_SHEET_NAME = 31
FORBIDDEN_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ESCAPE_OF_A_SIGN = re.compile("_x[0-9A-Fa-f]{4}_")
FORBIDDEN_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def cell_text(text: str) -> str:
    """A text that XML can hold, as long as a cell can be; signs that it cannot hold become spaces."""
    plain = FORBIDDEN_IN_XML.sub(" ", text)[:LONGEST_CELL]
    # xlsxwriter takes such a text for ready-made XML
    return f" {plain}" if plain.startswith("<r>") and plain.endswith("</r>") else plain


def escaped_marks(text: str) -> str:
    """'_x0041_' -> '_x005F_x0041_': what spreadsheets would else read as an 'A'."""
    return ESCAPE_OF_A_SIGN.sub(r"_x005F\g<0>", text) if "_x" in text else text


def sheet_name(name: str, taken: set[str]) -> str:
    """A name that spreadsheets accept and `taken` (in small letters) does not hold; it is added there."""
    plain = FORBIDDEN_IN_SHEET_NAME.sub(" ", cell_text(name)).strip(" '")[:LONGEST_SHEET_NAME].strip(" '") or "?"
    number, free = 1, plain
    while free.casefold() in taken or free.casefold() == "history":
        number += 1
        ending = f" ({number})"
        free = plain[: LONGEST_SHEET_NAME - len(ending)] + ending
    taken.add(free.casefold())
    return free


def link(sheet: str, cell: str) -> str:
    """The address of a cell inside a workbook: 'Ala's', 'C7' -> 'Ala''s'!C7 with its quotation marks."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"
