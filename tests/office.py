"""A whole office as a process: the program started as an administrator starts it, with a database of its own."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import ProxyHandler, Request, build_opener

ROOT = Path(__file__).parents[1]
BY_ITSELF = ("app.py",)
WITH_WORKERS = ("-m", "gunicorn", "app:server")
TOKEN = "tylko-na-potrzeby-testow"
START_S = 60.0
DIRECT = build_opener(ProxyHandler({}))


@dataclass
class Office:
    """A running program; `url` is where it answers."""

    url: str
    process: subprocess.Popen[bytes]
    environment: dict[str, str] = field(repr=False)
    log: Path

    def get(self, address: str, timeout: float = 30, **headers: str) -> tuple[int, str]:
        """Status and body."""
        try:
            with DIRECT.open(Request(self.url + address, headers=headers), timeout=timeout) as answer:
                return answer.status, answer.read().decode(errors="replace")
        except HTTPError as error:
            return error.code, error.read().decode(errors="replace")

    def post(self, address: str, form: Mapping[str, str], timeout: float = 30) -> tuple[int, str]:
        """Status and the address to go on to, or the body."""
        asked = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=timeout)
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        asked.request("POST", address, urlencode(form), kind)
        answer = asked.getresponse()
        with closing(asked):
            return answer.status, answer.headers.get("Location") or answer.read().decode()

    def metrics(self) -> dict[str, float]:
        """The samples of /metryki by their name and labels."""
        _status, body = self.get("/metryki", Authorization=f"Bearer {TOKEN}")
        lines = [line.rpartition(" ") for line in body.splitlines() if not line.startswith("#")]
        return {name: float(value) for name, _space, value in lines}

    def logged(self) -> str:
        """What the program wrote so far."""
        return self.log.read_text(encoding="utf-8")

    def ask_to_end(self) -> None:
        """As a service manager does."""
        self.process.send_signal(signal.SIGTERM)


@contextmanager
def office(command: tuple[str, ...], **settings: str) -> Iterator[Office]:
    """The program while it answers; gone at the end of the block. Settings are named without their prefix."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = {"port": str(port), "metrics_token": TOKEN, **settings}
    environment = os.environ | {f"BAROMETR_{name.upper()}": value for name, value in given.items()}
    with TemporaryDirectory() as folder:
        log = Path(folder) / "dziennik"
        with log.open("wb") as output:
            process = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment, stderr=output)
        running = Office(f"http://127.0.0.1:{port}", process, environment, log)
        try:
            until = time.monotonic() + START_S
            while not answers(running):
                if process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(running.logged())
                time.sleep(0.05)
            yield running
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def answers(running: Office) -> bool:
    """Whether anybody listens there."""
    try:
        running.get("/zdrowie")
    except (URLError, OSError):
        return False
    return True
