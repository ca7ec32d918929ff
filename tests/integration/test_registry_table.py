"""The index in memory against the questions to the database: the same entities on every day, by every filter."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from random import Random

import pytest
from sqlalchemy import Engine

from data.queries.entities import snapshot_at
from data.queries.entity_index import EntityIndex, read_index
from data.queries.entity_rows import entities_of, rows_by_id
from data.queries.entity_stock import stock
from data.queries.entity_table import EntityQuestion, EntityTable, all_rows
from data.queries.entity_words import read_words
from data.store.engine import migrate, open_engine
from tests.integration.registry_facts import SOURCE, entity, put_snapshot

FIRST, SECOND = date(2024, 12, 31), date(2025, 12, 31)
KINDS = ["fundacja", "cis", "kgw"]
AREAS = ["241605", "246401", "240401"]
WITHIN = [["24"], ["2464", "2404"], ["241605"], ["14"]]
SELECTIONS = 40


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    migrate(engine)
    yield engine
    engine.dispose()


def index_on(engine: Engine, day: date) -> EntityIndex:
    with engine.connect() as db:
        snapshot = snapshot_at(db, SOURCE, day)
        assert snapshot is not None
        return read_index(db, SOURCE, snapshot, in_krs=["fundacja"])


def names(engine: Engine, table: EntityTable, order: str = "nazwa") -> list[str]:
    keys = table.order_by(order.removeprefix("-"), is_descending=order.startswith("-"), rank={"241605": 1, "240401": 0})
    with engine.connect() as db:
        return [row["name"] for piece in entities_of(db, table, keys) for row in piece]


def any_entity(draw: Random, number: int) -> dict[str, object]:
    """A row with days before, between and after the files, and all that may be unknown."""

    def day() -> date | None:
        return draw.choice([None, date(2023, 1, 1) + timedelta(days=draw.randrange(1500))])

    return entity(
        f"{number}",
        kind=draw.choice(KINDS),
        area_code=draw.choice(AREAS),
        is_ps=draw.choice([None, True, False]),
        **{name: day() for name in ("started_on", "closed_on", "ps_from", "ps_to", "mark_from", "mark_to")},
    )


def test_counts_are_those_of_the_stock_for_any_selection(engine):
    draw = Random(4)
    for stan_na in (FIRST, SECOND):
        put_snapshot(engine, stan_na, *(any_entity(draw, number) for number in range(60)))
    indexes = {day: index_on(engine, day) for day in (FIRST, SECOND)}
    for _ in range(SELECTIONS):
        day = date(2023, 1, 1) + timedelta(days=draw.randrange(1500))
        within, kinds = draw.choice(WITHIN), draw.choice([None, KINDS[:1], KINDS[1:]])
        with engine.connect() as db:
            told = stock(db, on=day, source_id=SOURCE, within=within, kinds=kinds)
        index = indexes[SECOND if day >= SECOND else FIRST]
        counts = EntityTable(index, EntityQuestion(on=day, within=within, kinds=kinds)).by_status()
        asked = (day, within, kinds)
        assert (counts[""], counts["ps"], counts["znak"]) == tuple(told[["entities", "ps", "mark"]].sum()), asked
        assert counts["bez_ps"] == counts[""] - counts["ps"], asked
        by_kind = EntityTable(index, EntityQuestion(on=day, within=within)).by_kind()
        for kind in kinds or []:
            assert by_kind.get(kind, 0) == told[told["kind"] == kind]["entities"].sum(), asked


def test_every_count_is_the_size_of_the_table_it_leads_to(engine):
    draw = Random(5)
    put_snapshot(engine, FIRST, *(any_entity(draw, number) for number in range(80)))
    index = index_on(engine, FIRST)
    for status, lacks, ends in product(["", "ps", "zamkniete"], [(), ("nip",), ("krs", "adres")], [None, 90]):
        asked = {"status": status, "lacks": lacks, "ends_within": ends}
        table = EntityTable(index, EntityQuestion(on=FIRST, within=["24"], **asked))
        assert len(names(engine, table)) == table.size
        for name, counts in (("status", table.by_status()), ("kinds", {(k,): n for k, n in table.by_kind().items()})):
            for value, n in counts.items():
                one = EntityTable(index, EntityQuestion(on=FIRST, within=["24"], **asked | {name: value}))
                assert one.size == n
        for days, (_ps, _mark, either) in table.by_end().items():
            one = EntityTable(index, EntityQuestion(on=FIRST, within=["24"], **asked | {"ends_within": days}))
            assert one.size == either
        assert all_rows(index, table.question).size == index.exists(FIRST).sum()


def test_ends_soon_are_statuses_and_marks_that_hold_and_have_a_last_day(engine):
    rows = [
        entity("ps", is_ps=True, ps_from=date(2023, 1, 1), ps_to=date(2025, 1, 30)),
        entity("znak", mark_from=date(2023, 1, 1), mark_to=date(2025, 3, 31)),
        entity("skończony", mark_from=date(2023, 1, 1), mark_to=date(2024, 12, 30)),
        entity("bez końca", is_ps=True, ps_from=date(2023, 1, 1)),
        entity("zamknięty", closed_on=date(2024, 6, 1), mark_from=date(2023, 1, 1), mark_to=date(2025, 1, 10)),
    ]
    put_snapshot(engine, FIRST, *rows)
    index = index_on(engine, FIRST)
    table = EntityTable(index, EntityQuestion(on=FIRST, within=["24"], ends_within=90))
    assert table.by_end() == {30: (1, 0, 1), 90: (1, 1, 2), 180: (1, 1, 2)}
    assert names(engine, table, "koniec") == ["Fundacja ps", "Fundacja znak"]
    assert names(engine, table, "-koniec") == ["Fundacja znak", "Fundacja ps"]


def test_rows_come_in_polish_order_and_missing_days_last_either_way(engine):
    rows = [
        entity("a", name="Żory", started_on=None),
        entity("b", name="Lubliniec", started_on=date(2012, 1, 1), area_code="240401"),
        entity("c", name="„Łazy”", started_on=date(2011, 1, 1)),
        entity("d", name="łazy", started_on=date(2013, 1, 1), area_code="246401"),
    ]
    put_snapshot(engine, FIRST, *rows)
    table = EntityTable(index_on(engine, FIRST), EntityQuestion(on=FIRST, within=["24"]))
    assert names(engine, table) == ["„Łazy”", "Lubliniec", "łazy", "Żory"]
    assert names(engine, table, "-nazwa") == ["Żory", "łazy", "Lubliniec", "„Łazy”"]
    assert names(engine, table, "od") == ["„Łazy”", "Lubliniec", "łazy", "Żory"]
    assert names(engine, table, "-od") == ["łazy", "Lubliniec", "„Łazy”", "Żory"]
    assert names(engine, table, "gmina") == ["Lubliniec", "„Łazy”", "Żory", "łazy"]
    keys = table.order_by("nazwa", is_descending=False, rank={})
    pages = [table.page(keys, start, 3).tolist() for start in (0, 3, 6)]
    assert [len(page) for page in pages] == [3, 1, 0]
    with engine.connect() as db:
        shown = rows_by_id(db, table.index.ids[pages[1]].tolist())
    assert [row["name"] for row in shown] == ["Żory"]


def test_gaps_are_those_of_the_row(engine):
    whole = {"nip": "1234563218", "regon": "123456785", "krs": "0000123457", "address": "ul. Polna 1"}
    rows = [
        entity("a", **whole),
        entity("b", **whole | {"nip": "", "krs": ""}),
        entity("c", kind="kgw", **whole | {"krs": ""}),
    ]
    put_snapshot(engine, FIRST, *rows, entity("d", **whole | {"address": ""}, area_code="2416", started_on=None))
    table = EntityTable(index_on(engine, FIRST), EntityQuestion(on=FIRST, within=["24"]))
    found = {"nip": 1, "krs": 1, "regon": 0, "miejsce": 1, "adres": 1, "data": 1, "przeglad": 0}
    assert (table.by_fault(), table.with_any_fault()) == (found, 2)


def test_search_does_not_mind_marks_case_mistakes_and_forgotten_zeros(engine):
    rows = [
        entity("a", name="Spółdzielnia Socjalna „Źródło”", place="Łazy", products="catering, remonty"),
        entity("b", name="Fundacja Dom", krs="0000123457", nip="1234563218", regon="123456785", operator="gmina Łazy"),
        entity("c", name="Koło Gospodyń ✿ Привет", regon="12345678500012"),
    ]
    put_snapshot(engine, FIRST, *rows)
    index = index_on(engine, FIRST)
    with engine.connect() as db:
        words = read_words(db, index.snapshot.load_id)

    def found(text: str) -> str:
        rows = words.find(text).rows
        return "".join(letter for letter, is_found in zip("abc", rows.tolist(), strict=True) if is_found)

    texts = [
        "zrodlo",
        "ŹRÓDŁO",
        "łazy",
        "lazy dom",
        "spoldzelnia",
        "fundcja",
        "CATERING",
        "fu",
        "un",
        "привет",
        "",
        "„ ”",
    ]
    assert [found(text) for text in texts] == ["a", "a", "ab", "b", "a", "b", "a", "b", "", "c", "abc", "abc"]
    numbers = [
        "123-456-32-18",
        "12345632",
        "0000123457",
        "123457",
        "123456785",
        "12345678500012",
        "9999",
        "dom 1234563218",
    ]
    assert [found(text) for text in numbers] == ["b", "b", "b", "b", "bc", "bc", "", ""]
    assert words.find("fundcja").similar == ("fundacja",)
    assert words.find("xyzxyz").similar == ()


def test_an_empty_snapshot_has_an_index_too(engine):
    put_snapshot(engine, FIRST)
    index = index_on(engine, FIRST)
    table = EntityTable(index, EntityQuestion(on=FIRST, within=["24"]))
    assert (table.size, table.by_kind(), names(engine, table)) == (0, {}, [])
    with engine.connect() as db:
        assert read_words(db, index.snapshot.load_id).find("dom").rows.size == 0
