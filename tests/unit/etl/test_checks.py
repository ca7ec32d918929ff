"""Checks gather the faults of whole columns and word only the failing rows."""

from datetime import date

import pandas as pd
import pytest

from data.language import texts_in
from etl.checks import Checks, area_code, ends, starts
from etl.faults import Fault


def frame_of(**columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns, index=pd.RangeIndex(2, 2 + len(next(iter(columns.values())))), dtype=object)


def places(checks: Checks) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.column, fault.found) for fault in checks.faults]


def test_faults_of_all_columns_come_together():
    checks = Checks(frame_of(value=["1.5", "1,5", ""], day=["2014", "kiedyś", "2014-03-06"]))
    values = checks.numbers("value", required=True)
    periods = checks.periods("day")
    assert places(checks) == [(4, "value", ""), (3, "value", "1,5"), (3, "day", "kiedyś")]
    assert values.loc[2] == 1.5
    assert values.isna().tolist() == [False, True, True]
    assert starts(periods).tolist() == [date(2014, 1, 1), None, date(2014, 3, 6)]
    assert ends(periods).tolist() == [date(2014, 12, 31), None, date(2014, 3, 6)]
    assert checks.is_sound.tolist() == [True, False, False]


def test_closed_list_shows_what_is_allowed():
    checks = Checks(frame_of(status=["planowane", "może", ""]))
    checks.one_of("status", {"planowane": 1, "odwołane": 2})
    assert places(checks) == [(3, "status", "może"), (4, "status", "")]
    assert checks.faults[0].line(texts_in("en"), "w.csv") == (
        "w.csv, row 3, column 'status': found 'może', expected: one of: planowane, odwołane. Use one of these words."
    )


def test_repeated_rows_are_refused_from_the_second_on():
    checks = Checks(frame_of(code=["24", "26", "24"]))
    checks.unique("code")
    assert places(checks) == [(4, "code", "24")]


def test_published_text_must_agree_with_the_number():
    checks = Checks(frame_of(raw=["30", "30", "trzy"], value=["30", "31", "3"]))
    checks.same_number("raw", "value", lambda text: float(text) if text.isdigit() else None)
    assert places(checks) == [(3, "value", "31")]


def test_cells_that_must_agree_show_what_was_expected():
    checks = Checks(frame_of(powiat=["2403", "9999"]))
    checks.equal("powiat", pd.Series(["2403", "1803"], index=[2, 3]))
    assert "expected: '1803'" in checks.faults[0].line(texts_in("en"), "t.csv")


def test_period_that_ends_before_it_begins_is_refused():
    checks = Checks(frame_of(last=["2014-03-05", "2014-03-06", ""]))
    first = pd.Series([date(2014, 3, 6)] * 3, index=[2, 3, 4], dtype=object)
    checks.in_order(first, ends(checks.periods("last")), "last")
    assert places(checks) == [(2, "last", "2014-03-05")]


@pytest.mark.parametrize(("text", "code"), [("2403011", "240301"), ("24", "24"), ("24-polnocny", "24-polnocny")])
def test_area_codes_are_cut_to_six_digits(text, code):
    assert area_code(text, ["gmina", "region", "subregion"]) == code


@pytest.mark.parametrize("text", ["2403", "240", "25", "PL227", "x-y", "gmina"])
def test_codes_of_other_levels_and_forms_are_refused(text):
    with pytest.raises(ValueError, match=r"."):
        area_code(text, ["gmina", "region", "subregion"])


def test_empty_cell_is_called_empty():
    line = Fault("a value", "Fill in the cell.").at(7, "nazwa", "").line(texts_in("pl"), "plik.csv")
    assert line == "plik.csv, wiersz 7, kolumna „nazwa”: pusta komórka, oczekiwano: wartość. Uzupełnij komórkę."


def test_message_is_one_line_whatever_the_cell_holds():
    line = Fault("a value", "x").at(7, "c", "a\nb\x1b[2J" + "z" * 200).line(texts_in("en"), "f")
    assert "\n" not in line
    assert "\x1b" not in line
    assert len(line) < 160
