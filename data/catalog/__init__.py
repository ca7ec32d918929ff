"""Cards: what changes by region, source, plan or indicator, as YAML with a strict schema."""

from data.catalog.models import Bilingual, Indicator, Source, Unit
from data.catalog.reading import Catalog, read_catalog
from data.catalog.region_cards import Plan, Region, Subregion

__all__ = [
    "Bilingual",
    "Catalog",
    "Indicator",
    "Plan",
    "Region",
    "Source",
    "Subregion",
    "Unit",
    "read_catalog",
]
