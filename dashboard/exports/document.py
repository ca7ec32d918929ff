"""DOCX: each figure as a heading, a native chart or a described picture, and a real table."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor

from dashboard.content import FigureContent, Twin
from dashboard.exports.document_chart import add_chart
from dashboard.exports.native import chart_numbers
from dashboard.exports.office_theme import set_theme
from dashboard.exports.pictures import picture_png
from dashboard.exports.safe import property_text, safe_text
from dashboard.exports.svg_shapes import cell_text, column_shares, paper_twin
from dashboard.exports.template_parts import open_document
from dashboard.exports.view import PROGRAM, ViewContent
from dashboard.theme import colour

FONT, LETTERS, SMALL = "Calibri", Pt(11), Pt(9)
MARGIN, A4 = Cm(2), (Cm(21), Cm(29.7))
NARROW_COLUMNS, TINY_COLUMNS, MOST_ROWS = 7, 10, 40
PIXELS_PER_CM = 85
CELL_MARGIN = "55"
BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")
PICTURE_WIDTHS = {"gauge": Cm(8)}


def as_docx(view: ViewContent, template: bytes | None = None) -> bytes:
    """The document of a view, upright; lying where a table is wide; on the template of an office where there is one."""
    file = BytesIO()
    _Report(view, template).written().save(file)
    return file.getvalue()


class _Report:
    """Writes one document; styles carry the look and the language, so that an office can change both at once."""

    def __init__(self, view: ViewContent, template: bytes | None) -> None:
        self.view, self.words = view, view.words
        self.document = open_document(template) if template else Document()
        widest = max((len(paper_twin(figure.twin, self.words).columns) for figure in view.figures), default=0)
        if not template:
            set_theme(self.document.part.part_related_by(RELATIONSHIP_TYPE.THEME))
            self._set_page()
            self._set_styles()
        self._lay_page(is_lying=widest > NARROW_COLUMNS)
        self._set_language("pl-PL" if self.words.language == "pl" else "en-GB")

    def written(self) -> Any:
        """The document with clean properties."""
        view, document = self.view, self.document
        self._set_properties()
        document.add_heading(safe_text(f"{view.title} – {view.brand}"), level=0)
        document.add_paragraph(safe_text(view.lead))
        for line in [view.filters_line, *view.warnings]:
            document.add_paragraph(safe_text(line), style="Caption")
        for figure in view.figures:
            self._figure(figure)
        return document

    def _figure(self, figure: FigureContent) -> None:
        document = self.document
        document.add_heading(safe_text(figure.title), level=1)
        document.add_paragraph(safe_text(figure.subtitle), style="Caption").paragraph_format.keep_with_next = True
        if figure.empty_words():
            document.add_paragraph(safe_text(figure.empty_words()))
        else:
            self._picture(figure)
        if figure.twin.rows:
            self._table(paper_twin(figure.twin, self.words))
        told = " · ".join(filter(None, [figure.source, figure.as_of, figure.note]))
        document.add_paragraph(safe_text(told), style="Caption")
        for remark in figure.remarks:
            document.add_paragraph(safe_text(remark))

    def _picture(self, figure: FigureContent) -> None:
        description = safe_text(f"{figure.title} {figure.subtitle}")
        numbers = chart_numbers(figure)
        if numbers:
            add_chart(self.document, numbers, self._width(), description=description, name=safe_text(figure.name))
            return
        width = PICTURE_WIDTHS.get(figure.native().kind, min(self._width(), Cm(16)))
        png = picture_png(figure, self.view, width=round(Length(width).cm * PIXELS_PER_CM))
        if png:
            shape = self.document.add_picture(BytesIO(png), width=width)
            properties = shape._inline.docPr
            properties.set("descr", description)
            properties.set("name", safe_text(figure.name))

    def _table(self, twin: Twin) -> None:
        table = self.document.add_table(rows=1, cols=len(twin.columns), style="Table Grid")
        size = Pt(7.5) if len(twin.columns) > TINY_COLUMNS else SMALL
        properties = table._tbl.tblPr
        properties.insert(_place_of_margins(properties), _narrow_margins())
        numeric = set(twin.numeric())
        shares = column_shares(twin, self.words)
        widths = [int(self._width() * share / sum(shares)) for share in shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        self._fill_row(table.rows[0], [column.label for column in twin.columns], size, widths, numeric, is_head=True)
        for row in twin.rows[:MOST_ROWS]:
            texts = [cell_text(cell, twin, place, self.words) for place, cell in enumerate(row)]
            self._fill_row(table.add_row(), texts, size, widths, numeric, is_head=False)
        left = len(twin.rows) - MOST_ROWS
        if left > 0:
            more = self.words.count("and {n} row more, in the workbook", "and {n} rows more, in the workbook", left)
            self.document.add_paragraph(safe_text(more), style="Caption")

    def _fill_row(
        self, row: Any, texts: Sequence[str], size: int, widths: Sequence[int], numeric: set[int], *, is_head: bool
    ) -> None:
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if is_head:
            properties.append(OxmlElement("w:tblHeader"))
        # `row.cells` works its way through the whole table at each call
        for place, (cell, text) in enumerate(zip(row._tr.tc_lst, texts, strict=True)):
            paragraph = cell.p_lst[0]
            cell.width = widths[place]
            run = paragraph.add_r()
            run.text = safe_text(text)
            looks = run.get_or_add_rPr()
            looks.sz_val = size
            if is_head:
                looks.get_or_add_b()
                _shade(cell)
            if place in numeric:
                paragraph.get_or_add_pPr().jc_val = WD_ALIGN_PARAGRAPH.RIGHT

    def _width(self) -> int:
        section = self.document.sections[0]
        return int((section.page_width or A4[0]) - (section.left_margin or MARGIN) - (section.right_margin or MARGIN))

    def _lay_page(self, *, is_lying: bool) -> None:
        section = self.document.sections[0]
        short, long = sorted((section.page_width or A4[0], section.page_height or A4[1]))
        section.orientation = WD_ORIENT.LANDSCAPE if is_lying else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if is_lying else (short, long)

    def _set_page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = A4
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
        foot = section.footer.paragraphs[0]
        foot.text = safe_text(self.view.brand)

    def _set_styles(self) -> None:
        styles = self.document.styles
        for name in ("Normal", "Caption", "Heading 1", "Title"):
            style = styles[name]
            style.font.name = FONT
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for family in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(family), None)
        ink, muted = (RGBColor.from_string(colour("jasny", token).lstrip("#")) for token in ("ink", "muted"))
        styles["Normal"].font.size = LETTERS
        looks = (("Caption", SMALL, muted), ("Heading 1", Pt(14), ink), ("Title", Pt(22), ink))
        for name, size, tone in looks:
            styles[name].font.size, styles[name].font.color.rgb = size, tone
        styles["Caption"].font.bold = False
        styles["Caption"].paragraph_format.space_before = Pt(4)
        for border in styles["Table Grid"].element.iter(*(qn(f"w:{side}") for side in BORDERS)):
            border.set(qn("w:color"), colour("jasny", "control").lstrip("#"))

    def _set_language(self, language: str) -> None:
        for node in self.document.styles.element.iter(qn("w:lang")):
            node.set(qn("w:val"), language)

    def _set_properties(self) -> None:
        properties, now = self.document.core_properties, datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        properties.title, properties.author = property_text(f"{self.view.title} – {self.view.brand}"), PROGRAM
        properties.last_modified_by, properties.comments = PROGRAM, ""
        properties.created = properties.modified = now
        properties.language = "pl-PL" if self.words.language == "pl" else "en-GB"
        properties.revision, properties.subject = 1, property_text(self.view.filters_line)


def _place_of_margins(properties: Any) -> int:
    """Before the looks of a table: Word expects its properties in this order."""
    looks = properties.find(qn("w:tblLook"))
    return len(properties) if looks is None else properties.index(looks)


def _narrow_margins() -> Any:
    """Of the cells of a table, left and right."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), CELL_MARGIN)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    return margins


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour("jasny", "raised").lstrip("#"))
    cell.get_or_add_tcPr().append(shade)
