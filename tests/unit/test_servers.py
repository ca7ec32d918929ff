"""Which Chromium the tests take."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.servers import MissingServerError, chromium_launch_options, find_chromium, prepare_chromium

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


def put_program(folder: Path, name: str, exit_code: int = 0) -> str:
    """A program that only answers with an exit code."""
    program = folder / name
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f"#!/bin/sh\nexit {exit_code}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.fixture
def path_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH, with no browser named or kept by Playwright."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.delenv("BAROMETR_CHROMIUM", raising=False)
    return folder


def test_named_chromium_wins(path_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_program(path_folder, "chromium")
    named = put_program(path_folder, "mine")
    monkeypatch.setenv("BAROMETR_CHROMIUM", named)
    assert find_chromium() == named


def test_one_without_a_window_comes_before_chromium_and_that_before_chrome(path_folder: Path) -> None:
    for name in ("google-chrome", "chromium", "chromium-headless-shell"):
        found = put_program(path_folder, name)
        assert find_chromium() == found


@pytest.mark.skipif(sys.platform != "linux", reason="only there a browser is asked for its version")
def test_one_that_does_not_start_is_passed_over_for_playwrights(path_folder: Path) -> None:
    put_program(path_folder, "chromium-browser", exit_code=1)
    kept = path_folder.parent / "playwright"
    own = put_program(kept / "chromium-1255/chrome-linux64", "chrome")
    assert find_chromium() == own
    shell = put_program(kept / "chromium_headless_shell-1255/chrome-headless-shell-linux64", "chrome-headless-shell")
    assert find_chromium() == shell


def test_wrong_name_is_an_error_that_says_what_to_do(path_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_program(path_folder, "chromium")
    monkeypatch.setenv("BAROMETR_CHROMIUM", str(path_folder / "missing"))
    for ask in (prepare_chromium, chromium_launch_options):
        with pytest.raises(MissingServerError, match="sudo apt install chromium"):
            ask()


def test_sandbox_is_given_up_only_by_root(path_folder: Path) -> None:
    assert shutil.which("chromium") is None
    put_program(path_folder, "chromium")
    arguments = chromium_launch_options()["args"]
    assert isinstance(arguments, list)
    assert ("--no-sandbox" in arguments) == (os.geteuid() == 0)
