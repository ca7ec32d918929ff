"""Random numbers by place."""

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.sample.draws import Draws

PLACES = np.arange(10_000)


def split_mix(seed: int, name: str, place: int) -> int:
    """The same in whole numbers of any length."""
    mask = 2**64 - 1
    key = int.from_bytes(hashlib.sha256(f"{seed}/{name}".encode()).digest()[:8], "little")
    mixed = (place * 0x9E3779B97F4A7C15 + key) & mask
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & mask
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & mask
    return mixed ^ (mixed >> 31)


@given(st.integers(0, 2**63), st.text(max_size=9), st.integers(0, 2**40))
def test_numbers_are_those_of_whole_number_arithmetic(seed, name, place):
    assert Draws(seed).numbers(name, np.array([place])).tolist() == [split_mix(seed, name, place)]


def test_a_piece_of_the_places_gets_the_same_numbers():
    assert (Draws(1).below("x", PLACES, 7)[5000:] == Draws(1).below("x", PLACES[5000:], 7)).all()


def test_names_and_seeds_give_other_numbers():
    first = Draws(1).numbers("x", PLACES)
    assert not (first == Draws(1).numbers("y", PLACES)).any()
    assert not (first == Draws(2).numbers("x", PLACES)).any()


@pytest.mark.parametrize("limit", [1, 2, 12, 2**31])
def test_below_stays_below_and_reaches_its_middle(limit):
    found = Draws(3).below("x", PLACES, limit)
    assert (found >= 0).all()
    assert (found < limit).all()
    assert found.mean() == pytest.approx((limit - 1) / 2, rel=0.03, abs=0.03)


def test_pick_follows_the_weights():
    found = np.bincount(Draws(3).pick("x", PLACES, (1, 0, 3)), minlength=3)
    assert found.tolist() == pytest.approx([2500, 0, 7500], abs=150)


@given(st.integers(0, 200), st.lists(st.integers(0, 50), min_size=1, max_size=8).filter(any))
def test_shares_are_as_near_to_the_weights_as_whole_numbers_allow(count, weights):
    found = np.bincount(Draws(3).shares("x", count, weights), minlength=len(weights))
    exact = [count * weight / sum(weights) for weight in weights]
    assert found.sum() == count
    assert all(abs(number - share) < 1.0001 for number, share in zip(found, exact, strict=True))
