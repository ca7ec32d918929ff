"""What a view shows, read from its markup as a browser would: texts, attributes, links, JSON for the scripts."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from dashboard.views import Views
from tests.wired import borders_of, read_content

JSON_ATTRIBUTES = {"data-table", "data-map", "data-drawing", "data-timeline"}
# attributes that people see or hear
SPOKEN = {"aria-label", "data-title", "data-announce", "data-offline-text", "label", "title", "alt"}
VOID = {"br", "hr", "img", "input", "link", "meta"}


class Shown(HTMLParser):
    """The elements and texts of the view for an address; `open_elements` is empty when every tag is closed."""

    def __init__(self, views: Views, address: str, site: str = "") -> None:
        super().__init__()
        self._file_at = borders_of(views)
        self.texts: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open_elements: list[str] = []
        self.feed(views.markup(address, site))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element with its attributes."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open_elements.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Closes the element opened last, which must be of this kind."""
        if not self.open_elements or self.open_elements.pop() != tag:
            raise ValueError(f"</{tag}> closes another element")

    def handle_data(self, data: str) -> None:
        """A text."""
        self.texts.append(data)

    def attribute(self, name: str) -> list[str]:
        """Values of one attribute, in the order of the page."""
        return [attributes[name] for _tag, attributes in self.elements if name in attributes]

    def json_contents(self) -> list[Any]:
        """The parsed JSON of tables, maps, drawings and plots; ValueError for NaN, which no browser reads."""
        found = [value for name in sorted(JSON_ATTRIBUTES) for value in self.attribute(name)]
        for value in found:
            json.loads(value, parse_constant=_refuse)
        return [read_content(value, self._file_at) for value in found]

    def words(self) -> list[str]:
        """Every text that people see or hear, those inside of JSON included."""
        spoken = [value for name in sorted(SPOKEN) for value in self.attribute(name)]
        return [*self.texts, *spoken, *_texts_of(self.json_contents())]

    def links(self) -> list[str]:
        """Every address that a click may lead to, those on the maps included."""
        written = [value for name in ("href", "src", "action", "data-base") for value in self.attribute(name)]
        maps = [content["areas"].values() for content in self.json_contents() if "areas" in content]
        return [*written, *(area["href"] for areas in maps for area in areas)]

    def has_class(self, css: str) -> bool:
        """Whether an element has this class."""
        return any(css in value.split() for value in self.attribute("class"))


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _texts_of(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, (dict, list)):
        for value in content.values() if isinstance(content, dict) else content:
            yield from _texts_of(value)
