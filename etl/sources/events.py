"""Events of an office: planned, held and called off, each with its day and its place."""

import re
from collections.abc import Callable

import pandas as pd

from data.errors import UserError
from etl.checks import Checks, ends, starts
from etl.cleaning.dates import Period, month_of, parse_period, year_of
from etl.cleaning.numbers import hours_or_none
from etl.cleaning.text import is_missing, squeeze
from etl.cleaning.vocabulary import words
from etl.faults import Fault
from etl.layout.number_cells import day_of_number
from etl.placing import located
from etl.prepared import Context, Prepared, facts_of
from etl.registry.texts import TextColumns, without_people
from etl.sources.office import MOST_LISTED, ids_of, is_demo, listing, needed_text, or_none, whole_numbers, within

PLANNED, HELD = "planowane", "zrealizowane"
DAY, MONTH, QUARTER, YEAR = "dzień", "miesiąc", "kwartał", "rok"
PRECISIONS = (DAY, MONTH, QUARTER, YEAR)
CLOCK = re.compile(r"(?<=\d|\.) (?:godz\.? ?)?\d{1,2}:\d{2}(?::\d{2})?$")
MOST_HOURS, MOST_PERSONS = 10_000, 1_000_000
DATE = Fault("a day such as 2014-03-06; a month, quarter or year where the day is not known", "Correct the date.")


def transform(frame: pd.DataFrame, context: Context) -> Prepared:
    """Rows of `event`, one event each; an event without a place belongs to the region of the office.

    `date_precision` is that of the less exact of its two dates.
    """
    checks = Checks(frame)
    checks.filled("wydarzenie_id", "typ", "tytul", "data_od", "status")
    texts = TextColumns(checks)
    key, kind, title = (needed_text(checks, texts, column) for column in ("wydarzenie_id", "typ", "tytul"))
    topic, place, action = (texts.read(column) for column in ("temat", "miejscowosc", "dzialanie"))
    checks.unique("wydarzenie_id", or_none(key))
    first = _periods(checks, "data_od", _period)
    last = _periods(checks, "data_do", lambda text: None if is_missing(text) else _period(text))
    last = last.where(last.notna(), first)
    first_days, last_days = starts(first), ends(last)
    checks.in_order(first_days, last_days, "data_do")
    precisions = _precisions(first, last)
    statuses = _statuses(checks)
    _refuse_held_ahead(checks, statuses, first_days, last_days, precisions, context)
    codes = located(checks, context)
    event = facts_of(
        frame,
        event_key=key,
        kind=_kinds(kind),
        title=title,
        topic=topic,
        date_from=first_days,
        date_to=last_days,
        date_precision=precisions,
        status=statuses,
        area_code=codes.mask(codes == "", context.home),
        place=place,
        events=1.0,
        participants_min=None,
        participants_max=None,
        participants_unit="",
        hours=checks.parsed(
            "godziny", within(hours_or_none, MOST_HOURS), Fault("hours such as 6 or 1,5", "Correct the number.")
        ).astype(float),
        planned_persons=whole_numbers(checks, "planowane_osoby", MOST_PERSONS),
        action=or_none(action),
    )
    sound = event[checks.is_sound]
    notes = [
        *texts.notes(),
        *_unknown_kinds(sound["kind"]),
        *_without_place(sound, codes, context),
        *_overdue(sound, context),
    ]
    return Prepared({"event": event}, without_people(checks.faults), notes, is_demo(frame))


def _periods(checks: Checks, column: str, parse: Callable[[str], Period | None]) -> pd.Series:
    return checks.parsed(column, parse, DATE, number_means=lambda text: day_of_number(checks.frame, text))


def _period(text: str) -> Period:
    """A day, with or without the time of day, a month, a quarter or a year; ValueError for any other span."""
    period = parse_period(CLOCK.sub("", squeeze(text).replace(",", "")))
    _precision(period)
    return period


def _precision(period: Period) -> str:
    start = period.start
    by_precision = {
        DAY: Period(start, start),
        MONTH: month_of(start.year, start.month),
        QUARTER: month_of(start.year, start.month, months=3) if start.month % 3 == 1 else None,
        YEAR: year_of(start.year),
    }
    found = [precision for precision, known in by_precision.items() if known == period]
    if not found:
        raise ValueError(f"{period.start} to {period.end} is no day, month, quarter or year")
    return found[0]


