"""A cell of a hundred thousand signs takes no longer than the row it spoils."""

import time

import pandas as pd
import pytest

from data.areas import Area
from data.catalog.word_cards import read_spellings
from etl.cleaning.entity_names import NameReader
from etl.cleaning.identifiers import NIP, nips
from etl.cleaning.legal_forms import KindTable
from etl.cleaning.people import identity_of, mask
from etl.cleaning.person_columns import holds_personal_data, kind_by_content, kind_by_header
from etl.cleaning.places import Gazetteer

SPELLINGS = read_spellings()
KINDS = KindTable(SPELLINGS.entity_kinds, "kind")
NAMES = NameReader(SPELLINGS.entity_kinds)
PLACES = Gazetteer([Area("246401", "gmina", "Częstochowa", "miejska", "2464", "", "2464011")])

READERS = {
    "nip": lambda text: nips(pd.Series([text], dtype=str)),
    "prefix": NIP.prefix.match,
    "kind": KINDS.find,
    "candidates": KINDS.candidates,
    "name": NAMES.read,
    "place": PLACES.find,
    "powiat": lambda text: PLACES.find("Częstochowa", text),
    "identity": lambda text: identity_of(text, text, "1", "1"),
    "mask": mask,
    "remarks": holds_personal_data,
    "content": lambda text: kind_by_content(pd.Series([text], dtype=str), SPELLINGS),
    "header": kind_by_header,
}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "part", ["a", "a ", "1", "@", "a@b", "(", ",(", "nip ", "gm. ", "ł", " ", "CIS ", "12345678901 "]
)
def test_long_cell_is_read_or_refused_at_once(name, part):
    start = time.process_time()
    READERS[name](part * 50_000)
    assert time.process_time() - start < 2
