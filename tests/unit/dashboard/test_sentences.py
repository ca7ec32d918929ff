"""Findings and judgements made from the numbers."""

from datetime import date

import pytest

from dashboard.sentences import finding, judgement, reason, statuses_summary
from data.progress import Goal, Reading, Status
from data.progress.measure import Reason

START, DAY, END = date(2014, 1, 1), date(2015, 6, 30), date(2014, 12, 31)
NO_GOAL = Goal("cumulative", None, None, None, None)


def plain(sentence: str) -> str:
    return sentence.replace("\u00a0", " ").replace("\u202f", " ")


def test_delivered_plan_says_how_many_of_how_many(words, state_of):
    state = state_of("sl_warsztaty", Goal("cumulative", 0, START, 24, END), Reading(24, DAY))
    assert plain(finding(words, state)) == "W województwie śląskim zrealizowano 24 z 24 warsztatów."


def test_judgement_of_a_delivered_plan(words, state_of):
    state = state_of("sl_warsztaty", Goal("cumulative", 0, START, 24, END), Reading(24, DAY))
    assert plain(judgement(words, state)) == (
        "Pokonano 100 % drogi od wartości bazowej do celu. To dokładnie tyle, ile oczekiwano na 30 czerwca 2015."
    )


def test_plan_without_a_result_says_so(words, state_of):
    state = state_of("sl_warsztaty", Goal("cumulative", 0, START, 6, END), area_code="24-polnocny")
    assert plain(finding(words, state)) == (
        "Warsztaty wyjazdowe dla partnerstw: zaplanowano 6 warsztatów w subregionie północnym, "
        "źródło nie podaje wykonania."
    )
    assert judgement(words, state) == ""


def test_result_without_a_target_is_told_alone(words, state_of):
    state = state_of("sl_osoby", NO_GOAL, Reading(138, DAY))
    assert plain(finding(words, state)) == ("Osoby pracujące w zespołach zadaniowych: 138 osób w województwie śląskim.")
    assert judgement(words, state).startswith("Źródło nie podaje wartości docelowej.")


def test_neither_result_nor_target(words, state_of):
    assert plain(finding(words, state_of("sl_kongresy", NO_GOAL))) == "Kongresy: brak danych w województwie śląskim."


def test_share_is_told_against_its_target(words, state_of):
    state = state_of("kpres_02", Goal("share", 1.65, None, 5, date(2023, 12, 31)), Reading(30, DAY), area_code="PL")
    assert plain(finding(words, state)).endswith(": 30 % wobec celu 5 %.")
    assert "sprawdź definicję" in judgement(words, state)


def test_falling_behind_says_by_how_much(words, state_of):
    goal = Goal("level", 1200, date(2018, 12, 31), 1500, date(2023, 12, 31))
    state = state_of("kpres_05", goal, Reading(1266, date(2020, 12, 31)), area_code="PL")
    assert "To o 54 jednostki mniej, niż oczekiwano na 31 grudnia 2020 (1 320)." in plain(judgement(words, state))


def test_forecast_says_pace_target_and_range(words, state_of):
    goal = Goal("level", 1200, date(2017, 12, 31), 1500, date(2023, 12, 31))
    readings = [Reading(1200 + 10 * year, date(2018 + year, 12, 31)) for year in range(4)]
    told = plain(judgement(words, state_of("kpres_05", goal, *readings, area_code="PL")))
    assert "W tym tempie 1 250 z 1 500 jednostek do 31 grudnia 2023 (przedział 1 250–1 250)." in told


@pytest.mark.parametrize("why", list(Reason))
def test_every_reason_has_a_polish_sentence(words, english, why):
    assert reason(words, why) != reason(english, why)


def test_summary_counts_in_the_order_of_statuses(words):
    counts = {Status.NO_DATA: 2, Status.REACHED: 4, Status.INCOMPUTABLE: 1, Status.SLOW: 0}
    assert statuses_summary(words, counts) == "4 osiągnięte, 2 bez danych i 1 nieobliczalny"


def test_summary_of_nothing(words):
    assert statuses_summary(words, {}) == "brak wskaźników"


def test_title_of_a_share_is_english_in_english(english, state_of):
    state = state_of("sl_wizyty", Goal("cumulative", 0, START, 12, END), Reading(6, DAY))
    assert plain(finding(english, state)) == "In the Silesian voivodeship: 6 of 12 visits delivered."
