"""Addresses of the views of an agenda: saved without a date and a look, opened with those of the meeting."""

from collections.abc import Callable
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit

from dashboard.context import Context
from dashboard.meetings.forms import FormError
from dashboard.selection import Notice, Reader, Selection, address_of
from data.meetings import Entry

OF_THE_READER = {"lang": "pl", "motyw": "jasny", "stan_na": None}
NO_VIEWS = ("/posiedzenie", "/ekran", "/ekrany", "/uwagi")


def read_address(context: Context, address: str) -> tuple[Selection, list[Notice]]:
    """What an address in the region of a meeting chooses, and what of it was not understood."""
    parts = urlsplit(address)
    reader = Reader(context.catalog, context.default_region, lambda _teryt: context.territory)
    return reader.read(parts.path or "/", parts.query)


def canonical_address(context: Context, address: str, is_page: Callable[[str], bool]) -> str:
    """The one form of a view's address in the meeting's region; FormError for what shows no view."""
    selection, notices = read_address(context, address)
    page = urlsplit(address).path or "/"  # the selection of what is no page is that of the first one
    is_here = selection.region == context.selection.region
    if notices or page in NO_VIEWS or not is_page(page) or not is_here:
        raise FormError(
            [
                context.words.say(
                    "“{address}” is no address of a view of this region. Copy it from the address bar of the view.",
                    address=address,
                )
            ]
        )
    return address_of(
        selection.with_(**OF_THE_READER), default_region=context.default_region, territory=context.territory
    )


def opened_address(item: Entry, *, stan_na: date | None, lang: str = "pl", motyw: str = "jasny") -> str:
    """The address of an item's view as the meeting looks at it."""
    if not item.address:
        return ""
    parts = urlsplit(item.address)
    pairs = parse_qsl(parts.query)
    pairs += [("stan_na", stan_na.isoformat())] if stan_na else []
    pairs += [("lang", lang)] if lang != "pl" else []
    pairs += [("motyw", motyw)] if motyw != "jasny" else []
    return f"{parts.path}?{urlencode(pairs)}" if pairs else parts.path
