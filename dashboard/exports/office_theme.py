"""The colours of the stylesheet as theme colours of office files: another theme recolours charts and maps at once."""

from typing import Any

from lxml import etree

from dashboard.theme import colour

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FONT = "Calibri"
COLOURS = {
    "dk1": "ink", "lt1": "card", "dk2": "muted", "lt2": "raised", "accent1": "series-1", "accent2": "series-2",
    "accent3": "series-3", "accent4": "series-4", "accent5": "series-5", "accent6": "accent", "hlink": "accent",
    "folHlink": "muted",
}  # fmt: skip
TONES = {token: name for name, token in COLOURS.items() if name.startswith("accent")}


def set_theme(part: Any) -> None:
    """Writes our colours and font into the theme part of a presentation or document."""
    theme = etree.fromstring(part.blob)  # of the library's own template
    theme.set("name", "Barometr ES")
    for name, token in COLOURS.items():
        node = theme.find(f".//{DRAWING}clrScheme/{DRAWING}{name}")
        node[:] = []
        etree.SubElement(node, f"{DRAWING}srgbClr").set("val", colour("jasny", token).lstrip("#"))
    for family in ("majorFont", "minorFont"):
        theme.find(f".//{DRAWING}{family}/{DRAWING}latin").set("typeface", FONT)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)
