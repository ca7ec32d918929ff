"""Sentences of the plan and of the overview: gap, years, weakest priority, changes."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.measure_words import measured
from dashboard.sentences import (
    changes_finding,
    good_share,
    opinions,
    shortfall,
    weakest_sentence,
    years_finding,
)
from data.progress import Goal, Reading, Status, Weakest

START, END = date(2018, 12, 31), date(2023, 12, 31)
GOAL = Goal("level", 1200, START, 1500, END)
TODAY = date(2021, 3, 1)
LEFT_OPEN = re.compile(r"\{|\bNone\b|\bnan\b")


def plain(sentence: str) -> str:
    return sentence.replace("\u00a0", " ").replace("\u202f", " ")


def test_gap_says_what_is_missing_needed_and_achieved(words, state_of):
    state = state_of("kpres_05", GOAL, Reading(1266, date(2020, 12, 31)), area_code="PL")
    assert plain(shortfall(words, state, TODAY)) == (
        "Do celu brakuje 234 jednostek: potrzeba 78,1 rocznie, dotychczas było 33."
    )


def test_gap_after_the_date_of_the_target_is_told_as_missed(words, state_of):
    state = state_of("kpres_05", GOAL, Reading(1499, END), area_code="PL")
    assert plain(shortfall(words, state, date(2024, 1, 1))) == (
        "Do celu zabrakło 1 jednostki: termin był 31 grudnia 2023."
    )


@pytest.mark.parametrize(
    ("value", "said"), [(1500, "Cel osiągnięto dokładnie."), (1502, "Cel osiągnięto z zapasem: 2 jednostki.")]
)
def test_reached_says_by_how_much(words, state_of, value, said):
    assert plain(shortfall(words, state_of("kpres_05", GOAL, Reading(value, END), area_code="PL"), TODAY)) == said


def test_without_a_target_nobody_says_how_much(words, state_of):
    state = state_of("sl_osoby", Goal("cumulative", None, None, None, None), Reading(138, END))
    assert shortfall(words, state, TODAY) == "Źródło nie podaje celu, więc nie wiadomo, ile brakuje."


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(-50, 3000), st.integers(1, 3000), st.integers(-50, 3000), st.dates(START, date(2026, 1, 1)))
def test_every_gap_has_a_whole_sentence_in_both_languages(words, english, state_of, baseline, step, value, today):
    goal = Goal("level", baseline, START, baseline + step, END)
    state = state_of("kpres_05", goal, Reading(value, date(2020, 12, 31)), area_code="PL")
    for said in (shortfall(words, state, today), shortfall(english, state, today)):
        assert said.endswith(".")
        assert not LEFT_OPEN.search(said)
        assert said.count("−") <= 1


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({Status.REACHED: 1}, "1 z 1 wskaźnika"),
        ({Status.REACHED: 1, Status.ON_COURSE: 2, Status.NO_DATA: 1}, "3 z 4 wskaźników"),
        ({Status.SLOW: 22}, "0 z 22 wskaźników"),
    ],
)
def test_share_of_good_ones(words, counts, said):
    assert plain(good_share(words, counts)) == said


def test_years_tell_the_newest_that_could_be_judged(words):
    counts = {2019: {Status.SLOW: 2}, 2020: {Status.REACHED: 1, Status.SLOW: 1}, 2021: {Status.NO_DATA: 2}}
    assert plain(years_finding(words, counts)) == (
        "Rok 2020: na kursie lub osiągnięte 1 z 2 wskaźników; rok 2019: 0 z 2 wskaźników."
    )
    assert years_finding(words, {}) == "Żadnego roku tego planu nie da się jeszcze ocenić."


def test_weakest_priority_says_why(words):
    behind = weakest_sentence(words, "Promocja", Weakest("p", 2, 0, 3))
    assert plain(behind) == "Najsłabszy priorytet: Promocja (w tyle lub wstecz: 2 z 3 ocenionych wskaźników)."
    slow = weakest_sentence(words, "Promocja", Weakest("p", 0, 1, 1))
    assert plain(slow) == "Najsłabszy priorytet: Promocja (wolno: 1 z 1 ocenionego wskaźnika)."
    assert weakest_sentence(words, "", None) == "Żaden priorytet nie jest w tyle."


@pytest.mark.parametrize(
    ("begun", "closed", "moved", "said"),
    [
        (1, 2, 5, "przybył 1 podmiot, ubyły 2 podmioty; status zmieniło 5 wskaźników."),
        (22, 0, 1, "przybyły 22 podmioty, ubyło 0 podmiotów; status zmienił 1 wskaźnik."),
        (5, 1, 0, "przybyło 5 podmiotów, ubył 1 podmiot; żaden wskaźnik nie zmienił statusu."),
    ],
)
def test_changes_are_counted_in_right_forms(words, begun, closed, moved, said):
    counts = {"begun": begun, "closed": closed, "ps_gained": 0, "ps_lapsed": 0}
    assert plain(changes_finding(words, date(2024, 12, 31), counts, moved)) == f"Od 31 grudnia 2024 {said}"


def test_second_opinions_say_why_they_differ(words, state_of):
    from_zero = state_of("kpres_05", Goal("level", 0, START, 10, END), Reading(4, TODAY), area_code="PL")
    assert "równa pokonanej drodze" in opinions(words, from_zero)
    assert "większych od zera" in opinions(words, from_zero)
    from_more = state_of("kpres_05", GOAL, Reading(1266, TODAY), area_code="PL")
    assert "pomija wartość bazową" in opinions(words, from_more)


def test_every_measure_of_a_card_is_told_in_words(words, english, catalog):
    for indicator in catalog.indicators.values():
        for said in (measured(words, indicator), measured(english, indicator)):
            assert said.endswith(".")
            assert not LEFT_OPEN.search(said)


def test_computed_indicators_name_what_is_counted(words, catalog):
    assert "spółdzielnia socjalna" in measured(words, catalog.indicators["podmioty_rejestr"]).lower()
    assert "statusem PS" in measured(words, catalog.indicators["przedsiebiorstwa_spoleczne"])
