"""One module for each form of file; a source card names its transform."""

from collections.abc import Mapping

from etl.prepared import Transform
from etl.sources import (
    attendance,
    attendance_counts,
    contests,
    entities_sample,
    events,
    events_chronicle,
    events_documents,
    gus_series,
    kpres_indicators,
    pes_registry,
    plan,
    plan_actions,
    plan_structure,
    plan_values,
    population,
    powiaty,
    sector_figures,
    territory,
)

TRANSFORMS: Mapping[str, Transform] = {
    "attendance": attendance.transform,
    "territory": territory.transform,
    "powiaty": powiaty.transform,
    "population": population.transform,
    "kpres_indicators": kpres_indicators.transform,
    "gus_series": gus_series.transform,
    "sector_figures": sector_figures.transform,
    "entities_sample": entities_sample.transform,
    "events_documents": events_documents.transform,
    "events_chronicle": events_chronicle.transform,
    "contests": contests.transform,
    "plan_structure": plan_structure.transform,
    "plan_actions": plan_actions.transform,
    "events": events.transform,
    "attendance_counts": attendance_counts.transform,
    "plan": plan.transform,
    "plan_values": plan_values.transform,
    "pes_registry": pes_registry.transform,
}

# Transforms that look at one row at a time, so that a file may come in pieces; all others need it whole.
IN_PIECES = frozenset({"attendance"})
# Transforms that look at distinct texts and take columns of categories; all others get columns of texts.
BY_CATEGORIES = frozenset({"attendance", "pes_registry"})
