"""The banner of invented data: seen at once on every page, without barriers, and nothing moves because of it."""

from collections.abc import Iterator
from datetime import date

import pytest

from data.store.engine import open_engine
from etl.measures.refresh import refresh
from tests.browser.reader import PAGES, WIDTHS, Reader
from tests.browser.test_accessibility import barriers
from tests.integration.bundled import CATALOG
from tests.integration.registry_facts import SOURCE, entity, put_snapshot
from tests.live import Live, live_app, load_bundle


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """The app with the bundled data and an invented registry."""
    database = tmp_path_factory.mktemp("invented") / "barometr.sqlite"
    load_bundle(database)
    writer = open_engine(f"sqlite:///{database}")
    put_snapshot(writer, date(2024, 12, 31), entity("a"), is_demo=True)
    with writer.begin() as db:
        refresh(db, SOURCE, catalog=CATALOG)
    writer.dispose()
    with live_app(database) as running:
        yield running


@pytest.mark.parametrize(("size", "theme"), list(zip(WIDTHS, ["jasny", "ciemny", "kontrast"], strict=True)))
def test_banner_is_seen_on_every_page_and_has_no_barriers(
    reader: Reader, invented: Live, size: str, theme: str
) -> None:
    width, height = WIDTHS[size]
    reader.url = invented.url
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.open(f"/metodyka?motyw={theme}")
    found = []
    for path in PAGES:
        reader.go(f"{path}?motyw={theme}")
        box = reader.page.locator("aside.demo").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < height / 4
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        found += barriers(reader, "html" if path == "/" else "aside.demo")
    assert found == []
