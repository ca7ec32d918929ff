"""Addresses of files: `/eksport/<view>.<format>?<state>`, with the state of the page and words of their own."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import parse_qsl, urlencode

from dashboard.exports.options import NOTATIONS, SIZES, Options

ROOT = "/eksport/"
FIGURE, SIZE, NOTATION = "wykres", "rozmiar", "zapis"
# files are for paper and slides, whatever the theme of the screen
NOT_OF_FILES = frozenset({FIGURE, SIZE, NOTATION, "motyw"})
LONGEST_QUERY = 2000
FIRST_PAGE = "przeglad"
# views that are a part of a page: its address, and the parameter that chooses the part
PARTS = {"skrot": ("/porownanie", ("widok", "skrot"))}


def file_address(view: str, form: str, state: str, **options: str) -> str:
    """`state` is the selection as `Context.key` writes it: file_address('mapa', 'pptx', 'subregion=polnocny')."""
    own = urlencode([(name, value) for name, value in options.items() if value])
    query = "&".join(part for part in (_state_of_files(view, state), own) if part)
    return f"{ROOT}{view}.{form}{'?' if query else ''}{query}"


@lru_cache(maxsize=64)  # a page has dozens of addresses of files with one state
def _state_of_files(view: str, state: str) -> str:
    _page, chosen = PARTS.get(view, ("", None))
    return urlencode([pair for pair in parse_qsl(state) if pair[0] not in NOT_OF_FILES and pair != chosen])


def page_address(view: str, query: str) -> str:
    """The address of the page that a file shows."""
    page, chosen = PARTS.get(view, (page_of(view), ("", "")))
    kept = [
        (name, value)
        for name, value in parse_qsl(query[:LONGEST_QUERY])
        if name not in NOT_OF_FILES and name != chosen[0]
    ]
    state = urlencode([*kept, *filter(all, [chosen])])
    return f"{page}?{state}" if state else page


def read_options(values: Mapping[str, str]) -> Options | None:
    """The options of an address; None for a size or notation that is not offered."""
    size, notation = values.get(SIZE, "2x"), values.get(NOTATION, "")
    if size not in SIZES or notation not in NOTATIONS:
        return None
    return Options(figure=values.get(FIGURE, "")[:80], size=size, notation=notation)


def view_name(page: str, own: Mapping[str, str] = MappingProxyType({})) -> str:
    """'/' -> 'przeglad', '/mapa' -> 'mapa'; with its own parameters a part: '/porownanie', widok=skrot -> 'skrot'."""
    parts = (view for view, (of_page, (name, value)) in PARTS.items() if of_page == page and own.get(name) == value)
    return next(parts, page.strip("/") or FIRST_PAGE)


def page_of(view: str) -> str:
    """'przeglad' -> '/', 'mapa' -> '/mapa', 'skrot' -> '/porownanie'."""
    if view in PARTS:
        return PARTS[view][0]
    return "/" if view == FIRST_PAGE else f"/{view}"
