"""The first view: how much comes over the wire, and that nothing jumps while it is drawn."""

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.reader import PAGES, WIDTHS, Reader

MOST_BYTES = 2_500_000
MOST_SHIFT = 0.02
WATCH_SHIFTS = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    const moved = ({ node }) => node?.className || node?.parentElement?.className || node?.nodeName;
    for (const entry of list.getEntries()) {
      if (!entry.hadRecentInput) window.shifts.push([entry.value, ...entry.sources.map(moved)]);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""


def test_first_view_comes_in_few_bytes(reader: Reader, context: BrowserContext) -> None:
    arrived: list[float] = []
    session = context.new_cdp_session(reader.page)
    session.on("Network.loadingFinished", lambda event: arrived.append(event["encodedDataLength"]))
    session.send("Network.enable")
    reader.open("/")
    assert sum(arrived) < MOST_BYTES


@pytest.mark.parametrize("size", WIDTHS)
def test_nothing_jumps(reader: Reader, context: BrowserContext, size: str) -> None:
    width, height = WIDTHS[size]
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.page.add_init_script(WATCH_SHIFTS)
    context.new_cdp_session(reader.page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    for path in PAGES:
        reader.open(path)
        reader.page.wait_for_timeout(300)
        shifts = reader.page.evaluate("window.shifts")
        assert sum(shift[0] for shift in shifts) <= MOST_SHIFT, (path, shifts)
