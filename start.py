"""Sets up and starts Barometr ES on a machine with nothing but Python 3.11: `python3 start.py`.

Standard library only. A stamp is written after each finished part, so an interrupted set-up is repaired by
the next run and a finished one starts at once. `python3 start.py test` prepares and runs the tests.
"""

import argparse
import errno
import functools
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path


# Old Pythons read as far as the exit below, so up to there only what Python 3.6 understands.
def old_python_message(major: int, minor: int) -> str:
    """One line for a Python that cannot run Barometr ES, '' for one that can."""
    message = f"Barometr ES wymaga Pythona 3.11 lub nowszego, a ten to {major}.{minor}. Zainstaluj nowszy."
    return "" if (major, minor) >= (3, 11) else message


if old_python_message(*sys.version_info[:2]):
    sys.stderr.write(old_python_message(*sys.version_info[:2]) + "\n")
    sys.exit(2)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
BASE_PYTHON = str(getattr(sys, "_base_executable", sys.executable))
LOG, VENV_STAMP = VENV / "instalacja.log", VENV / "gotowe.json"
RUNTIME, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"
DATA_SOURCES = ("data/raw", "data/catalog", "data/store", "etl", "geo/boundaries")
START_LIMIT_S = 120
PIP_OPTIONS = ("--require-hashes", "--only-binary=:all:", "--no-input", "--progress-bar=off")
PIP_LINE = re.compile(r"(?:Collecting|Requirement [a-z ]+:|Ignoring|Processing .*/) ?(\w+(?:[.-][a-z]\w*)*)")
NETWORK_FAULT = re.compile(r"name resolution|getaddrinfo|NewConnection|Max retries|timed out|ProxyError")
NETWORK_HINT = "Sprawdź połączenie z internetem (za serwerem proxy ustaw HTTPS_PROXY) i spróbuj jeszcze raz."
HAS_SCREEN = sys.platform in ("win32", "darwin") or bool({"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ))
HELP = """Użycie: python3 start.py [opcje]             przygotowuje i uruchamia Barometr ES
        python3 start.py test [opcje pytest]  przygotowuje i uruchamia wszystkie testy

Opcje (w nawiasie wartość domyślna i zmienna środowiskowa o tym samym znaczeniu):
  --host ADRES       adres, na którym słucha serwer (127.0.0.1, BAROMETR_HOST)
  --port NUMER       port serwera (8050, BAROMETR_PORT)
  --region NAZWA     region z data/catalog/regions (BAROMETR_REGION)
  --data-dir FOLDER  folder bazy danych (var obok start.py, BAROMETR_DATA_DIR)
  --no-browser       nie otwiera przeglądarki"""

Step = tuple[str, Callable[[], int]]  # a line of progress and what it does, giving an exit code
say = functools.partial(print, flush=True)


class SetupError(Exception):
    """Ends the run; its two arguments are a message for the user and an exit code."""


def parse_options(arguments: list[str]) -> argparse.Namespace:
    """Options of a start; what is not given comes from BAROMETR_* variables, then from the defaults."""
    given = os.environ.get
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--host", default=given("BAROMETR_HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, choices=range(1, 65536), default=given("BAROMETR_PORT", "8050"))
    parser.add_argument("--region", default=given("BAROMETR_REGION", ""))
    parser.add_argument("--data-dir", type=os.path.abspath, default=given("BAROMETR_DATA_DIR", ROOT / "var"))
    parser.add_argument("--no-browser", action="store_true")
    try:
        found, unknown = parser.parse_known_args(arguments)
    except argparse.ArgumentError as error:
        raise SetupError(f"Zła lub brakująca wartość opcji {error.argument_name}.\n\n{HELP}", 2) from error
    if unknown:
        raise SetupError(f"Nieznana opcja: {' '.join(unknown)}.\n\n{HELP}", 2)
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(found.host, found.host)
    found.url = f"http://[{host}]:{found.port}" if ":" in host else f"http://{host}:{found.port}"
    return found


def logged_lines(*command: str) -> Iterator[str]:
    """Runs a command, yields its output line by line and keeps it in the log; SetupError when it fails."""
    pipe, merged = subprocess.PIPE, subprocess.STDOUT
    process = subprocess.Popen(command, stdout=pipe, stderr=merged, text=True, errors="replace")
    with LOG.open("a", encoding="utf-8") as log, process:
        try:
            for line in process.stdout or ():
                log.write(line)
                yield line.rstrip()
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        tail = "\n".join(LOG.read_text(encoding="utf-8").splitlines()[-12:])
        hint = f"\n{NETWORK_HINT}" if NETWORK_FAULT.search(tail) else ""
        raise SetupError(f"{tail}\n\nNie udało się: {' '.join(command[:4])}. Zapis: {LOG}{hint}", 1)


def content_digest(root: Path, names: Iterable[str], *words: str) -> str:
    """Digest of the words and of the name and content of every file under the named paths."""
    digest = hashlib.sha256("\0".join(words).encode())
    for path in (root / name for name in names):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.parent.name != "__pycache__":
                content = hashlib.sha256(file.read_bytes()).hexdigest()
                digest.update(f"\0{file.relative_to(root).as_posix()}\0{content}".encode())
    return digest.hexdigest()


def installed() -> dict[str, str]:
    """Requirement files installed in .venv, with their digests; empty when .venv is not of this Python."""
    try:
        stamp = json.loads(VENV_STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(stamp["installed"]) if stamp["python"] == sys.version and Path(PYTHON).exists() else {}


def environment_steps(requirements: str) -> list[Step]:
    """What is missing in .venv; with no stamp it may be half made, so it is made anew."""
    if installed().get(requirements) == content_digest(ROOT, [requirements]):
        return []
    create = [] if installed() else [("Tworzę środowisko Pythona (.venv)", create_venv)]
    return [*create, (f"Pobieram i instaluję biblioteki ({requirements})", lambda: install(requirements))]


def has_venv_module() -> bool:
    return subprocess.run([BASE_PYTHON, "-c", "import ensurepip, venv"], capture_output=True).returncode == 0


def may_use_apt() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def create_venv() -> int:
    """A fresh .venv; on Debian its module may be missing and is installed when we may."""
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    if not has_venv_module() and may_use_apt():
        say("    brakuje modułu venv, instaluję pakiet python3-venv")
        list(logged_lines("apt-get", "update"))
        list(logged_lines("apt-get", "install", "-y", "python3-venv"))
    if not has_venv_module():
        raise SetupError("Brakuje modułu venv: sudo apt install python3-venv, potem jeszcze raz start.py.", 1)
    list(logged_lines(BASE_PYTHON, "-m", "venv", str(VENV)))
    return 0


def install(requirements: str) -> int:
    """Installs a requirement file with its hashes; the stamp is taken away first and written last."""
    digests = {**installed(), requirements: content_digest(ROOT, [requirements])}
    if requirements == DEVELOPMENT:  # holds everything of the other one
        digests[RUNTIME] = content_digest(ROOT, [RUNTIME])
    VENV_STAMP.unlink(missing_ok=True)
    file, seen = ROOT / requirements, 0
    total = sum("==" in line for line in file.read_text(encoding="utf-8").splitlines())
    line_end = f"{' ' * 30}\r" if sys.stdout.isatty() else "\n"  # a moving counter on a terminal
    for line in logged_lines(PYTHON, "-m", "pip", "install", *PIP_OPTIONS, "-r", str(file)):
        if PIP_LINE.match(line):
            seen += 1
            say(f"    {seen} z {total}: {PIP_LINE.findall(line)[0]}", end=line_end)
        elif line.startswith("Installing collected packages"):
            say("    pobrane, rozpakowuję")
    VENV_STAMP.write_text(json.dumps({"python": sys.version, "installed": digests}), encoding="utf-8")
    return 0


def run_module(*command: str) -> int:
    return subprocess.run([PYTHON, "-m", *command], cwd=ROOT).returncode


def data_steps(options: argparse.Namespace) -> list[Step]:
    """Loading the bundled data, unless the embedded database already got the present files."""
    address = os.environ.get("BAROMETR_DATABASE_URL", "")
    stamp = Path(options.data_dir, "start.stamp")
    digest = content_digest(ROOT, DATA_SOURCES, options.region, address)
    is_loaded = stamp.exists() and stamp.read_text(encoding="utf-8") == digest
    if is_loaded and not address and stamp.with_name("barometr.sqlite").exists():
        return []
    return [("Przygotowuję bazę danych", lambda: load_data(stamp, digest))]


def load_data(stamp: Path, digest: str) -> int:
    """Loads the bundled data; whether there is anything new in them is up to etl."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    code = run_module("etl", "bootstrap")
    if code == 0:
        stamp.write_text(digest, encoding="utf-8")
    return code


def require_free_port(host: str, port: int) -> None:
    """SetupError when the server could not listen there."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except (OSError, OverflowError) as error:
        state = "jest zajęty" if getattr(error, "errno", 0) == errno.EADDRINUSE else "jest niedostępny"
        raise SetupError(f"Port {port} na {host} {state}. Podaj inny: python3 start.py --port NUMER", 1) from error


def answers(url: str) -> bool:
    """Whether the server is up with its database; a proxy of the network is not asked."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"{url}/zdrowie", timeout=5):
            return True
    except OSError:
        return False


def run_server(url: str, opens_browser: bool) -> int:
    """Runs app.py until it ends or Ctrl+C (0); its own messages go straight to the terminal."""
    server = subprocess.Popen([PYTHON, "app.py"], cwd=ROOT)
    limit = time.monotonic() + START_LIMIT_S
    try:
        while server.poll() is None and not answers(url):
            if time.monotonic() > limit:
                raise SetupError(f"Serwer nie odpowiada na {url}/zdrowie od {START_LIMIT_S} s.", 1)
            time.sleep(0.1)
        if server.poll() is None:
            say(f"Barometr ES działa: {url} (Ctrl+C kończy)")
            if opens_browser and HAS_SCREEN:  # else it would be a text browser in this terminal
                webbrowser.open(url)
        code = server.wait()
        return code if code >= 0 else 128 - code
    except KeyboardInterrupt:
        say("\nZatrzymuję serwer.")
        return 0
    finally:
        stop(server)


def stop(server: subprocess.Popen[bytes]) -> None:
    """Gives a server that got the terminal's Ctrl+C itself a moment, then asks it, then ends it."""
    ask = signal.SIGTERM if os.name == "nt" else signal.SIGINT
    for patience_s, request in ((1, ask), (8, getattr(signal, "SIGKILL", ask))):
        try:
            server.wait(patience_s)
        except subprocess.TimeoutExpired:
            server.send_signal(request)


def run_steps(steps: list[Step]) -> int:
    """Runs the steps in order up to the first that fails, and returns its exit code."""
    for number, (title, action) in enumerate(steps, start=1):
        say(f"Krok {number} z {len(steps)}: {title}")
        code = action()
        if code:
            print(f"Nie udało się: {title} (kod {code}).", file=sys.stderr)
            return code
    return 0


def start(arguments: list[str]) -> int:
    """The help, or whatever is missing and then the server."""
    if {"-h", "--help"} & set(arguments):
        say(HELP)
        return 0
    options = parse_options(arguments)
    require_free_port(options.host, options.port)
    for name in ("host", "port", "region", "data_dir"):
        os.environ[f"BAROMETR_{name.upper()}"] = str(getattr(options, name))
    server = ("Uruchamiam serwer", lambda: run_server(options.url, not options.no_browser))
    return run_steps([*environment_steps(RUNTIME), *data_steps(options), server])


def test(arguments: list[str]) -> int:
    """Whatever the tests need, then every check in order (tests/__main__.py)."""
    checks = ("Sprawdzam i testuję", lambda: run_module("tests", *arguments))
    return run_steps([*environment_steps(DEVELOPMENT), checks])


def main(arguments: list[str]) -> int:
    """The exit code of a start, a test run or the help."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        return test(arguments[1:]) if arguments[:1] == ["test"] else start(arguments)
    except SetupError as error:
        print(error.args[0], file=sys.stderr)
        return int(error.args[1])
    except KeyboardInterrupt:
        print("\nPrzerwano. Następne uruchomienie dokończy przygotowanie.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
