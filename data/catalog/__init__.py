"""Cards: what changes by region, source, plan or indicator, as YAML with a strict schema."""

from data.catalog.models import (
    Bilingual,
    Indicator,
    Plan,
    Region,
    Source,
    Subregion,
    Unit,
)
from data.catalog.reading import Catalog, read_catalog

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
