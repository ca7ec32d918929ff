"""A Plotly figure of ours drawn without a browser: lines, areas and bars with their axes, labels and breaks."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import floor, log10
from typing import Any

from dashboard.exports.svg_parts import Scene, element, label
from dashboard.exports.svg_style import token
from dashboard.selection import Theme
from dashboard.words import Words

LEFT, TOP, BOTTOM, SIZE = 64.0, 34.0, 30.0, 15
DASHES = {"dash": "9 6", "dot": "2 5", "dashdot": "9 5 2 5", "longdash": "14 6"}
MOST_TICKS, MOST_LETTERS = 6, 22
STEPS = (1, 2, 2.5, 5, 10)
Trace = Mapping[str, Any]


def plot_scene(spec: Mapping[str, Any], width: float, height: float, words: Words, theme: Theme) -> Scene:
    """The traces in a box of this size."""
    return Scene(width, height, _Plot(spec, width, height, words, theme).drawn())


class _Plot:
    """One plot with its scales; a bar plot lying on its side has its names on the y axis."""

    def __init__(self, spec: Mapping[str, Any], width: float, height: float, words: Words, theme: Theme) -> None:
        self.traces: Sequence[Trace] = spec.get("data", [])
        self.layout: Mapping[str, Any] = spec.get("layout", {})
        self.words, self.theme, self.width, self.height = words, theme, width, height
        self.bars = [trace for trace in self.traces if trace.get("type") == "bar"]
        self.lying = any(trace.get("orientation") == "h" for trace in self.bars)
        names, values = ("y", "x") if self.lying else ("x", "y")
        self.names, self.values = names, values
        self.timed = self.layout.get("xaxis", {}).get("type") == "date" and not self.lying
        self.keys = list(dict.fromkeys(key for trace in self.traces for key in trace.get(names) or []))
        self.stacked = self.layout.get("barmode") in {"stack", "relative"}
        self.low, self.high, self.step = self._range()
        self.left = LEFT + (130 if self.lying else 0)
        self.right = width - max(float(self.layout.get("margin", {}).get("r", 16)) * 1.1, 24)

    def drawn(self) -> str:
        """Axes below, marks above, words on top."""
        parts = [self._grid(), self._names(), *(self._breaks())]
        parts += [self._line(trace) for trace in self.traces if trace.get("type") != "bar"]
        parts += self._bars()
        parts += [self._note(note) for note in self.layout.get("annotations", [])]
        return "".join(parts)

    def _range(self) -> tuple[float, float, float]:
        found = [v for trace in self.traces for v in trace.get(self.values) or [] if isinstance(v, (int, float))]
        if self.stacked:
            sums: dict[Any, float] = {}
            for trace in self.bars:
                for key, value in zip(trace[self.names], trace[self.values], strict=False):
                    sums[key] = sums.get(key, 0) + (value or 0)
            found += sums.values()
        low, high = min(found, default=0), max(found, default=1)
        if self.layout.get("yaxis", {}).get("rangemode", "tozero") == "tozero" or self.bars:
            low, high = min(low, 0), max(high, 0)
        spread = (high - low) or abs(high) or 1
        rough = spread / (MOST_TICKS - 1)
        unit = 10 ** floor(log10(rough))
        step = next(unit * size for size in STEPS if unit * size >= rough)
        bottom, top = floor(low / step) * step, (floor((high - spread * 0.001) / step) + 1) * step
        return bottom, max(top, bottom + step), step  # where all values are zero there is room, too

    def _across(self, share: float) -> float:
        return self.left + share * (self.right - self.left)

    def _down(self, share: float) -> float:
        return self.height - BOTTOM - share * (self.height - BOTTOM - TOP)

    def _of_value(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self._across(share) if self.lying else self._down(share)

    def _of_key(self, key: Any) -> float:
        if self.timed:
            days = [_day(k) for k in self.keys]
            first, last = min(days), max(days)
            pad = max((last - first) * 0.04, 1)
            return self._across((_day(key) - first + pad) / (last - first + 2 * pad))
        share = (self.keys.index(key) + 0.5) / max(len(self.keys), 1)
        return TOP + share * (self.height - BOTTOM - TOP) if self.lying else self._across(share)

    def _grid(self) -> str:
        shapes, value = [], self.low
        muted = {"font_size": SIZE, "fill": token("muted", self.theme)}
        decimals = max(0, -floor(log10(self.step))) if self.step < 1 else int(self.step != int(self.step))
        while value <= self.high + self.step / 2:
            at = self._of_value(value)
            rule = {"x1": at, "x2": at, "y1": TOP, "y2": self.height - BOTTOM} if self.lying else {
                "x1": self.left, "x2": self.right, "y1": at, "y2": at}  # fmt: skip
            shapes.append(element("line", {**rule, "stroke": token("grid", self.theme), "stroke-width": 1}))
            text = self.words.formats.number(value, decimals=decimals)
            place = (at, self.height - 8, "middle") if self.lying else (self.left - 10, at + 5, "end")
            shapes.append(label(place[0], place[1], text, text_anchor=place[2], **muted))
            value += self.step
        unit = self.layout.get("yaxis", {}).get("title", {}).get("text", "")
        return "".join([*shapes, label(self.left - LEFT + 8, 16, unit, **muted)])

    def _names(self) -> str:
        ticks = [(self._of_key(key), str(key)) for key in self.keys]
        if self.timed and ticks:
            years = sorted({int(str(key)[:4]) for key in self.keys})
            step = max(1, -(-(years[-1] - years[0]) // MOST_TICKS))
            shown = [f"{year}-01-01" for year in range(years[0], years[-1] + 1, step)]
            found = [(self._of_key(day), day[:4]) for day in shown]
            ticks = [tick for tick in found if self.left - 1 <= tick[0] <= self.right + 1]
        elif not self.lying:
            ticks = ticks[:: max(1, -(-len(ticks) // 14))]
        muted = {"font_size": SIZE, "fill": token("muted", self.theme)}
        if self.lying:
            return "".join(label(self.left - 10, at + 5, _cut(name), text_anchor="end", **muted) for at, name in ticks)
        return "".join(label(at, self.height - 8, _cut(name), text_anchor="middle", **muted) for at, name in ticks)

    def _breaks(self) -> list[str]:
        verticals = [s for s in self.layout.get("shapes", []) if s.get("type") == "line" and self.timed and self.keys]
        look = {"stroke": token("muted", self.theme), "stroke-dasharray": "2 5"}
        places = [self._of_key(shape["x0"]) for shape in verticals if shape.get("x0") == shape.get("x1")]
        return [element("line", {"x1": x, "x2": x, "y1": TOP, "y2": self.height - BOTTOM, **look}) for x in places]

    def _line(self, trace: Trace) -> str:
        pairs = list(zip(trace.get("x") or [], trace.get("y") or [], strict=False))
        placed = [(self._of_key(x), self._of_value(y)) if isinstance(y, (int, float)) else None for x, y in pairs]
        if trace.get("fill") == "toself":
            corners = " ".join(f"{p[0]:.1f},{p[1]:.1f}" for p in placed if p)
            return element("polygon", {"points": corners, "fill": token("series-1", self.theme), "fill-opacity": 0.16})
        line, mode = trace.get("line", {}), trace.get("mode", "lines")
        shapes, run = [], []
        look = {"fill": "none", "stroke": line.get("color"), "stroke-width": line.get("width", 2)}
        look["stroke-dasharray"] = DASHES.get(line.get("dash", ""))
        for point in [*placed, None]:
            if point:
                run.append(f"{point[0]:.1f},{point[1]:.1f}")
            elif run:
                shapes.append(element("polyline", {"points": " ".join(run), **look}) if "lines" in mode else "")
                run = []
        if "markers" in mode:
            shapes += self._markers(trace, placed)
        return "".join(shapes)

    def _markers(self, trace: Trace, placed: Sequence[tuple[float, float] | None]) -> list[str]:
        marker = trace.get("marker", {})
        sizes = marker.get("size", 6)
        tone = marker.get("color") if isinstance(marker.get("color"), str) else token("series-1", self.theme)
        shapes = []
        for place, point in enumerate(placed):
            size = sizes[place] if isinstance(sizes, list) else sizes
            if point and size:
                is_open = str(marker.get("symbol", "")).endswith("open")
                look = {"fill": token("card", self.theme) if is_open else tone, "stroke": tone}
                shapes.append(element("circle", {"cx": point[0], "cy": point[1], "r": size / 2, **look}))
        return shapes

    def _bars(self) -> list[str]:
        room = (self.height - TOP - BOTTOM if self.lying else self.right - self.left) / max(len(self.keys), 1)
        lanes = 1 if self.stacked else max(len(self.bars), 1)
        thick, sums, shapes = room * 0.7 / lanes, dict.fromkeys(self.keys, 0.0), []
        for lane, trace in enumerate(self.bars):
            tone = trace.get("marker", {}).get("color")
            for number, (key, value) in enumerate(zip(trace[self.names], trace[self.values], strict=False)):
                if not isinstance(value, (int, float)):
                    continue
                start = sums[key] if self.stacked else 0.0
                sums[key] = start + value
                side = self._of_key(key) - thick * lanes / 2 + (0 if self.stacked else lane * thick)
                ends = sorted([self._of_value(start), self._of_value(start + value)])
                own = tone[number] if isinstance(tone, list) else tone or token(f"series-{lane % 5 + 1}", self.theme)
                shapes.append(self._bar(side, thick, ends, own))
                if trace.get("text") is not None and not self.stacked:
                    shapes.append(self._bar_text(side + thick / 2, ends, value))
        return shapes

    def _bar(self, side: float, thick: float, ends: Sequence[float], tone: str) -> str:
        long = ends[1] - ends[0]
        box = {"x": ends[0], "y": side, "width": long, "height": thick} if self.lying else {
            "x": side, "y": ends[0], "width": thick, "height": long}  # fmt: skip
        return element("rect", {**box, "fill": tone})

    def _bar_text(self, middle: float, ends: Sequence[float], value: float) -> str:
        look = {"font_size": SIZE, "fill": token("ink", self.theme)}
        text = self.words.formats.number(value, decimals=2)
        if self.lying:
            return label(ends[1] + 6, middle + 5, text, **look)
        return label(middle, ends[0] - 6, text, text_anchor="middle", **look)

    def _note(self, note: Mapping[str, Any]) -> str:
        if not isinstance(note.get("y"), (int, float)) or note.get("xref") == "paper" or not self.keys:
            return ""
        if not self.timed and note.get("x") not in self.keys:
            return ""
        x, y = self._of_key(note["x"]) + float(note.get("xshift", 0)), self._of_value(note["y"])
        anchor = {"left": "start", "right": "end"}.get(note.get("xanchor", ""), "middle")
        tone = note.get("font", {}).get("color", token("ink", self.theme))
        return label(x, y + 5, str(note.get("text", "")), font_size=SIZE, fill=tone, text_anchor=anchor)


def _day(key: Any) -> float:
    return float(date.fromisoformat(str(key)[:10]).toordinal())


def _cut(name: str) -> str:
    return name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1]}…"
