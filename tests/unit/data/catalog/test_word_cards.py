"""Cards of spellings are read strictly, and their aliases name gminy of the register."""

import csv
from pathlib import Path

import pytest

from data.catalog.word_cards import read_spellings
from data.errors import UserError
from geo.names import fold

ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("id: other\nentries: []\n", "card.yml"),
        ("id: place_aliases\nentries:\n  - {name: X, code: '24', reason: r}\n", "code"),
        ("id: place_aliases\nentries: []\nnote: x\n", "note"),
        ("id: place_aliases\nentries: []\n", "is not the name of the file"),
        ("- [", "card.yml"),
        ("text", "card.yml"),
    ],
)
def test_faulty_card_is_refused_by_name(content, message, tmp_path):
    (tmp_path / "card.yml").write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=message):
        read_spellings(tmp_path)


def test_aliases_name_gminy_and_hide_none():
    with (ROOT / "data" / "raw" / "territory.csv").open(encoding="utf-8") as file:
        name_by_code = {row["terc"][:6]: fold(row["name"]) for row in csv.DictReader(file)}
    aliases = read_spellings().place_aliases
    assert [alias for alias in aliases if alias.code not in name_by_code] == []
    assert [alias for alias in aliases if fold(alias.name) in name_by_code.values()] == []


def test_first_names_are_folded_and_no_other_words():
    spellings = read_spellings()
    assert [name for name in spellings.first_names | spellings.not_people if name != fold(name)] == []
    assert spellings.first_names & spellings.not_people == set()
