"""What a figure says, apart from how a page lays it out: the one thing that screen and exports are made of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from dashboard.gazetteer import Gazetteer
from dashboard.html import Element
from dashboard.wire import to_wire
from data.language import Language
from data.language.formats import MISSING

Cell = str | float | None
ChartKind = Literal["bars", "columns", "line", "stacked", "gauge", "spine", "map", "table", "picture"]
PictureKind = Literal["drawing", "map"]
NOTHING = frozenset([None, "", MISSING])
KIND_BY_LOOK: dict[str, ChartKind] = {"by-year": "columns", "over-time": "line", "status-bars": "stacked"}


@dataclass(frozen=True)
class Column:
    """A column of a table twin; numeric columns give their decimals."""

    label: str
    decimals: int | None = None


@dataclass(frozen=True)
class Twin:
    """The same numbers as the picture, raw; the browser formats, sorts and saves them.

    With a `gazetteer` each row is of an area in it and begins with its name and full code.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    gazetteer: Gazetteer | None = None

    def to_json(self, language: Language) -> str:
        """The form that assets/table.js reads."""
        columns = [
            {"label": c.label} if c.decimals is None else {"label": c.label, "decimals": c.decimals}
            for c in self.columns
        ]
        content = {"caption": self.caption, "language": language, "columns": columns, "rows": self.rows}
        return to_wire(content | {"gazetteer": self.gazetteer})

    def on_paper(self) -> "Twin":
        """Where room is short: columns in which no row has anything are left out."""
        kept = [place for place in range(len(self.columns)) if any(row[place] not in NOTHING for row in self.rows)]
        rows = [[row[place] for place in kept] for row in self.rows]
        return Twin(self.caption, [self.columns[place] for place in kept], rows) if kept else self

    def numeric(self) -> list[int]:
        """Places of the columns with numbers."""
        return [place for place, column in enumerate(self.columns) if column.decimals is not None]


@dataclass(frozen=True)
class NativeChart:
    """How the numbers of a twin become a chart that office programs can edit.

    `series` are places of columns (empty: every numeric one), `tones` tokens of their colours; `days` are those that
    the rows of a line speak of, where their names are no plain years; a gauge has the share of its way, and the words
    in its middle. A spine has the columns of the lowest, the lower and the upper quartile and the highest, then those
    that it marks, which the tones are of; `names` of its rows, which have no scale in common, say the numbers, and the
    caption says what is what.
    """

    kind: ChartKind
    series: Sequence[int] = ()
    tones: Sequence[str] = ()
    share: float | None = None
    number: str = ""
    caption: str = ""
    days: Sequence[date] = ()
    names: Sequence[str] = ()


@dataclass(frozen=True)
class Picture:
    """What the browser draws in a figure: shapes or a map, as they were given to it."""

    kind: PictureKind
    css: str
    spec: dict[str, Any]


@dataclass(frozen=True)
class FigureContent:
    """The words, numbers and picture of one figure; `menu` holds the entries of its menu of downloads, `tools` what
    stands beside it. `comments` are what people wrote about it, for files.
    """

    name: str
    title: str
    subtitle: str
    source: str
    as_of: str
    twin: Twin
    note: str = ""
    method: str = ""
    body: Any = ()
    chart: NativeChart | None = None
    menu: list[Element] = field(default_factory=list)
    tools: list[Element] = field(default_factory=list)
    comments: Sequence[str] = ()

    @property
    def remarks(self) -> list[str]:
        """How it was computed, and what people wrote about it."""
        return [text for text in (self.method, *self.comments) if text]

    def pictures(self) -> list[Picture]:
        """The pictures in the body, in its order."""
        return [node.carried for node in nodes(self.body) if isinstance(node.carried, Picture)]

    def empty_words(self) -> str:
        """What an empty figure says instead of a picture; empty text for one that shows something."""
        return next((text_of(node) for node in nodes(self.body) if "empty" in css_of(node).split()), "")

    def native(self) -> NativeChart:
        """The declared chart, else the one that the picture and the twin call for."""
        return self.chart or _derived(self)


def attach(figure: Element, content: FigureContent) -> None:
    """Lets the figure of a page carry its content; the browser never gets it."""
    figure.carried = content


def contents_in(body: Any) -> list[FigureContent]:
    """The contents of all figures below a component or list of components, in reading order."""
    return list(_contents(body))


def has_contents(body: Any) -> bool:
    """Whether there is a figure below a component or list of components."""
    return any(True for _ in _contents(body))


def _contents(body: Any) -> Iterator[FigureContent]:
    return (node.carried for node in nodes(body) if isinstance(node.carried, FigureContent))


def nodes(body: Any) -> Iterator[Element]:
    """Every element of a tree, in reading order."""
    waiting = [body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            yield node
            waiting.append(node.children)
        elif isinstance(node, (list, tuple)):
            waiting += reversed(node)


def text_of(body: Any) -> str:
    """The words of a tree, spaces made plain."""
    return " ".join(word for text in _texts(body) for word in text.split(" ") if word)


def css_of(node: Element) -> str:
    """The classes of a component."""
    return str(node.properties.get("className") or "")


def _texts(body: Any) -> Iterable[str]:
    if isinstance(body, Element):
        yield from _texts(body.children)
    elif isinstance(body, (list, tuple)):
        for part in body:
            yield from _texts(part)
    elif body is not None:
        yield str(body)


def _derived(content: FigureContent) -> NativeChart:
    pictures, twin = content.pictures(), content.twin
    if content.empty_words() or not twin.rows:
        return NativeChart("table")
    if len(pictures) == 1:
        return _of_picture(pictures[0], twin)
    is_ranking = [column.decimals is None for column in twin.columns] == [True, False]
    return NativeChart("bars" if is_ranking and not pictures and len(twin.rows) > 1 else "table")


def _of_picture(picture: Picture, twin: Twin) -> NativeChart:
    if picture.kind == "map":
        return NativeChart("map")
    if not twin.numeric():
        return NativeChart("picture")
    looks = picture.css.split()
    return NativeChart(next((kind for look, kind in KIND_BY_LOOK.items() if look in looks), "picture"))
