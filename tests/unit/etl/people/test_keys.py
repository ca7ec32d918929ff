"""Keys of people: one for each year, made once, readable by one, destroyed for good."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from data.errors import UserError
from etl.people.keys import FOLDER, destroy_year_key, file_key, year_key


def test_key_of_a_year_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = year_key(tmp_path, 2024)
    path = tmp_path / FOLDER / "2024.bin"
    assert (len(first.reveal()), year_key(tmp_path, 2024).reveal()) == (32, first.reveal())
    assert [found.name for found in path.parent.iterdir()] == ["2024.bin"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_years_and_files_have_keys_of_their_own(tmp_path):
    keys = {year_key(tmp_path, 2024).reveal(), year_key(tmp_path, 2025).reveal(), file_key(tmp_path).reveal()}
    assert len(keys) == 3


def test_key_that_others_could_read_is_closed_again(tmp_path):
    key = year_key(tmp_path, 2024).reveal()
    (tmp_path / FOLDER / "2024.bin").chmod(0o644)
    assert year_key(tmp_path, 2024).reveal() == key
    assert stat.S_IMODE((tmp_path / FOLDER / "2024.bin").stat().st_mode) == 0o600


def test_first_uses_at_one_moment_agree_on_one_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = {key.reveal() for key in pool.map(lambda year: year_key(tmp_path, year), [2024] * 32)}
    assert len(keys) == 1


def test_damaged_key_is_not_replaced_in_silence(tmp_path):
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "2024.bin").write_bytes(b"half")
    with pytest.raises(UserError, match="has 4 bytes, expected 32"):
        year_key(tmp_path, 2024)


def test_destroyed_key_does_not_come_back(tmp_path):
    key = year_key(tmp_path, 2024).reveal()
    destroy_year_key(tmp_path, 2024)
    destroy_year_key(tmp_path, 2024)
    assert not (tmp_path / FOLDER / "2024.bin").exists()
    assert year_key(tmp_path, 2024).reveal() != key
