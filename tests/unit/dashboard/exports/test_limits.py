"""Two files at a time for one reader, four for all."""

import pytest

from dashboard.exports.limits import Places, TooManyExportsError


def test_third_file_of_a_reader_is_refused_until_one_is_ready():
    places = Places()
    with places.place_for("a"):
        with places.place_for("a"), pytest.raises(TooManyExportsError), places.place_for("a"):
            pass
        with places.place_for("a"):
            pass


def test_many_readers_do_not_take_all_threads():
    places = Places()
    four = [places.place_for(reader) for reader in "abcd"]
    with four[0], four[1], four[2], four[3], pytest.raises(TooManyExportsError), places.place_for("e"):
        pass


def test_a_failed_file_gives_its_place_back():
    places = Places()
    for _turn in range(3):
        with pytest.raises(ValueError, match="broken"), places.place_for("a"):
            raise ValueError("broken")
