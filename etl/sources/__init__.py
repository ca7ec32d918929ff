"""One module for each form of file; a source card names its transform."""

from collections.abc import Mapping

from etl.prepared import Transform
from etl.sources import (
    entities_sample,
    events_chronicle,
    events_documents,
    gus_series,
    kpres_indicators,
    plan_actions,
    plan_structure,
    population,
    powiaty,
    sector_figures,
    territory,
)

TRANSFORMS: Mapping[str, Transform] = {
    "territory": territory.transform,
    "powiaty": powiaty.transform,
    "population": population.transform,
    "kpres_indicators": kpres_indicators.transform,
    "gus_series": gus_series.transform,
    "sector_figures": sector_figures.transform,
    "entities_sample": entities_sample.transform,
    "events_documents": events_documents.transform,
    "events_chronicle": events_chronicle.transform,
    "plan_structure": plan_structure.transform,
    "plan_actions": plan_actions.transform,
}
