"""Faulty cards: every fault of every file in one message, in words that name the key."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from data.catalog import read_catalog
from data.catalog.reading import CARDS
from data.errors import UserError

Change = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real cards."""
    return copytree(CARDS, tmp_path / "catalog", ignore=lambda _folder, names: [n for n in names if n.endswith(".py")])


@pytest.fixture
def change(folder: Path) -> Change:
    """Replaces a text that stands in one card."""

    def replace(file: str, before: str, after: str) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    return replace


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(UserError) as caught:
        read_catalog(folder)
    lines = str(caught.value).splitlines()
    assert (lines[0], lines[-1]) == ("Cards cannot be used:", "Correct the named files.")
    return lines[1:-1]


def test_misspelt_key_is_unknown_and_the_right_one_missing(folder, change):
    change("indicators/slaskie/sl_wizyty.yml", "unit: wizyta", "unitt: wizyta")
    assert faults_of(folder) == ["sl_wizyty.yml: unknown key 'unitt'; missing key 'unit'"]


def test_faults_of_several_files_come_together(folder, change):
    change("indicators/slaskie/sl_wizyty.yml", "unit: wizyta\n", "")
    change("plans/slaskie_2014.yml", "level: region", "level: planet")
    change("regions/slaskie.yml", "#0B4F8A", "blue")
    found = faults_of(folder)
    assert [fault.split(":")[0] for fault in found] == ["sl_wizyty.yml", "slaskie_2014.yml", "slaskie.yml"]
    assert found[0] == "sl_wizyty.yml: missing key 'unit'"
    assert "(found 'planet')" in found[1]


def test_key_inside_another_is_named_with_its_way(folder, change):
    change("indicators/slaskie/sl_wizyty.yml", 'pl: "Wizyty', 'polski: "Wizyty')
    (fault,) = faults_of(folder)
    assert {"unknown key 'name.polski'", "missing key 'name.pl'"} == set(fault.split(": ", 1)[1].split("; "))


def test_text_is_not_taken_for_a_number(folder, change):
    change("units.yml", "decimals: 1", 'decimals: "1"')
    (fault,) = faults_of(folder)
    assert fault.startswith("units.yml: decimals: ")


def test_card_that_is_no_yaml_names_its_file(folder, change):
    change("plans/slaskie_2014.yml", "id: slaskie_2014", "id: [")
    assert faults_of(folder)[0].startswith("slaskie_2014.yml: ")


def test_empty_card_is_a_fault(folder):
    (folder / "plans" / "nowy.yml").write_text("", encoding="utf-8")
    assert [fault.split(":")[0] for fault in faults_of(folder)] == ["nowy.yml"]


@pytest.mark.parametrize(
    ("file", "before", "after", "fault"),
    [
        (
            "indicators/slaskie/sl_wizyty.yml",
            "unit: wizyta",
            "unit: x",
            "indicator 'sl_wizyty': unit 'x' does not exist",
        ),
        (
            "indicators/slaskie/sl_wizyty.yml",
            "sources: [plan_actions]",
            "sources: [x]",
            "indicator 'sl_wizyty': source 'x' does not exist",
        ),
        (
            "indicators/slaskie/sl_wizyty.yml",
            "priority: partnerstwa",
            "priority: x",
            "indicator 'sl_wizyty': priority 'x' does not exist",
        ),
        ("regions/slaskie.yml", "plans: [", "plans: [x, ", "region 'slaskie': plan 'x' does not exist"),
        (
            "regions/slaskie.yml",
            "map_indicators: [",
            "map_indicators: [x, ",
            "region 'slaskie': indicator 'x' does not exist",
        ),
    ],
)
def test_card_that_names_another_must_find_it(folder, change, file, before, after, fault):
    change(file, before, after)
    assert faults_of(folder) == [fault]


def test_unknown_plan_is_named(folder, change):
    change("indicators/slaskie/sl_wizyty.yml", "plan: slaskie_2014", "plan: x")
    assert "indicator 'sl_wizyty': plan 'x' does not exist" in faults_of(folder)


def test_plan_of_an_unknown_region_is_named(folder, change):
    change("plans/slaskie_2014.yml", "regions: [slaskie]", "regions: [x]")
    assert faults_of(folder) == ["plan 'slaskie_2014': region 'x' does not exist"]


def test_team_that_the_region_does_not_have_is_named(folder, change):
    change("indicators/slaskie/sl_wizyty.yml", "owner: ROPS", "owner: ROPS\nteam: x")
    assert faults_of(folder) == ["indicator 'sl_wizyty': team 'x' does not exist"]


@pytest.mark.parametrize(
    ("file", "before", "after", "id_taken"),
    [
        ("indicators/slaskie/sl_wizyty.yml", "id: sl_wizyty", "id: sl_warsztaty", "sl_warsztaty"),
        ("units.yml", "id: mieszkaniec", "id: osoba", "osoba"),
    ],
)
def test_id_is_taken_once(folder, change, file, before, after, id_taken):
    change(file, before, after)
    assert any(id_taken in fault and "taken by another card" in fault for fault in faults_of(folder))


def test_indicator_of_a_plan_needs_a_direction(folder, change):
    change("indicators/slaskie/sl_wizyty.yml", "direction: up\n", "")
    assert "an indicator of a plan needs direction and priority" in faults_of(folder)[0]


def test_unit_is_spoken_in_one_way(folder, change):
    change("units.yml", "  forms_en: [person, persons]\n", "")
    assert "give either forms_pl and forms_en, or symbol" in faults_of(folder)[0]
