"""The regions that pages offer: all that have a card, or those that an office chose."""

from collections.abc import Sequence
from dataclasses import replace

from data.catalog.reading import Catalog
from data.errors import UserError


def with_offered_regions(catalog: Catalog, region: str, offered: Sequence[str]) -> Catalog:
    """The catalog with the `offered` regions only, in that order; all where none is named. `region` is the one that
    pages begin with. UserError where one of them has no card, or where `region` is not offered."""
    known = ", ".join(catalog.regions)
    if region not in catalog.regions:
        raise UserError("BAROMETR_REGION is “{found}”, expected one of: {known}.", found=region, known=known)
    if not offered:
        return catalog
    for name in offered:
        if name not in catalog.regions:
            raise UserError("BAROMETR_REGIONS names “{found}”, expected some of: {known}.", found=name, known=known)
    if region not in offered:
        raise UserError("BAROMETR_REGIONS leaves out “{found}”, with which pages begin. Add it.", found=region)
    return replace(catalog, regions={name: catalog.regions[name] for name in offered})
