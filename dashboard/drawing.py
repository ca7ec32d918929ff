"""A small scene of shapes: figures compute it, the browser and exports draw it (assets/drawing.js)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, pi, sin
from typing import Any

from dashboard.compact_json import compact

Shape = dict[str, str | float]
NARROW_BELOW = 420
LETTER_WIDTH = 7.2


@dataclass(frozen=True)
class Drawing:
    """Shapes in a box of width × height units; `label` is the alternative text, empty for decoration.

    `narrow` is drawn instead in less than `narrow_below` pixels. `moments` are places on the x axis and what the reader
    is told where the pointer is nearest to one of them; `reach` is from where to where it is marked.
    """

    width: float
    height: float
    label: str
    shapes: list[Shape] = field(default_factory=list)
    narrow: "Drawing | None" = None
    narrow_below: float = NARROW_BELOW
    moments: Sequence[tuple[float, str]] = ()
    reach: tuple[float, float] = (0.0, 0.0)

    def to_json(self) -> str:
        """The form that assets/drawing.js reads."""
        return compact(self.content())

    def content(self) -> dict[str, Any]:
        """The shapes with the alternative text and the narrow form."""
        scene = self._scene() | {"label": self.label}
        return scene | {"narrow": self.narrow._scene(), "below": self.narrow_below} if self.narrow else scene

    def _scene(self) -> dict[str, Any]:
        scene: dict[str, Any] = {"width": self.width, "height": self.height, "shapes": self.shapes}
        return scene | {"moments": self.moments, "reach": self.reach} if self.moments else scene


def text(x: float, y: float, content: str, css: str, anchor: str = "middle") -> Shape:
    """A line of text; `anchor` start, middle or end."""
    return {
        "tag": "text",
        "x": round(x, 2),
        "y": round(y, 2),
        "class": css,
        "anchor": anchor,
        "text": content,
    }


def shortened(name: str, width: float) -> str:
    """A name cut to what fits into a width; letters are about LETTER_WIDTH wide."""
    longest = int(width / LETTER_WIDTH)
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def rect(x: float, y: float, width: float, height: float, css: str, radius: float = 0) -> Shape:
    """A rectangle with optional rounded corners."""
    return {
        "tag": "rect",
        "x": round(x, 2),
        "y": round(y, 2),
        "width": round(max(width, 0), 2),
        "height": round(height, 2),
        "rx": radius,
        "class": css,
    }


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> Shape:
    """A straight line."""
    ends = {"x1": round(x1, 2), "y1": round(y1, 2), "x2": round(x2, 2), "y2": round(y2, 2)}
    return {"tag": "line", **ends, "class": css}


def circle(x: float, y: float, radius: float, css: str) -> Shape:
    """A full circle around a point."""
    return {"tag": "circle", "cx": round(x, 2), "cy": round(y, 2), "r": radius, "class": css}


def polyline(points: Sequence[tuple[float, float]], css: str) -> Shape:
    """Straight lines through points."""
    return {"tag": "polyline", "points": " ".join(f"{x:.1f},{y:.1f}" for x, y in points), "class": css}


def polygon(points: Sequence[tuple[float, float]], css: str) -> Shape:
    """A closed shape through points."""
    return {"tag": "polygon", "points": " ".join(f"{x:.1f},{y:.1f}" for x, y in points), "class": css}


def arc(centre: tuple[float, float], radius: float, start: float, end: float, css: str) -> Shape:
    """Part of the upper half ring; `start` and `end` are shares of it from left (0) to right (1)."""
    (x1, y1), (x2, y2) = on_ring(centre, radius, start), on_ring(centre, radius, end)
    path = f"M{x1:.2f} {y1:.2f}A{radius:g} {radius:g} 0 0 1 {x2:.2f} {y2:.2f}"
    return {"tag": "path", "d": path, "class": css}


def on_ring(centre: tuple[float, float], radius: float, share: float) -> tuple[float, float]:
    """Point of the upper half ring at a share from left (0) to right (1)."""
    angle = pi * (1 - share)
    return centre[0] + radius * cos(angle), centre[1] - radius * sin(angle)
