"""What a reader waits for in a real Chromium: a change of the selection, and the first view."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.bench.empty import empty_app
from tests.bench.selections import PAGES, varied
from tests.bench.table import Row, row
from tests.live import live_app, serving
from tests.servers import chromium_launch_options

VIEWPORT: ViewportSize = {"width": 1366, "height": 768}
WARM_UP = 3
READY = '#strona[data-stan="gotowe"]'
# Both end with two frames, as data-stan does, so that what is compared has been painted.
CHANGE = """async (address) => {
  const start = performance.now();
  window.barometr.go(address);
  const page = document.getElementById("strona");
  while (page.dataset.adres !== address || page.dataset.stan !== "gotowe") await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""
EMPTY_CHANGE = """async (address) => {
  const start = performance.now();
  window.dash_clientside.set_props("adres", { data: address });
  const answer = document.getElementById("odpowiedz");
  while (answer.textContent !== address) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""


def changes_in_browser(database: Path, quick: bool) -> list[Row]:
    """Milliseconds from a change of the selection until everything is drawn, page by page."""
    count = (15 if quick else 60) + WARM_UP
    rows = []
    with chromium() as browser, live_app(database) as live, serving(empty_app()) as empty:
        reference, page = browser.new_page(viewport=VIEWPORT), opened(browser, live.url)
        reference.goto(empty)
        reference.wait_for_selector("#odpowiedz", state="attached")
        for path in PAGES:
            addresses = varied(path, count)
            references = timed(reference, EMPTY_CHANGE, addresses)
            rows.append(row(f"browser, {path}, change", "ms", timed(page, CHANGE, addresses), references))
    return rows


def cold_starts(database: Path, quick: bool) -> list[Row]:
    """Milliseconds and bytes from nothing to everything drawn, with an empty cache each time."""
    times: dict[str, list[float]] = {"ours": [], "empty": []}
    sizes: dict[str, list[float]] = {"ours": [], "empty": []}
    with chromium() as browser, live_app(database) as live, serving(empty_app()) as empty:
        for place in range(4 if quick else 12):
            for name, url, sign in (("ours", live.url, READY), ("empty", empty, "#odpowiedz")):
                took, arrived = cold_start(browser, url, sign)
                if place:  # the first one also warms up the server
                    times[name].append(took)
                    sizes[name].append(arrived)
    return [
        row("browser, /, cold start", "ms", times["ours"], times["empty"]),
        row("browser, /, bytes of a cold start", "bytes", sizes["ours"], sizes["empty"]),
    ]


def growth_in_browser(database: Path, larger: Path, quick: bool) -> list[Row]:
    """Milliseconds of the same changes in a larger database; the smaller one, asked by turns, is the reference."""
    count = (15 if quick else 60) + WARM_UP
    rows = []
    with chromium() as browser, live_app(database) as small, live_app(larger) as large:
        before, page = opened(browser, small.url), opened(browser, large.url)
        for path in PAGES:
            pairs = [(before.evaluate(CHANGE, asked), page.evaluate(CHANGE, asked)) for asked in varied(path, count)]
            references, times = zip(*pairs[WARM_UP:], strict=True)
            rows.append(row(f"browser, {path}, change in the larger database", "ms", times, references))
    return rows


def opened(browser: Browser, url: str) -> Page:
    """The app in a window of its own, ready for changes."""
    page = browser.new_page(viewport=VIEWPORT)
    page.goto(url)
    page.wait_for_selector(READY)
    page.wait_for_function("() => Boolean(window.dash_clientside?.set_props)")
    return page


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium_launch_options())  # type: ignore[arg-type]
        yield browser
        browser.close()


def timed(page: Page, script: str, addresses: Sequence[str]) -> list[float]:
    """Milliseconds that each change took, measured inside the page; the first few only warm up."""
    return [page.evaluate(script, address) for address in addresses][WARM_UP:]


def cold_start(browser: Browser, url: str, sign: str, line: dict[str, Any] | None = None) -> tuple[float, float]:
    """Milliseconds until the sign stands on the page, and bytes that came over the wire until then; over a `line` as
    Chromium imitates one.
    """
    context = browser.new_context(viewport=VIEWPORT)
    page = context.new_page()
    arrived: list[float] = []
    session = context.new_cdp_session(page)
    session.on("Network.loadingFinished", lambda event: arrived.append(event["encodedDataLength"]))
    session.send("Network.enable")
    if line:
        session.send("Network.emulateNetworkConditions", line)
    start = perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_selector(sign, state="attached")
    took = (perf_counter() - start) * 1000
    page.wait_for_load_state("networkidle")
    context.close()
    return took, sum(arrived)
