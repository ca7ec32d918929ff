"""No person of an attendance list gets into its report: canaries in every place of a workbook that can hold a text."""

import base64
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tests.integration.bundled import bundle_in
from tests.integration.console import Etl, etl_in
from tests.workbooks import csv_text, xlsx

PERSON, MAIL, PESEL, PHONE = "Bożena Kanarkowska", "b.kanarek@example.org", "44051401359", "600 100 200"
CANARIES = ("Kanarkowsk", "kanarek", PESEL, PHONE, "600100200")
HEADER = ["ID wydarzenia", "Instytucja", "Typ instytucji", "NIP", "Gmina", "Rola", "Imię i nazwisko", "E-mail", "Uwagi"]
SOUND = ["SP/1", "Fundacja Pomoc", "NGO", "1234563218", "Cieszyn", "uczestnik", PERSON, MAIL, f"dzwonić do {PERSON}"]
ROWS = [
    SOUND,
    ["SP/1", PERSON, "osoba fizyczna", "", "Cieszyn", f"żona {MAIL}", PERSON, MAIL, ""],
    ["SP/1", "Fundacja Pomoc", PERSON, PESEL, "Cieszyn", PERSON, PERSON, MAIL, PHONE],
    [PERSON, MAIL, "SP/1", PHONE, PERSON, PESEL, "Fundacja Pomoc", "x", "y"],
    ["", f"Listę sporządziła Kanarkowska, tel. {PHONE}", "", "", "", "", "", "", ""],
    ["RAZEM", "", "", "4", "", "", "", "", ""],
    [f"Sporządziła: {PERSON}", "", "", "", "", "", "", "", ""],
]


@pytest.fixture
def etl(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Etl]:
    """Runs `python -m etl ...` in a folder whose database holds the areas."""
    (tmp_path / "var").mkdir()
    with bundle_in(f"sqlite:///{tmp_path / 'var' / 'barometr.sqlite'}"):
        pass
    with etl_in(tmp_path, capsys) as run:
        yield run


def list_with_canaries(book: Workbook, sheet: Worksheet) -> None:
    sheet.title = "Kanarkowska i inni"
    sheet.insert_rows(1, 2)
    sheet["A1"] = f"Lista obecności, prowadzi {PERSON}"
    sheet["K3"], sheet["K4"] = "Kanarkowska", PERSON
    sheet["J3"], sheet["J4"] = "kolumna ukryta", PERSON
    sheet.column_dimensions["J"].hidden = True
    sheet["B4"].comment = Comment(PERSON, PERSON)
    sheet["A30"] = PERSON
    sheet.row_dimensions[30].hidden = True
    sheet.oddHeader.center.text = PERSON
    words = DataValidation(type="list", formula1=f'"{PERSON}"')
    words.add("F4:F9")
    sheet.add_data_validation(words)
    hidden = book.create_sheet("Kanarkowska ukryta")
    hidden["A1"], hidden.sheet_state = PERSON, "hidden"
    book.create_sheet("Notatki Kanarkowskiej")["A1"] = PERSON
    book.defined_names["Kanarkowska"] = DefinedName("Kanarkowska", attr_text=f'"{PERSON}"')
    book.properties.creator = book.properties.lastModifiedBy = book.properties.keywords = PERSON
    book.custom_doc_props.append(StringProperty(name="Kanarkowska", value=PERSON))


def forms_of(text: str) -> Iterator[bytes]:
    """A text as it may lie in a file: UTF-8, UTF-16, base64 at each of the three places it may begin at."""
    for written in {text, text.upper(), text.lower()}:
        for encoded in (written.encode(), written.encode("utf-16-le"), written.encode("utf-16-be")):
            yield encoded
            for shift in range(3):
                coded = base64.b64encode(b"\0" * shift + encoded)
                yield coded[4 if shift else 0 : len(coded) // 4 * 4 - 4]


def hits(path: Path) -> list[tuple[str, str]]:
    """Canaries in a file, or in the names and contents of the members of a ZIP."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            parts = {name: name.encode() + archive.read(name) for name in archive.namelist()}
    else:
        parts = {path.name: path.read_bytes()}
    return [(name, c) for name, part in parts.items() for c in CANARIES if any(form in part for form in forms_of(c))]


def test_the_search_finds_what_is_there(tmp_path):
    path = tmp_path / "lista.xlsx"
    path.write_bytes(xlsx([HEADER, *ROWS], list_with_canaries))
    found = {name for name, _canary in hits(path)}
    assert {"docProps/core.xml", "docProps/custom.xml", "xl/workbook.xml", "xl/worksheets/sheet2.xml"} <= found
    secret = tmp_path / "a.json"
    secret.write_bytes(b"x" + base64.b64encode(b"ab" + PERSON.encode("utf-16-le")))
    assert hits(secret) == [("a.json", "Kanarkowsk")]


@pytest.mark.parametrize("out", ["raport.xlsx", "raport.json"])
@pytest.mark.parametrize("name", ["Kanarkowska.xlsx", "Kanarkowska.csv"])
def test_no_person_gets_into_the_report(etl, name, out):
    content = xlsx([HEADER, *ROWS], list_with_canaries) if name.endswith("xlsx") else csv_text([HEADER, *ROWS]).encode()
    Path(name).write_bytes(content)
    answer = etl("check", name, "--source", "attendance", "--report", out)
    assert (answer.code, answer.out.endswith(f"Raport: {out}\n")) == (1, True)
    assert hits(Path(out)) == []


def test_report_of_a_list_keeps_what_is_needed_to_find_the_errors(etl):
    Path("lista.xlsx").write_bytes(xlsx([HEADER, *ROWS], list_with_canaries))
    etl("check", "lista.xlsx", "--source", "attendance", "--report", "raport.xlsx")
    book = openpyxl.load_workbook("raport.xlsx")
    assert book.sheetnames == ["Błędy", "Dane"]
    table = list(book["Dane"].iter_rows(values_only=True))
    left_out = "(pominięto)"
    assert table[0][0] is None
    assert table[2] == (*HEADER[:6], *[left_out] * 5)
    assert table[3] == ("SP/1", "Fundacja Pomoc", "NGO", "1234563218", "Cieszyn", "uczestnik", *[left_out] * 5)
    assert table[4][:6] == ("SP/1", left_out, "osoba fizyczna", None, "Cieszyn", left_out)
    assert table[5][:6] == ("S…", "F… P…", "B… K…", "…", "C…", "B… K…")
    assert [row[0] for row in table[8:]] == []
    marked = {c.coordinate for row in book["Dane"].iter_rows() for c in row if c.comment}
    assert {"C6", "D6", "A8"} <= marked
    first = [row for row in book["Błędy"].iter_rows(values_only=True) if row[0] == "błąd"]
    assert ("1", "C6", 6, "Typ instytucji", "B… K…") in [row[1:6] for row in first]
    assert "Pliki tego źródła wymieniają osoby" in str(list(book["Błędy"].values))


def test_json_of_a_list_names_file_and_sheet_by_what_names_nobody(etl):
    Path("Kanarkowska.xlsx").write_bytes(xlsx([HEADER, *ROWS], list_with_canaries))
    etl("check", "Kanarkowska.xlsx", "--source", "attendance", "--report", "r.json")
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert (report["file"], report["sha256"]) == ("attendance.xlsx", "")
    assert {report["sheet"], *(fault["sheet"] for fault in report["faults"])} == {"1"}
