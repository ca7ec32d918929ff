"""Every selection survives its address; no address breaks the reader."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.selection import EARLIEST, LATEST, THEMES, Selection, address_of, area_choice
from data.catalog import read_catalog

CATALOG = read_catalog()
KINDS = sorted({kind for indicator in CATALOG.indicators.values() for kind in indicator.breakdowns})
DAYS = st.none() | st.dates(EARLIEST, LATEST)
PARAMETERS = ["region", "subregion", "powiat", "gmina", "poziom", "typ", "od", "do", "stan_na", "wskaznik", "lang"]


def possible(reader, draw) -> Selection:
    """Any selection that the pages can offer."""
    region = draw(st.sampled_from(sorted(CATALOG.regions)))
    territory = reader.territory_of(CATALOG.regions[region].teryt)
    codes = sorted(code for code in territory.areas if code != "PL")
    first, last = draw(DAYS), draw(DAYS)
    if first and last and first > last:
        first, last = last, first
    return Selection(
        page=draw(st.sampled_from(["/", "/mapa", "/plan", "/metodyka"])),
        region=region,
        poziom=draw(st.sampled_from(["", "subregion", "powiat", "gmina"])),
        typ=draw(st.sampled_from(["", *KINDS])),
        od=first,
        do=last,
        stan_na=draw(DAYS),
        wskaznik=draw(st.sampled_from(["", *CATALOG.indicators])),
        lang=draw(st.sampled_from(["pl", "en"])),
        motyw=draw(st.sampled_from(THEMES)),
        **area_choice(territory, draw(st.sampled_from(codes))),
    )


@given(st.data(), st.sampled_from(sorted(CATALOG.regions)))
def test_selection_survives_its_address(reader, data, default_region):
    selection = possible(reader, data.draw)
    territory = reader.territory_of(CATALOG.regions[selection.region].teryt)
    address = address_of(selection, default_region=default_region, territory=territory)
    page, _, query = address.partition("?")
    of_this_app = type(reader)(CATALOG, default_region, reader.territory_of)
    assert of_this_app.read(page, "?" + query) == (selection, [])


@given(st.text(), st.text() | st.none() | st.integers() | st.binary())
def test_no_address_breaks_the_reader(reader, page, search):
    selection, found = reader.read(page, search)
    assert selection.region in CATALOG.regions
    assert all(notice.expected for notice in found)


@given(st.lists(st.tuples(st.sampled_from(PARAMETERS), st.text(max_size=12)), max_size=6))
def test_what_was_understood_is_written_back_the_same(reader, pairs):
    selection, _ = reader.read("/", "?" + "&".join(f"{name}={value}" for name, value in pairs))
    territory = reader.territory_of(CATALOG.regions[selection.region].teryt)
    query = address_of(selection, default_region="slaskie", territory=territory).partition("?")[2]
    assert reader.read("/", query) == (selection, [])
