"""Dated events of ROPS and OWES found in news on public pages."""

import pandas as pd

from etl.checks import Checks, ends, starts
from etl.prepared import Context, Prepared, cited, facts_of, joined, prefixed
from etl.sources.events_documents import PRECISIONS

ANNOUNCED_WORD = "zapowiedź"
HELD, ANNOUNCED = "zrealizowane", "zapowiedziane"
NO_LOWER_BOUND, NO_UPPER_BOUND = "blisko", "ponad"


def transform(frame: pd.DataFrame, context: Context) -> Prepared:
    """Rows of `event`, each one event; held unless the page only announced it or its day is after `stan_na`."""
    checks = Checks(frame)
    checks.filled("event_id", "type", "title", "area")
    checks.unique("event_id")
    codes = checks.area_codes("area", ["country", "region", "subregion", "powiat", "gmina"])
    first_days = starts(checks.periods("date_from"))
    last_days = ends(checks.periods("date_to"))
    checks.in_order(first_days, last_days, "date_to")
    people = checks.numbers("participants")
    raw = frame["participants_raw"]
    event = facts_of(
        frame,
        event_key=frame["event_id"],
        kind=frame["type"],
        title=frame["title"],
        topic="",
        date_from=first_days,
        date_to=last_days,
        date_precision=checks.one_of("date_precision", PRECISIONS),
        status=_statuses(frame, last_days, context),
        area_code=codes,
        place=frame["place"],
        events=1.0,
        participants_min=people.mask(raw.str.startswith(NO_LOWER_BOUND)),
        participants_max=people.mask(raw.str.startswith(NO_UPPER_BOUND)),
        participants_unit=frame["participants_unit"],
        hours=None,
        **cited(
            frame,
            joined(frame["note"], prefixed("uczestnicy:", raw), prefixed("organizator:", frame["organiser"])),
        ),
    )
    return Prepared({"event": event}, checks.faults)


def _statuses(frame: pd.DataFrame, last_days: pd.Series, context: Context) -> pd.Series:
    text = (frame["title"] + " " + frame["note"]).str.casefold()
    is_ahead = last_days.map(lambda day: day is not None and day > context.stan_na)
    is_announced = text.str.contains(ANNOUNCED_WORD, regex=False) | is_ahead
    return is_announced.map({True: ANNOUNCED, False: HELD})
