"""Borders of a region with the names of its areas: the browser reads them once, so that no view repeats them."""

import json
from collections.abc import Mapping
from functools import lru_cache
from zlib import crc32

from dashboard.area_values import FINEST_FIRST
from dashboard.compact_json import compact
from dashboard.context import Context
from dashboard.gazetteer import Gazetteer
from data.areas import AreaLevel
from data.catalog import Region
from geo.boundaries import load as load_boundaries

Groups = tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]


def gazetteer_of(context: Context, level: AreaLevel) -> Gazetteer:
    """The areas of a level of the chosen region, in the chosen language."""
    return _gazetteers(context)[level]


def borders_address(context: Context) -> str:
    """Changes with the borders and with the names, so that browsers may keep the file for good."""
    return _gazetteers(context)["gmina"].address


def borders_file(context: Context) -> str:
    """JSON: the borders of `geometry`, `names`: for each level [full code, name] of its areas, and `common`."""
    gazetteers = _gazetteers(context)
    names = {level: list(known.entries.values()) for level, known in gazetteers.items()}
    said = {"names": names, "common": gazetteers["gmina"].common}
    return compact(json.loads(geometry(context.region)) | said)


def geometry(card: Region) -> str:
    """Boundaries of a region as JSON: gminy, and powiaty, subregions and the region dissolved from them."""
    gminy = load_boundaries(card.teryt).codes_within(card.teryt)
    powiaty = sorted({code[:4] for code in gminy})
    levels: dict[str, dict[str, tuple[str, ...]]] = {
        "powiat": {powiat: tuple(g for g in gminy if g.startswith(powiat)) for powiat in powiaty},
        "region": {card.teryt: tuple(gminy)},
    }
    if card.subregions:
        levels["subregion"] = {
            card.subregion_code(s.id): tuple(g for g in gminy if g[:4] in s.powiaty) for s in card.subregions
        }
    return _wire(card.teryt, tuple((level, tuple(members.items())) for level, members in levels.items()))


@lru_cache
def _wire(teryt: str, groups: Groups) -> str:
    by_level: Mapping[str, Mapping[str, tuple[str, ...]]] = {level: dict(members) for level, members in groups}
    return compact(load_boundaries(teryt).wire(by_level))


def _gazetteers(context: Context) -> Mapping[AreaLevel, Gazetteer]:
    question = ("gazetteers", context.region.teryt, context.words.language)
    return context.recall(question, lambda: _asked(context))


def _asked(context: Context) -> Mapping[AreaLevel, Gazetteer]:
    words, teryt = context.words, context.region.teryt
    entries = {
        level: {
            area.code: (area.terc or area.code, words.area_name(area.code))
            for area in sorted(context.territory.at_level(level), key=lambda a: a.code)
        }
        for level in FINEST_FIRST
    }
    areas = context.territory.areas
    common = {
        "towns": [{"code": code, "name": areas[code].name} for code in context.region.towns_on_map if code in areas],
        "words": {
            "zoom_in": words.say("Zoom in"),
            "zoom_out": words.say("Zoom out"),
            "fit": words.say("Show the whole map"),
        },
    }
    version = crc32(compact([geometry(context.region), entries, common]).encode())
    address = f"/geo/{teryt}.json?lang={words.language}&v={version:08x}"
    return {level: Gazetteer(address, level, found, common) for level, found in entries.items()}
