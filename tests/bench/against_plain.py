"""Ours against the same number of charts in plain Dash (tests/bench/plain.py): changes, first views, many users."""

from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.bench.browser import CHANGE, READY, VIEWPORT, WARM_UP, chromium, cold_start, opened, timed
from tests.bench.plain import CHARTS, Frames, areas, plain_app, question, read_frames
from tests.bench.selections import varied
from tests.bench.server import question as our_question
from tests.bench.table import Row, row
from tests.bench.users import USERS, clicked
from tests.live import live_app, serving
from tests.office import BY_ITSELF, WITH_WORKERS, office

COMPARED = ("/", "/mapa", "/plan", "/wydarzenia")
PLAIN_SERVER = ("-m", "gunicorn", "tests.bench.plain:server()")
PICTURES = "document.querySelectorAll('#strona :is([data-drawing], [data-map], [data-plot], [data-timeline])').length"
SLOW_LINE = {"offline": False, "latency": 40, "downloadThroughput": 20e6 / 8, "uploadThroughput": 20e6 / 8}
# as with ours: until every chart has been drawn, and two frames more
PLAIN_CHANGE = """async (area) => {
  const graphs = [...document.querySelectorAll(".js-plotly-plot")];
  const start = performance.now();
  const drawn = graphs.map((graph) => new Promise((resolve) => graph.once("plotly_afterplot", resolve)));
  window.dash_clientside.set_props("subregion", { value: area });
  await Promise.all(drawn);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""
SHARED_OF_PAGE = 25


def against_plain_dash(database: Path, quick: bool) -> list[Row]:
    """Ours as a share of plain Dash: milliseconds of a change and of a first view, bytes, answers a second."""
    frames = read_frames(f"sqlite:///{database}")
    rows = _changes(database, frames, (10 if quick else 40) + WARM_UP)
    rows += _first_views(database, frames, 3 if quick else 8)
    return rows + _users(database, 5.0 if quick else 20.0)


def _changes(database: Path, frames: Frames, count: int) -> list[Row]:
    rows = []
    with chromium() as browser, office(BY_ITSELF, database_url=f"sqlite:///{database}") as running:
        page = opened(browser, running.url)
        for path in COMPARED:
            addresses = varied(path, count)
            page.evaluate(CHANGE, addresses[0])
            charts = max(page.evaluate(PICTURES), 1)
            with serving(plain_app(frames, charts)) as url:
                plain = _opened_plain(browser, url, charts)
                # the first area is shown already
                references = timed(plain, PLAIN_CHANGE, list(islice(cycle([*areas()[1:], areas()[0]]), count)))
                plain.close()
            times = timed(page, CHANGE, addresses)
            rows.append(row(f"against plain Dash, {path}, change, {charts} charts", "ms", times, references))
    return rows


def _opened_plain(browser: Browser, url: str, charts: int) -> Page:
    page = browser.new_page(viewport=VIEWPORT)
    page.goto(url)
    page.wait_for_function(f"() => document.querySelectorAll('.js-plotly-plot .main-svg').length >= {charts}")
    return page


def _first_views(database: Path, frames: Frames, count: int) -> list[Row]:
    plain_is_drawn = f"#wykres-{CHARTS - 1} .main-svg"
    rows = []
    with chromium() as browser, live_app(database) as live, serving(plain_app(frames)) as plain:
        for line, name in ((None, "first view"), (SLOW_LINE, "first view, 20 Mbit/s and 40 ms")):
            ours = [cold_start(browser, live.url, READY, line) for _ in range(count)][1:]
            theirs = [cold_start(browser, plain, plain_is_drawn, line) for _ in range(count)][1:]
            for place, (what, unit) in enumerate(((name, "ms"), (f"bytes of a {name}", "bytes"))):
                values, references = ([one[place] for one in found] for found in (ours, theirs))
                rows.append(row(f"against plain Dash, /, {what}", unit, values, references))
    return rows


def _users(database: Path, seconds: float) -> list[Row]:
    address = f"sqlite:///{database}"
    shared = [our_question(one, "data") for page in COMPARED for one in varied(page, SHARED_OF_PAGE)]
    with office(PLAIN_SERVER, database_url=address) as plain:
        theirs = clicked(plain, [question(area) for area in areas()], seconds)
    with office(WITH_WORKERS, database_url=address) as running:
        clicked(running, shared, seconds / 2)  # fills the memories of both workers
        ours = clicked(running, shared, seconds)
    name = f"against plain Dash, {USERS} users"
    return [
        row(f"{name}, answers", "1/s", [len(ours) / seconds], [len(theirs) / seconds]),
        row(f"{name}, one answer", "ms", ours, theirs),
    ]
