"""Office has nothing to repair in our files: parts, relationships, ids, the order that its schemas demand."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from pptx import Presentation

from dashboard.exports.document import as_docx
from dashboard.exports.slides import as_pptx
from dashboard.exports.workbook import as_xlsx
from tests.endurance.exports import of_views
from tests.office_structure import faults_of_package


@pytest.mark.parametrize("make", [as_pptx, as_docx, as_xlsx])
def test_files_need_no_repair(whole, make):
    assert list(faults_of_package(make(whole))) == []


def test_the_check_finds_what_it_looks_for(whole):
    deck = Presentation(BytesIO(as_pptx(whole)))
    tree = deck.slides[1].shapes._spTree
    for node in tree.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr"):
        node.set("id", "7")
    file = BytesIO()
    deck.save(file)
    assert any("id 7" in fault for fault in faults_of_package(file.getvalue()))
    document = Document(BytesIO(as_docx(whole)))
    properties = document.tables[0]._tbl.tblPr
    properties.insert(0, properties[-1])
    file = BytesIO()
    document.save(file)
    assert any(fault.split(": ")[1] == "tblPr" for fault in faults_of_package(file.getvalue()))


@pytest.mark.parametrize("make", [as_pptx, as_docx])
def test_a_title_may_be_long(whole, make):
    long = replace(whole, title="Posiedzenie " * 40, filters=["Obszar: " + "gmina " * 100])
    assert list(faults_of_package(make(long))) == []


@pytest.mark.parametrize("title", ["x!A1", "=x!A1", "' =cmd|' /C calc'!A0", "cmd|'/C calc'!A0"])
def test_no_title_of_a_chart_is_a_reference(whole, title):
    figures = [replace(figure, title=title) for figure in whole.figures]
    assert list(faults_of_package(as_xlsx(replace(whole, figures=figures)))) == []


def test_files_of_any_content_need_no_repair(whole):
    assert of_views([whole], 20, seed=4).faults == []
