"""PPTX: a title slide, then a slide for each figure with a native chart, map or table that people can edit."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from dashboard.content import FigureContent
from dashboard.exports.native import chart_numbers
from dashboard.exports.office_charts import chart_of, gauge_of, style_chart, style_gauge
from dashboard.exports.pictures import picture_png
from dashboard.exports.safe import property_text, safe_text
from dashboard.exports.slides_map import map_group
from dashboard.exports.slides_template import (
    new_deck,
    own_frame,
    title_size,
)
from dashboard.exports.svg_shapes import badges_of, cell_text, legend_of, paper_twin, shares_of
from dashboard.exports.template_parts import SOURCE, SUBTITLE, Box, frame_of, open_slides
from dashboard.exports.view import PROGRAM, ViewContent

PICTURE_PIXELS, PIXELS_PER_INCH = 1920, 170
LINES_ON_AN_INCH, MOST_TABLE_SLIDES = 2.75, 4
ROW_HEIGHT = Inches(0.32)
LETTERS_BY_COLUMNS = ((5, 14), (8, 12), (99, 10))
SUBTITLE_LETTERS, SOURCE_LETTERS = 120, 190
MAP_IDS = 1000
LONG_NUMBER = 9
CHARACTERS_OF_ONE_POINT_ON_AN_INCH, LINE_IN_ROWS = 142, 0.75


def as_pptx(view: ViewContent, template: bytes | None = None) -> bytes:
    """The deck of a view, on the template of an office where there is one."""
    file = BytesIO()
    _Deck(view, template).written().save(file)
    return file.getvalue()


class _Deck:
    """Writes one deck; every run of text is marked with its language."""

    def __init__(self, view: ViewContent, template: bytes | None) -> None:
        self.view, self.words = view, view.words
        self.deck = open_slides(template) if template else new_deck(self.words.language)
        frame = frame_of(self.deck) if template else own_frame(self.deck)
        assert frame  # a template without one was refused
        self.frame = frame
        self.language = "pl-PL" if self.words.language == "pl" else "en-GB"

    def written(self) -> Any:
        """The presentation with clean properties."""
        view, now = self.view, datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        properties = self.deck.core_properties
        properties.title, properties.author = property_text(f"{view.title} – {view.brand}"), PROGRAM
        properties.last_modified_by, properties.language, properties.comments = PROGRAM, self.language, ""
        properties.created = properties.modified = now
        properties.revision, properties.subject = 1, property_text(view.filters_line)
        if len(view.figures) > 1:
            self._title_slide()
        for figure in view.figures:
            self._figure(figure)
        return self.deck

    def _title_slide(self) -> None:
        slide = self.deck.slides.add_slide(self.frame.title)
        self._say(slide.shapes.title, [f"{self.view.title} – {self.view.brand}"], size=Pt(36))
        lines = [self.view.lead, self.view.filters_line, *self.view.warnings]
        self._say(_below_the_title(slide), lines, size=Pt(18))

    def _figure(self, figure: FigureContent) -> None:
        native = figure.native()
        if figure.empty_words():
            slide = self._slide(figure)
            self._note_box(slide, figure.empty_words())
        elif native.kind == "map":
            self._map(self._slide(figure), figure)
        elif native.kind == "gauge":
            self._gauge(self._slide(figure), figure)
        elif chart_numbers(figure):
            self._chart(self._slide(figure), figure)
        elif native.kind == "picture" and (png := picture_png(figure, self.view, width=PICTURE_PIXELS)):
            self._picture(self._slide(figure), figure, png)
        else:
            self._tables(figure)

    def _slide(self, figure: FigureContent, part: str = "") -> Any:
        """A slide with the sentence, what is measured and chosen, the source, and the method in its notes."""
        slide = self.deck.slides.add_slide(self.frame.content)
        title = f"{figure.title} {part}".strip()
        self._say(slide.shapes.title, [title], size=title_size(title))
        is_long = max(len(figure.subtitle), len(self.view.filters_line)) > SUBTITLE_LETTERS
        measured = [figure.subtitle, self.view.filters_line]
        subtitle = self._holder(slide, SUBTITLE, self.frame.subtitle)
        self._say(subtitle, measured, size=Pt(11 if is_long else 14))
        told = " · ".join(filter(None, [figure.source, figure.as_of, figure.note, *self.view.warnings]))
        source = self._holder(slide, SOURCE, self.frame.source)
        self._say(source, [told], size=Pt(11 if len(told) < SOURCE_LETTERS else 9))
        address = self.words.say("Address: {address}", address=self.view.address)
        notes = [*figure.remarks, figure.note, figure.source, figure.as_of, self.view.filters_line, address]
        self._say(slide.notes_slide.notes_text_frame, list(filter(None, notes)))
        return slide

    def _holder(self, slide: Any, number: int, box: Box) -> Any:
        """The placeholder of a number, or a text box in its place where the office's layout has none."""
        return slide.placeholders[number] if self.frame.has_holders else slide.shapes.add_textbox(*box)

    def _chart(self, slide: Any, figure: FigureContent) -> None:
        numbers = chart_numbers(figure)
        assert numbers
        kind, data = chart_of(numbers)
        frame = slide.shapes.add_chart(kind, *self._body(figure), data)
        style_chart(frame.chart, numbers)
        self._describe(frame, figure)
        self._badges(slide, figure)

    def _gauge(self, slide: Any, figure: FigureContent) -> None:
        native, say = figure.native(), self.words.say
        left, top, width, height = self.frame.body
        half = (left, top, width // 2, height)
        if native.share is not None:
            data = gauge_of(native, say("covered"), say("left"))
            frame = slide.shapes.add_chart(XL_CHART_TYPE.DOUGHNUT, *half, data)
            style_gauge(frame.chart, native)
            self._describe(frame, figure)
        middle = slide.shapes.add_textbox(left + width // 8, top + Inches(1.15), width // 4, Inches(1.2))
        size = Pt(40 if len(native.number) < LONG_NUMBER else 24)
        self._say(middle, [native.number, native.caption], size=size, rest=Pt(14), align=PP_ALIGN.CENTER)
        badges = [text for _css, text in badges_of(figure)]
        if badges:
            box = slide.shapes.add_textbox(left, top + Inches(2.75), width // 2, Inches(0.5))
            self._say(box, [" · ".join(badges)], size=Pt(16), align=PP_ALIGN.CENTER)
        if figure.twin.rows:
            room = (left + width // 2 + Inches(0.3), top + Inches(0.2), width // 2 - Inches(0.3), height - Inches(0.2))
            self._facts(slide, figure, room)

    def _facts(self, slide: Any, figure: FigureContent, box: Sequence[int]) -> None:
        """The first row of the twin, standing: the numbers behind the gauge."""
        twin = figure.twin
        pairs = [
            [column.label, cell_text(cell, twin, place, self.words)]
            for place, (column, cell) in enumerate(zip(twin.columns, twin.rows[0], strict=True))
        ]
        self._table(slide, pairs, box, figure, 12, numeric=set(), has_head=False)

    def _map(self, slide: Any, figure: FigureContent) -> None:
        (picture,) = figure.pictures()
        box = tuple(int(part) for part in self.frame.body)
        groups = map_group(picture.spec, legend_of(figure), self.words, box, MAP_IDS, figure.title)  # type: ignore[arg-type]
        for group in groups:
            slide.shapes._spTree.append(group)

    def _picture(self, slide: Any, figure: FigureContent, png: bytes) -> None:
        left, top, width, height = self._body(figure)
        shape = slide.shapes.add_picture(BytesIO(png), left, top)
        scale = min(width / shape.width, height / shape.height)
        shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))
        shape.left = Emu(left + (width - shape.width) // 2)
        self._describe(shape, figure)
        self._badges(slide, figure)

    def _tables(self, figure: FigureContent) -> None:
        """The rows of the twin, over a few slides; what is more is said and left to the workbook."""
        twin = paper_twin(figure.twin, self.words)
        rows = [[cell_text(cell, twin, place, self.words) for place, cell in enumerate(row)] for row in twin.rows]
        head = [column.label for column in twin.columns]
        size = next(size for most, size in LETTERS_BY_COLUMNS if len(twin.columns) <= most)
        parts = _parts(head, rows, size, self.frame.body)
        shown = parts[:MOST_TABLE_SLIDES]
        for number, part in enumerate(shown, start=1):
            slide = self._slide(figure, f"({number}/{len(shown)})" if len(shown) > 1 else "")
            self._table(slide, [head, *part], self.frame.body, figure, size, numeric=set(twin.numeric()))
            left = len(rows) - sum(map(len, shown))
            if number == len(shown) and left > 0:
                more = self.words.count("and {n} row more, in the workbook", "and {n} rows more, in the workbook", left)
                self._note_box(slide, more, top=Inches(6.35))

    def _table(
        self, slide: Any, lines: Sequence[Sequence[str]], box: Sequence[int], figure: FigureContent, size: int,
        *, numeric: set[int], has_head: bool = True,
    ) -> None:  # fmt: skip
        left, top, width, height = box
        row_height = ROW_HEIGHT if has_head else min(ROW_HEIGHT, Emu(height // len(lines)))
        size = size if row_height == ROW_HEIGHT else size - 2
        frame = slide.shapes.add_table(len(lines), len(lines[0]), left, top, width, row_height * len(lines))
        table = frame.table
        table.first_row, table.horz_banding, table.first_col = has_head, True, not has_head
        shares = shares_of(lines)
        for place, share in enumerate(shares):
            table.columns[place].width = Emu(int(width * share / sum(shares)))
        for row, line in enumerate(lines):
            table.rows[row].height = row_height
            for place, text in enumerate(line):
                cell = table.cell(row, place)
                cell.margin_top = cell.margin_bottom = Inches(0.03)
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                align = PP_ALIGN.RIGHT if place in numeric else PP_ALIGN.LEFT
                self._say(cell, [text], size=Pt(size), align=align)
        self._describe(frame, figure)

    def _badges(self, slide: Any, figure: FigureContent) -> None:
        badges = [text for _css, text in badges_of(figure)]
        if badges:
            left, top, width, height = self.frame.body
            box = slide.shapes.add_textbox(left, top + height - Inches(0.4), width, Inches(0.4))
            self._say(box, [" · ".join(badges)], size=Pt(14), align=PP_ALIGN.CENTER)

    def _body(self, figure: FigureContent) -> tuple[int, int, int, int]:
        left, top, width, height = self.frame.body
        return left, top, width, height - (Inches(0.45) if badges_of(figure) else 0)

    def _note_box(self, slide: Any, text: str, top: int | None = None) -> None:
        left, first, width, _height = self.frame.body
        box = slide.shapes.add_textbox(left, top or first + Inches(1.2), width, Inches(0.6))
        self._say(box, [text], size=Pt(14 if top else 22), align=PP_ALIGN.LEFT if top else PP_ALIGN.CENTER)

    def _describe(self, shape: Any, figure: FigureContent) -> None:
        properties = shape._element.find(f".//{qn('p:cNvPr')}")
        properties.set("descr", safe_text(f"{figure.title} {figure.subtitle}"))
        properties.set("name", safe_text(figure.name))

    def _say(
        self, holder: Any, lines: Sequence[str], *, size: int | None = None, rest: int | None = None, align: Any = None
    ) -> None:
        """Paragraphs of plain text; the first may be larger than the rest."""
        frame = getattr(holder, "text_frame", holder)
        frame.word_wrap = True
        for place, text in enumerate(lines or [""]):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = safe_text(text)
            run._r.get_or_add_rPr().set("lang", self.language)
            if align is not None:
                paragraph.alignment = align
            if size is not None:
                run.font.size = rest if place and rest is not None else size


def _below_the_title(slide: Any) -> Any:
    """The other place for text of a title slide."""
    return next(shape for shape in slide.placeholders if shape.placeholder_format.idx != 0)


def _parts(head: Sequence[str], rows: Sequence[Sequence[str]], size: int, box: Box) -> list[list[Sequence[str]]]:
    """Rows by slides with so much room, so that no table runs over its slide, also where texts take several lines."""
    shares = shares_of([head, *rows])
    characters = CHARACTERS_OF_ONE_POINT_ON_AN_INCH * Emu(box[2]).inches
    most_lines = LINES_ON_AN_INCH * Emu(box[3]).inches
    rooms = [max(characters / size * share / sum(shares) - 2, 2) for share in shares]
    parts: list[list[Sequence[str]]] = [[]]
    taken = 0.0
    for row in rows:
        lines = max(-(-len(text) // room) for text, room in zip(row, rooms, strict=True))
        needed = max(1.0, lines * LINE_IN_ROWS)
        if parts[-1] and taken + needed > most_lines:
            parts.append([])
            taken = 0.0
        parts[-1].append(row)
        taken += needed
    return parts
