"""Forms of meetings: what is read, and every fault at once."""

from datetime import date

import pytest

from dashboard.meetings.forms import LONGEST_LINE, FormError, FormReader, read_entry, read_new_meeting
from data.meetings import Entry, Meeting

ITEM = Entry("item", "Anna", text="Plan", id=7)
TASK = Entry("task", "Anna", text="Sprawdzić", id=9)
WHO = {"kto": "Jan Kowal"}


def meeting(*entries):
    return Meeting(1, "Komitet", date(2026, 11, 26), "slaskie", "Anna", (ITEM, *entries))


def read(words, action, one=None, **values):
    return read_entry(action, FormReader(WHO | values, words), one or meeting(), {TASK.id: TASK})


def test_meeting_has_title_day_and_who(words):
    found = read_new_meeting(FormReader({"tytul": "  Komitet \n", "dzien": "2026-11-26", "kto": "Anna"}, words))
    assert (found.title, found.held_on, found.by) == ("Komitet", date(2026, 11, 26), "Anna")


def test_every_fault_of_a_form_is_told_at_once(words):
    with pytest.raises(FormError) as told:
        read_new_meeting(FormReader({"tytul": "x" * (LONGEST_LINE + 1), "dzien": "26.11.2026"}, words))
    assert len(told.value.faults) == 3
    assert "Skróć je" in told.value.faults[0]
    assert "2026-11-26" in told.value.faults[1]
    assert "Imię i nazwisko" in told.value.faults[2]


def test_decision_belongs_to_an_item_that_exists(words):
    assert read(words, "decyzja", tresc="Przyjąć.", dotyczy="7").about_id == 7
    assert read(words, "decyzja", tresc="Przyjąć.", dotyczy="8").about_id is None


def test_task_needs_somebody(words):
    with pytest.raises(FormError, match="Kto odpowiada"):
        read(words, "zadanie", tresc="Sprawdzić.")
    found = read(words, "zadanie", tresc="Sprawdzić.\r\nDziś.", odpowiada="Ewa", termin="2027-01-31")
    assert (found.text, found.responsible, found.due_on) == ("Sprawdzić.\nDziś.", "Ewa", date(2027, 1, 31))


@pytest.mark.parametrize("action", ["usun", "wyzej"])
def test_only_items_of_the_agenda_are_moved_and_removed(words, action):
    assert read(words, action, dotyczy="7").about_id == 7
    with pytest.raises(FormError, match="Nie ma takiego punktu"):
        read(words, action, dotyczy="9")


def test_closed_meeting_takes_only_that_a_task_is_done(words):
    over = meeting(Entry("start", "Anna", stan_na=date(2025, 12, 31)), Entry("end", "Anna"))
    assert read(words, "zrobione", over, dotyczy="9").about_id == 9
    for action in ("punkt", "decyzja", "zadanie", "usun", "koniec"):
        with pytest.raises(FormError, match="zamknięte"):
            read(words, action, over, dotyczy="7", tytul="a", tresc="b", odpowiada="c")


def test_meeting_begins_once(words):
    assert read(words, "start", stan_na="2025-12-31").stan_na == date(2025, 12, 31)
    with pytest.raises(FormError, match="już się rozpoczęło"):
        read(words, "start", meeting(Entry("start", "Anna", stan_na=date(2025, 12, 31))), stan_na="2025-12-31")
    with pytest.raises(FormError, match="jeszcze się nie"):
        read(words, "koniec")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1989-12-31", "2101-01-01", "2025-02-30", "", "dziś"])
def test_day_is_one_that_views_can_be_asked_for(words, day):
    with pytest.raises(FormError, match="nie jest datą z lat 1990–2100"):
        read(words, "start", stan_na=day)


def test_signs_that_nobody_sees_are_left_out(words):
    assert read(words, "punkt", tytul="Plan\u200b\x00 \u202eregionu").text == "Plan regionu"
