"""What of an office's own template is used: the layouts of slides and the room on them, the styles of documents."""

import io
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from data.errors import UserError

Box = tuple[int, int, int, int]
SUBTITLE, SOURCE = 13, 14
# lengths are in the units of Office; its library is not needed here, and every worker would hold it
INCH, CENTIMETRE = 914_400, 360_000
GAP, SUBTITLE_HEIGHT, SOURCE_HEIGHT = round(0.08 * INCH), round(0.62 * INCH), round(0.6 * INCH)
LEAST_WIDTH, LEAST_HEIGHT = 6 * INCH, 3 * INCH
WIDE = 16 / 9
OTHER_PLACES = {"SUBTITLE", "BODY", "OBJECT", "CHART", "TABLE", "PICTURE"}
STYLES = ("Normal", "Title", "Heading 1", "Caption", "Table Grid")


@dataclass(frozen=True)
class Checked:
    """What a check of a template found: what keeps it from being used, and what is made up for."""

    name: str
    faults: list[UserError] = field(default_factory=list)
    notes: list[UserError] = field(default_factory=list)


@dataclass(frozen=True)
class SlideFrame:
    """The layouts of a deck, and where subtitle, content and source stand on a slide (EMU).

    With `has_holders` the layout has placeholders of its own for subtitle and source.
    """

    title: Any
    content: Any
    subtitle: Box
    body: Box
    source: Box
    has_holders: bool


def open_slides(content: bytes) -> Any:
    """The presentation of a template without its slides; ValueError and others for what is none."""
    from pptx import Presentation

    deck = Presentation(io.BytesIO(content))
    slides = deck.slides._sldIdLst
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)
    return deck


def frame_of(deck: Any) -> SlideFrame | None:
    """What slides are made from; None where the deck has no layout with a title alone, or no title slide."""
    layouts = list(deck.slide_layouts)
    title = _first(layouts, "title", {"SUBTITLE"})
    content = next((one for one in layouts if {SUBTITLE, SOURCE} <= _numbers(one)), None) or _first(
        layouts, "titleOnly", set()
    )
    if title is None or content is None:
        return None
    head = next(shape for shape in content.placeholders if _kind(shape) in {"TITLE", "CENTER_TITLE"})
    left, width, top = head.left, head.width, head.top + head.height + GAP
    feet = [s.top for s in content.placeholders if _kind(s) in {"DATE", "FOOTER", "SLIDE_NUMBER"} and s.top is not None]
    bottom = min([deck.slide_height - round(0.18 * INCH), *(foot for foot in feet if foot > deck.slide_height // 2)])
    under = top + SUBTITLE_HEIGHT + GAP
    source = bottom - SOURCE_HEIGHT
    return SlideFrame(
        title,
        content,
        (left, top, width, SUBTITLE_HEIGHT),
        (left, under, width, source - GAP - under),
        (left, source, width, SOURCE_HEIGHT),
        {SUBTITLE, SOURCE} <= _numbers(content),
    )


def look_at_slides(name: str, content: bytes) -> Checked:
    """What is missing in a PPTX template."""
    deck, found = open_slides(content), Checked(name)
    frame = frame_of(deck)
    if frame is None:
        fault = UserError(
            "The template {file} lacks a layout: a title slide (title and subtitle) and a slide with a title alone are "
            "needed. It has: {names}.",
            file=name,
            names=", ".join(layout.name for layout in deck.slide_layouts),
        )
        found.faults.append(fault)
        return found
    _left, _top, width, height = frame.body
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        fault = UserError(
            "In the template {file} a slide leaves too little room below its title: {width} × {height} cm of {needed}.",
            file=name,
            width=f"{width / CENTIMETRE:.0f}",
            height=f"{max(height, 0) / CENTIMETRE:.0f}",
            needed=f"{LEAST_WIDTH / CENTIMETRE:.0f} × {LEAST_HEIGHT / CENTIMETRE:.0f} cm",
        )
        found.faults.append(fault)
    if abs(deck.slide_width / deck.slide_height - WIDE) > 0.02:
        found.notes.append(UserError("The slides of {file} are not 16:9; charts will be narrower.", file=name))
    if not frame.has_holders:
        note = UserError(
            "{file} has no placeholders for subtitle and source (numbers {numbers}); text boxes stand in for them.",
            file=name,
            numbers=f"{SUBTITLE}, {SOURCE}",
        )
        found.notes.append(note)
    return found


def look_at_document(name: str, content: bytes) -> Checked:
    """What is missing in a DOCX template; styles that it lacks are taken from ours."""
    from docx import Document

    document, found = Document(io.BytesIO(content)), Checked(name)
    missing = ", ".join(style for style in STYLES if style not in document.styles)
    if missing:
        note = UserError("{file} lacks the styles {names}; those of the program are used.", file=name, names=missing)
        found.notes.append(note)
    return found


def open_document(content: bytes) -> Any:
    """The document of a template without its text; headers, footers, page and styles stay."""
    from docx import Document

    document, ours = Document(io.BytesIO(content)), Document()
    body = document.element.body
    for child in list(body):
        if child is not body.sectPr:
            body.remove(child)
    for name in STYLES:
        if name not in document.styles:
            document.styles.element.append(deepcopy(ours.styles[name].element))
    return document


def _first(layouts: Sequence[Any], kind: str, more: set[str]) -> Any | None:
    """The first layout of a kind, else one with a title and exactly these other places for text."""
    titled = [one for one in layouts if {"TITLE", "CENTER_TITLE"} & set(map(_kind, one.placeholders))]
    named = (one for one in titled if one._element.get("type") == kind and more <= set(map(_kind, one.placeholders)))
    alike = (one for one in titled if set(map(_kind, one.placeholders)) & OTHER_PLACES == more)
    return next(named, None) or next(alike, None)


def _kind(shape: Any) -> str:
    kind = shape.placeholder_format.type
    return kind.name if kind is not None else ""


def _numbers(layout: Any) -> set[int]:
    return {shape.placeholder_format.idx for shape in layout.placeholders}
