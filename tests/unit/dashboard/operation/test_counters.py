"""Counts of workers, alone and together."""

import os
import sys

import pytest

from dashboard.operation.counters import ENDING, Counters
from dashboard.operation.watching import kind_of


def test_request_falls_into_its_class_and_bucket(tmp_path):
    counters = Counters()
    counters.observe("strona", 200, 0.2)
    counters.observe("strona", 503, 20)
    found = counters.totals()
    assert (found.requests["strona", 2], found.requests["strona", 5]) == (1, 1)
    assert found.buckets["strona"] == [0, 0, 1, 0, 0, 0, 0, 0, 1]
    assert found.seconds["strona"] == 20.2
    assert found.unavailable == 0


def test_counts_of_ended_siblings_stay_and_foreign_files_do_not_count(tmp_path):
    counters = Counters(tmp_path)
    counters.observe("plik", 304, 0.01)
    counters.note_unavailable()
    own = tmp_path / f"{os.getpid()}{ENDING}"
    (tmp_path / f"999999999{ENDING}").write_bytes(own.read_bytes())
    (tmp_path / f"1{ENDING}").write_bytes(b"half")
    assert counters.totals().requests["plik", 3] == 2
    assert counters.totals().unavailable == 2
    assert os.getpid() in counters.workers()


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux")
def test_a_forked_worker_counts_in_a_file_of_its_own(tmp_path):
    counters = Counters(tmp_path)
    counters.observe("strona", 200, 0.1)
    child = os.fork()
    if child == 0:
        counters.observe("strona", 200, 0.1)
        os._exit(0)
    os.waitpid(child, 0)
    counters.observe("strona", 200, 0.1)
    assert counters.totals().requests["strona", 2] == 3
    assert counters.workers() == sorted([os.getpid(), child])


def test_every_address_has_a_kind():
    kinds = {
        ("GET", "/"): "strona",
        ("GET", "/rejestr"): "strona",
        ("POST", "/_dash-update-component"): "zmiana",
        ("GET", "/_dash-layout"): "plik",
        ("GET", "/eksport/plan.pdf"): "eksport",
        ("GET", "/wydarzenia.ics"): "eksport",
        ("POST", "/posiedzenie"): "formularz",
        ("GET", "/zdrowie"): "stan",
        ("GET", "/ekran/parowanie"): "stan",
    }
    assert {asked: kind_of(*asked) for asked in kinds} == kinds
