"""XLSX that is read, or faulted by cell."""

import re
from collections.abc import Iterator
from datetime import datetime

from openpyxl.utils.datetime import CALENDAR_MAC_1904 as MAC_1904

from tests.corpus.case import (
    AREAS,
    EXTRA,
    HEADER,
    PEOPLE,
    PEOPLE_FACTS,
    POPULATION,
    ROWS,
    TABLE,
    TITLES,
    TOTAL,
    Case,
    book_case,
    refusal,
)
from tests.workbooks import edited, unzipped, with_shared_strings, xlsx, zipped

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"


def layouts() -> Iterator[Case]:
    """Where the table lies, what is hidden."""
    yield book_case("workbook", xlsx(TABLE))
    yield book_case("workbook with a part of strings", with_shared_strings(xlsx(TABLE)))
    yield book_case(
        "workbook: titles, total, footnote",
        xlsx([*TITLES, *TABLE, TOTAL, [], ["Źródło: GUS"]]),
        blank=3,
        warned=["totals are no data: 8", "remarks"],
    )
    groups = [["Gmina", None, None, "Powiat"], ["terc", "nazwa", "rodzaj", None], *ROWS]
    yield book_case("merged header", xlsx(groups, lambda _, s: (s.merge_cells("A1:C1"), s.merge_cells("D1:D2"))))
    moved = [[], [], *([None, None, *row] for row in TABLE)]
    yield book_case("table away from the corner", xlsx(moved))
    yield book_case("styled blank cells around", xlsx(TABLE, _style_many))
    yield book_case("spaces below", xlsx([*TABLE, [" "], [None, "\u00a0"]]), blank=2)
    yield book_case("hidden sheet", xlsx(TABLE, _hidden_sheet), warned=["hidden sheets were not read: Osoby"])
    yield book_case(
        "hidden row", xlsx([*TABLE, EXTRA], lambda _, s: _hide(s, 5)), blank=1, warned=["hidden rows were not read: 5"]
    )
    yield book_case("one of two sheets fits", xlsx(TABLE, lambda b, _: b.create_sheet("Opis").append(["Opis pliku"])))
    yield refusal("two sheets fit", "plik.xlsx", xlsx(TABLE, _second_sheet), "more than one sheet fits: Dane")
    yield refusal(
        "two sheets fit the named source",
        "plik.xlsx",
        xlsx(TABLE, _second_sheet),
        "Druga (territory)",
        source="territory",
    )
    yield book_case("second sheet hidden", xlsx(TABLE, lambda b, _: _hidden_twin(b)), warned=["Druga"])
    for name, lie in (("small", b"A1"), ("large", b"A1:XFD1048576")):
        lying = edited(xlsx(TABLE), SHEET, lambda xml, lie=lie: xml.replace(b'ref="A1:D4"', b'ref="' + lie + b'"'))
        yield book_case(f"dimension told too {name}", lying)
    yield book_case("cells without addresses", edited(xlsx(TABLE), SHEET, _without_addresses))
    yield book_case("many styled blank rows", edited(xlsx(TABLE), SHEET, _blank_rows))
    yield book_case("macro workbook", edited(xlsx(TABLE), "[Content_Types].xml", as_macro), "xlsm")
    yield book_case("remark beside the table", xlsx([*TABLE[:3], [*ROWS[2], None, "sprawdzić"]]), warned=["F"])
    left = {"xl/pivotCache/pivotCacheDefinition1.xml": "<x/>", "xl/externalLinks/externalLink1.xml": "<x/>"}
    with_leftovers = zipped({**unzipped(xlsx(TABLE)), **left})
    yield book_case("data left in a workbook", with_leftovers, warned=["a pivot cache", "links to other files"])
    yield book_case("upper case extension", xlsx(TABLE), "XLSX")


