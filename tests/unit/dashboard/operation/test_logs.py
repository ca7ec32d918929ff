"""Lines of the log: one an event, nothing of what an error quotes."""

import json
import logging
import sys

import pytest

from dashboard.operation.counters import Counters
from dashboard.operation.logs import DETAILS, JsonLines, PlainLines
from dashboard.operation.wiring import Failures
from data.errors import UserError


def record(message: str, *values: object, fails: bool = False, **details: object) -> logging.LogRecord:
    """A record as a logger makes it, with an error that quotes a cell."""
    error = None
    if fails:
        try:
            int("Anna Kowalska 85010112345")
        except ValueError:
            error = sys.exc_info()
    made = logging.LogRecord("barometr", logging.ERROR, __file__, 1, message, values, error)
    setattr(made, DETAILS, details)
    return made


@pytest.mark.parametrize("form", [JsonLines, PlainLines])
def test_error_is_told_by_kind_and_place_without_its_text(form):
    line = form().format(record("nie działa", fails=True))
    assert "ValueError" in line
    assert "test_logs.py" in line
    assert "Kowalska" not in line


@pytest.mark.parametrize("forged", ["a\nERROR forged", "b\r\n{}", "\u2028c", "\x1b[31m"])
def test_json_line_is_one_line_whatever_was_sent(forged):
    line = JsonLines().format(record("at %s", forged, status=200))
    assert line.isascii()
    assert len(line.splitlines()) == 1
    assert json.loads(line)["message"] == f"at {forged}"
    assert json.loads(line)["status"] == 200


def test_the_same_fault_is_logged_once_and_counted_each_time(caplog):
    counters = Counters()
    failures = Failures(counters)
    for fault in ("down", "down", "damaged", "damaged"):
        failures(UserError(fault))
    assert [record.getMessage() for record in caplog.records] == [
        "a view could not be shown: down",
        "a view could not be shown: damaged",
    ]
    assert counters.totals().unavailable == 4
