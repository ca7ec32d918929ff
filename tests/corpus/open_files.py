"""XLS and ODS."""

from collections.abc import Iterator

import xlwt

from tests.corpus.case import (
    AREAS,
    EXTRA,
    PEOPLE,
    PEOPLE_FACTS,
    POPULATION,
    TABLE,
    TITLES,
    TOTAL,
    Case,
    book_case,
    refusal,
)
from tests.workbooks import ods, ods_cell, ods_table, xls

END = "</table:table-cell>"


def old_workbooks() -> Iterator[Case]:
    """XLS."""
    yield book_case("old workbook", xls([*TITLES, *TABLE, TOTAL]), "xls", blank=1, warned=["totals"])
    yield book_case("old workbook: numbers and dates", xls([POPULATION, PEOPLE]), "xls", facts=PEOPLE_FACTS)
    yield book_case(
        "old workbook: hidden row",
        xls([*TABLE, EXTRA], lambda _, s: setattr(s.row(4), "hidden", True)),
        "xls",
        blank=1,
        warned=["hidden rows were not read: 5"],
    )
    yield book_case("old workbook: hidden sheet", xls(TABLE, _hidden_old), "xls", warned=["hidden sheets"])
    yield book_case(
        "old workbook: error cell",
        xls([*TABLE, EXTRA], lambda _, s: s.row(4).set_cell_error(7, 23) or s.row(4).set_cell_error(4, 23)),
        "xls",
        facts=[*AREAS, ("240401", "Koniecpol")],
        warned=["E, H"],
    )
    yield book_case(
        "old workbook: error in a column",
        xls([*TABLE, [*EXTRA[:3]]], lambda _, s: s.row(4).set_cell_error(3, 42)),
        "xls",
        faults=[(5, "powiat")],
    )
    yield refusal(
        "old workbook: formula without a value",
        "plik.xls",
        xls([*TABLE, ["2404011", xlwt.Formula('"Koni"&"ecpol"'), "miejska", "2404"]]),
        "formulas without a value: 1, the first in cell B5",
    )


def open_workbooks() -> Iterator[Case]:
    """ODS."""
    yield book_case("ods", ods(ods_table([*TITLES, *TABLE, TOTAL])), "ods", blank=1, warned=["totals"])
    yield book_case(
        "ods: hidden sheet",
        ods(ods_table(TABLE), ods_table(TABLE, "Osoby", hidden=True)),
        "ods",
        warned=["hidden sheets were not read: Osoby"],
    )
    hidden = "".join(map(ods_cell, EXTRA))
    hidden = f'<table:table-row table:visibility="collapse" table:number-rows-repeated="2">{hidden}</table:table-row>'
    yield book_case("ods: hidden rows", ods(ods_table(TABLE, after=hidden)), "ods", blank=2, warned=["5-6"])
    wrong = '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/D!</text:p>' + END
    yield book_case(
        "ods: error cell", ods(ods_table([*TABLE, ["2404011", wrong, "miejska", "2404"]])), "ods", faults=[(5, "nazwa")]
    )
    formula = '<table:table-cell table:formula="of:=1+1"/>'
    yield refusal(
        "ods: formula without a value",
        "plik.ods",
        ods(ods_table([*TABLE, ["2404011", formula, "miejska", "2404"]])),
        "formulas without a value: 1, the first in cell B5",
    )
    yield book_case("ods: numbers and dates", ods(ods_table([POPULATION, PEOPLE])), "ods", facts=PEOPLE_FACTS)
    blank = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="9"/>'
    )
    yield book_case("ods: a million blank rows", ods(ods_table(TABLE, after=blank + "</table:table-row>")), "ods")


def _hidden_old(book, _sheet: object) -> None:
    people = book.add_sheet("Osoby")
    people.visibility = 1
    people.write(0, 0, "Anna Nowak")
