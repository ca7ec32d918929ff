"""`python -m data` as an administrator runs it."""

from pathlib import Path
from typing import NamedTuple

import pytest

from data.__main__ import ASIDE, main
from data.settings import read_settings
from tests.endurance.flips import flip
from tests.live import load_bundle


class Answer(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a database with the bundled data."""
    database = tmp_path_factory.mktemp("loaded") / "barometr.sqlite"
    load_bundle(database)
    return database.read_bytes()


@pytest.fixture
def run(tmp_path: Path, loaded: bytes, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "barometr.sqlite").write_bytes(loaded)
    monkeypatch.setenv("BAROMETR_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.chdir(tmp_path)
    read_settings.cache_clear()
    yield lambda *words: Answer(main(words), *capsys.readouterr())
    read_settings.cache_clear()


def digest(answer: Answer) -> str:
    return answer.out.rstrip().rstrip(".").split()[-1]


def test_copy_and_restore_come_to_the_same_digest(run):
    before = digest(run("verify"))
    copied = run("backup", "kopia.zip")
    assert (copied.code, copied.err) == (0, "")
    assert copied.out.startswith("kopia.zip: zapisano kopię, tabele: ")
    assert run("verify", "kopia.zip").code == 0
    Path("var/barometr.sqlite").unlink()
    restored = run("restore", "kopia.zip")
    assert (restored.code, digest(restored)) == (0, before)
    assert digest(run("verify")) == before


def test_damaged_database_is_told_put_aside_and_replaced(run):
    before = digest(run("verify"))
    run("backup", "kopia.zip")
    database = Path("var/barometr.sqlite")
    database.write_bytes(b"to nie jest baza" * 1000)
    assert run("verify").code == 2
    answer = run("restore", "kopia.zip")
    assert (answer.code, digest(answer)) == (0, before)
    assert ASIDE in answer.out
    (aside,) = Path("var").glob(f"*{ASIDE}*")
    assert aside.read_bytes().startswith(b"to nie jest baza")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("restore", "nie_ma.zip"), "Nie ma pliku nie_ma.zip."),
        (("restore", "var/barometr.sqlite"), "barometr.sqlite nie jest poprawną kopią bazy."),
        (("restore",), "Brakuje nazwy pliku."),
        (("backup", "--keep", "0"), "--keep „0”: oczekiwano, ile kopii ma zostać, od 1."),
        (("backup", "a.zip", "--keep", "2"), "Niezrozumiałe „backup a.zip --keep 2”."),
        (("kopiuj", "a"), "Niezrozumiałe „kopiuj a”."),
        (("backup", "a", "b"), "Niezrozumiałe „backup a b”."),
        (("backup", "nie_ma/kopia.zip"), "Nie można zapisać pliku kopia.zip"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_changes_nothing(run, words, said):
    before = digest(run("verify"))
    answer = run(*words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(said)
    assert answer.err.count("\n") == 1
    assert digest(run("verify")) == before


def test_copies_without_a_name_are_kept_in_a_folder_and_found_there(run):
    before = digest(run("verify"))
    assert run("copies").out == f"W folderze {Path('var/kopie').absolute()} nie ma kopii.\n"
    for day in (1, 2):
        Path("var/kopie").mkdir(exist_ok=True)
        Path(f"var/kopie/barometr-2020-01-0{day}-000000.zip").write_bytes(b"stara")
    copied = run("backup", "--keep", "2")
    assert copied.out.splitlines()[1:] == ["barometr-2020-01-01-000000.zip: usunięto starą kopię."]
    name = copied.out.partition(":")[0]
    listed = run("copies")
    assert listed.code == 1
    assert listed.out.startswith(f"{name}: kopia jest w porządku")
    assert listed.err.startswith("barometr-2020-01-02-000000.zip nie jest poprawną kopią bazy.")
    Path("var/barometr.sqlite").unlink()
    restored = run("restore", name)
    assert (restored.code, digest(restored)) == (0, before)


def test_database_that_something_else_changed_is_not_copied_and_is_put_aside(run):
    run("backup", "dobra.zip")
    before = digest(run("restore", "dobra.zip"))  # leaves a seal
    flip(Path("var/barometr.sqlite"), 500_000)
    assert run("verify").code == 1
    refused = run("backup", "zla.zip")
    assert refused.code == 1
    assert refused.err.startswith("Plik barometr.sqlite jest uszkodzony: zmieniło go coś innego niż ten program.")
    assert not Path("zla.zip").exists()
    answer = run("restore", "dobra.zip")
    assert (answer.code, digest(answer)) == (0, before)
    assert ASIDE in answer.out
    assert run("verify").code == 0


def test_help_is_there_in_both_languages(run):
    assert "zapisuje kopię" in run("help").out
    assert "writes a copy" in run("help", "--lang", "en").out
