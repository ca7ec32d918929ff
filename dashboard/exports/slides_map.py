"""Maps as native shapes: one freeform an area, named by it, in theme colours, to be recoloured or moved."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import count
from typing import Any

from lxml import etree

from dashboard.exports.outlines import Outlines, Ring, outlines_of
from dashboard.exports.safe import safe_text
from dashboard.theme import colour
from dashboard.words import Words

Box = tuple[int, int, int, int]
SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
# lumMod and lumOff in thousandths of a percent, from the lightest class to the darkest
SHADES = {1: (20_000, 80_000), 2: (45_000, 55_000), 3: (75_000, 25_000), 4: (100_000, 0), 5: (50_000, 0)}
FADED = '<a:alpha val="28000"/>'
THIN, FIRM = 6_350, 15_875
LEGEND_WIDTH, LEGEND_ROW, SWATCH = 2_700_000, 300_000, 230_000
TOWN_WIDTH, TOWN_HEIGHT = 1_300_000, 190_000


def map_group(
    spec: Mapping[str, Any], legend: Sequence[tuple[str, str]], words: Words, box: Box, first_id: int, title: str
) -> list[Any]:
    """Elements for a slide: areas, borders, names of towns, legend; `first_id` and on are free for them."""
    return [etree.fromstring(text) for text in _Map(spec, words, box, first_id).groups(legend, title)]


class _Map:
    """One map in its box, in the units of slides."""

    def __init__(self, spec: Mapping[str, Any], words: Words, box: Box, first_id: int) -> None:
        self.spec, self.words, self.ids = spec, words, count(first_id)
        self.outlines: Outlines = outlines_of(words.region)
        left, top, width, height = box
        self.scale = min((width - LEGEND_WIDTH) / self.outlines.width, height / self.outlines.height)
        self.top = top + (height - self.outlines.height * self.scale) / 2
        self.left = left + (width - LEGEND_WIDTH - self.outlines.width * self.scale) / 2
        self.right, self.bottom = left + width - LEGEND_WIDTH, top + height

    def groups(self, legend: Sequence[tuple[str, str]], title: str) -> list[str]:
        """The groups in the order of reading."""
        areas = self.outlines.levels.get(self.spec["level"], {})
        focus = set(self.spec["focus"]) if self.spec.get("focus") else None
        shapes = [
            self._area(areas[code], area, is_faded=focus is not None and code not in focus)
            for code, area in self.spec["areas"].items()
            if code in areas
        ]
        say = self.words.say
        groups = [self._group(say("Map"), title, "".join(shapes))]
        borders = "".join(self._borders())
        if borders:
            groups.append(self._group(say("Borders"), say("Borders"), borders))
        towns = "".join(self._towns())
        if towns:
            groups.append(self._group(say("Towns"), say("Towns"), towns))
        if legend:
            groups.append(self._group(say("Legend"), "; ".join(text for _css, text in legend), self._legend(legend)))
        return groups

    def _area(self, rings: Sequence[Ring], area: Mapping[str, Any], *, is_faded: bool) -> str:
        line = f'<a:ln w="{THIN}"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:ln>'
        name = str(area["name"])
        return self._freeform(rings, name, f"{name}: {area['value']}", _fill(area["class"], is_faded=is_faded) + line)

    def _borders(self) -> list[str]:
        shapes = []
        for level in reversed(self.spec.get("outlines", [])):
            width = FIRM if level == "subregion" else THIN
            look = f'<a:noFill/><a:ln w="{width}"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln>'
            for code, rings in self.outlines.levels.get(level, {}).items():
                name = self.words.say("border: {area}", area=self.words.area_name(code))
                shapes.append(self._freeform(rings, name, name, look))
        return shapes

    def _freeform(self, rings: Sequence[Ring], name: str, description: str, look: str) -> str:
        placed = [[self._placed(point) for point in ring] for ring in rings]
        xs, ys = [x for ring in placed for x, _y in ring], [y for ring in placed for _x, y in ring]
        x0, y0, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
        paths = []
        for ring in placed:
            points = [f'<a:pt x="{x - x0}" y="{y - y0}"/>' for x, y in ring]
            lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
            paths.append(f"<a:moveTo>{points[0]}</a:moveTo>{lines}<a:close/>")
        form = f'<a:custGeom><a:avLst/><a:pathLst><a:path w="{width}" h="{height}">{"".join(paths)}</a:path>'
        return self._shape(name, description, (x0, y0, width, height), f"{form}</a:pathLst></a:custGeom>{look}")

    def _placed(self, point: tuple[float, float]) -> tuple[int, int]:
        return round(self.left + point[0] * self.scale), round(self.top + point[1] * self.scale)

    def _towns(self) -> list[str]:
        shapes, taken = [], list[tuple[int, int, int]]()
        for town in self.spec.get("towns", []):
            if town["code"] not in self.outlines.labels:
                continue
            x, y = self._placed(self.outlines.labels[town["code"]])
            half = 42_000 * len(town["name"])
            if all(abs(x - a) > half + b or abs(y - c) > TOWN_HEIGHT for a, c, b in taken):
                taken.append((x, y, half))
                box = (x - TOWN_WIDTH // 2, y - TOWN_HEIGHT // 2, TOWN_WIDTH, TOWN_HEIGHT)
                shapes.append(self._words(town["name"], box, align="ctr", size=1000, bold=True))
        return shapes

    def _legend(self, legend: Sequence[tuple[str, str]]) -> str:
        shapes, top = [], self.bottom - LEGEND_ROW * len(legend)
        line = f'<a:ln w="{THIN}"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln>'
        for place, (css, text) in enumerate(legend):
            key = css.removeprefix("class-")
            y = round(top + place * LEGEND_ROW)
            form = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            look = f"{form}{_fill(int(key) if key.isdigit() else 'missing', is_faded=False)}{line}"
            box = (self.right, y, SWATCH + SWATCH // 2, SWATCH)
            shapes.append(self._shape(text, text, box, look))
            beside = (self.right + SWATCH * 2, y, LEGEND_WIDTH - SWATCH * 2, SWATCH)
            shapes.append(self._words(text, beside, align="l", size=1200, bold=False))
        return "".join(shapes)

    def _words(self, text: str, box: Box, *, align: str, size: int, bold: bool) -> str:
        language = "pl-PL" if self.words.language == "pl" else "en-GB"
        run = f'<a:r><a:rPr lang="{language}" sz="{size}" b="{int(bold)}"/><a:t>{_written(text)}</a:t></a:r>'
        body = (
            '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
            f'<a:p><a:pPr algn="{align}"/>{run}</a:p></p:txBody>'
        )
        form = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        return self._shape(text, "", box, form, body)

    def _shape(self, name: str, description: str, box: Box, properties: str, body: str = "") -> str:
        x, y, width, height = box
        told = f' descr="{_written(description)}"' if description else ""
        empty = "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>"
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{next(self.ids)}" name="{_written(name)}"{told}/><p:cNvSpPr/><p:nvPr/>'
            f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            f"{properties}</p:spPr>{body or empty}</p:sp>"
        )

    def _group(self, name: str, description: str, shapes: str) -> str:
        x, y = round(self.left), round(self.top)
        width, height = round(self.outlines.width * self.scale), round(self.outlines.height * self.scale)
        size = f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
        inner = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/>'
        return (
            f'<p:grpSp {SPACES}><p:nvGrpSpPr><p:cNvPr id="{next(self.ids)}" name="{_written(name)}" '
            f'descr="{_written(description)}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
            f"<p:grpSpPr><a:xfrm>{size}{inner}</a:xfrm></p:grpSpPr>{shapes}</p:grpSp>"
        )


def _fill(key: int | str, *, is_faded: bool) -> str:
    """Classes are shades of one theme colour; zero has its own colour, what has no data is hatched."""
    if key == "missing":
        front, back = colour("jasny", "hatch-line").lstrip("#"), colour("jasny", "missing").lstrip("#")
        return (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{front}"/></a:fgClr>'
            f'<a:bgClr><a:srgbClr val="{back}"/></a:bgClr></a:pattFill>'
        )
    alpha = FADED if is_faded else ""
    if key == 0:
        return f'<a:solidFill><a:srgbClr val="{colour("jasny", "zero").lstrip("#")}">{alpha}</a:srgbClr></a:solidFill>'
    modulated, offset = SHADES[int(key)]
    shade = f'<a:lumMod val="{modulated}"/>' + (f'<a:lumOff val="{offset}"/>' if offset else "")
    return f'<a:solidFill><a:schemeClr val="accent1">{shade}{alpha}</a:schemeClr></a:solidFill>'


def _written(text: str) -> str:
    return escape(safe_text(text))
