"""A process that was killed while it made a key leaves a draft; the next use of the key takes it away."""

import os

from etl.people.keys import FOLDER, destroy_year_key, year_key


def test_drafts_of_a_key_go_with_its_next_use(tmp_path):
    folder = tmp_path / FOLDER
    folder.mkdir()
    (folder / "2024.bin.17.00ff00ff").write_bytes(b"half a key")
    (folder / "2025.bin.18.00ff00ff").write_bytes(b"of another year")
    key = year_key(tmp_path, 2024).reveal()
    assert sorted(path.name for path in folder.iterdir()) == ["2024.bin", "2025.bin.18.00ff00ff"]
    os.link(folder / "2024.bin", folder / "2024.bin.19.00ff00ff")
    assert year_key(tmp_path, 2024).reveal() == key
    assert not (folder / "2024.bin.19.00ff00ff").exists()


def test_no_draft_of_a_destroyed_key_is_left(tmp_path):
    folder = tmp_path / FOLDER
    folder.mkdir()
    (folder / "2024.bin.17.00ff00ff").write_bytes(bytes(32))
    destroy_year_key(tmp_path, 2024)
    assert list(folder.iterdir()) == []
