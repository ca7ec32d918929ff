"""A wall screen for hours: server, network and database are taken away, the program is replaced, again and again.

It never shows a blank or an error, goes on by itself within a minute, and its browser does not grow.
"""

import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from data.catalog import read_catalog
from tests.endurance.processes import ROOT
from tests.endurance.report import Report, Tell
from tests.live import load_bundle
from tests.servers import chromium_launch_options

KINDS = ("server", "network", "database", "release")
PROGRAM = ("app.py", "dashboard", "data", "geo")
LONGEST_ABSENCE_S, LONGEST_RECOVERY_S, LONGEST_BLANK_S = 20.0, 60.0, 3.0
LOOK_S, MEASURE_S = 0.25, 20.0
MOST_GROWTH = 1.15
# what stands on the screen: the slide, whether all its pictures are there, and what is said of the connection
SEEN = """() => {
  const slide = document.querySelector("#strona > .slide[data-slajd]");
  const pictures = [...(slide?.querySelectorAll(".slide-body :is([data-drawing], [data-map])") ?? [])];
  return {
    number: slide?.dataset.slajd ?? "",
    title: slide?.querySelector(".slide-title").innerText ?? "",
    isDrawn: pictures.every((picture) => picture.childElementCount > 0),
    lost: document.querySelector(".screen-lost")?.textContent ?? "",
  };
}"""


@dataclass
class Office:
    """A copy of the program with a database of its own, run as a process that can be stopped and replaced."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def database(self) -> Path:
        """The file of the database."""
        return self.folder / "var" / "barometr.sqlite"

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Starts the server and waits until it listens."""
        settings = {"BAROMETR_DATA_DIR": str(self.database.parent), "BAROMETR_PORT": str(self.port)}
        self.process = subprocess.Popen(
            [sys.executable, "app.py"], cwd=self.folder, env=os.environ | settings, stderr=subprocess.DEVNULL
        )
        while True:
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)

    def stop(self) -> None:
        """Kills the server, as a failing machine would."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


@dataclass
class Watch:
    """Looks at a screen all the time and notes what nobody may see."""

    page: Page
    report: Report
    turns: int = 0
    sizes: list[float] = field(default_factory=list)
    _number: str = ""
    _good_at: float = field(default_factory=time.monotonic)
    _measured_at: float = 0.0

    def look(self, where: str) -> dict[str, Any]:
        """One look; a page that is being loaded anew may be blank for a moment."""
        try:
            seen: dict[str, Any] = self.page.evaluate(SEEN)
        except Error:
            seen = {"number": "", "title": "", "isDrawn": False, "lost": ""}
        now = time.monotonic()
        if seen["number"] and seen["title"] and seen["isDrawn"]:
            self._good_at = now
            self.turns += seen["number"] != self._number
            self._number = seen["number"]
        elif now - self._good_at > LONGEST_BLANK_S:
            self.report.add([f"no slide for {now - self._good_at:.0f} s, at {self.page.url}"], where)
            self._good_at = now
        if now - self._measured_at > MEASURE_S:
            self._measured_at = now
            self._measure()
        return seen

    def during(self, seconds: float, where: str) -> None:
        """Looks for so long."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.look(where)
            self.page.wait_for_timeout(LOOK_S * 1000)

    def recovery(self, where: str) -> float:
        """Seconds until the screen goes on: nothing is said to be lost, and another slide has come."""
        begun, before = time.monotonic(), self.look(where)["number"]
        while (passed := time.monotonic() - begun) < LONGEST_RECOVERY_S:
            seen = self.look(where)
            if seen["number"] not in {"", before} and not seen["lost"]:
                return passed
            self.page.wait_for_timeout(LOOK_S * 1000)
        self.report.add([f"not back within {LONGEST_RECOVERY_S:.0f} s; {_answer_at(self.page.url)}"], where)
        return passed

    def _measure(self) -> None:
        session = self.page.context.new_cdp_session(self.page)
        try:
            session.send("HeapProfiler.collectGarbage")
            session.send("Performance.enable")
            metrics = session.send("Performance.getMetrics")["metrics"]
            self.sizes.append(next(one["value"] for one in metrics if one["name"] == "JSHeapUsedSize") / 2**20)
        except Error:
            return  # the page was being loaded anew
        finally:
            session.detach()


