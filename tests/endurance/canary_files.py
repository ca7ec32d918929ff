"""Files that hold the people: texts and workbooks, with names in every corner of a workbook, and broken ones."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tests.endurance.canary_people import APART_HEADER, EVENTS, HEADER, Canary, apart, flock, sound, wrong
from tests.workbooks import csv_text, xlsx


class Lists(NamedTuple):
    """Paths of the files; those of `names` tell of somebody by their names too."""

    events: Path
    good: Path
    workbook: Path
    wrong: Path
    wrong_workbook: Path
    apart: Path
    large: Path
    broken: Path
    headless: Path
    odd_header: Path


def lists_of(folder: Path, people: Sequence[Canary], dice: random.Random) -> Lists:
    """All files; each person is on a sound list, on one in wrong places, and in a workbook."""
    folder.mkdir(parents=True)
    good = [sound(person, dice) for person in people]
    bad = [wrong(person, number, dice) for number, person in enumerate(people)]
    two = [apart(person, number, dice) for number, person in enumerate(people)]
    somebody = people[0]

    def write(name: str, content: str | bytes) -> Path:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("cp1250", "replace"))
        return path

    def corners(book: Workbook, sheet: Worksheet) -> None:
        hide_in_corners(book, sheet, somebody)

    days = [[event, "warsztat", "Spotkanie", f"2024-03-{place % 28 + 1:02}", "Cieszyn", "zrealizowane"]
            for place, event in enumerate(EVENTS)]  # fmt: skip
    quotes = csv_text([HEADER, *good[:5]]) + f'SP/2024/001;"{somebody.name};;;;;;{somebody.name}\n' * 3
    return Lists(
        events=write("wydarzenia.csv", csv_text([["Nr wydarzenia", "Typ", "Tytuł", "Data", "Gmina", "Status"], *days])),
        good=write(f"lista {somebody.name}.csv", csv_text([HEADER, *good])),
        workbook=write(f"{somebody.surname}.xlsx", xlsx([HEADER, *good], corners)),
        wrong=write(f"{somebody.surname} poprawki.csv", csv_text([HEADER, *bad])),
        wrong_workbook=write(f"{somebody.surname} błędy.xlsx", xlsx([HEADER, *bad], corners)),
        apart=write("lista osobno.csv", csv_text([APART_HEADER, *two])),
        large=write("lista duża.csv", csv_text([HEADER, *(good * 4)])),
        broken=write("lista zepsuta.csv", quotes),
        headless=write("lista bez nagłówka.csv", csv_text(good)),
        odd_header=write("lista z podpisem.csv", csv_text([[*HEADER, somebody.name], *([*row, "x"] for row in good)])),
    )


def hide_in_corners(book: Workbook, sheet: Worksheet, person: Canary) -> None:
    """The person in titles, comments, hidden cells and sheets, names, lists to choose from and properties."""
    name = person.name
    last = sheet.max_row
    sheet.title = f"{person.surname} i inni"
    sheet.insert_rows(1, 2)
    sheet["A1"] = f"Lista obecności, prowadzi {name}"
    sheet["N3"], sheet["N4"] = person.surname, name
    sheet["O3"], sheet["O4"] = "kolumna ukryta", name
    sheet.column_dimensions["O"].hidden = True
    sheet["B5"].comment = Comment(name, name)
    for row, text in ((last + 4, "RAZEM"), (last + 5, f"Sporządziła: {name}"), (last + 6, name)):
        sheet.cell(row, 1, text)
    sheet.row_dimensions[last + 6].hidden = True
    sheet.oddHeader.center.text = name
    choices = DataValidation(type="list", formula1=f'"{name}"')
    choices.add("F4:F9")
    sheet.add_data_validation(choices)
    hidden = book.create_sheet(f"{person.surname} ukryta")
    hidden["A1"], hidden.sheet_state = name, "hidden"
    book.create_sheet(f"Notatki {person.surname}")["A1"] = name
    book.defined_names["osoba"] = DefinedName("osoba", attr_text=f'"{name}"')
    book.properties.creator = book.properties.lastModifiedBy = book.properties.keywords = name
    book.custom_doc_props.append(StringProperty(name=person.surname, value=name))


def everybody(count: int) -> list[Canary]:
    """The people of a run."""
    return flock(count)
