"""An office offers the regions it chose."""

import pytest

from data.catalog import read_catalog
from data.catalog.offered_regions import with_offered_regions
from data.errors import UserError

CATALOG = read_catalog()


def test_all_regions_are_offered_where_none_is_named():
    assert with_offered_regions(CATALOG, "slaskie", ()) is CATALOG


def test_named_regions_alone_are_offered_in_their_order():
    found = with_offered_regions(CATALOG, "slaskie", ("swietokrzyskie", "slaskie"))
    assert list(found.regions) == ["swietokrzyskie", "slaskie"]


@pytest.mark.parametrize(
    ("region", "offered", "tells"),
    [
        ("mazowsze", (), "BAROMETR_REGION is “mazowsze”, expected one of: podkarpackie"),
        ("slaskie", ("slaskie", "mazowsze"), "BAROMETR_REGIONS names “mazowsze”, expected some of: podkarpackie"),
        ("slaskie", ("podkarpackie",), "BAROMETR_REGIONS leaves out “slaskie”"),
    ],
)
def test_what_cannot_be_offered_is_told(region, offered, tells):
    with pytest.raises(UserError, match=tells):
        with_offered_regions(CATALOG, region, offered)