def _precisions(first: pd.Series, last: pd.Series) -> pd.Series:
    pairs = zip(first, last, strict=True)
    ranks = [max((PRECISIONS.index(_precision(p)) for p in pair if p is not None), default=0) for pair in pairs]
    return pd.Series([PRECISIONS[rank] for rank in ranks], index=first.index, dtype=object)


def _statuses(checks: Checks) -> pd.Series:
    vocabulary = words("event_statuses")
    return ids_of(checks, "status", vocabulary).map({"": "", **vocabulary.name_by_id})


def _kinds(texts: pd.Series) -> pd.Series:
    """Names of the list; a type that the list does not know stays as written."""
    vocabulary = words("event_kinds")
    known = vocabulary.column(texts).values.map({"": "", **vocabulary.name_by_id}).astype(object)
    return known.mask(known == "", texts)


def _refuse_held_ahead(
    checks: Checks,
    statuses: pd.Series,
    first_days: pd.Series,
    last_days: pd.Series,
    precisions: pd.Series,
    context: Context,
) -> None:
    """An event that is over cannot end after the day the file speaks of; of a whole month it must have begun."""
    in_order = first_days.notna() & last_days.notna()
    decisive = last_days.where(precisions == DAY, first_days)
    is_ahead = (statuses == HELD) & in_order & decisive.map(lambda day: day is not None and day > context.stan_na)
    begins_ahead = is_ahead & first_days.map(lambda day: day is not None and day > context.stan_na)
    fault = Fault(
        "a day not after {stan_na}, because the event was held",
        "Correct the date or the status, or load the file with a later --stan-na.",
        {"stan_na": context.stan_na},
    )
    checks.refuse(begins_ahead, "data_od", fault)
    checks.refuse(is_ahead & ~begins_ahead, "data_do", fault)


def _unknown_kinds(kinds: pd.Series) -> list[UserError]:
    vocabulary = words("event_kinds")
    known = set(vocabulary.name_by_id.values())
    counts = kinds[~kinds.isin(known)].value_counts(sort=False)
    notes = [_unknown_kind(kind, int(rows)) for kind, rows in counts.head(MOST_LISTED).items()]
    if len(counts) > MOST_LISTED:
        notes.append(
            UserError(
                "Other types of events that are not on the list: {count}. They were kept as written.",
                count=len(counts) - MOST_LISTED,
            )
        )
    return notes


def _unknown_kind(kind: object, rows: int) -> UserError:
    vocabulary = words("event_kinds")
    near = [vocabulary.name_by_id[id_] for id_ in vocabulary.candidates(str(kind))]
    if not near:
        return UserError(
            "Type of event '{kind}' (rows: {rows}) is not on the list; it was kept as written and is counted apart.",
            kind=kind,
            rows=rows,
        )
    return UserError(
        "Type of event '{kind}' (rows: {rows}) is not on the list; it was kept as written and is counted apart. "
        "Similar types on the list: {near}.",
        kind=kind,
        rows=rows,
        near=", ".join(near),
    )


def _without_place(sound: pd.DataFrame, codes: pd.Series, context: Context) -> list[UserError]:
    placeless = sound[codes.reindex(sound.index) == ""]
    if placeless.empty:
        return []
    return [
        UserError(
            "Events without a gmina and subregion: {count}. They count for the whole region ({region}) only: {events}.",
            count=len(placeless),
            region=context.area_names.label(context.home),
            events=listing(placeless["event_key"]),
        )
    ]


def _overdue(sound: pd.DataFrame, context: Context) -> list[UserError]:
    is_past = sound["date_to"].map(lambda day: day < context.stan_na).astype(bool)
    overdue = sound[is_past & (sound["status"] == PLANNED)]
    if overdue.empty:
        return []
    return [
        UserError(
            "Events still planned for days before {stan_na}: {count}. Were they held or called off? {events}.",
            stan_na=context.stan_na,
            count=len(overdue),
            events=listing(overdue["event_key"]),
        )
    ]
