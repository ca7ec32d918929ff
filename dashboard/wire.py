"""Maps and tables on their way to the browser, by columns: what is alike side by side packs to half (01-wire.js).

A `gazetteer` in a content is where the browser knows codes and names from; then places in it are told instead.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.compact_json import compact
from dashboard.gazetteer import Gazetteer
from data.language.formats import NO_BREAK_SPACE

EXACT_BELOW = 2**53
GROUPED = rf"\d{{1,3}}(?:(?P<group>[{NO_BREAK_SPACE},])\d{{3}}(?:(?P=group)\d{{3}})*)?"
AMOUNT = re.compile(rf"(?P<number>{GROUPED})(?P<ending>\D.*|)", re.DOTALL | re.ASCII)


def to_wire(content: Mapping[str, Any]) -> str:
    """JSON of a table with `rows`, or of a map whose `areas` are entries by code; a map always has a gazetteer."""
    gazetteer: Gazetteer | None = content.get("gazetteer")
    rest = {name: value for name, value in content.items() if name not in ("rows", "areas", "gazetteer")}
    if "rows" in content:
        rest |= _cells(content["rows"], gazetteer)
    elif gazetteer is not None:
        said = gazetteer.common.items()
        rest = {name: value for name, value in rest.items() if (name, value) not in said}
        rest |= _areas(content["areas"], rest.get("focus"), gazetteer)
    return compact(rest)


def _cells(rows: Sequence[Sequence[Any]], gazetteer: Gazetteer | None) -> dict[str, Any]:
    """Columns; `places` tells the names and codes of the first two, when all rows are of areas in the gazetteer."""
    cells = [[_as_whole(value) for value in column] for column in zip(*rows, strict=True)]
    if gazetteer is None or len(cells) < 2:
        return {"cells": cells}
    places = [gazetteer.places.get((code, name)) for name, code in zip(cells[0], cells[1], strict=True)]
    if None in places:
        return {"cells": cells}
    known = {"geometry": gazetteer.address, "level": gazetteer.level, "at": places}
    return {"places": known, "cells": cells[2:]}


def _as_whole(value: Any) -> Any:
    """8423.0 as 8423, which is the same number to a browser."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < EXACT_BELOW else value


def _areas(areas: Mapping[str, Mapping[str, Any]], focus: Sequence[str] | None, gazetteer: Gazetteer) -> dict[str, Any]:
    """Columns in the order of the gazetteer where it has just these areas, else with codes and names."""
    found: dict[str, Any] = {"geometry": gazetteer.address}
    known = {code: (area.get("terc") or code, area.get("name")) for code, area in areas.items()}
    if known != gazetteer.entries:
        return found | {"areas": _columns(areas)}
    if focus is not None:
        found["focus"] = [gazetteer.places[gazetteer.entries[code]] for code in focus]
    columns = _columns({code: areas[code] for code in gazetteer.entries})
    return found | {"areas": {name: column for name, column in columns.items() if name not in ("code", "name")}}


def _columns(areas: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """`links` are the different addresses with a star for the code of the area, `link` tells that of each."""
    codes = [area.get("terc") or code for code, area in areas.items()]
    columns: dict[str, Any] = {"code": codes}
    for name in dict.fromkeys(name for area in areas.values() for name in area if name not in ("href", "terc")):
        columns[name] = [area.get(name) for area in areas.values()]
    if "value" in columns:
        columns |= _amounts(columns["value"])
    links: dict[str, int] = {}
    hrefs = [area.get("href") for area in areas.values()]
    if any(hrefs):
        columns["link"] = [
            None if href is None else links.setdefault(_starred(href, code), len(links))
            for href, code in zip(hrefs, codes, strict=True)
        ]
        columns["links"] = list(links)
    return columns


def _amounts(texts: Sequence[str | None]) -> dict[str, Any]:
    """'8 423 podmioty' as 8423 and the place of ' podmioty' among `endings`; texts of another form stay whole."""
    found = [AMOUNT.fullmatch(text or "") for text in texts]
    group = next((match["group"] for match in found if match and match["group"]), NO_BREAK_SPACE)
    values: list[int | str | None] = []
    ending: list[int | None] = []
    endings: dict[str, int] = {}
    for text, match in zip(texts, found, strict=True):
        number = int(match["number"].replace(group, "")) if match and match["group"] in (group, None) else 0
        is_amount = match is not None and f"{number:,}".replace(",", group) == match["number"]
        values.append(number if is_amount else text)
        ending.append(endings.setdefault(match["ending"], len(endings)) if match and is_amount else None)
    return {"value": values, "ending": ending, "endings": list(endings), "group": group}


def _starred(href: str, code: str) -> str:
    """An address never holds a star: it would be written as %2A."""
    return href.replace(f"gmina={code}", "gmina=*").replace(f"powiat={code[:4]}", "powiat=*")
