"""A QR code as shapes: the modules that the standard asks for."""

import re

import pytest

from dashboard.figures.qr import QUIET_ZONE, qr


def dark_modules(path: str) -> set[tuple[int, int]]:
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
    assert all(width == back for _x, _y, width, back in runs)
    return {(int(x) + step, int(y)) for x, y, width, _back in runs for step in range(int(width))}


@pytest.mark.parametrize("address", ["https://barometr.example.pl/plan?subregion=polnocny", "http://es.pl/"])
def test_finders_stand_in_three_corners_within_a_quiet_zone(address):
    drawing = qr(address, label="Kod")
    ground, mark = drawing.shapes
    size, dark = int(drawing.width), dark_modules(str(mark["d"]))
    assert (ground["width"], drawing.height) == (size, size)
    last = size - QUIET_ZONE - 1
    assert min(min(place) for place in dark) == QUIET_ZONE
    assert max(max(place) for place in dark) == last
    for x, y in ((QUIET_ZONE, QUIET_ZONE), (last - 6, QUIET_ZONE), (QUIET_ZONE, last - 6)):
        assert {(x + step, y) for step in range(7)} <= dark
        assert (x + 1, y + 1) not in dark
    assert (last, last) not in dark or (last - 6, last - 6) not in dark


def test_another_address_is_another_code():
    assert qr("https://es.pl/a", label="").shapes[1] != qr("https://es.pl/b", label="").shapes[1]
