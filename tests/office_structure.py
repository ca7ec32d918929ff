"""What Office would want to repair in a file: parts, relationships, ids and the order that the schemas demand.

The orders are those of ECMA-376 (parts 1 and 4) for the elements that exports write or change by hand.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
IDS = ("{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr",
       "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")  # fmt: skip
LONGEST_CELL, LONGEST_SHEET_NAME, FORBIDDEN_IN_SHEET_NAMES = 32_767, 31, set("[]:*?/\\")
AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr "
    "txPr crossAx crosses crossesAt "
)
# a bar stands between elements that may come in any order
ORDERS = {
    CHART: {
        "chartSpace": "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr "
        "externalData printSettings userShapes extLst",
        "chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly "
        "dispBlanksAs showDLblsOverMax extLst",
        "plotArea": "layout barChart|lineChart|doughnutChart|pieChart|scatterChart valAx|catAx|dateAx|serAx dTable "
        "spPr extLst",
        "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
        "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst",
        "doughnutChart": "varyColors ser dLbls firstSliceAng holeSize extLst",
        "scatterChart": "scatterStyle varyColors ser dLbls axId extLst",
        "ser": "idx order tx spPr invertIfNegative pictureOptions marker explosion dPt dLbls trendline errBars cat val "
        "xVal yVal smooth shape extLst",
        "dPt": "idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst",
        "dLbls": "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
        "showBubbleSize separator showLeaderLines leaderLines extLst",
        "catAx": AXIS + "auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
        "valAx": AXIS + "crossBetween majorUnit minorUnit dispUnits extLst",
        "dateAx": AXIS + "auto lblOffset baseTimeUnit majorUnit majorTimeUnit minorUnit minorTimeUnit extLst",
        "legend": "legendPos legendEntry layout overlay spPr txPr extLst",
        "marker": "symbol size spPr extLst",
        "scaling": "logBase orientation max min extLst",
        "title": "tx layout overlay spPr txPr extLst",
    },
    WORD: {
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
        "hideMark",
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
        "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
        "vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    },
}


def faults_of_package(file: bytes) -> Iterator[str]:
    """Every reason for which Office would offer to repair a PPTX, DOCX or XLSX, also in the workbooks inside."""
    with ZipFile(BytesIO(file)) as archive:
        if archive.testzip() is not None:
            yield "a part is damaged"
        names = archive.namelist()
        yield from (f"{name} is there twice" for name, count in Counter(names).items() if count > 1)
        parts = {name: archive.read(name) for name in names}
    roots = {name: etree.fromstring(content) for name, content in parts.items() if name.endswith((".xml", ".rels"))}
    yield from _faults_of_types(parts, roots["[Content_Types].xml"])
    for name, root in roots.items():
        if name.endswith(".rels"):
            yield from _faults_of_relations(name, root, parts)
        else:
            yield from _faults_of_links(name, root, roots)
            yield from (f"{name}: {fault}" for fault in _faults_of_order(root))
            yield from _faults_of_ids(name, root)
    if "xl/workbook.xml" in roots:
        yield from _faults_of_sheets(roots)
        yield from _references_elsewhere(roots)
    for name, content in parts.items():
        if name.endswith(".xlsx"):
            yield from (f"{name}!{fault}" for fault in faults_of_package(content))


def _faults_of_types(parts: dict[str, bytes], types: etree._Element) -> Iterator[str]:
    endings = {node.get("Extension", "").lower() for node in types.iter(f"{TYPES}Default")}
    named = {node.get("PartName", "").lstrip("/") for node in types.iter(f"{TYPES}Override")}
    yield from (f"{name} has a type but is not there" for name in named - set(parts))
    for name in parts:
        if name not in named and name.rpartition(".")[2].lower() not in endings and name != "[Content_Types].xml":
            yield f"{name} has no type"


def _faults_of_relations(name: str, root: etree._Element, parts: dict[str, bytes]) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    numbers = Counter(node.get("Id") for node in root)
    yield from (f"{name}: {number} twice" for number, count in numbers.items() if count > 1)
    for node in root:
        target = node.get("Target", "")
        if node.get("TargetMode") == "External":
            yield f"{name} leads out to {target}"
        elif posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") not in parts:
            yield f"{name}: {target} is not there"


def _faults_of_links(name: str, root: etree._Element, roots: dict[str, etree._Element]) -> Iterator[str]:
    folder, own = posixpath.split(name)
    relations = roots.get(posixpath.join(folder, "_rels", f"{own}.rels"))
    known = {node.get("Id") for node in relations} if relations is not None else set()
    for node in root.iter(etree.Element):
        for attribute, value in node.attrib.items():
            if str(attribute).startswith(LINKS) and value not in known:
                yield f"{name}: {value} leads nowhere"


def _faults_of_order(root: etree._Element) -> Iterator[str]:
    for space, orders in ORDERS.items():
        for holder, listed in orders.items():
            order = {f"{space}{one}": place for place, ones in enumerate(listed.split()) for one in ones.split("|")}
            for node in root.iter(f"{space}{holder}"):
                places = [order.get(child.tag, -1) for child in node.iterchildren(etree.Element)]
                own = [child.tag for child in node.iterchildren(etree.Element) if child.tag.startswith(space)]
                if unknown := [tag for tag in own if tag not in order]:
                    yield f"{holder} holds {unknown}"
                known = [place for place in places if place >= 0]
                if known != sorted(known):
                    yield f"{holder}: {[tag.rpartition('}')[2] for tag in own]}"


def _faults_of_ids(name: str, root: etree._Element) -> Iterator[str]:
    for tag in IDS:
        numbers = Counter(node.get("id") for node in root.iter(tag))
        yield from (f"{name}: id {number} {count} times" for number, count in numbers.items() if count > 1)


def _references_elsewhere(roots: dict[str, etree._Element]) -> Iterator[str]:
    """References of charts that name no sheet of their book: a text that was taken for a formula."""
    names = [node.get("name", "").replace("'", "''") for node in roots["xl/workbook.xml"].iter(f"{SHEET}sheet")]
    own = {f"'{name}'" for name in names} | set(names)
    for part, root in roots.items():
        for node in root.iter(f"{CHART}f"):
            if (node.text or "").rpartition("!")[0] not in own:
                yield f"{part} refers to {node.text}"


def _faults_of_sheets(roots: dict[str, etree._Element]) -> Iterator[str]:
    names = [node.get("name", "") for node in roots["xl/workbook.xml"].iter(f"{SHEET}sheet")]
    folded = Counter(name.casefold() for name in names)
    yield from (f"sheet {name} twice" for name, count in folded.items() if count > 1)
    for name in names:
        bad = not name or len(name) > LONGEST_SHEET_NAME or FORBIDDEN_IN_SHEET_NAMES & set(name)
        if bad or name.startswith("'") or name.endswith("'"):
            yield f"sheet is called {name!r}"
    strings = roots.get("xl/sharedStrings.xml")
    for node in strings.iter(f"{SHEET}si") if strings is not None else ():
        if len("".join(node.itertext())) > LONGEST_CELL:
            yield "a cell is too long"
    for part, root in roots.items():
        if re.fullmatch(r"xl/tables/table\d+\.xml", part):
            columns = Counter((node.get("name") or "").casefold() for node in root.iter(f"{SHEET}tableColumn"))
            yield from (f"{part}: column {name!r} twice" for name, count in columns.items() if count > 1)
