"""What happens between the reading of a file and its writing: another load, a closed year, a withdrawal."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from data.store.engine import migrate, open_engine
from data.store.tables import entity_state
from etl import loading
from etl.bundle import bundled_files
from etl.loading import Loaded, Target, load_file, withdraw
from etl.people import keys, lists
from etl.people.closing import close_year
from tests.endurance.homes import AREAS, CATALOG

FIRST, SECOND = date(2024, 12, 31), date(2025, 12, 31)
REGISTRY = "Nazwa podmiotu;Rodzaj podmiotu;KRS;REGON;Gmina\nFundacja Żuraw;fundacja;{};123456785;Cieszyn\n"
LIST = "wydarzenie_id;instytucja;nip;gmina;osoba;e_mail\nE1;Gmina;1234563218;Cieszyn;Jan Lis;\n"
EVENTS = "wydarzenie_id;typ;tytul;data_od;gmina;status\nE1;warsztat;A;2023-02-01;Cieszyn;zrealizowane\n"
Load = Callable[..., Loaded]


@pytest.fixture
def target(database_url, tmp_path) -> Iterator[Target]:
    """A database that knows the areas."""
    engine = open_engine(database_url)
    migrate(engine)
    target = Target(engine, CATALOG, tmp_path / "var")
    for file in bundled_files():
        if file.source in AREAS:
            load_file(target, file.path, source_id=file.source, stan_na=file.stan_na, by="test")
    yield target
    engine.dispose()


@pytest.fixture
def load(target, tmp_path) -> Load:
    """`load("events", text, day)`."""

    def write_and_load(source: str, text: str, stan_na: date = FIRST) -> Loaded:
        path = Path(tmp_path / f"{source}-{stan_na}.csv")
        path.write_text(text, encoding="utf-8")
        return load_file(target, path, source_id=source, stan_na=stan_na, by="test")

    return write_and_load


def just_before(monkeypatch: pytest.MonkeyPatch, name: str, happens: Callable[[], object]) -> None:
    """Has something happen once, when the next load has read its file and is about to call `etl.loading.name`."""
    waiting, real = [happens], getattr(loading, name)

    def call(*arguments: object, **named: object) -> object:
        if waiting:
            waiting.pop()()
        return real(*arguments, **named)

    monkeypatch.setattr(loading, name, call)


def entity_keys(target: Target) -> list[str]:
    """Keys of all entities, in the order of the dates of their files."""
    query = select(entity_state.c.entity_key).order_by(entity_state.c.known_from.is_not(None))
    with target.engine.connect() as db:
        return list(db.scalars(query))


def test_registry_written_while_a_later_one_is_read_links_its_entities(target, load, monkeypatch):
    just_before(monkeypatch, "write_load", lambda: load("pes_registry", REGISTRY.format(""), FIRST))
    load("pes_registry", REGISTRY.format("0000700011"), SECOND)
    assert entity_keys(target) == ["regon-123456785-fundacja"] * 2


def test_year_closed_while_a_list_is_read_keeps_nobody_of_the_list(target, load, monkeypatch):
    load("events", EVENTS)
    just_before(monkeypatch, "write_load", lambda: close_year(target, 2023, by="test", today=SECOND))
    loaded = load("attendance", LIST)
    assert ["2023" in str(warning) for warning in loaded.file.warnings] == [True]
    assert list((target.data_dir / lists.FOLDER).glob("2023-*")) == []
    assert [path.name for path in (target.data_dir / keys.FOLDER).glob("2023*")] == []


def test_withdrawal_leaves_the_people_of_a_load_that_is_being_written(target, load, monkeypatch):
    load("events", EVENTS)
    first = load("attendance", LIST).load
    assert first is not None
    own = set((target.data_dir / lists.FOLDER).iterdir())
    (one,) = own
    being_written = one.with_name(f"2023-{lists.new_token()}.npz")
    real = loading.undo_load

    def undo_and_go_on(*arguments: object, **named: object) -> str:
        source = real(*arguments, **named)
        being_written.write_bytes(one.read_bytes())
        return source

    monkeypatch.setattr(loading, "undo_load", undo_and_go_on)
    withdraw(target, first.load_id, by="test")
    assert list((target.data_dir / lists.FOLDER).iterdir()) == [being_written]


def test_next_load_of_any_source_sweeps_what_a_stopped_one_left(target, load):
    folder = target.data_dir / lists.FOLDER
    folder.mkdir(parents=True)
    (folder / f"2023-{lists.new_token()}.npz").write_bytes(b"")
    (folder / f"2023-{lists.new_token()}.part").write_bytes(b"")
    load("events", EVENTS)
    assert list(folder.iterdir()) == []
