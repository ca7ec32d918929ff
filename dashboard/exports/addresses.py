"""Addresses of files: `/eksport/<view>.<format>?<state>`, with the state of the page and words of their own."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from dashboard.exports.options import NOTATIONS, SIZES, Options

ROOT = "/eksport/"
FIGURE, SIZE, NOTATION = "wykres", "rozmiar", "zapis"
# files are for paper and slides, whatever the theme of the screen
NOT_OF_FILES = frozenset({FIGURE, SIZE, NOTATION, "motyw"})
LONGEST_QUERY = 2000
FIRST_PAGE = "przeglad"


def file_address(view: str, form: str, state: str, **options: str) -> str:
    """`state` is the selection as `Context.key` writes it: file_address('mapa', 'pptx', 'subregion=polnocny')."""
    kept = [(name, value) for name, value in parse_qsl(state) if name not in NOT_OF_FILES]
    query = urlencode([*kept, *((name, value) for name, value in options.items() if value)])
    return f"{ROOT}{view}.{form}{'?' if query else ''}{query}"


def page_address(page: str, query: str) -> str:
    """The address of the page that a file shows."""
    kept = [(name, value) for name, value in parse_qsl(query[:LONGEST_QUERY]) if name not in NOT_OF_FILES]
    return f"{page}?{urlencode(kept)}" if kept else page


def read_options(values: Mapping[str, str]) -> Options | None:
    """The options of an address; None for a size or notation that is not offered."""
    size, notation = values.get(SIZE, "2x"), values.get(NOTATION, "")
    if size not in SIZES or notation not in NOTATIONS:
        return None
    return Options(figure=values.get(FIGURE, "")[:80], size=size, notation=notation)


def view_name(page: str) -> str:
    """'/' -> 'przeglad', '/mapa' -> 'mapa'."""
    return page.strip("/") or FIRST_PAGE


def page_of(view: str) -> str:
    """'przeglad' -> '/', 'mapa' -> '/mapa'."""
    return "/" if view == FIRST_PAGE else f"/{view}"
