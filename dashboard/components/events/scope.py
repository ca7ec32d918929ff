"""What the page of events is about: source, area, kind, topic and months."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.context import Context
from data.areas import level_of
from data.queries.event_pieces import OFFICE
from data.queries.event_progress import (
    CHRONICLE,
    MONTHS_PER_YEAR,
    Scope,
    last_whole_month,
    month_number,
    sources_with_events,
    span_of_events,
)
from data.queries.state import newest_loads


@dataclass(frozen=True)
class EventScope:
    """The question to the database, and what is known of the file that answers it.

    `told` is the last month of which the file tells what took place; `file_day` the date it speaks of; `first` and
    `last` are the months of its first and last event.
    """

    scope: Scope
    since: int
    until: int
    told: int
    file_day: date | None
    is_demo: bool
    first: int
    last: int

    @property
    def is_office(self) -> bool:
        """Whether an office's own events are shown: only those have a plan."""
        return self.scope.source_id == OFFICE


def kind_name(context: Context) -> str:
    """The kind of the address as events are stored, '' for all kinds."""
    kind = context.catalog.spellings.names("event_kinds").get(context.selection.typ)
    return kind.pl if kind else ""


def kind_names(context: Context) -> Mapping[str, str]:
    """What a stored kind is called in the language of the page."""
    kinds = context.catalog.spellings.names("event_kinds").values()
    return {kind.pl: kind.in_language(context.words.language) for kind in kinds}


def kind_ids(context: Context) -> Mapping[str, str]:
    """The id, as addresses have it, of a stored kind."""
    return {kind.pl: id_ for id_, kind in context.catalog.spellings.names("event_kinds").items()}


def areas_inside(context: Context) -> Sequence[str]:
    """Codes of the chosen area and of all areas in it."""
    code, areas = context.area_code, context.territory.areas
    return [*(found for found in areas if context.territory.is_inside(found, code)), *([] if code in areas else [code])]


def loads_by_source(context: Context) -> Mapping[str, Mapping[str, Any]]:
    """The newest standing load of each source."""
    found: pd.DataFrame = context.recall("newest loads", lambda: newest_loads(context.db))
    return {str(row["source_id"]): {str(k): v for k, v in row.items()} for row in found.to_dict("records")}


def event_scope(context: Context) -> EventScope | None:
    """The office's events where there are any, else the chronicle, never both; None where no event is known."""
    stan_na, region = context.selection.stan_na, context.region.teryt
    known = context.recall(
        ("sources with events", region, stan_na),
        lambda: sources_with_events(context.db, region=region, stan_na=stan_na),
    )
    source = next((one for one in (OFFICE, CHRONICLE) if one in known), None)
    if source is None:
        return None
    span = context.recall(
        ("span of events", source, region, stan_na),
        lambda: span_of_events(context.db, source_id=source, area_code=region, stan_na=stan_na),
    )
    if span is None:
        return None
    first, last, newest = span
    load = loads_by_source(context).get(source, {})
    file_day = load.get("stan_na")
    file_day = file_day if isinstance(file_day, date) else None
    told = newest if file_day is None else max(newest, last_whole_month(file_day))
    if stan_na is not None:
        told = min(told, last_whole_month(stan_na))
    since, until = _window(context, source, first, last, newest)
    is_small = level_of(context.area_code) in {"powiat", "gmina"}
    return EventScope(
        scope=Scope(
            source_id=source,
            area_code=context.area_code,
            gminy=areas_inside(context) if is_small else (),
            kind=kind_name(context),
            topic=context.selection.own.get("temat", ""),
            since=since,
            until=until,
            stan_na=stan_na,
        ),
        since=since,
        until=until,
        told=max(told, since - 1),
        file_day=file_day,
        is_demo=load.get("is_demo") is True,
        first=first,
        last=last,
    )


def _window(context: Context, source: str, first: int, last: int, newest: int) -> tuple[int, int]:
    """The months asked for; by default the year of the newest result and the year after it, of the chronicle all."""
    selection = context.selection
    year = newest // MONTHS_PER_YEAR
    if source == OFFICE:
        since, until = year * MONTHS_PER_YEAR, max(min(last, (year + 2) * MONTHS_PER_YEAR - 1), newest)
    else:
        since, until = first // MONTHS_PER_YEAR * MONTHS_PER_YEAR, newest
    until = until // MONTHS_PER_YEAR * MONTHS_PER_YEAR + MONTHS_PER_YEAR - 1
    if selection.od:
        since = month_number(selection.od)
    if selection.do:
        until = month_number(selection.do)
    return (since, until) if since <= until else (since, since + MONTHS_PER_YEAR - 1)
