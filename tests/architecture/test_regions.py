"""Another region is files: no Python outside the tests names a region, a subregion or an area of one."""

import ast
import csv
import re
from functools import cache
from pathlib import Path

from data.catalog import read_catalog
from geo.names import fold
from tests.architecture.program import ROOT, docstrings, own_files, place, tree

WORD = re.compile(r"[^\W_]+")
# English names of subregions that are common words of programs
TOO_COMMON = {"central", "northern", "southern", "western"}


@cache
def names_of_regions() -> frozenset[str]:
    """Ids and names of regions and subregions, without diacritics: 'slaskie', 'polnocny', 'silesian'."""
    regions = read_catalog().regions.values()
    named = [text for region in regions for text in (region.id, region.name.pl, region.name.en)]
    named += [text for region in regions for s in region.subregions for text in (s.id, s.name.pl)]
    return frozenset(word for text in named for word in fold(text).split())


@cache
def names_of_powiaty() -> frozenset[str]:
    """Names of the powiaty of the regions with a card: 'czestochowski', 'katowice'."""
    prefixes = tuple(region.teryt for region in read_catalog().regions.values())
    with (ROOT / "data" / "raw" / "powiaty.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["code"].startswith(prefixes)]
    return frozenset(fold(row["name"].removeprefix("m. ")) for row in rows)


def written(path: Path) -> list[tuple[ast.AST, str]]:
    """Texts and identifiers of a file; docstrings and comments are left out."""
    silent = docstrings(path)
    found: list[tuple[ast.AST, str]] = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            found.append((node, node.value))
        for field in ("id", "attr", "arg", "name"):
            value = getattr(node, field, None)
            if isinstance(value, str):
                found.append((node, value))
    return found


def words(text: str) -> set[str]:
    """Words of a text or of an identifier, without diacritics."""
    return {word for part in WORD.findall(text) for word in fold(part).split()}


def hits(known: frozenset[str]) -> list[str]:
    return [
        f"{place(path, node)} {sorted(found)}"
        for path in own_files()
        for node, text in written(path)
        if (found := words(text) & known - TOO_COMMON)
    ]


def test_no_python_names_a_region_or_subregion():
    assert hits(names_of_regions()) == []


def test_no_python_names_a_powiat():
    assert hits(names_of_powiaty()) == []


def test_words_are_found_in_texts_and_identifiers():
    assert words("24-polnocny") & names_of_regions() == {"polnocny"}
    assert words("SUBREGION_PÓŁNOCNY") & names_of_regions() == {"polnocny"}
    assert "czestochowski" in names_of_powiaty()
