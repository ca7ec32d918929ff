"""Maps and tables on their way to the browser, by columns: what is alike side by side packs to half (01-wire.js)."""

import json
from collections.abc import Mapping
from typing import Any

GMINA_DIGITS = 6
"""By which boundaries know a gmina; the seventh tells its kind."""


def to_wire(content: Mapping[str, Any]) -> str:
    """JSON of a table with `rows`, or of a map whose `areas` are entries by code."""
    if "rows" in content:
        rest = {name: value for name, value in content.items() if name != "rows"}
        content = rest | {"cells": [list(cells) for cells in zip(*content["rows"], strict=True)]}
    elif "areas" in content:
        content = {**content, "areas": _columns(content["areas"])}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def from_wire(text: str) -> dict[str, Any]:
    """What `to_wire` was given; an entry has None where others have something."""
    content: dict[str, Any] = json.loads(text)
    if "cells" in content:
        content["rows"] = [list(row) for row in zip(*content.pop("cells"), strict=True)]
    elif "areas" in content:
        content["areas"] = _entries(content["areas"])
    return content


def _columns(areas: Mapping[str, Mapping[str, Any]]) -> dict[str, list[Any]]:
    """`links` are the different addresses with a star for the code of the area, `link` tells that of each."""
    codes = [area.get("terc") or code for code, area in areas.items()]
    columns: dict[str, list[Any]] = {"code": codes}
    for name in dict.fromkeys(name for area in areas.values() for name in area if name not in ("href", "terc")):
        columns[name] = [area.get(name) for area in areas.values()]
    links: dict[str, int] = {}
    hrefs = [area.get("href") for area in areas.values()]
    if any(hrefs):
        columns["link"] = [
            None if href is None else links.setdefault(_starred(href, code), len(links))
            for href, code in zip(hrefs, codes, strict=True)
        ]
        columns["links"] = list(links)
    return columns


def _entries(columns: dict[str, list[Any]]) -> dict[str, dict[str, Any]]:
    codes, links, link = columns.pop("code"), columns.pop("links", []), columns.pop("link", None)
    areas = {}
    for place, code in enumerate(codes):
        area = {name: values[place] for name, values in columns.items()}
        if link is not None:
            area["href"] = None if link[place] is None else _filled(links[link[place]], code)
        areas[code[:GMINA_DIGITS] if code.isdecimal() else code] = area
    return areas


def _starred(href: str, code: str) -> str:
    """An address never holds a star: it would be written as %2A."""
    return href.replace(f"gmina={code}", "gmina=*").replace(f"powiat={code[:4]}", "powiat=*")


def _filled(link: str, code: str) -> str:
    return link.replace("gmina=*", f"gmina={code}").replace("powiat=*", f"powiat={code[:4]}")
