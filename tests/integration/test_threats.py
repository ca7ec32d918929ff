"""Hostile workbooks: a small part of the matrices, which `python -m tests.fuzz --threats` tries whole."""

import socket
import tracemalloc
from itertools import islice

import pytest

from data.errors import UserError
from etl.readers.zip_check import Archive
from tests.corpus.threats import MATRICES, bombs, declarations, outcome_of, structures, wrong_sizes

FEW = [
    *bombs(sizes=[60]),
    *islice(declarations(), 0, None, 7),
    *wrong_sizes(filled=[50], last_row=20_000),
    *islice(structures(), 0, None, 3),
]


def test_matrices_are_as_large_as_promised():
    sizes = {name[:3]: len(list(threats())) for name, threats in MATRICES.items()}
    assert {name: sizes[name] for name in ("T01", "T02", "T03")} == {"T01": 60, "T02": 30, "T03": 40}
    assert sizes["T04"] >= 50


@pytest.mark.parametrize("threat", FEW, ids=lambda threat: threat.name)
def test_threat(threat):
    assert outcome_of(threat).broken == ""


@pytest.mark.parametrize("threat", list(bombs(sizes=[210])), ids=lambda threat: threat.name)
def test_bomb_is_refused_in_little_memory(threat):
    content = threat.make()
    tracemalloc.start()
    try:
        with pytest.raises(UserError, match=threat.refused):
            Archive(content, "plik.xlsx").check()
        assert tracemalloc.get_traced_memory()[1] < 16 * 1024**2
    finally:
        tracemalloc.stop()


def test_no_address_in_a_workbook_is_asked_for():
    with socket.create_server(("127.0.0.1", 0)) as canary:
        address = f"http://127.0.0.1:{canary.getsockname()[1]}/"
        outside = [threat for threat in declarations(address) if threat.name.startswith("address")]
        assert [outcome_of(threat).broken for threat in outside] == [""] * 10
        canary.settimeout(0)
        with pytest.raises(BlockingIOError):
            canary.accept()
