"""Misspellings are where the truth says, and nowhere else."""

import csv

import pytest

from etl.cleaning.dates import parse_day
from etl.sample.misspellings import (
    Cell,
    abbreviated,
    city_marked,
    date_in_words,
    nip_with_dashes,
    period_short,
    powiat_in_brackets,
    surname_first,
    thousands_grouped,
    without_marks,
)
from etl.sample.territory import read_territory
from geo.names import fold
from tests.unit.etl.sample.files import CATALOG, written

GMINY = read_territory(CATALOG.regions["slaskie"]).by_terc


def typed(way, text: str, terc: str = "") -> str:
    return way(Cell(text, {}, GMINY.get(terc)))


@pytest.mark.parametrize(
    ("way", "clean", "expected"),
    [
        (without_marks, "Świętochłowice ŁÓDŹ", "Swietochlowice LODZ"),
        (abbreviated, "Stowarzyszenie „Talomire”", "Stow. „Talomire”"),
        (date_in_words, "06.03.2014", "6 marca 2014 r."),
        (nip_with_dashes, "9991234567", "999-123-45-67"),
        (surname_first, "Zofia Drumacka", "Drumacka Zofia"),
        (thousands_grouped, "1234567,5", "1\u00a0234\u00a0567,5"),
        (period_short, "III kwartał 2014", "3 kw. 2014"),
        (period_short, "2014", "2014 r."),
    ],
)
def test_offices_misspell_like_this(way, clean, expected):
    assert typed(way, clean) == expected


def test_places_are_misspelt_by_their_kind():
    assert typed(city_marked, "Katowice", "2469011") == "m. Katowice"
    assert typed(city_marked, "Łazy", "2416073") == "Łazy"
    assert typed(powiat_in_brackets, "Suszec", "2410062") == "Suszec (pow. pszczyński)"
    assert typed(powiat_in_brackets, "Katowice", "2469011") == "Katowice"


def cells(folder, name):
    with (folder / name).open(encoding="cp1250", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_files_differ_only_where_the_truth_says(clean, noisy):
    said = {(e["plik"], e["wiersz"], e["kolumna"]): (e["poprawnie"], e["w_pliku"]) for e in noisy.truth["bledy"]}
    found = {}
    for name in (f"{name}.csv" for name in clean.names):
        right, wrong = cells(clean.folder, name), cells(noisy.folder, name)
        assert len(right) == len(wrong)
        for row, (before, after) in enumerate(zip(right, wrong, strict=True), start=1):
            for column, a, b in zip(right[0], before, after, strict=True):
                if a != b:
                    found[name, row, column] = (a, b)
    assert found == said
    assert len(said) == len(noisy.truth["bledy"])
    assert clean.truth["bledy"] == []


def test_about_the_wanted_share_of_rows_is_misspelt_once(noisy):
    entries = [entry for entry in noisy.truth["bledy"] if entry["plik"] == "demo_listy_obecnosci.csv"]
    assert len(entries) == pytest.approx(0.33 * 900, rel=0.15)
    assert len({entry["wiersz"] for entry in entries}) == len(entries)


def test_more_noise_keeps_the_earlier_misspellings(noisy, tmp_path):
    few = written(tmp_path, noise=0.05).truth["bledy"]
    every = noisy.truth["bledy"]
    assert few
    assert all(entry in every for entry in few)


def test_misspelt_cells_still_tell_what_was_meant(noisy):
    entries = noisy.truth["bledy"]
    kinds = {entry["rodzaj"] for entry in entries}
    assert {"inny zapis daty", "bez polskich znaków", "m. przed nazwą miasta", "brak kodu"} <= kinds
    for entry in entries:
        if entry["rodzaj"] == "inny zapis daty":
            assert parse_day(entry["w_pliku"]) == parse_day(entry["poprawnie"])
        if entry["rodzaj"] in {"bez polskich znaków", "wielkie litery", "podwójna spacja", "spacje na brzegach"}:
            assert fold(" ".join(entry["w_pliku"].split())) == fold(entry["poprawnie"])


def test_identifiers_events_and_marks_are_never_touched(noisy):
    touched = {entry["kolumna"] for entry in noisy.truth["bledy"]}
    assert not touched & {"wydarzenie_id", "demonstracja", "kod", "regon", "obszar"}
