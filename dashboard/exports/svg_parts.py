"""Elements of an SVG file as text; every text and attribute is escaped here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from dashboard.exports.font import FAMILY, shown_text
from dashboard.exports.safe import clean_text
from dashboard.exports.svg_style import HATCH, token
from dashboard.selection import Theme

LETTER_WIDTH = 0.45


@dataclass(frozen=True)
class Scene:
    """Shapes in a box of their own units."""

    width: float
    height: float
    shapes: str


def element(tag: str, attributes: Mapping[str, object], inner: str = "") -> str:
    """One element; attributes of None are left out, `inner` is markup."""
    written = "".join(f' {name}="{escape(_written(value))}"' for name, value in attributes.items() if value is not None)
    return f"<{tag}{written}>{inner}</{tag}>" if inner else f"<{tag}{written}/>"


def label(x: float, y: float, text: str, **attributes: object) -> str:
    """A line of text."""
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    return element("text", {"x": x, "y": y, **named}, escape(shown_text(clean_text(text)), quote=False))


def moved(shapes: str, x: float, y: float, scale: float = 1) -> str:
    """Shapes at another place and in another size."""
    return element("g", {"transform": f"translate({_written(x)} {_written(y)}) scale({scale:.4f})"}, shapes)


def fitted(scene: Scene, x: float, y: float, width: float, height: float, *, most: float = 3) -> str:
    """A scene in the middle of a box, as large as fits."""
    scale = min(width / scene.width, height / scene.height, most)
    return moved(scene.shapes, x + (width - scene.width * scale) / 2, y + (height - scene.height * scale) / 2, scale)


def wrapped(text: str, size: float, width: float, most: int = 3) -> list[str]:
    """Lines of text of about this width; the last one ends with an ellipsis if more follows."""
    longest, lines = max(int(width / (size * LETTER_WIDTH)), 8), [""]
    for word in clean_text(text).split(" "):
        if len(lines[-1]) + len(word) < longest or not lines[-1]:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def document(scene: Scene, *, title: str, language: str, theme: Theme, plain: bool = False) -> str:
    """A whole SVG file; `plain` paints what has no data without a pattern, which some readers draw coarsely."""
    shapes = scene.shapes.replace(HATCH, token("hatch-line", theme)) if plain else scene.shapes
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": scene.width,
        "height": scene.height,
        "viewBox": f"0 0 {_written(scene.width)} {_written(scene.height)}",
        "font-family": f"{FAMILY}, sans-serif",
        "role": "img",
        "lang": language,
        "aria-label": clean_text(title),
    }
    named = element("title", {}, escape(clean_text(title), quote=False) or " ")
    return element("svg", attributes, f"{named}{'' if plain else _hatch(theme)}{shapes}")


def _hatch(theme: Theme) -> str:
    ground = element("rect", {"width": 6, "height": 6, "fill": token("missing", theme)})
    stroke = element(
        "line", {"x1": 3, "y1": 0, "x2": 3, "y2": 6, "stroke": token("hatch-line", theme), "stroke-width": 1.6}
    )
    shape = {"id": "hatch", "width": 6, "height": 6, "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return element("defs", {}, element("pattern", shape, ground + stroke))


def points(ring: Sequence[tuple[float, float]], scale: float) -> str:
    """A closed path through points."""
    return "M" + "L".join(f"{x * scale:.1f} {y * scale:.1f}" for x, y in ring) + "Z"


def _written(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
