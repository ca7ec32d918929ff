"""How often codes of screens may be guessed."""

import time

from dashboard.pairing.form import MOST_WRONG, MOST_WRONG_IN_ALL, WITHIN_S, Tries


def test_who_guesses_stops_nobody_else():
    tries = Tries()
    for _ in range(MOST_WRONG):
        assert not tries.are_used_up("10.0.0.1")
        tries.note("10.0.0.1")
    assert tries.are_used_up("10.0.0.1")
    assert not tries.are_used_up("10.0.0.2")


def test_many_who_guess_stop_everybody_for_ten_minutes(monkeypatch):
    tries = Tries()
    for number in range(MOST_WRONG_IN_ALL):
        assert not tries.are_used_up("10.0.1.1")
        tries.note(f"10.0.0.{number}")
    assert tries.are_used_up("10.0.1.1")
    later = time.monotonic() + WITHIN_S + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert not tries.are_used_up("10.0.1.1")