def values() -> Iterator[Case]:
    """What cells hold."""
    typed = [HEADER, *([int(row[0]), row[1], row[2], float(row[3])] for row in ROWS)]
    yield book_case("codes typed as numbers", xlsx(typed))
    yield book_case(
        "number that lost its zero", xlsx([*TABLE, [201011, "Bolesławiec", "miejska", 201]]), faults=[(5, "powiat")]
    )
    wrong = xlsx([*TABLE, ["2404011", "#REF!", "miejska", "2404"]])
    yield book_case("error cell", wrong, faults=[(5, "nazwa")])
    formula = xlsx([*TABLE, ["2404011", '="Koni"&"ecpol"', "miejska", "2404"]])
    yield refusal("formula without a value", "plik.xlsx", formula, "formulas without a value: 1, the first in cell B5")
    # the empty value is written with a space or without, depending on the library below openpyxl
    computed = edited(formula, SHEET, lambda xml: re.sub(rb"</f><v ?/>", b"</f><v>Koniecpol</v>", xml))
    computed = edited(computed, SHEET, lambda xml: xml.replace(b'<c r="B5">', b'<c r="B5" t="str">'))
    yield book_case("formula with its value", computed, facts=[*AREAS, ("240401", "Koniecpol")])
    unknown = [[*row, "=1+1" if place else "suma"] for place, row in enumerate(TABLE)]
    yield book_case("formula without a value in a column of no interest", xlsx(unknown), warned=["suma"])
    yield book_case("numbers and dates", xlsx([POPULATION, PEOPLE]), facts=PEOPLE_FACTS)
    midnight = datetime(2024, 6, 30)  # noqa: DTZ001 - cells have no zone
    for name, day in (
        ("date with midnight", midnight),
        ("serial number in a plain cell", 45473),
        ("date as text", "30.06.2024"),
    ):
        yield book_case(name, xlsx([POPULATION, [*PEOPLE[:4], day, *PEOPLE[5:]]]), facts=PEOPLE_FACTS)
    for name, day in (("days counted from 1904", PEOPLE[4]), ("serial number counted from 1904", 45473 - 1462)):
        in_1904 = xlsx([POPULATION, [*PEOPLE[:4], day, *PEOPLE[5:]]], lambda book, _: setattr(book, "epoch", MAC_1904))
        yield book_case(name, in_1904, facts=PEOPLE_FACTS)
    percent = xlsx(
        [POPULATION, [*PEOPLE[:3], 0.125, *PEOPLE[4:]]], lambda _, s: setattr(s["D2"], "number_format", "0.0%")
    )
    yield book_case("percent in a column of numbers", percent, facts=[], faults=[(2, "powierzchnia km2")])
    yield book_case(
        "truth in a column of words", xlsx([*TABLE, ["2404011", "X", True, "2404"]]), faults=[(5, "rodzaj")]
    )


def _style_many(_book: object, sheet) -> None:
    for row in range(1, 400):
        for column in range(1, 30):
            sheet.cell(row, column).number_format = "0.00"


def _hidden_sheet(book, _sheet: object) -> None:
    people = book.create_sheet("Osoby")
    people.sheet_state = "veryHidden"
    people.append(["Anna Nowak"])


def _second_sheet(book, _sheet: object):
    second = book.create_sheet("Druga")
    for row in TABLE:
        second.append(row)
    return second


def _hidden_twin(book) -> None:
    _second_sheet(book, None).sheet_state = "hidden"


def _hide(sheet, row: int) -> None:
    sheet.row_dimensions[row].hidden = True


def _without_addresses(xml: bytes) -> bytes:
    return re.sub(rb'<c r="[A-Z0-9]+"', b"<c", re.sub(rb'<row r="\d+"', b"<row", xml))


def _blank_rows(xml: bytes) -> bytes:
    blank = b"".join(b'<row r="%d"><c r="A%d" s="0"/><c r="B%d" s="0"/></row>' % (r, r, r) for r in range(5, 100_000))
    return xml.replace(b"</sheetData>", blank + b"</sheetData>")


def as_macro(xml: bytes) -> bytes:
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return xml.replace(plain, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
