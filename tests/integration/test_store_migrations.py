"""The schema: what migrations make is what the tables say, and a newer one is left alone."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from data.errors import UserError
from data.store.columns import metadata
from data.store.engine import check_schema, migrate, open_engine
from data.store.revisions import MIGRATIONS, known_revisions


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def contents(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with engine.connect() as connection:
        names = sorted(inspect(connection).get_table_names())
        return {name: sorted(map(tuple, connection.execute(text(f'SELECT * FROM "{name}"')))) for name in names}


def test_migrations_make_exactly_the_tables_of_the_program(engine):
    migrate(engine)
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_indexes_and_keys_have_the_names_of_the_convention(engine):
    migrate(engine)
    found = inspect(engine)
    for table in metadata.sorted_tables:
        assert found.get_pk_constraint(table.name)["name"] == f"pk_{table.name}"
        assert {index["name"] for index in found.get_indexes(table.name) if not index.get("duplicates_constraint")} == {
            index.name for index in table.indexes
        }


def test_second_migration_changes_nothing(engine):
    migrate(engine)
    before = contents(engine)
    migrate(engine)
    assert contents(engine) == before
    check_schema(engine)


def test_newer_schema_is_refused_and_left_as_it_is(engine):
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = contents(engine)
    for refuse in (migrate, check_schema):
        with pytest.raises(UserError, match=r"newer version of the program \(schema 9999\)\. Nothing was changed"):
            refuse(engine)
    assert contents(engine) == before


def test_database_without_tables_is_not_prepared(engine):
    with engine.connect():
        pass
    with pytest.raises(UserError, match=r"not prepared for this version\. Run: python -m etl bootstrap"):
        check_schema(engine)


def test_migration_makes_the_folder_of_a_new_file(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'nowy' / 'katalog' / 'barometr.sqlite'}")
    migrate(engine)
    check_schema(engine)
    engine.dispose()


def test_revisions_are_those_of_the_migrations():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    assert known_revisions() == (
        script.get_current_head(),
        frozenset(revision.revision for revision in script.walk_revisions()),
    )
