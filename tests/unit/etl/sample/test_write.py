"""The folder of a set: the same bytes for the same seed, and nothing of anybody else is lost."""

import pytest

from data.errors import UserError
from etl.sample.write import README_TITLE
from tests.unit.etl.sample.files import written

SMALL = {"entities": 50, "attendance": 200, "noise": 0.05}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path):
    first = written(tmp_path / "1", seed=5, **SMALL).content()
    again = written(tmp_path / "2", seed=5, **SMALL).content()
    other = written(tmp_path / "3", seed=6, **SMALL).content()
    assert first == again
    assert all(first[name] != other[name] for name in first if name != "demo_plan.csv")


def test_every_file_and_every_row_says_that_it_is_a_demonstration(clean):
    assert all(name.startswith("demo_") for name in clean.names)
    assert all(row["demonstracja"] == "tak" for name in clean.names for row in clean.rows(name))
    assert clean.truth["demonstracja"] is True
    assert (clean.folder / "README.md").read_text(encoding="utf-8").startswith(README_TITLE)


def test_files_are_as_offices_save_them(clean):
    content = clean.content()["demo_rejestr_pes_2025-12-31.csv"]
    assert content.startswith(b"nazwa;rodzaj;")
    assert content.count(b"\r\n") == content.count(b"\n")
    assert "spółdzielnia".encode("cp1250") in content


def test_an_earlier_set_is_replaced_whole(tmp_path):
    written(tmp_path, **SMALL)
    assert len(written(tmp_path, **SMALL, snapshots=1).snapshots()) == 1


@pytest.mark.parametrize("name", ["wyniki.xlsx", "demo_plan.csv", "README.md"])
def test_a_folder_with_other_files_is_left_alone(tmp_path, name):
    (tmp_path / name).write_text("ważne", encoding="utf-8")
    with pytest.raises(UserError, match=f"holds other files, e.g. {name}"):
        written(tmp_path, **SMALL)
    assert (tmp_path / name).read_text(encoding="utf-8") == "ważne"


def test_a_set_with_a_foreign_file_is_left_alone(tmp_path):
    before = written(tmp_path, **SMALL).content()
    (tmp_path / "notatki.txt").write_text("ważne", encoding="utf-8")
    with pytest.raises(UserError, match=r"e.g. notatki.txt"):
        written(tmp_path, **SMALL)
    assert before.items() <= {path.name: path.read_bytes() for path in tmp_path.iterdir()}.items()


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "plik").write_text("ważne", encoding="utf-8")
    with pytest.raises(UserError, match="this is a file"):
        written(tmp_path / "plik", **SMALL)
    with pytest.raises(UserError, match="cannot be written"):
        written(tmp_path / "plik" / "dalej", **SMALL)
