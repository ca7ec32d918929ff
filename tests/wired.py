"""Maps and tables of a view as `dashboard/assets/01-wire.js` reads them."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard.borders import borders_address, borders_file
from dashboard.views import Views

GMINA_DIGITS = 6
FileAt = Callable[[str], Mapping[str, Any]]


def read_content(text: str, file_at: FileAt) -> dict[str, Any]:
    """What `to_wire` was given, but for the gazetteer; an entry has None where others have something.

    `file_at` gives the file of borders at an address.
    """
    content: dict[str, Any] = json.loads(text)
    if "places" in content:
        known = content.pop("places")
        areas = [file_at(known["geometry"])["names"][known["level"]][place] for place in known["at"]]
        cells = [[name for _, name in areas], [code for code, _ in areas], *content.pop("cells")]
        return content | {"rows": _rows(cells)}
    if "cells" in content:
        return content | {"rows": _rows(content.pop("cells"))}
    return _map_with(content, file_at(content["geometry"])) if "areas" in content else content


def borders_of(views: Views) -> FileAt:
    """The files of borders that a program serves."""

    def file_at(address: str) -> Mapping[str, Any]:
        query = address.partition("?")[2]
        teryt = address.removeprefix("/geo/")[:2]
        region = next(name for name, card in views.catalog.regions.items() if card.teryt == teryt)
        with views.opened(f"/mapa?region={region}&{query}") as context:
            assert borders_address(context) == address
            file: Mapping[str, Any] = json.loads(borders_file(context))
        return file

    return file_at


def _rows(cells: Sequence[Sequence[Any]]) -> list[list[Any]]:
    return [list(row) for row in zip(*cells, strict=True)]


def _map_with(content: dict[str, Any], file: Mapping[str, Any]) -> dict[str, Any]:
    columns = content["areas"]
    if "code" not in columns:
        codes, names = zip(*file["names"][content["level"]], strict=True)
        columns = {"code": codes, "name": names, **columns}
        if content.get("focus"):
            content["focus"] = [_short(codes[place]) for place in content["focus"]]
    return {**file["common"], **content, "areas": _entries(dict(columns))}


def _entries(columns: dict[str, Any]) -> dict[str, dict[str, Any]]:
    codes, links, link = columns.pop("code"), columns.pop("links", []), columns.pop("link", None)
    if "value" in columns:
        columns["value"] = _texts(columns)
    areas = {}
    for place, code in enumerate(codes):
        area = {name: values[place] for name, values in columns.items()}
        if link is not None:
            area["href"] = None if link[place] is None else _filled(links[link[place]], code)
        areas[_short(code)] = area
    return areas


def _texts(columns: dict[str, Any]) -> list[str | None]:
    values, ending, endings, group = (columns.pop(name) for name in ("value", "ending", "endings", "group"))
    return [
        f"{value:,}".replace(",", group) + endings[place] if place is not None else value
        for value, place in zip(values, ending, strict=True)
    ]


def _short(code: str) -> str:
    return code[:GMINA_DIGITS] if code.isdecimal() else code


def _filled(link: str, code: str) -> str:
    return link.replace("gmina=*", f"gmina={code}").replace("powiat=*", f"powiat={code[:4]}")
