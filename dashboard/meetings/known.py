"""The meetings that a reader may see."""

from dashboard.context import Context
from data.meetings import Meeting, find_meeting
from data.queries.meetings import meetings_of


def known_meetings(context: Context) -> list[Meeting]:
    """Those of the region, the newest first; none where the program keeps none."""
    return meetings_of(context.db, region=context.region.id) if context.keeps_meetings else []


def asked_meeting(context: Context) -> tuple[Meeting | None, list[Meeting]]:
    """The meeting of the address, None where there is no such one, and all that are known."""
    known = known_meetings(context)
    return find_meeting(known, context.selection.own.get("posiedzenie", "")), known
