"""The events of a selection as a calendar file."""

from datetime import date

from dashboard.components.events.calendar import listed_from, wanted_of
from dashboard.context import Context
from dashboard.ics import CalendarEvent, calendar_file
from data.queries.event_calendar import EXACT_DAY, events_between
from data.queries.event_pieces import CALLED_OFF, PLANNED

MOST_EVENTS = 2000
STATUSES = {PLANNED: "TENTATIVE", CALLED_OFF: "CANCELLED"}


def events_calendar(context: Context) -> str:
    """Events of the chosen days with a day that is known; the newest MOST_EVENTS past ones where none is ahead."""
    words, wanted = context.words, wanted_of(context)
    since, until = listed_from(context)
    found = events_between(context.db, wanted, since=since, until=until, limit=MOST_EVENTS)
    if found.empty and not (context.selection.od or context.selection.do):
        found = events_between(context.db, wanted, since=date.min, until=since, limit=MOST_EVENTS, newest_first=True)
    name = words.say("Events: {area}", area=words.area_name(context.area_code))
    stamp = context.state.stan_na or context.today
    return calendar_file(
        name,
        [
            CalendarEvent(
                key=row["event_key"],
                first_day=row["date_from"],
                last_day=row["date_to"] if isinstance(row["date_to"], date) else row["date_from"],
                summary=row["title"],
                location=row["place"],
                description=row["topic"],
                category=row["kind"],
                status=STATUSES.get(row["status"], "CONFIRMED"),
                stamp=stamp,
            )
            for row in found.to_dict("records")
            if row["date_precision"] == EXACT_DAY
        ],
    )
