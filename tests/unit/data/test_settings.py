"""Settings: what the environment may say, and one line that names what it may not."""

import re
from pathlib import Path

import pytest

from data.errors import UserError
from data.settings import Settings, read_settings

ROOT = Path(__file__).parents[3]
NAMED = re.compile(r"BAROMETR_[A-Z_]+[A-Z]")


def test_pages_read_from_the_database_itself_until_a_replica_is_named():
    own = Settings(database_url="postgresql://a@glowny/barometr")
    assert own.read_address == own.database_address
    both = Settings(database_url="postgresql://a@glowny/barometr", read_database_url="postgresql://a@replika/barometr")
    assert (both.database_address, both.read_address) == (
        "postgresql://a@glowny/barometr",
        "postgresql://a@replika/barometr",
    )


def test_offered_regions_are_names_with_commas(monkeypatch):
    monkeypatch.setenv("BAROMETR_REGIONS", "slaskie, podkarpackie,")
    assert Settings().regions == ("slaskie", "podkarpackie")
    monkeypatch.delenv("BAROMETR_REGIONS")
    assert Settings().regions == ()


def test_copies_lie_in_the_data_folder_until_another_is_named():
    assert Settings(data_dir=Path("var")).copies_folder == Path("var/kopie")
    assert Settings(copies_dir=Path("/mnt/kopie")).copies_folder == Path("/mnt/kopie")


def test_guide_and_example_name_every_setting_and_no_other():
    known = {f"BAROMETR_{name.upper()}" for name in Settings.model_fields}
    guide = (ROOT / "docs/wdrozenie.md").read_text(encoding="utf-8")
    table = guide.partition("## Ustawienia")[2]
    assert set(NAMED.findall(table)) == known
    examples = [path.read_text(encoding="utf-8") for path in (ROOT / "docs/deploy").iterdir()]
    named = {name for text in (guide, *examples) for name in NAMED.findall(text)}
    assert named == known


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("READ_DATABASE_URL", "mysql://host/x"),
        ("TRUSTED_PROXIES", "-1"),
        ("METRICS_TOKEN", "krotki"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_bad_value_is_named_in_one_line(name, value, monkeypatch):
    monkeypatch.setenv(f"BAROMETR_{name}", value)
    read_settings.cache_clear()
    with pytest.raises(UserError, match=f"BAROMETR_{name}: "):
        read_settings()
    read_settings.cache_clear()
