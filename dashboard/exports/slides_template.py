"""The template of our slides, made by code: 16:9, the colours of the stylesheet as theme colours, Polish by default."""

from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from dashboard.exports.office_theme import set_theme
from dashboard.exports.template_parts import SOURCE, SUBTITLE, SlideFrame

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.5)
KEPT_LAYOUTS = ("Title Slide", "Title Only")
TITLE_BOX = (MARGIN, Inches(0.3), WIDTH - 2 * MARGIN, Inches(0.95))
SUBTITLE_BOX = (MARGIN, Inches(1.25), WIDTH - 2 * MARGIN, Inches(0.62))
SOURCE_BOX = (MARGIN, Inches(6.72), WIDTH - 2 * MARGIN - Inches(0.8), Inches(0.6))
BODY_BOX = (MARGIN, Inches(1.95), WIDTH - 2 * MARGIN, Inches(4.7))
PLACEHOLDER = """<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/>
<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="{idx}"/></p:nvPr></p:nvSpPr>
<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm></p:spPr>
<p:txBody><a:bodyPr lIns="0" rIns="0" tIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>
<a:lvl1pPr marL="0" indent="0"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>
<a:defRPr sz="{size}"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>
<a:p><a:r><a:rPr lang="pl-PL"/><a:t> </a:t></a:r></a:p></p:txBody></p:sp>"""


def new_deck(language: str) -> Any:
    """An empty presentation with two layouts: a title slide, and a slide with title, subtitle and source."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    for layout in list(deck.slide_layouts):
        if layout.name not in KEPT_LAYOUTS:
            deck.slide_layouts.remove(layout)
    set_theme(deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    title, content = deck.slide_layouts
    for holder in (deck.slide_master, title, content):
        _place(holder)
        _speak(holder, language)
    content._element.spTree.append(_placeholder(20, "Podtytuł", SUBTITLE, SUBTITLE_BOX, 1400, "t"))
    content._element.spTree.append(_placeholder(21, "Źródło", SOURCE, SOURCE_BOX, 1100, "b"))
    return deck


def own_frame(deck: Any) -> SlideFrame:
    """The layouts of `new_deck` and the boxes on them."""
    title, content = deck.slide_layouts
    subtitle, body, source = (
        (int(left), int(top), int(width), int(height))
        for left, top, width, height in (SUBTITLE_BOX, BODY_BOX, SOURCE_BOX)
    )
    return SlideFrame(title, content, subtitle, body, source, has_holders=True)


def _placeholder(number: int, name: str, idx: int, box: tuple[int, int, int, int], size: int, anchor: str) -> Any:
    x, y, cx, cy = (int(Emu(part)) for part in box)
    return parse_xml(
        PLACEHOLDER.format(id=number, name=name, idx=idx, x=x, y=y, cx=cx, cy=cy, size=size, anchor=anchor)
    )


def _place(holder: Any) -> None:
    """Boxes of a slide of 16:9; dates and footers are left out, the number stands in the corner."""
    is_title = getattr(holder, "name", "") == KEPT_LAYOUTS[0]
    for shape in list(holder.placeholders):
        kind = shape.placeholder_format.type
        name = kind.name if kind is not None else ""
        if name in {"DATE", "FOOTER"}:
            shape._element.getparent().remove(shape._element)
        elif name == "SLIDE_NUMBER":
            _move(shape, (WIDTH - MARGIN - Inches(0.8), Inches(6.95), Inches(0.8), Inches(0.35)))
        elif is_title:
            _move(shape, (MARGIN, Inches(1.6 if "TITLE" in name and name != "SUBTITLE" else 3.2), *_title_size(name)))
        else:
            _move(shape, TITLE_BOX if name == "TITLE" else BODY_BOX)
    for style in holder._element.iter(qn("p:titleStyle")):
        for paragraph in style.iter(qn("a:lvl1pPr")):
            paragraph.set("algn", "l")
            paragraph.find(qn("a:defRPr")).set("sz", "2600")
            paragraph.find(qn("a:defRPr")).set("b", "1")
    if is_title:
        for paragraph in holder._element.iter(qn("a:lvl1pPr")):
            paragraph.set("algn", "l")
        for tone in [node for node in holder._element.iter(qn("a:schemeClr")) if len(node)]:
            tone.set("val", "tx2")
            tone[:] = []


def _title_size(name: str) -> tuple[int, int]:
    return WIDTH - 2 * MARGIN, Inches(2.6 if name == "SUBTITLE" else 1.5)


def _move(shape: Any, box: tuple[int, int, int, int]) -> None:
    shape.left, shape.top, shape.width, shape.height = (Emu(int(part)) for part in box)


def _speak(holder: Any, language: str) -> None:
    tag = "pl-PL" if language == "pl" else "en-GB"
    for node in holder._element.iter():
        if node.get("lang"):
            node.set("lang", tag)


def title_size(title: str) -> Any:
    """Long sentences in smaller letters, so that two lines are enough."""
    return Pt(26 if len(title) < 95 else 22 if len(title) < 150 else 18)
