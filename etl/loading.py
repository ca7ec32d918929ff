"""Loads files and undoes loads: the pipeline joined to the store, and people kept apart from both."""

import hashlib
import hmac
from collections.abc import Generator, Mapping, Set
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, Engine

from data.catalog import Catalog
from data.errors import UserError
from data.queries.entities import states_before
from data.queries.events import closed_years, years_of_events
from data.queries.state import people_token_of, people_tokens, read_state
from data.queries.territory import known_areas
from data.store.engine import explained
from data.store.loads import (
    ChangedMeanwhileError,
    Facts,
    LoadOrder,
    LoadResult,
    Outcome,
    refresh_summaries,
    undo_load,
    was_withdrawn,
    write_load,
)
from etl.apart import Read, reader_of
from etl.correction_cards import FOLDER, read_corrections
from etl.corrections import fingerprint
from etl.garbage import without_garbage_collection
from etl.measures import unique_people
from etl.measures.attended import Office
from etl.measures.event_summaries import OF_EVENTS, summarise_all_events, summarise_events
from etl.measures.refresh import refresh
from etl.people import lists
from etl.people.finding import PeopleFinder
from etl.people.gathering import GatheredPeople
from etl.people.hashing import PeopleHasher
from etl.people.keys import file_key
from etl.pipeline import PEOPLE_OF, FileResult, Piece, SourceFile
from etl.prepared import Context
from etl.privacy import sheet_shown
from etl.progress import NO_PROGRESS, Progress

REGISTRY = "pes_registry"
MOST_READINGS = 5


@dataclass(frozen=True)
class Loaded:
    """What became of a file; `load` is None when rejected rows kept it from being loaded."""

    file: FileResult
    load: LoadResult | None
    source_file: SourceFile


@dataclass(frozen=True)
class Target:
    """Where files are loaded to: the database, the cards, and the folder for what lies outside the database."""

    engine: Engine
    catalog: Catalog
    data_dir: Path
    region: str = ""

    def context(self, source_id: str, stan_na: date) -> Context:
        """What the transforms know beside the file."""
        source = self.catalog.sources.get(source_id)
        with explained(self.engine), self.engine.connect() as db:
            names_events = source is not None and "event_key" in source.version_key
            return Context(
                self.catalog,
                stan_na,
                known_areas(db),
                region=self.region,
                known_events=years_of_events(db) if names_events else None,
                known_entities=states_before(db, source_id, stan_na) if source_id == REGISTRY else None,
                corrections=read_corrections(self.data_dir / FOLDER, self.catalog.sources),
            )

    @property
    def version(self) -> int:
        """That of the data, which every change raises."""
        with explained(self.engine), self.engine.connect() as db:
            return read_state(db).version

    @property
    def version_keys(self) -> Mapping[str, list[str]]:
        """The keys by which sources are replaced."""
        return {source.id: source.version_key for source in self.catalog.sources.values()}

    def recount(self, connection: Connection, source_id: str) -> None:
        """Counts anew what hangs on a source, people left out: they are counted when lists are loaded."""
        office = Office(connection)
        refresh(connection, source_id, catalog=self.catalog, office=office)
        if source_id == min(OF_EVENTS):  # they all make the same summaries
            summarise_all_events(office, Context(self.catalog, date.min).subregion_by_powiat)

    def refresh(self, connection: Connection, load_id: int, source_id: str) -> None:
        """Counts anew what a load changed."""
        with without_garbage_collection():
            office = Office(connection)
            refresh(connection, source_id, catalog=self.catalog, office=office)
            subregions = Context(self.catalog, date.min).subregion_by_powiat
            summarise_events(office, source_id, subregions)
            years = unique_people.changed_years(connection, self.data_dir, load_id)
            if years:
                since = unique_people.known_since(connection, load_id)
                unique_people.recount(office, self.data_dir, years, since, subregions)


def load_file(
    target: Target,
    path: Path,
    *,
    source_id: str,
    stan_na: date,
    by: str,
    accept_rejects: bool = False,
    progress: Progress = NO_PROGRESS,
) -> Loaded:
    """Reads, checks and writes a file in one transaction; UserError when it is refused as a whole.

    A file that another load came before, after it was checked, is read again.
    """
    for _ in range(MOST_READINGS):
        with suppress(ChangedMeanwhileError), reader_of(path, target.catalog.sources.get(source_id)) as read:
            version = target.version
            file = SourceFile(path, target.context(source_id, stan_na), source_id)
            load = _Load(target, file, accept_rejects, progress)
            with closing(load.pieces(read)) as pieces:
                order = replace(load.order(by), data_version=version)
                result = write_load(target.engine, order, pieces, load.outcome, target.refresh)
            return Loaded(load.result or _not_read(file), result, file)
    raise UserError(
        "The database {name} is used by another load. Nothing was changed. Wait until it ends and try again.",
        name=Path(target.engine.url.database or "").name,
    )


