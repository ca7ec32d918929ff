"""Fixtures of the tests that read real pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.reader import Reader, watched
from tests.live import Live


@pytest.fixture
def reader(live: Live, context: BrowserContext, page: Page) -> Iterator[Reader]:
    """A reader of the app with the bundled data; fails when its pages complained about anything."""
    reader = Reader(page, live.url)
    watched(context, reader.complaints)
    yield reader
    assert reader.complaints == []
