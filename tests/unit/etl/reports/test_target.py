"""Where a report goes."""

import os
from pathlib import Path

import pytest

from data.errors import UserError
from etl.reports.target import checked_ending, reserved


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_report_appears_when_all_is_written(tmp_path):
    out = tmp_path / "raport.xlsx"
    with reserved(out) as place:
        place.write_text("abc", encoding="utf-8")
        assert not out.exists()
    assert (names_in(tmp_path), out.read_text(encoding="utf-8")) == (["raport.xlsx"], "abc")


def test_a_failure_leaves_the_earlier_report_and_nothing_else(tmp_path):
    out = tmp_path / "raport.json"
    out.write_text("wcześniejszy", encoding="utf-8")
    with pytest.raises(ValueError, match="invalid literal"), reserved(out) as place:
        int(str(place.write_text("nowy", encoding="utf-8")) + "x")
    assert (names_in(tmp_path), out.read_text(encoding="utf-8")) == (["raport.json"], "wcześniejszy")


@pytest.mark.parametrize("make_link", [os.link, os.symlink])
def test_the_file_that_is_read_is_not_written_over(tmp_path, make_link):
    source, other = tmp_path / "plik.xlsx", tmp_path / "inna.xlsx"
    source.write_text("dane", encoding="utf-8")
    make_link(source, other)
    for out in (source, other, tmp_path / "." / "plik.xlsx"):
        with pytest.raises(UserError, match="it is not written over"), reserved(out, source):
            pass
    assert source.read_text(encoding="utf-8") == "dane"


def test_a_folder_and_a_missing_folder_are_refused_at_once(tmp_path):
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(UserError, match="of this name already"), reserved(tmp_path / "folder.xlsx"):
        pass
    with pytest.raises(UserError, match="cannot be written"), reserved(tmp_path / "nie ma" / "r.xlsx"):
        pass
    with pytest.raises(UserError, match="cannot be written"), reserved(tmp_path / "a\0.xlsx"):
        pass


def test_what_must_stay_stays(tmp_path):
    out = tmp_path / "szablon.xlsx"
    out.write_text("wypełniony", encoding="utf-8")
    with pytest.raises(UserError, match="stays as it is"), reserved(out, replaces=False):
        pass
    assert out.read_text(encoding="utf-8") == "wypełniony"


def test_ending_tells_the_format():
    checked_ending(Path("r.XLSX"), (".xlsx", ".json"))
    with pytest.raises(UserError, match=r"r\.pdf: .* ends with: \.xlsx, \.json"):
        checked_ending(Path("r.pdf"), (".xlsx", ".json"))
