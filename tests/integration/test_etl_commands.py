"""`python -m etl` on real databases: bootstrap, check, load, undo, digest and what they say when they cannot."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from data.settings import read_settings
from etl.__main__ import main
from etl.bundle import RAW


class Answer(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


Etl = Callable[..., Answer]


@pytest.fixture
def etl(database_url, capsys):
    """Runs `python -m etl ... --lang en` on an empty database."""
    with etl_on(database_url, capsys) as run:
        yield run


@pytest.fixture
def prepared(bundled_url, capsys):
    """The same, with the bundled files loaded."""
    with etl_on(bundled_url, capsys) as run:
        yield run


@contextmanager
def etl_on(address: str, capsys: pytest.CaptureFixture[str]) -> Iterator[Etl]:
    """Runs commands on a database."""

    def run(*arguments: str, lang: str = "en") -> Answer:
        code = main([*arguments, "--lang", lang])
        return Answer(code, *capsys.readouterr())

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BAROMETR_DATABASE_URL", address)
        read_settings.cache_clear()
        yield run
    read_settings.cache_clear()


def changed_copy(tmp_path: Path, name: str, *changes: tuple[str, str]) -> str:
    """A copy of a bundled file with the first occurrence of each text replaced."""
    text = (RAW / name).read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_bootstrap_loads_everything_and_the_second_changes_nothing(etl):
    assert etl("bootstrap").code == 0
    digest = etl("digest").out
    again = etl("bootstrap", lang="pl")
    assert (again.code, again.out.count("już wczytano")) == (0, 12)
    assert etl("digest").out == digest
    assert len(etl("loads").out.splitlines()) == 12


def test_list_shows_the_newest_date_of_every_source(prepared):
    assert "population         2024-06-30 Population and area" in prepared("list").out


def test_commands_say_that_the_database_is_not_prepared(etl):
    for command in (["list"], ["loads"], ["digest"], ["undo", "1"]):
        answer = etl(*command)
        assert answer.code == 2
        assert "python -m etl bootstrap" in answer.err


def test_undo_brings_the_digest_back_and_the_file_can_be_loaded_again(prepared, tmp_path):
    digest = prepared("digest").out
    edition = changed_copy(tmp_path, "gus_series.csv", (",2024,28.4,28.4,", ",2024,28.5,28.5,"))
    load = ("load", edition, "--source", "gus_series", "--stan-na", "2025-12-31", "--by", "Ola")
    assert prepared(*load).out.endswith("loaded as load 13\n")
    assert prepared("digest").out != digest
    assert prepared("undo", "13", "--by", "Ola").out == "Load 13 of source gus_series is withdrawn.\n"
    assert prepared("digest").out == digest
    assert "by Ola" in prepared("loads").out.splitlines()[1]
    assert "already been withdrawn" in prepared("undo", "13").err
    assert prepared(*load).out.endswith("loaded as load 14\n")


def test_loading_the_same_file_twice_is_a_normal_answer(prepared):
    load = ("load", str(RAW / "population.csv"), "--source", "population", "--stan-na", "2024-06-30")
    answer = prepared(*load, lang="pl")
    assert (answer.code, answer.err) == (0, "")
    assert "już wczytano (wczytanie nr 3)" in answer.out


def test_missing_column_leaves_the_database_unchanged(prepared, tmp_path):
    digest = prepared("digest").out
    file = changed_copy(tmp_path, "population.csv", ("reference_date,date_certainty", "dzien,pewnosc"))
    answer = prepared("load", file, "--source", "population", "--stan-na", "2025-01-01")
    assert answer.code == 2
    assert answer.err.startswith("population.csv: required columns are missing: reference_date, date_certainty.")
    assert prepared("digest").out == digest


def test_wrong_cells_are_named_and_nothing_is_loaded_until_they_are_accepted(prepared, tmp_path):
    digest = prepared("digest").out
    file = changed_copy(tmp_path, "kpres_indicators.csv", ("2%,2,%", "2%,3,%"), (",9016,9016,", ",dużo,,"))
    load = ("load", file, "--source", "kpres_indicators", "--stan-na", "2021-01-01")
    refused = prepared(*load, lang="pl")
    assert refused.code == 1
    assert refused.err.splitlines() == [
        "kpres_indicators.csv, wiersz 2, kolumna „target_value”: znaleziono „3”, "
        "oczekiwano: liczba opublikowana w kolumnie „target_raw”. Porównaj obie kolumny ze źródłem.",
        "kpres_indicators.csv, wiersz 5, kolumna „latest_raw”: znaleziono „dużo”, "
        "oczekiwano: liczba, np. 1 234,5 lub 30,2 tys. zł. Popraw liczbę.",
        "kpres_indicators.csv: niczego nie wczytano. Popraw powyższe wiersze albo wczytaj bez nich: --accept-rejects",
    ]
    assert prepared("digest").out == digest
    assert prepared(*load, "--accept-rejects").code == 0
    assert "13 read, 11 accepted, 2 rejected, 0 blank" in prepared("loads").out.splitlines()[0]


def test_check_recognises_the_source_and_writes_nothing(prepared, tmp_path):
    digest = prepared("digest").out
    clean = prepared("check", str(RAW / "entities_sample.csv"))
    assert (clean.code, clean.err) == (0, "")
    assert "source entities_sample, UTF-8, separator ," in clean.out
    faulty = changed_copy(tmp_path, "territory.csv", ("1801032,Czarna,wiejska", "1801032,,wiejska"))
    assert prepared("check", faulty).code == 1
    assert prepared("digest").out == digest


def test_check_works_before_there_is_a_database(etl, database_url):
    assert etl("check", str(RAW / "territory.csv")).code == 0
    refused = etl("check", str(RAW / "entities_sample.csv"))
    assert (refused.code, "Load territory and powiaty first" in refused.err) == (2, True)
    assert "python -m etl bootstrap" in etl("list").err


def test_a_fault_of_the_program_is_one_line_too(prepared, monkeypatch):
    monkeypatch.setattr("etl.loading.SourceFile", lambda *_: 1 / 0)
    answer = prepared("load", str(RAW / "territory.csv"), "--source", "territory", "--stan-na", "2030-01-01")
    assert (answer.code, len(answer.err.splitlines())) == (2, 1)
    assert "ZeroDivisionError" in answer.err
