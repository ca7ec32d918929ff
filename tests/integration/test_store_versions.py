"""Any sequence of loads and withdrawals against a model that keeps them in a list."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from data.errors import UserError
from data.store.engine import migrate, open_engine
from data.store.loads import content_digest, undo_load
from tests.integration.store_facts import names_at, put, refresh_nothing

DAYS = [date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)]
ASKED = [date(1990, 1, 1), *DAYS, date(2030, 1, 1), None]


@dataclass(frozen=True)
class Kept:
    """A standing load as the model remembers it."""

    load_id: int
    stan_na: date
    name: str


class Versions(RuleBasedStateMachine):
    """The store of one source beside a list of its standing loads."""

    loads = Bundle("loads")

    @initialize()
    def open(self) -> None:
        """A new database."""
        self.folder = TemporaryDirectory()
        self.engine = open_engine(f"sqlite:///{Path(self.folder.name) / 'barometr.sqlite'}")
        migrate(self.engine)
        self.standing: list[Kept] = []

    @rule(target=loads, day=st.sampled_from(DAYS), name=st.sampled_from("abc"))
    def load(self, day: date, name: str) -> int:
        """A file, new or already standing."""
        result = put(self.engine, day, name)
        known = {(kept.stan_na, kept.name): kept.load_id for kept in self.standing}
        assert result.is_new == ((day, name) not in known)
        assert known.get((day, name), result.load_id) == result.load_id
        if result.is_new:
            self.standing.append(Kept(result.load_id, day, name))
        return result.load_id

    @rule(day=st.sampled_from(DAYS), name=st.sampled_from("xyz"))
    def load_and_undo(self, day: date, name: str) -> None:
        """What is done and undone leaves the content as it was."""
        before = content_digest(self.engine)
        undo_load(self.engine, put(self.engine, day, name).load_id, by="test", refresh=refresh_nothing)
        assert content_digest(self.engine) == before

    @rule(load_id=consumes(loads))
    def undo(self, load_id: int) -> None:
        """A withdrawal; a load withdrawn before is refused."""
        is_standing = any(kept.load_id == load_id for kept in self.standing)
        refused = True
        with suppress(UserError):
            undo_load(self.engine, load_id, by="test", refresh=refresh_nothing)
            refused = False
        assert refused != is_standing
        self.standing = [kept for kept in self.standing if kept.load_id != load_id]

    @invariant()
    def the_newest_load_known_at_a_date_is_visible(self) -> None:
        """The first load tells the time before it."""
        in_order = sorted(self.standing, key=lambda kept: (kept.stan_na, kept.load_id))
        for asked in ASKED:
            known = [kept.name for kept in in_order if asked is None or kept.stan_na <= asked]
            expected = known[-1:] or [kept.name for kept in in_order[:1]]
            assert names_at(self.engine, asked) == expected

    def teardown(self) -> None:
        """Removes the database."""
        if hasattr(self, "engine"):
            self.engine.dispose()
            self.folder.cleanup()


Versions.TestCase.settings = settings(max_examples=8, stateful_step_count=10, deadline=None)
TestVersions = Versions.TestCase
