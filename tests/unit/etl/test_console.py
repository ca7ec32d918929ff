"""What is said at the terminal."""

import io
import sys

import pytest

from data.catalog import Catalog
from data.language import texts_in
from data.store.loads import RowCounts
from etl.console import MOST_LINES, Console
from etl.faults import Fault
from etl.pipeline import FileResult
from etl.progress import NO_PROGRESS, Bar


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def result_with(catalog: Catalog, faults: list[Fault], source: str = "territory") -> FileResult:
    return FileResult(
        source=catalog.sources[source],
        file_name="plik.csv",
        digest="",
        encoding="UTF-8",
        delimiter=";",
        sheet="",
        faults=faults,
        warnings=[],
        counts=RowCounts(read=len(faults), accepted=0, rejected=len(faults), blank=0),
    )


@pytest.fixture
def english() -> Console:
    return Console(texts_in("en"))


def test_up_to_a_thousand_faults_are_shown_line_by_line(catalog, english, capsys):
    fault = Fault("a value", "Fill in the cell.")
    english.report(result_with(catalog, [fault.at(row, "kod", "") for row in range(MOST_LINES)]))
    assert len(capsys.readouterr().err.splitlines()) == MOST_LINES


def test_what_is_beyond_a_thousand_is_counted_by_column(catalog, english, capsys):
    fault = Fault("a value", "Fill in the cell.")
    faults = [fault.at(row, "kod" if row % 3 else "nazwa", "") for row in range(MOST_LINES + 300)]
    english.report(result_with(catalog, faults))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == MOST_LINES + 1
    assert lines[-1].startswith("plik.csv: 300 more errors, in the columns: kod (200), nazwa (100).")


def test_a_list_of_people_shows_no_person(catalog, english, capsys):
    faults = [Fault("a NIP of 10 digits", "Correct it.").at(2, "nip", "Bożena Kanarkowska 600 100 200")]
    english.report(result_with(catalog, faults, "attendance"))
    assert "found 'B… K… … … …'" in capsys.readouterr().err


def test_a_terminal_has_a_bar_and_a_pipe_has_none(english, monkeypatch):
    with english.progress("plik.csv") as progress:
        assert progress is NO_PROGRESS
    monkeypatch.setattr(sys, "stderr", Terminal())
    with english.progress("plik.csv") as progress:
        assert isinstance(progress, Bar)
