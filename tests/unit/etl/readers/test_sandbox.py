"""The child process: what kills it is a refusal, and nothing of it stays."""

import tempfile

import pytest

from data.errors import UserError
from etl.readers import child, sandbox
from etl.readers.sandbox import read_in_child
from tests.workbooks import xlsx


def test_cells_come_with_their_kinds_and_row_numbers():
    (sheet,), warnings = read_in_child(xlsx([["a"], [], [1.5, True]]), ".xlsx", "plik.xlsx")
    assert (sheet.name, sheet.numbers, sheet.last_row, warnings) == ("Dane", [1, 3], 3, [])
    assert (sheet.rows, sheet.kinds) == ([["a", ""], ["1.5", "PRAWDA"]], ["tt", "nb"])


@pytest.mark.parametrize(
    ("crash", "message"),
    [
        ("sys.exit(1)", "more than 512 MB"),
        ("os.abort()", "more than 512 MB"),
        ("bytearray(2**30)", "more than 512 MB"),
        ("os.kill(os.getpid(), 11)", "damaged"),
        ("os.kill(os.getpid(), 24)", "longer than 60 s"),
        ("print('{')", "more than 512 MB"),
        ("print(7)", "more than 512 MB"),
        ("print([[1], [1], 9])", "more than 512 MB"),
        ("print('{\"sheet\": \"a\"}'); print('[[1], [\"t\"], 9]'); print('ab')", "more than 512 MB"),
    ],
)
def test_death_of_the_child_is_a_refusal(monkeypatch, crash, message):
    code = f"import os, sys; from etl.readers.child import limit_resources; limit_resources(); {crash}"
    monkeypatch.setattr(sandbox, "COMMAND", ("-P", "-c", code))
    with pytest.raises(UserError, match=message):
        read_in_child(b"x" * 1_000_000, ".xlsx", "plik.xlsx")


def test_child_that_never_answers_is_stopped(monkeypatch):
    monkeypatch.setattr(sandbox, "COMMAND", ("-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(sandbox, "LONGEST_WAIT_SECONDS", 0.5)
    with pytest.raises(UserError, match="longer than"):
        read_in_child(b"", ".xlsx", "plik.xlsx")


def test_nothing_stays_on_the_disk(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    read_in_child(xlsx([["a"]]), ".xlsx", "plik.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_secrets_of_the_environment_do_not_reach_the_child(monkeypatch):
    monkeypatch.setenv("BAROMETR_SECRET_KEY", "tajne")
    code = "import os, json; print(json.dumps({'refused': ' '.join(os.environ), 'values': {}}))"
    monkeypatch.setattr(sandbox, "COMMAND", ("-c", code))
    with pytest.raises(UserError) as told:
        read_in_child(b"", ".xlsx", "plik.xlsx")
    assert "BAROMETR" not in str(told.value)


def test_limits_are_those_promised():
    assert (child.MEMORY, child.CPU_SECONDS) == (512 * 1024**2, 60)
