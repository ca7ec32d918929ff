"""Facts that hold for every small set, whatever its seed and region."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.etl.sample.files import written
from tests.unit.etl.sample.test_identifiers import nip_is_right


@settings(max_examples=25)
@given(
    entities=st.integers(1, 60),
    attendance=st.integers(0, 250),
    seed=st.integers(0, 2**63),
    region=st.sampled_from(["slaskie", "podkarpackie", "swietokrzyskie"]),
    snapshots=st.integers(1, 3),
    noise=st.sampled_from([0, 0.2, 1]),
)
def test_every_small_set_holds_together(entities, attendance, seed, region, snapshots, noise):
    with tempfile.TemporaryDirectory() as folder:
        found = written(
            Path(folder),
            entities=entities,
            attendance=attendance,
            seed=seed,
            region=region,
            snapshots=snapshots,
            noise=noise,
        )
        registry = list(found.snapshots().values())
        assert len(registry) == snapshots
        assert sum(not row["data_wykreslenia"] for row in registry[-1]) == entities
        assert all(nip_is_right("".join(s for s in row["nip"] if s.isdigit())) for row in registry[-1] if row["nip"])
        lists = found.rows("demo_listy_obecnosci")
        events = {row["wydarzenie_id"] for row in found.rows("demo_wydarzenia")}
        assert len(lists) == attendance
        assert {row["wydarzenie_id"] for row in lists} <= events
        assert {row["wydarzenie_id"] for row in found.rows("demo_liczby_obecnych")} <= events
        assert all(row["e_mail"].strip().casefold().endswith("@example.org") for row in lists)
        assert found.truth["obecnosci"] == attendance
        assert bool(found.truth["bledy"]) == bool(noise)
