"""What a view says at the moment when something is decided on it."""

from urllib.parse import parse_qs, urlsplit

from dashboard.context import Context
from dashboard.meetings.address import opened_address
from dashboard.views import Views
from data.meetings import Entry, Meeting


def value_seen(views: Views, context: Context, meeting: Meeting, item: Entry) -> str:
    """The sentence of the figure about the view's indicator, else of its first figure; empty for an item without one.

    The server reads the view itself, so that what is kept is what the data said, not what a browser sent.
    """
    address = opened_address(item, stan_na=meeting.stan_na, lang=context.selection.lang)
    if not address:
        return ""
    content = views.content(address)
    wanted = parse_qs(urlsplit(address).query).get("wskaznik", [""])[0]
    about = [figure for figure in content.figures if wanted and wanted in figure.name]
    figure = next(iter([*about, *content.figures]), None)
    return f"{figure.title} ({figure.as_of})" if figure else content.lead
