"""Pseudonyms of a load: kept whole in files of their own, swept when no load knows them, gone with their year."""

import stat

import numpy as np

from etl.people.gathering import GatheredPeople
from etl.people.hashing import Hashed
from etl.people.lists import FOLDER, destroy_year, new_token, read, sweep, years_of


def hashed(events: list[str], places: list[int], years: list[int]) -> Hashed:
    count = len(places)
    bytes_ = np.frombuffer(b"".join(bytes([place + 1]) * 16 for place in range(count)), dtype="V16")
    return Hashed(
        events,
        np.array(places, dtype=np.int32),
        np.array(years, dtype=np.int32),
        bytes_,
        bytes_,
        np.zeros(count, dtype=bool),
    )


def test_pieces_of_a_load_are_put_together_by_year(tmp_path):
    gathered, token = GatheredPeople(), new_token()
    gathered.add(hashed(["W1", "W2"], [0, 1, 1], [2023, 2024, 2024]))
    gathered.add(hashed(["W2", "W3"], [0, 1], [2024, 2024]))
    gathered.save(tmp_path, token)
    assert years_of(tmp_path, token) == [2023, 2024]
    found = read(tmp_path, 2024, token)
    assert [found.events[place] for place in found.event] == ["W2", "W2", "W2", "W3"]
    assert read(tmp_path, 2022, token) is None


def test_files_are_for_their_owner_only(tmp_path):
    gathered = GatheredPeople()
    gathered.add(hashed(["W1"], [0], [2024]))
    gathered.save(tmp_path, new_token())
    (path,) = (tmp_path / FOLDER).iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_no_load_knows_is_swept(tmp_path):
    kept, lost = new_token(), new_token()
    for token in (kept, lost):
        gathered = GatheredPeople()
        gathered.add(hashed(["W1"], [0], [2024]))
        gathered.save(tmp_path, token)
    (tmp_path / FOLDER / "half.part").write_bytes(b"x")
    sweep(tmp_path, {kept})
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == [f"2024-{kept}.npz"]


def test_destroyed_year_leaves_the_others(tmp_path):
    gathered, token = GatheredPeople(), new_token()
    gathered.add(hashed(["W1", "W2"], [0, 1], [2023, 2024]))
    gathered.save(tmp_path, token)
    destroy_year(tmp_path, 2023)
    assert years_of(tmp_path, token) == [2024]
