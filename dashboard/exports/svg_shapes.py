"""Scenes of what a figure shows: drawings, maps, tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.content import Cell, Column, FigureContent, Twin, css_of, nodes, text_of
from dashboard.exports.outlines import Outlines, outlines_of
from dashboard.exports.svg_parts import LETTER_WIDTH, Scene, element, label, moved, points
from dashboard.exports.svg_style import style_of, token
from dashboard.selection import Theme
from dashboard.words import Words

NAMES = {"anchor": "text-anchor", "baseline": "dominant-baseline"}
ATTRIBUTES = {
    "path": ["d"],
    "rect": ["x", "y", "width", "height", "rx", "ry"],
    "line": ["x1", "y1", "x2", "y2"],
    "circle": ["cx", "cy", "r"],
    "polyline": ["points"],
    "polygon": ["points"],
    "text": ["x", "y", "dx", "dy", "anchor", "baseline"],
    "g": [],
}
MAP_HEIGHT, LEGEND_WIDTH, LEGEND_ROW = 420.0, 190.0, 26.0
TOWN_SIZE = 12
TABLE_ROW, TABLE_SIZE, MOST_ROWS, WIDEST_COLUMN = 26.0, 15, 18, 42
ROOM_FOR_WORDS, ROOM_GROWS, LONG_TEXT, LONGEST_WORD = 5, 0.8, 64, 24
LONGEST_ROW_LYING = 5
FADED = 0.28
BADGE_SIZE = 17


def drawing_scene(spec: Mapping[str, Any], css: str, theme: Theme) -> Scene:
    """The shapes of a `Drawing`, with the looks that the stylesheet gives them."""
    return Scene(spec["width"], spec["height"], "".join(_shape(shape, css, theme) for shape in spec["shapes"]))


def _shape(shape: Mapping[str, Any], css: str, theme: Theme) -> str:
    tag = str(shape.get("tag"))
    if tag not in ATTRIBUTES:
        return ""
    attributes = {NAMES.get(name, name): shape[name] for name in ATTRIBUTES[tag] if name in shape}
    styled = style_of(tag, str(shape.get("class", "")), css, theme) | attributes
    if tag == "text":
        return label(styled.pop("x", 0), styled.pop("y", 0), shape.get("text", ""), **styled)
    return element(tag, styled, "".join(_shape(child, css, theme) for child in shape.get("shapes", [])))


def map_scene(spec: Mapping[str, Any], legend: Sequence[tuple[str, str]], words: Words, theme: Theme) -> Scene:
    """The areas of a map with the borders above them, names of towns, and the classes beside."""
    outlines = outlines_of(words.region)
    scale = MAP_HEIGHT / outlines.height
    width = outlines.width * scale
    areas = outlines.levels.get(spec["level"], {})
    focus = set(spec["focus"]) if spec.get("focus") else None
    shapes = []
    for code, area in spec["areas"].items():
        look = style_of("path", f"area class-{area['class']}", "", theme)
        faded = FADED if focus is not None and code not in focus else None
        shapes.append(element("path", {"d": _path(areas.get(code, []), scale), **look, "opacity": faded}))
    for level in reversed(spec.get("outlines", [])):
        look = style_of("path", f"map-outline outline-{level}", "", theme)
        shapes += [element("path", {"d": _path(r, scale), **look}) for r in outlines.levels.get(level, {}).values()]
    if spec.get("selected") in areas:
        look = style_of("path", "map-selected", "", theme)
        shapes.append(element("path", {"d": _path(areas[spec["selected"]], scale), **look}))
    shapes += _towns(spec, outlines, scale, theme)
    height = max(MAP_HEIGHT, LEGEND_ROW * len(legend))
    shapes.append(moved(_legend(legend, theme), width + 24, height - LEGEND_ROW * len(legend)))
    return Scene(width + 24 + LEGEND_WIDTH, height, "".join(shapes))


def _path(rings: Sequence[Sequence[tuple[float, float]]], scale: float) -> str:
    return "".join(points(ring, scale) for ring in rings)


def _towns(spec: Mapping[str, Any], outlines: Outlines, scale: float, theme: Theme) -> list[str]:
    halo = {"fill": token("ink", theme), "stroke": token("card", theme), "stroke-width": 3, "paint-order": "stroke"}
    look = {**halo, "font-size": TOWN_SIZE, "font-weight": 600, "text-anchor": "middle"}
    shapes, taken = [], list[tuple[float, float, float]]()
    for town in spec.get("towns", []):
        if town["code"] not in outlines.labels:
            continue
        x, y = (part * scale for part in outlines.labels[town["code"]])
        half = len(town["name"]) * TOWN_SIZE * LETTER_WIDTH * 0.6
        # a name that would cover another is left out, the first of the list are the largest
        if all(abs(x - a) > half + b or abs(y - c) > TOWN_SIZE for a, c, b in taken):
            taken.append((x, y, half))
            shapes.append(label(x, y + 4, town["name"], **look))
    return shapes


def _legend(legend: Sequence[tuple[str, str]], theme: Theme) -> str:
    shapes = []
    for place, (css, text) in enumerate(legend):
        y = place * LEGEND_ROW
        look = style_of("rect", css, "", theme) | {"stroke": token("control", theme), "stroke-width": 1}
        shapes.append(element("rect", {"x": 0, "y": y + 4, "width": 24, "height": 15, "rx": 3, **look}))
        shapes.append(label(34, y + 17, text, font_size=15, fill=token("ink", theme)))
    return "".join(shapes)


def table_scene(twin: Twin, words: Words, theme: Theme, *, most: int = MOST_ROWS) -> Scene:
    """The first rows of a table, and how many more there are."""
    shown = [[cell_text(cell, twin, place, words) for place, cell in enumerate(row)] for row in twin.rows[:most]]
    lines = [[column.label for column in twin.columns], *shown]
    widths = [min(max(len(line[c]) for line in lines), WIDEST_COLUMN) for c in range(len(twin.columns))]
    step = TABLE_SIZE * LETTER_WIDTH * 1.15
    edges = [sum(widths[:place]) * step + 18 * place for place in range(len(widths) + 1)]
    shapes = []
    for number, line in enumerate(lines):
        y = (number + 1) * TABLE_ROW - 8
        for place, text in enumerate(line):
            is_number = twin.columns[place].decimals is not None
            look = {"font_size": TABLE_SIZE, "fill": token("ink" if number else "muted", theme)}
            look |= {"font_weight": 400 if number else 600, "text_anchor": "end" if is_number else "start"}
            x = edges[place + 1] - 18 if is_number else edges[place]
            cut = text if len(text) <= WIDEST_COLUMN else f"{text[: WIDEST_COLUMN - 1]}…"
            shapes.append(label(x, y, cut, **look))
        rule = {"x1": 0, "x2": edges[-1], "y1": y + 8, "y2": y + 8, "stroke": token("line", theme), "stroke-width": 1}
        shapes.append(element("line", rule))
    left = len(twin.rows) - len(shown)
    if left > 0:
        more = words.count("and {n} row more", "and {n} rows more", left)
        shapes.append(
            label(0, (len(lines) + 1) * TABLE_ROW - 8, more, font_size=TABLE_SIZE, fill=token("muted", theme))
        )
    return Scene(max(edges[-1], 200), (len(lines) + (left > 0)) * TABLE_ROW + 4, "".join(shapes))


def cell_text(cell: Cell, twin: Twin, place: int, words: Words) -> str:
    """A cell as people read it; a missing one is a dash."""
    if isinstance(cell, str):
        return cell
    return words.formats.number(cell, decimals=twin.columns[place].decimals or 0)


def paper_twin(twin: Twin, words: Words) -> Twin:
    """A table for slides and paper: no empty columns, and a single long row stands, a line for each of its cells."""
    filled = twin.on_paper()
    if len(filled.rows) != 1 or len(filled.columns) <= LONGEST_ROW_LYING:
        return filled
    (row,) = filled.rows
    pairs: list[list[Cell]] = [
        [column.label, cell_text(cell, filled, place, words)]
        for place, (column, cell) in enumerate(zip(filled.columns, row, strict=True))
    ]
    return Twin(twin.caption, [Column(text) for text in map(str, pairs[0])], pairs[1:])


def column_shares(twin: Twin, words: Words) -> list[int]:
    """How much room each column of a table needs beside the others."""
    rows = [[cell_text(cell, twin, place, words) for place, cell in enumerate(row)] for row in twin.rows]
    return shares_of([[column.label for column in twin.columns], *rows])


def shares_of(lines: Sequence[Sequence[str]]) -> list[int]:
    """By the longest word, which must not break, and by the length of the texts."""
    shares = []
    for column in zip(*lines, strict=True):
        longest, word = max(map(len, column)), max(len(part) for text in column for part in text.split(" "))
        shares.append(max(min(word, LONGEST_WORD) + ROOM_FOR_WORDS, round(min(longest, LONG_TEXT) ** ROOM_GROWS)))
    return shares


def legend_of(figure: FigureContent) -> list[tuple[str, str]]:
    """Classes of a map and their ranges, as the figure's own legend says them: [('class-1', '2–4'), ...]."""
    found = []
    for node in nodes(figure.body):
        if "legend-entry" in css_of(node).split():
            parts = {name: part for part in nodes(node) for name in css_of(part).split()}
            css = next((name for name in parts if name.startswith("class-")), "")
            if css and "legend-range" in parts:
                found.append((css, text_of(parts["legend-range"])))
    return found


def badges_of(figure: FigureContent) -> list[tuple[str, str]]:
    """Statuses that the figure names beside its picture: [('status-reached', '✔ osiągnięty'), ...]."""
    marked = [node for node in nodes(figure.body) if "status" in css_of(node).split()]
    return [(css_of(node).removeprefix("status "), text_of(node)) for node in marked]


def badges_scene(figure: FigureContent, theme: Theme) -> Scene | None:
    """The statuses in one line, in their colours."""
    shapes, x = [], 0.0
    for css, text in badges_of(figure):
        tone = style_of("text", css, "", theme)["fill"]
        shapes.append(label(x, BADGE_SIZE, text, font_size=BADGE_SIZE, font_weight=600, fill=tone))
        x += len(text) * BADGE_SIZE * LETTER_WIDTH * 1.15 + 24
    return Scene(x, BADGE_SIZE * 1.4, "".join(shapes)) if shapes else None
