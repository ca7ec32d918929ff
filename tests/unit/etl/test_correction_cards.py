"""Cards of corrections are read strictly; all faults of all cards come together, in the language of the reader."""

import re
from pathlib import Path

import pytest

from data.errors import UserError
from data.language import texts_in
from etl.correction_cards import read_corrections

CARD = """id: {id}
source: events
reason: literówka w pliku
author: A. Nowak
date: 2026-01-15
rows:
  - match: {{wydarzenie_id: W/1}}
    column: gmina
    was: Lazy
    becomes: Łazy
"""


GUIDE = Path(__file__).parents[3] / "docs" / "poprawki.md"


@pytest.fixture
def read(tmp_path, catalog):
    """`read({"a.yml": text})` -> the corrections of a folder with these files."""

    def build(files: dict[str, str]):
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return read_corrections(tmp_path, catalog.sources)

    return build


@pytest.fixture
def fault_of(read):
    """`fault_of(old, new)` -> the message about the card with `old` replaced by `new`."""

    def build(old: str, new: str) -> str:
        text = CARD.format(id="a")
        assert old in text
        with pytest.raises(UserError) as caught:
            read({"a.yml": text.replace(old, new)})
        return str(caught.value)

    return build


def test_card_is_read_in_its_order(read):
    second = CARD.format(id="b").replace("reason: literówka w pliku", "reason: {pl: po polsku, en: in English}")
    first, last = read({"b.yaml": second.replace("W/1", "W/2"), "a.YML": CARD.format(id="a"), "notes.txt": "x"})
    assert (first.card, first.place, first.source, first.match) == ("a", 1, "events", {"wydarzenie_id": "W/1"})
    assert (first.column, first.was, first.becomes) == ("gmina", "Lazy", "Łazy")
    assert (first.author, first.date.isoformat()) == ("A. Nowak", "2026-01-15")
    assert (first.reason["en"], last.reason["pl"], last.reason["en"]) == (
        "literówka w pliku", "po polsku", "in English",
    )  # fmt: skip


def test_example_of_the_guide_is_a_card(read):
    example = re.search(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert [correction.place for correction in read({"a.yml": example[1]})] == [1, 2]


def test_no_folder_is_no_correction(tmp_path, catalog):
    assert read_corrections(tmp_path / "none", catalog.sources) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("reason:", "reson:", "a.yml: unknown key 'reson'"),
        ("author: A. Nowak\n", "", "a.yml: missing key 'author'"),
        ("becomes:", "becoms:", "unknown key 'rows.1.becoms'"),
        ("was: Lazy", "was: 12", "key 'rows.1.was': found '12', expected text; put numbers and dates in quotation"),
        ("date: 2026-01-15", 'date: "wczoraj"', "key 'date': found 'wczoraj', expected a day such as 2024-06-30"),
        ("author: A. Nowak", 'author: ""', "key 'author'"),
        ("{wydarzenie_id: W/1}", "{}", "key 'rows.1.match'"),
        ("{wydarzenie_id: W/1}", "W/1", "key 'rows.1.match': found 'W/1', which does not belong here"),
        ("reason: literówka w pliku", "reason: {en: x}", "missing key 'reason.pl'"),
        ("source: events", "source: wydarzenia", "there is no source 'wydarzenia'. Sources: "),
        ("column: gmina", "column: gmna", "entry 1: there is no column 'gmna'. Columns: wydarzenie_id, "),
        ("{wydarzenie_id: W/1}", "{id: W/1}", "there is no column 'id'"),
        ("becomes: Łazy", "becomes: Lazy", "'was' and 'becomes' are the same"),
        ("{wydarzenie_id: W/1}", "{gmina: Żory}", "'match' and 'was' contradict each other"),
        ("becomes: Łazy", "becomes: jan@example.org", "holds an e-mail address or a PESEL"),
        ("W/1", '"44051401359"', "holds an e-mail address or a PESEL"),
        ("id: a", "- [", "a.yml: this is not YAML"),
        ("id: a", "a", "a.yml: this is not YAML"),
    ],
)
def test_faulty_card_is_refused_with_what_is_wrong(fault_of, old, new, told):
    assert told in fault_of(old, new)


def test_card_that_is_no_map_is_refused(read):
    with pytest.raises(UserError, match=r"a\.yml: key '': found 'tekst', which does not belong here"):
        read({"a.yml": "tekst"})


@pytest.mark.parametrize("column", ["osoba", "e_mail", "imię i nazwisko", "pesel"])
@pytest.mark.parametrize("role", ["column", "match"])
def test_columns_of_people_are_never_touched(read, column, role):
    card = CARD.format(id="a").replace("source: events", "source: attendance")
    old = "column: gmina" if role == "column" else "wydarzenie_id:"
    new = f"column: {column}" if role == "column" else f"{column}:"
    with pytest.raises(UserError, match=f"column '{column}' is of people") as caught:
        read({"a.yml": card.replace(old, new)})
    assert column not in str(caught.value).replace(f"column '{column}'", "")


def test_all_faults_of_all_cards_come_together(read):
    faulty = CARD.format(id="a").replace("column: gmina", "column: x").replace("W/1", "jan@example.org")
    with pytest.raises(UserError) as caught:
        read({"a.yml": faulty, "b.yml": "id: b", "c.yml": CARD.format(id="a")})
    told = ("no column 'x'", "e-mail", "b.yml: missing key 'source'", "taken by a.yml")
    assert [part for part in told if part not in str(caught.value)] == []


def test_two_corrections_of_one_cell_are_refused_by_file(read):
    with pytest.raises(UserError, match=r"a\.yml, entry 1, and b\.yml, entry 1, speak of the same cell"):
        read({"a.yml": CARD.format(id="a"), "b.yml": CARD.format(id="b").replace("Łazy", "Żory")})


def test_faults_are_told_in_polish(read):
    with pytest.raises(UserError) as caught:
        read({"a.yml": CARD.format(id="a").replace("column: gmina", "column: x"), "b.yml": "id: b"})
    lines = texts_in("pl").of_error(caught.value).splitlines()
    assert lines[0] == "Nie można użyć poprawek:"
    assert lines[1].startswith("a.yml, wpis 1: nie ma kolumny „x”. Kolumny: ")
    assert lines[2].startswith("b.yml: brakuje klucza „")