class _Load:
    """One file on its way into the database."""

    def __init__(self, target: Target, file: SourceFile, accept_rejects: bool, progress: Progress) -> None:
        self.target, self.file, self.accept_rejects, self.progress = target, file, accept_rejects, progress
        self.result: FileResult | None = None
        self.has_people = any(column.secret for column in file.source.columns)
        self._people = GatheredPeople()
        self._closed_years: frozenset[int] = frozenset()

    def order(self, by: str) -> LoadOrder:
        """A list of people is remembered by a name of ours and a keyed digest: both could tell of somebody."""
        file, source, stan_na = self.file.file, self.file.source, self.file.context.stan_na
        digest = _digest(file.digest, fingerprint(source.id, self.file.context.corrections))
        order = LoadOrder(source.id, file.file_name, digest, stan_na, by, tuple(source.version_key))
        if not self.has_people:
            return order
        key = file_key(self.target.data_dir).reveal()
        digest = hmac.digest(key, digest.encode(), hashlib.sha256).hex()
        name = f"{source.id}-{stan_na.isoformat()}{Path(file.file_name).suffix}"
        return replace(order, file_name=name, file_digest=digest)

    def pieces(self, read: Read) -> Generator[Facts]:
        """Facts for the store; the people of the same rows go their own way."""
        hasher = self._hasher() if self.has_people else None
        return self._passed_on(read(self.file, self.progress), hasher)

    def _passed_on(self, pieces: Generator[Piece], hasher: PeopleHasher | None) -> Generator[Facts]:
        finder = PeopleFinder(self.file.context.subregion_by_powiat)
        with closing(pieces):
            for piece in pieces:
                attendance = piece.facts.get(PEOPLE_OF)
                if hasher is not None and attendance is not None and len(attendance):
                    self._people.add(hasher.hashed(finder.found(attendance, piece.secrets)))
                yield piece.facts

    def _hasher(self) -> PeopleHasher:
        with explained(self.target.engine), self.target.engine.connect() as db:
            self._closed_years = closed_years(db)
        context = self.file.context
        years = {key: year for key, year in (context.known_events or {}).items() if year is not None}
        return PeopleHasher(self.target.data_dir, years, context.stan_na.year, self._closed_years)

    def outcome(self, connection: Connection) -> Outcome | None:
        """What the load keeps; None when rejected rows are not accepted."""
        self.result = self.file.result()
        if self.result.counts.rejected and not self.accept_rejects:
            return None
        token = None
        lists.sweep(self.target.data_dir, people_tokens(connection))
        if self.has_people:
            token = lists.new_token()
            self._people.save(self.target.data_dir, token, self._closed_years)
            if closed := self._people.years & self._closed_years:
                self.result = replace(self.result, warnings=[*self.result.warnings, _not_counted(closed)])
        sheet = sheet_shown(self.result.sheet, self.file.source)
        return Outcome(self.result.counts, self.result.is_demo, token, sheet)


def _not_counted(years: Set[int]) -> UserError:
    return UserError(
        "People of these years are no longer counted, the years are closed: {years}. Institutions are.",
        years=", ".join(map(str, sorted(years))),
    )


def _digest(of_file: str, of_corrections: str) -> str:
    """A file is another one under other corrections."""
    return hashlib.sha256((of_file + of_corrections).encode()).hexdigest() if of_corrections else of_file


def _not_read(file: SourceFile) -> FileResult:
    """What became of a file that was already loaded: it is read for its counts only."""
    for _ in file.pieces():
        pass
    return file.result()


def withdraw(target: Target, load_id: int, *, by: str) -> str:
    """Withdraws a load and brings the summaries back in line; returns its source. What it kept of people is destroyed,
    nothing else: another load may have written its people already and wait for its commit."""
    with explained(target.engine), target.engine.connect() as db:
        token = people_token_of(db, load_id)
    source_id = undo_load(target.engine, load_id, by=by, version_keys=target.version_keys, refresh=target.refresh)
    if token is not None:
        lists.destroy(target.data_dir, token)
    return source_id


def resummarise(target: Target) -> None:
    """Counts every indicator anew, as its card says now, and the summaries of events, which an older program lacks."""
    refresh_summaries(target.engine, target.catalog.sources, target.recount)


def was_taken_back(engine: Engine, path: Path, source_id: str) -> bool:
    """Whether a file was loaded before and withdrawn since."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return was_withdrawn(engine, source_id=source_id, file_digest=digest)
