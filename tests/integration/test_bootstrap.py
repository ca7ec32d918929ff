"""A second bootstrap: cards that changed are counted anew, and what somebody withdrew stays withdrawn."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from data.queries.loads import loads
from data.queries.state import newest_loads
from data.settings import read_settings
from data.store.copies import read_copy
from data.store.engine import check_schema, migrate_to, open_engine
from data.store.kept_copies import copies_in
from data.store.tables import indicator_value
from etl.__main__ import main


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("BAROMETR_DATA_DIR", str(tmp_path))
    read_settings.cache_clear()
    assert main(["bootstrap"]) == 0
    yield read_settings().database_address
    read_settings.cache_clear()


def test_withdrawn_file_of_the_bundle_is_not_loaded_again(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    engine = open_engine(database)
    with engine.connect() as db:
        load_id = next(row.load_id for row in loads(db).itertuples() if row.source_id == "kpres_indicators")
    assert main(["undo", str(load_id)]) == 0
    assert main(["bootstrap"]) == 0
    assert "kpres_indicators.csv: wycofano wcześniej" in capsys.readouterr().out
    with engine.connect() as db:
        assert "kpres_indicators" not in list(newest_loads(db)["source_id"])


def test_summaries_follow_the_cards_at_the_next_bootstrap(database: str) -> None:
    engine = open_engine(database)
    count = select(func.count()).select_from(indicator_value)
    with engine.begin() as connection:
        expected = connection.scalar(count)
        connection.execute(indicator_value.delete())
    assert main(["bootstrap"]) == 0
    with engine.connect() as connection:
        assert connection.scalar(count) == expected
    engine.dispose()


def test_database_of_an_older_version_is_copied_before_it_is_changed(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("BAROMETR_DATA_DIR", str(tmp_path))
    read_settings.cache_clear()
    engine = open_engine(read_settings().database_address)
    with engine.begin() as connection:
        migrate_to(connection, "0005")
    assert main(["bootstrap"]) == 0
    (path,) = copies_in(tmp_path / "kopie")
    assert f"Kopia sprzed aktualizacji: {path.name}" in capsys.readouterr().out
    assert read_copy(path).contents.schema_revision == "0005"
    check_schema(engine)
    assert main(["bootstrap"]) == 0
    assert copies_in(tmp_path / "kopie") == [path]
    engine.dispose()
    read_settings.cache_clear()