def _answer_at(url: str) -> str:
    """What a person who opens the page anew would get, so that a fault tells the screen's from the server's."""
    begun = time.monotonic()
    try:
        with urlopen(url, timeout=LONGEST_RECOVERY_S) as answer:
            has_slide = b"data-slajd" in answer.read()
            found = f"{answer.status}, {'a slide' if has_slide else 'no slide'}"
    except OSError as error:
        found = str(error)
    return f"the server answers after {time.monotonic() - begun:.1f} s: {found}"


@contextmanager
def office_of(speed: int) -> Iterator[Office]:
    """A running office whose built-in playlist goes so many times as fast."""
    with TemporaryDirectory(prefix="barometr-") as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        office = Office(Path(folder), free.getsockname()[1])
        free.close()
        for name in PROGRAM:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, office.folder / name)
        office.database.parent.mkdir()
        load_bundle(office.database)
        lines = (ROOT / "data/catalog/screens/podstawowa.yml").read_text(encoding="utf-8")
        for seconds in {20, 30}:
            lines = lines.replace(f"seconds: {seconds}", f"seconds: {max(seconds // speed, 1)}")
        (office.database.parent / "ekran.yml").write_text(lines, encoding="utf-8")
        office.start()
        try:
            yield office
        finally:
            office.stop()


def interrupt(kind: str, office: Office, context: BrowserContext, watch: Watch, absence: float) -> None:
    """Takes something away for so long, and brings it back."""
    away = office.database.with_name("away.sqlite")
    if kind == "server":
        office.stop()
    elif kind == "network":
        context.set_offline(True)
    elif kind == "database":
        office.database.rename(away)
    else:
        with (office.folder / "dashboard" / "assets" / "35-screen.css").open("a", encoding="utf-8") as style:
            style.write("/* a new release */\n")
        office.stop()
    watch.during(absence, kind)
    if kind == "network":
        context.set_offline(False)
    elif kind == "database":
        away.rename(office.database)
    else:
        office.start()


def endure(count: int, seed: int, tell: Tell, *, minutes: float = 120, speed: int = 5) -> Report:
    """`count` interruptions spread over so many minutes of a rotation that is so many times as fast."""
    assert "podstawowa" in read_catalog().screens
    report = Report(f"screen: {minutes:g} minutes at {speed}x with {count} interruptions")
    dice = random.Random(seed)
    recoveries: dict[str, list[float]] = {kind: [] for kind in KINDS}
    with office_of(speed) as office, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium_launch_options())  # type: ignore[arg-type]
        context = browser.new_context(viewport={"width": 1920, "height": 1080})
        page = context.new_page()
        page.goto(f"{office.url}/ekran")
        page.wait_for_selector('#strona[data-stan="gotowe"] > .slide[data-slajd]')
        watch = Watch(page, report)
        begun = time.monotonic()
        for number in range(count):
            kind = KINDS[number % len(KINDS)]
            watch.during(max(begun + 60 * minutes * (number + 0.5) / count - time.monotonic(), 0), "at rest")
            interrupt(kind, office, context, watch, dice.uniform(2, LONGEST_ABSENCE_S))
            recoveries[kind].append(watch.recovery(kind))
            tell(f"{number + 1} of {count}, {kind}: back after {recoveries[kind][-1]:.1f} s")
        watch.during(max(begun + 60 * minutes - time.monotonic(), 0), "at rest")
        browser.close()
    report.say(f"{watch.turns} slides seen")
    for kind, found in recoveries.items():
        if found:
            report.say(f"{kind}: {len(found)} times, back after {median(found):.1f} s, at most {max(found):.1f} s")
    _judge_memory(report, watch.sizes)
    return report


def _judge_memory(report: Report, sizes: list[float]) -> None:
    """The first fifth is left out, since the browser still learns the pages then."""
    settled = sizes[len(sizes) // 5 :]
    if len(settled) < 4:
        return
    early, late = median(settled[: len(settled) // 2]), median(settled[len(settled) // 2 :])
    report.say(f"memory of scripts: {early:.1f} MB in the first half, {late:.1f} MB in the second")
    if late > early * MOST_GROWTH:
        report.add([f"{early:.1f} MB became {late:.1f} MB"], "memory")
