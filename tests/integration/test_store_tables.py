"""The tables of facts are the same ones, whichever module of the store is imported first."""

import subprocess
import sys

import pytest

from tests.endurance.processes import ROOT


@pytest.mark.parametrize("first", ["data.store.tables", "data.store.attendance_tables", "data.store.loads"])
def test_facts_do_not_depend_on_the_order_of_imports(first):
    program = f"import {first}; from data.store.tables import FACTS; print(*sorted(table.name for table in FACTS))"
    answer = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"area", "event", "attendance_list", "attendance_count"} <= set(answer.stdout.split())
