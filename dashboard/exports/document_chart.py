"""A native chart in a text document: the chart and its workbook as slides have them, in a part of the document."""

from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.oxml import parse_xml as parse_slide_xml

from dashboard.exports.native import ChartNumbers
from dashboard.exports.office_charts import chart_of, style_chart

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHART_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
SHAPE_OF_CHART = 0.5
INLINE = """<w:r {spaces} xmlns:c="{chart}"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name=""/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="{chart}"><c:chart r:id="{rel}"/></a:graphicData></a:graphic>
</wp:inline></w:drawing></w:r>"""


def add_chart(document: Any, numbers: ChartNumbers, width: int, *, description: str, name: str) -> None:
    """Adds a paragraph with the chart; its data open in Excel as those of any chart made in Word."""
    kind, data = chart_of(numbers)
    space = parse_slide_xml(ChartXmlWriter(kind, data).xml.encode("utf-8"))
    style_chart(Chart(space, None), numbers)
    package = document.part.package
    number = sum(1 for part in package.parts if part.partname.startswith("/word/charts/chart")) + 1
    book = Part(
        PackURI(f"/word/embeddings/chart{number}.xlsx"), WORKBOOK_TYPE, data._workbook_writer.xlsx_blob, package
    )
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, b"", package)
    space._add_externalData().rId = chart.relate_to(book, f"{OFFICE}/package")
    chart._blob = _bytes(space)
    relation = document.part.relate_to(chart, f"{OFFICE}/chart")
    markup = INLINE.format(
        spaces=nsdecls("w", "wp", "a", "r"), chart=CHART_SPACE, width=int(width), height=int(width * SHAPE_OF_CHART),
        number=document.part.next_id, rel=relation,
    )  # fmt: skip
    run = parse_xml(markup)
    properties = run.find(f".//{qn('wp:docPr')}")
    properties.set("name", name)
    properties.set("descr", description)
    document.add_paragraph()._p.append(run)


def _bytes(space: Any) -> bytes:
    return bytes(etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True))
