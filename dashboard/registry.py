"""What the address asks of the registry: the source, the snapshot, the filters, the order and the page."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
from sqlalchemy import RowMapping

from dashboard.context import Context
from dashboard.heap import give_back
from dashboard.words import Words
from data.catalog import Catalog
from data.catalog.models import EntityCountMeasure, EntityStockMeasure
from data.queries.entities import Snapshot, loaded_at, snapshot_at, snapshots
from data.queries.entity_index import EntityIndex, read_index
from data.queries.entity_rows import entities_of, rows_by_id
from data.queries.entity_table import EntityQuestion, EntityTable, Order, Status
from data.queries.entity_words import EntityWords, read_words
from geo.names import polish_sort_key

REGISTRY, SAMPLE = "pes_registry", "entities_sample"
PAGE_LENGTH = 25
Kept = TypeVar("Kept")


@dataclass(frozen=True)
class Asked:
    """A snapshot and what is asked of it; `similar` are words that stood in for mistaken ones."""

    context: Context
    index: EntityIndex
    question: EntityQuestion
    similar: tuple[str, ...] = ()

    @property
    def source_id(self) -> str:
        """The source of the snapshot."""
        return self.index.source_id

    @property
    def is_sample(self) -> bool:
        """Whether no registry is loaded, so that entities named on public pages stand in for it."""
        return self.source_id == SAMPLE

    @cached_property
    def table(self) -> EntityTable:
        """The rows that are asked for."""
        return EntityTable(self.index, self.question)

    @property
    def order(self) -> str:
        """The order of the address, else what ends first, else names."""
        own = self.context.selection.own
        return own.get("sortuj") or ("koniec" if own.get("wygasa") else "nazwa")

    @cached_property
    def keys(self) -> npt.NDArray[np.int64]:
        """What the rows are sorted by."""
        order: Order = self.order.removeprefix("-")  # type: ignore[assignment]  # one of the values of the parameter
        rank = _ranks(self.context, self.index, order)
        return self.table.order_by(order, is_descending=self.order.startswith("-"), rank=rank)

    @property
    def pages(self) -> int:
        """How many pages the rows fill, at least one."""
        return max(1, -(-self.table.size // PAGE_LENGTH))

    @property
    def page(self) -> int:
        """The page of the address, or the last one."""
        return min(int(self.context.selection.own.get("porcja", "1")), self.pages)

    def rows(self) -> list[RowMapping]:
        """Rows of the page."""
        places = self.table.page(self.keys, (self.page - 1) * PAGE_LENGTH, PAGE_LENGTH)
        return rows_by_id(self.context.db, self.index.ids[places].tolist())

    def all_rows(self) -> Iterator[list[RowMapping]]:
        """All rows of the selection in pieces, for files."""
        return entities_of(self.context.db, self.table, self.keys)


def asked(context: Context) -> Asked | None:
    """What the address asks; None while neither a registry nor a sample is loaded."""
    index = _index_of_region(context)
    if index is None:
        return None
    snapshot, own = index.snapshot, context.selection.own
    kinds, status = kinds_of(context.catalog, context.selection.typ, context.selection.wskaznik)
    found = None
    if own.get("szukaj"):
        found = _words(context, snapshot).find(own["szukaj"])
    asked_status: Status = own.get("status", status)  # type: ignore[assignment]  # one of the values of the parameter
    question = EntityQuestion(
        on=context.selection.stan_na or snapshot.stan_na,
        within=within(context),
        kinds=kinds,
        status=asked_status,
        ends_after=context.selection.stan_na or max(context.today, snapshot.stan_na),
        ends_within=int(own["wygasa"]) if "wygasa" in own else None,
        lacks=tuple(filter(None, own.get("braki", "").split(","))),
        found=found.rows if found else None,
    )
    return Asked(context, index, question, found.similar if found else ())


def within(context: Context) -> list[str]:
    """Beginnings of the codes of the chosen area: a subregion is its powiaty."""
    if "-" not in context.area_code:
        return [context.area_code]
    chosen = context.selection.subregion
    return next((list(s.powiaty) for s in context.region.subregions if s.id == chosen), [])


def kinds_of(catalog: Catalog, typ: str, indicator_id: str = "") -> tuple[Collection[str] | None, Status]:
    """Kinds of entities and the status that `typ` means: a kind, or a breakdown of an indicator of entities.

    Without `typ` an indicator means all kinds that it counts. None is all kinds, which also answers anything else.
    """
    if typ in catalog.spellings.names("entity_kinds"):
        return [typ], ""
    if indicator_id:
        measure = catalog.indicators[indicator_id].measure
        if isinstance(measure, EntityStockMeasure | EntityCountMeasure) and (not typ or typ in measure.kinds):
            return measure.kinds[typ] if typ else counted_kinds(measure), ""
    for indicator in catalog.indicators.values() if typ else ():
        measure = indicator.measure
        if isinstance(measure, EntityStockMeasure):
            if typ in measure.kinds:
                return measure.kinds[typ], ""
            if typ in measure.with_status:
                return None, "ps" if measure.with_status[typ] == "ps" else "znak"
    return None, ""


def counted_kinds(measure: EntityStockMeasure | EntityCountMeasure) -> list[str]:
    """All kinds that an indicator counts."""
    return list(dict.fromkeys(kind for listed in measure.kinds.values() for kind in listed))


def dates_of(context: Context, source_id: str) -> list[date]:
    """Dates of the snapshots a reader may ask the state of."""
    return [one.stan_na for one in snapshots(context.db, source_id)]


def warm_up(context: Context) -> None:
    """Reads what the page will need, so that nobody waits for it after a load."""
    index = _index_of_region(context)
    if index is not None:
        _words(context, index.snapshot)


def area_label(words: Words, code: str) -> str:
    """The name of a gmina in a column of gminy; '' where only a larger area is known."""
    area = words.territory.areas.get(code)
    return area.bare_name if area and area.level == "gmina" else ""


def _index_of_region(context: Context) -> EntityIndex | None:
    """The registry as known on the day of the address; the sample where the registry tells nothing of the region, or
    where the rows behind an indicator of the sample are asked for."""
    first = None
    indicator = context.catalog.indicators.get(context.selection.wskaznik)
    of_sample = indicator is not None and indicator.measure.sources[0] == SAMPLE
    for source_id in (SAMPLE, REGISTRY) if of_sample else (REGISTRY, SAMPLE):
        snapshot = snapshot_at(context.db, source_id, context.selection.stan_na or date.max)
        if snapshot is None:
            continue
        index = _index(context, source_id, snapshot)
        if any(code.startswith(context.region.teryt) for code in index.areas):
            return index
        first = first or index
    return first


def _index(context: Context, source_id: str, snapshot: Snapshot) -> EntityIndex:
    in_krs = [kind.id for kind in context.catalog.spellings.entity_kinds if kind.in_krs]
    sampled = source_id == SAMPLE
    return _kept(
        context, "index", snapshot, lambda: read_index(context.db, source_id, snapshot, in_krs=in_krs, sampled=sampled)
    )


def _words(context: Context, snapshot: Snapshot) -> EntityWords:
    return _kept(context, "words", snapshot, lambda: read_words(context.db, snapshot.load_id))


def _kept(context: Context, what: str, snapshot: Snapshot, make: Callable[[], Kept]) -> Kept:
    key = (what, snapshot, loaded_at(context.db, snapshot.load_id))

    def made() -> Kept:
        try:
            return make()
        finally:
            give_back()  # reading takes many times what is kept

    kept: Kept = context.kept.recall(key, made)
    return kept


def _ranks(context: Context, index: EntityIndex, order: Order) -> dict[str, int]:
    names: dict[str, Any]
    if order == "gmina":
        names = {code: polish_sort_key(area_label(context.words, code)) for code in index.areas}
        names = {code: name for code, name in names.items() if name}
    elif order == "rodzaj":
        known = context.catalog.spellings.names("entity_kinds")
        names = {k: polish_sort_key(known[k].in_language(context.words.language)) for k in index.kinds if k in known}
    else:
        return {}
    return {code: place for place, code in enumerate(sorted(names, key=lambda code: (names[code], code)))}
