"""Texts of strangers in cells and in names of sheets."""

import pytest

from etl.reports.words import LONGEST_CELL, cell_text, escaped_marks, link, sheet_name


def test_cells_hold_only_what_xml_can_hold():
    assert cell_text("a\x00b\x1b\ud800c\ufffe\td\n") == "a b  c \td\n"
    assert len(cell_text("ż" * 40_000)) == LONGEST_CELL


def test_ready_made_xml_is_a_text_like_any_other():
    assert cell_text("<r><f>1</f></r>").startswith(" <r>")


def test_what_looks_like_an_escaped_sign_stays_as_written():
    assert escaped_marks("a_x000D_b_x41_") == "a_x005F_x000D_b_x41_"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dane", "Dane"),
        ("a/b:c?[1]*\\", "a b c  1"),
        ("'Ala'", "Ala"),
        ("", "?"),
        ("błędy", "błędy (2)"),
        ("History", "History (2)"),
        ("x" * 40, "x" * 31),
    ],
)
def test_names_of_sheets_are_made_fit(name, expected):
    assert sheet_name(name, {"błędy"}) == expected


def test_long_names_of_sheets_stay_apart():
    taken: set[str] = set()
    names = [sheet_name("x" * 40, taken) for _ in range(12)]
    assert len(set(names)) == 12
    assert max(map(len, names)) == 31


def test_link_quotes_the_name_of_the_sheet():
    assert link("Dla d'Arc", "C7") == "'Dla d''Arc'!C7"
