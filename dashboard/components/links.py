"""Addresses of other pages that show the rows behind a number, where this program has such a page."""

from urllib.parse import urlencode

from dashboard.components.shell import destinations
from dashboard.context import Context


def rows_link(context: Context, page: str, *, own: dict[str, str] | None = None, **changes: object) -> str | None:
    """Address of a page for the chosen area with its own parameters; None while there is no such page."""
    if page not in {place.path for place in destinations(context.words)}:
        return None
    address = context.link(page=page, **changes)
    if not own:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode(own)}"
