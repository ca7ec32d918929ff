"""The set-up: what a person sees when something is in the way, and what makes it run again."""

import ast
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import start


def run_start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """start.py as a person runs it; nothing here gets as far as making an environment."""
    command = [sys.executable, str(start.ROOT / "start.py"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=30)


def pins(requirements: str) -> set[str]:
    """Names and versions of a compiled requirement file."""
    return set(re.findall(r"^[\w.-]+==\S+.*?(?= \\$)", (start.ROOT / requirements).read_text(), re.MULTILINE))


def test_defaults_are_local(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "REGION", "DATA_DIR"):
        monkeypatch.delenv(f"BAROMETR_{name}", raising=False)
    options = start.parse_options([])
    assert options.url == "http://127.0.0.1:8050"
    assert (options.region, options.data_dir) == ("", start.ROOT / "var")
    assert not options.no_browser


def test_option_wins_over_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAROMETR_PORT", "9000")
    monkeypatch.setenv("BAROMETR_REGION", "podkarpackie")
    options = start.parse_options(["--port", "9001"])
    assert (options.port, options.region) == (9001, "podkarpackie")


@pytest.mark.parametrize(("host", "url"), [("0.0.0.0", "http://127.0.0.1:8050"), ("::1", "http://[::1]:8050")])
def test_browser_gets_an_address_it_can_open(host: str, url: str) -> None:
    assert start.parse_options(["--host", host, "--port", "8050"]).url == url


@pytest.mark.parametrize("arguments", [["--prot", "1"], ["--port"], ["--port", "osiem"], ["--port", "70000"]])
def test_wrong_option_is_named_in_polish(arguments: list[str]) -> None:
    run = run_start(*arguments)
    assert run.returncode == 2
    assert re.match(r"(Nieznana opcja: --prot|Zła lub brakująca wartość opcji --port)", run.stderr)
    assert "Użycie: python3 start.py" in run.stderr


def test_help_is_polish_and_names_every_option() -> None:
    run = run_start("--help")
    assert run.returncode == 0
    for option in ("test", "--host", "--port", "--region", "--data-dir", "--no-browser"):
        assert option in run.stdout


def test_taken_port_is_named_before_anything_is_prepared() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        run = run_start("--port", port, "--no-browser")
    assert run.returncode == 1
    assert run.stderr == f"Port {port} na 127.0.0.1 jest zajęty. Podaj inny: python3 start.py --port NUMER\n"
    assert run.stdout == ""


def test_old_python_gets_one_line() -> None:
    assert "3.11 lub nowszego, a ten to 3.9" in start.old_python_message(3, 9)
    assert start.old_python_message(3, 11) == start.old_python_message(4, 0) == ""


def test_old_pythons_can_read_the_file_as_far_as_that_line() -> None:
    ast.parse((start.ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with one data file and one requirement file."""
    (tmp_path / "data/raw").mkdir(parents=True)
    (tmp_path / "data/raw/pes.csv").write_text("nazwa", encoding="utf-8")
    (tmp_path / "requirements.txt").write_text("dash==4.4.1", encoding="utf-8")
    return tmp_path


def digest_of(checkout: Path, *words: str) -> str:
    return start.content_digest(checkout, ["data/raw", "requirements.txt", "missing"], *words)


def test_digest_stays_while_nothing_changes(checkout: Path) -> None:
    before = digest_of(checkout, "slaskie")
    (checkout / "data/raw/__pycache__").mkdir()
    (checkout / "data/raw/__pycache__/x.pyc").write_bytes(b"cache")
    (checkout / "data/raw/pes.csv").touch()
    assert digest_of(checkout, "slaskie") == before


def test_digest_changes_with_content_name_and_words(checkout: Path) -> None:
    seen = {digest_of(checkout, "slaskie"), digest_of(checkout, "podkarpackie")}
    (checkout / "data/raw/pes.csv").write_text("NAZWA", encoding="utf-8")
    seen.add(digest_of(checkout, "slaskie"))
    (checkout / "data/raw/pes.csv").rename(checkout / "data/raw/pes_2.csv")
    seen.add(digest_of(checkout, "slaskie"))
    assert len(seen) == 4


def data_step_titles(data_dir: Path) -> list[str]:
    options = start.parse_options(["--data-dir", str(data_dir), "--region", "slaskie"])
    return [title for title, _ in start.data_steps(options)]


def test_data_are_loaded_until_stamp_and_database_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    title = "Przygotowuję bazę danych"
    assert data_step_titles(tmp_path) == [title]
    digest = start.content_digest(start.ROOT, start.DATA_SOURCES, "slaskie", "")
    (tmp_path / "start.stamp").write_text(digest, encoding="utf-8")
    assert data_step_titles(tmp_path) == [title]
    (tmp_path / "barometr.sqlite").touch()
    assert data_step_titles(tmp_path) == []
    monkeypatch.setenv("BAROMETR_DATABASE_URL", "postgresql://localhost/barometr")
    assert data_step_titles(tmp_path) == [title]


@pytest.mark.parametrize(
    ("line", "package"),
    [
        ("Collecting annotated-types==0.8.0 (from -r requirements.txt (line 5))", "annotated-types"),
        ("Requirement already satisfied: dash==4.4.1 in ./.venv (from -r x.txt (line 5))", "dash"),
        ("Processing /wheels/annotated_types-0.8.0-py3-none-any.whl (from x)", "annotated_types"),
        ("Ignoring cffi: markers 'x' don't match your environment", "cffi"),
        ("  Downloading babel-2.18.0-py3-none-any.whl (10.2 MB)", None),
    ],
)
def test_progress_names_the_package_pip_works_on(line: str, package: str | None) -> None:
    assert (start.PIP_LINE.findall(line) or [None])[0] == package


def test_test_environment_holds_the_pins_of_the_program() -> None:
    names = {pin.partition(" ;")[0] for pin in pins("requirements.txt")}
    assert names
    assert names <= {pin.partition(" ;")[0] for pin in pins("requirements-dev.txt")}
