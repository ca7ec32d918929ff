"""From a number to its rows: the address of the entities, events or values that it was counted from."""

from datetime import date

from dashboard.context import Context
from dashboard.selection import area_choice
from data.areas import level_of
from data.catalog import Indicator
from data.catalog.models import (
    AttendanceMeasure,
    EntityCountMeasure,
    EntityStockMeasure,
    EventCountMeasure,
    HeldEventsMeasure,
)

STATUS = {"ps": "ps", "mark": "znak"}
"""The status of a measure and the value of the parameter `status` of the registry."""


def rows_link(
    context: Context,
    indicator: Indicator,
    area_code: str,
    breakdown: str = "",
    *,
    since: date | None = None,
    until: date | None = None,
) -> str:
    """Address of the rows behind a value of an area; `since` and `until` are its period.

    Entities lead to /rejestr on the day of the value, events and attendances to /wydarzenia of its period, everything
    else to the values of the indicator on /dane.
    """
    measure = indicator.measure
    if isinstance(measure, EntityCountMeasure | EntityStockMeasure):
        return _of_area(
            context,
            area_code,
            page="/rejestr",
            typ=_kind(measure, breakdown),
            stan_na=until,
            status=_status(measure, breakdown),
        )
    if isinstance(measure, EventCountMeasure | HeldEventsMeasure | AttendanceMeasure):
        kind = breakdown if breakdown in context.catalog.spellings.names("event_kinds") else ""
        return _of_area(context, area_code, page="/wydarzenia", typ=kind, od=since, do=until)
    return _of_area(context, area_code, page="/dane", wskaznik=indicator.id)


def entities_link(context: Context, area_code: str) -> str:
    """Address of all entities of an area."""
    return _of_area(context, area_code, page="/rejestr", typ=context.selection.typ if _is_kind(context) else "")


def _is_kind(context: Context) -> bool:
    return context.selection.typ in context.catalog.spellings.names("entity_kinds")


def _of_area(context: Context, area_code: str, **changes: object) -> str:
    cleared = {"wskaznik": "", "typ": "", "poziom": "", "od": None, "do": None, "stan_na": context.selection.stan_na}
    area = {"subregion": "", "powiat": "", "gmina": ""}
    if level_of(area_code) in {"subregion", "powiat", "gmina"}:
        area = area_choice(context.territory, area_code)
    changes = {name: value for name, value in changes.items() if value is not None}
    return context.link(**area, **(cleared | changes))


def _kind(measure: EntityCountMeasure | EntityStockMeasure, breakdown: str) -> str:
    """The one kind of a breakdown; of several the breakdown itself, and of a status none."""
    listed = measure.kinds.get(breakdown, [])
    return listed[0] if len(listed) == 1 else breakdown if listed else ""


def _status(measure: EntityCountMeasure | EntityStockMeasure, breakdown: str) -> str:
    if isinstance(measure, EntityCountMeasure):
        return ""
    status = measure.with_status.get(breakdown) or measure.status
    return STATUS[status] if status else ""
