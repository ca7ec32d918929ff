"""A small run of tests/fuzz.py, the same every time."""

import random

import pytest

from tests.fuzz import fuzz, texts, workbooks

COUNT = 150


@pytest.mark.parametrize("files", [texts, workbooks])
def test_mutated_files_are_read_or_refused_in_time(files):
    outcome = fuzz(files(random.Random(2024)), COUNT)
    assert outcome.failures == []
    assert sum(outcome.counts.values()) == COUNT
