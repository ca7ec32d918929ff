"""Templates of an office: their masters and styles carry our figures, and what is wrong with them is told."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Inches

from dashboard.__main__ import main
from dashboard.exports.document import as_docx
from dashboard.exports.office_templates import OfficeTemplates
from dashboard.exports.slides import as_pptx
from data.errors import UserError
from data.settings import read_settings
from tests.unit.dashboard.exports.opened import well_formed

WIDE = (Inches(13.333), Inches(7.5))
MAIN = "http://schemas.openxmlformats.org/presentationml/2006/main"


def saved(file) -> bytes:
    content = BytesIO()
    file.save(content)
    return content.getvalue()


def slides(size=WIDE, *, without: tuple[str, ...] = (), old_slide: str = "Stary slajd") -> bytes:
    """A presentation as an office has it: ordinary layouts of its own, a mark on the master, a slide left in it."""
    deck = Presentation()
    factor = size[0] / deck.slide_width
    deck.slide_width, deck.slide_height = size
    for holder in (*deck.slide_layouts, deck.slide_master):  # layouts first: they inherit from the master
        for shape in [one for one in holder.placeholders if one._element.spPr.xfrm is not None]:
            shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)
    mark = (
        f'<p:sp xmlns:p="{MAIN}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr>'
        '<p:cNvPr id="99" name="Znak urzędu"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>'
    )
    deck.slide_master._element.cSld.spTree.append(parse_xml(mark))
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = old_slide
    for layout in list(deck.slide_layouts):
        if layout.name in without:
            if layout.name == "Title Only":
                deck.slides._sldIdLst.remove(next(iter(deck.slides._sldIdLst)))
                deck.part.drop_rel(next(r for r, one in deck.part.rels.items() if one.reltype.endswith("/slide")))
            deck.slide_layouts.remove(layout)
    return saved(deck)


def document(*, without: tuple[str, ...] = ()) -> bytes:
    found = Document()
    found.add_paragraph("Treść przykładowa")
    found.sections[0].header.paragraphs[0].text = "Urząd Marszałkowski"
    found.sections[0].left_margin = Cm(3)
    found.styles["Normal"].font.name = "Lato"
    for name in without:
        found.styles[name].element.getparent().remove(found.styles[name].element)
    return saved(found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "szablony").mkdir()
    return tmp_path


def put(folder: Path, name: str, content: bytes) -> OfficeTemplates:
    (folder / "szablony" / name).write_bytes(content)
    return OfficeTemplates(folder)


@pytest.mark.parametrize("size", [WIDE, (Inches(10), Inches(7.5))], ids=["16:9", "4:3"])
def test_slides_stand_on_the_masters_of_the_office(whole, size):
    deck = Presentation(BytesIO(as_pptx(whole, slides(size))))
    ours = Presentation(BytesIO(as_pptx(whole)))
    assert len(deck.slides) == len(ours.slides)
    assert "Znak urzędu" in [shape.name for shape in deck.slide_master.shapes]
    assert (deck.slide_width, deck.slide_height) == size
    texts = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert "Stary slajd" not in texts
    for slide, own in zip(list(deck.slides)[1:], list(ours.slides)[1:], strict=True):
        assert slide.shapes.title.text == own.shapes.title.text
        assert any("Źródło: GUS" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        boxes = [(s.left, s.top, s.width, s.height) for s in slide.shapes if s.has_chart or s.has_table]
        assert all(x >= 0 and x + w <= size[0] and y >= 0 and y < size[1] for x, y, w, _h in boxes)
    well_formed(as_pptx(whole, slides(size)))


def test_our_own_deck_can_be_restyled_and_dropped_in(whole):
    own = as_pptx(whole)
    again = Presentation(BytesIO(as_pptx(whole, own)))
    first = Presentation(BytesIO(own))
    assert [[s.name for s in slide.shapes] for slide in again.slides] == [
        [s.name for s in slide.shapes] for slide in first.slides
    ]


def test_documents_have_the_page_and_styles_of_the_office(whole):
    made = Document(BytesIO(as_docx(whole, document())))
    section = made.sections[0]
    assert section.header.paragraphs[0].text == "Urząd Marszałkowski"
    assert made.styles["Normal"].font.name == "Lato"
    assert round(section.left_margin.cm, 1) == 3.0
    texts = [paragraph.text for paragraph in made.paragraphs]
    assert "Treść przykładowa" not in texts
    assert texts[0].startswith(whole.title)
    assert section.orientation == Document(BytesIO(as_docx(whole))).sections[0].orientation == WD_ORIENT.PORTRAIT


def test_styles_that_a_template_lacks_are_ours(whole, folder):
    content = document(without=("Caption", "Table Grid"))
    assert [one.name for one in put(folder, "dokument.docx", content).checked()] == ["dokument.docx"]
    (checked,) = OfficeTemplates(folder).checked()
    assert (checked.faults, len(checked.notes)) == ([], 1)
    made = Document(BytesIO(as_docx(whole, content)))
    assert {"Caption", "Table Grid"} <= {style.name for style in made.styles}


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    file = BytesIO(content)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, data)
    return file.getvalue()


PICTURE_ELSEWHERE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    b'Target="https://zly.example/x.png" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("prezentacja.pptx", b"", "is no PPTX file"),
        ("prezentacja.pptx", b"PK\x03\x04 broken", "is no PPTX file"),
        ("prezentacja.pptx", document(), "is no PPTX file"),
        ("dokument.docx", slides(), "is no DOCX file"),
        ("prezentacja.pptx", slides(without=("Title Slide",)), "lacks a layout"),
        ("prezentacja.pptx", slides((Inches(5), Inches(4))), "too little room"),
        ("prezentacja.pptx", with_part(slides(), "ppt/vbaProject.bin", b"x"), "active or linked content (vbaproject)"),
        ("dokument.docx", with_part(document(), "word/_rels/x.xml.rels", PICTURE_ELSEWHERE), "word/_rels/x.xml.rels"),
        ("dokument.docx", b"x" * (20 * 1024**2 + 1), "larger than 20 MB"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_so(folder, name, content, told):
    templates = put(folder, name, content)
    with pytest.raises(UserError, match="template") as caught:
        templates.of(name.rpartition(".")[2])
    assert told in str(caught.value)
    (checked,) = templates.checked()
    assert [str(fault) for fault in checked.faults] == [str(caught.value)]


def test_no_template_is_none_and_another_one_is_noticed(folder):
    assert OfficeTemplates(None).of("pptx") is OfficeTemplates(folder).of("pptx") is None
    templates = put(folder, "prezentacja.pptx", slides())
    first = templates.of("pptx")
    put(folder, "prezentacja.pptx", slides(old_slide="Inny"))
    assert first
    assert templates.of("pptx") != first
    assert templates.of("xlsx") is None


def test_the_command_says_what_is_missing(folder, capsys, monkeypatch):
    monkeypatch.setenv("BAROMETR_DATA_DIR", str(folder))
    read_settings.cache_clear()
    assert main(["templates"]) == 0
    assert "nie ma szablonów" in capsys.readouterr().out
    put(folder, "prezentacja.pptx", slides((Inches(10), Inches(7.5))))
    put(folder, "dokument.docx", b"")
    assert main(["templates"]) == 1
    said = capsys.readouterr()
    assert "prezentacja.pptx: szablonu można używać." in said.out
    assert "nie mają proporcji 16:9" in said.out
    assert "Szablonu dokument.docx nie da się odczytać jako pliku DOCX." in said.err
    assert main(["cokolwiek"]) == 2
    read_settings.cache_clear()
