"""The offline pack of a meeting: one HTML file with every view of the agenda, for the region and each subregion.

It opens from a disk, asks nobody for anything, and can be read without its script: pictures, their words, their tables.
"""

from base64 import b64encode
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from importlib.resources import files
from urllib.parse import parse_qs, urlencode, urlsplit

from dashboard.components.meeting.agenda import view_address
from dashboard.content import FigureContent
from dashboard.context import Context
from dashboard.exports.pictures import picture_svg
from dashboard.exports.safe import safe_text
from dashboard.exports.svg_shapes import cell_text, paper_twin
from dashboard.exports.view import ViewContent
from dashboard.meetings.known import asked_meeting
from dashboard.words import Words
from data.meetings import Meeting

REGION = "region"
MOST_ROWS = 60
AREAS_OF_ADDRESS = ("subregion", "powiat", "gmina")


@dataclass(frozen=True)
class PackItem:
    """An item of an agenda; `address` is empty for one that is only spoken of."""

    title: str
    team: str
    address: str


def pack_items(context: Context) -> tuple[Meeting, list[PackItem]] | None:
    """The meeting of the address and the items of its pack, on the frozen day; None for a meeting that is not there."""
    meeting, _known = asked_meeting(context)
    if meeting is None:
        return None
    frozen = context.chosen(motyw="jasny")
    return meeting, [PackItem(item.text, item.team, view_address(frozen, meeting, item)) for item in meeting.items]


def pack(
    items: Sequence[PackItem],
    *,
    heading: str,
    lead: str,
    words: Words,
    content: Callable[[str], ViewContent],
) -> Generator[bytes, None, None]:
    """The file in pieces, one for each item; `content` gives the view of an address."""
    style, script = _own("pack.css"), _own("pack.js")
    areas = [(REGION, words.say("whole voivodeship"))]
    areas += [(one.id, one.name.in_language(words.language)) for one in words.region.subregions]
    links = "".join(
        f'<li><a href="#punkt-{place}" data-punkt="punkt-{place}">{_text(item.title)}</a></li>'
        for place, item in enumerate(items, 1)
    )
    options = "".join(f'<option value="{id_}">{_text(name)}</option>' for id_, name in areas)
    agenda, area, keys = words.say("Agenda"), words.say("Area"), words.say("Keys: ← and → change the item.")
    policy = f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    yield (
        f'<!DOCTYPE html>\n<html lang="{words.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{_text(heading)}</title>'
        f"<style>{style}</style></head><body><header><h1>{_text(heading)}</h1><p>{_text(lead)}</p></header>"
        f'<nav aria-label="{_text(agenda)}"><ol>{links}</ol>'
        f'<p class="choice"><label for="obszar">{_text(area)}</label><select id="obszar">{options}</select>'
        f"<span>{_text(keys)}</span></p></nav><main>"
    ).encode()
    for place, item in enumerate(items, 1):
        team = f'<p class="notes">{_text(item.team)}</p>' if item.team else ""
        figures = "".join(_figures(item, [id_ for id_, _name in areas], words, content))
        head = f'<section id="punkt-{place}" data-punkt aria-labelledby="tytul-{place}">'
        yield f'{head}<h2 id="tytul-{place}">{place}. {_text(item.title)}</h2>{team}{figures}</section>'.encode()
    yield f"</main><script>{script}</script></body></html>\n".encode()


def _figures(
    item: PackItem, areas: Sequence[str], words: Words, content: Callable[[str], ViewContent]
) -> Iterator[str]:
    """Each figure once, with the areas it is the same for."""
    shown: dict[str, list[str]] = {}
    for area, address in _variants(item.address, areas):
        view = content(address)
        for figure in view.figures:
            wanted = areas if area is None else [area]
            shown.setdefault(_figure(figure, view, words), []).extend(wanted)
    for markup, of_areas in shown.items():
        yield f'<figure data-obszary="{" ".join(of_areas)}">{markup}</figure>'


def _variants(address: str, areas: Sequence[str]) -> Iterator[tuple[str | None, str]]:
    """The address for each area; a view that is about one area already stays as it was saved."""
    if not address:
        return
    parts = urlsplit(address)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if any(query.get(name) for name in AREAS_OF_ADDRESS):
        yield None, address
        return
    for area in areas:
        chosen = query if area == REGION else query | {"subregion": area}
        yield area, f"{parts.path}?{urlencode(chosen)}" if chosen else parts.path


def _figure(figure: FigureContent, view: ViewContent, words: Words) -> str:
    picture = picture_svg(figure, view)
    shown = f"<p>{_text(figure.empty_words())}</p>" if figure.empty_words() else ""
    if picture:
        coded = b64encode(picture.encode()).decode()
        shown = f'<img src="data:image/svg+xml;base64,{coded}" alt="{_text(figure.title)}">'
    foot = " · ".join(part for part in (figure.source, figure.as_of, figure.note) if part)
    return (
        f"<h3>{_text(figure.title)}</h3><p class='told'>{_text(figure.subtitle)}</p>{shown}"
        f"{_table(figure, words, is_open=not picture)}<figcaption>{_text(foot)}</figcaption>"
    )


def _table(figure: FigureContent, words: Words, *, is_open: bool) -> str:
    twin = paper_twin(figure.twin, words)
    if not twin.rows:
        return ""
    numbers = {place for place, column in enumerate(twin.columns) if column.decimals is not None}

    def cell(tag: str, place: int, text: str) -> str:
        css = " class='number'" if place in numbers else ""
        return f"<{tag}{css}>{_text(text)}</{tag}>"

    head = "".join(cell("th", place, column.label) for place, column in enumerate(twin.columns))
    rows = (
        "".join(cell("td", place, cell_text(found, twin, place, words)) for place, found in enumerate(row))
        for row in twin.rows[:MOST_ROWS]
    )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    left = len(twin.rows) - MOST_ROWS
    more = words.count("and {n} row more, in the workbook", "and {n} rows more, in the workbook", left)
    name, summary = _text(figure.title), _text(words.say("Data as a table"))
    state = " open" if is_open else ""
    return (
        f"<details{state}><summary>{summary}</summary><div class='table' tabindex='0' role='region' "
        f"aria-label='{name}'><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        f"{f'<p>{_text(more)}</p>' if left > 0 else ''}</details>"
    )


def _text(text: str) -> str:
    return escape(safe_text(text))


def _own(name: str) -> str:
    return files("dashboard.exports").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
