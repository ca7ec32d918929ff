"""Events and groups of events that project documents plan or report."""

import re

import pandas as pd

from etl.checks import Checks, ends, starts
from etl.cleaning.numbers import parse_polish_number
from etl.cleaning.text import squeeze
from etl.prepared import Context, Prepared, cited, facts_of, joined, prefixed

STATUSES = {"planowane": "planowane", "zrealizowane": "zrealizowane", "odwołane": "odwołane"}
PRECISIONS = {text: text for text in ("", "dzień", "miesiąc", "kwartał", "rok", "brak")}
HOURS = re.compile(r"(?P<hours>\d[\d ]*(?:,\d+)?) godzin(?: łącznie)?")
COUNTED_IN_HOURS = "liczba godzin"
NO_COUNT = "brak"


def transform(frame: pd.DataFrame, _context: Context) -> Prepared:
    """Rows of `event`; `events` says how many one row stands for, empty where the document gives no number."""
    checks = Checks(frame)
    checks.filled("event_id", "type", "title", "area")
    checks.unique("event_id")
    codes = checks.area_codes("area", ["country", "region", "subregion", "powiat", "gmina"])
    first_days, last_days = starts(checks.periods("date_from")), ends(checks.periods("date_to"))
    checks.in_order(first_days, last_days, "date_to")
    counts = checks.numbers("events")
    smallest, largest = checks.numbers("participants_min"), checks.numbers("participants_max")
    has_persons = smallest.notna() | largest.notna()
    event = facts_of(
        frame,
        event_key=frame["event_id"],
        kind=frame["type"],
        title=frame["title"],
        topic="",
        date_from=first_days,
        date_to=last_days,
        date_precision=checks.one_of("date_precision", PRECISIONS),
        status=checks.one_of("status", STATUSES),
        area_code=codes,
        place=frame["place"],
        # 400 hours of counselling are not 400 events
        events=counts.mask(frame["events_basis"] == COUNTED_IN_HOURS),
        participants_min=smallest,
        participants_max=largest,
        participants_unit=has_persons.map({True: "osoby", False: ""}),
        hours=frame["duration"].map(_hours).astype(float),
        **cited(frame, _notes(frame)),
    )
    return Prepared({"event": event}, checks.faults)


def _hours(duration: str) -> float | None:
    """'180 godzin łącznie' -> 180.0; lesson hours ('14 godzin lekcyjnych') are not clock hours, so None."""
    match = HOURS.fullmatch(squeeze(duration))
    return parse_polish_number(match["hours"]) if match else None


def _notes(frame: pd.DataFrame) -> pd.Series:
    return joined(
        frame["note"],
        prefixed("liczba wydarzeń:", frame["events_basis"].mask(frame["events_basis"] == NO_COUNT, "")),
        prefixed("czas:", frame["duration"]),
        prefixed("odbiorcy:", frame["audience"]),
    )
