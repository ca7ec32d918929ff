"""A small coverage: four squares around a junction, one of them with an enclave."""

import pytest

from geo import arcs
from geo.boundaries import Boundaries


def square(x, y, size):
    """Counter-clockwise closed square with its lower left corner at (x, y)."""
    return [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]


@pytest.fixture
def squares():
    """Gminy of 10 m: 01 lower left, 02 lower right, 03 upper left, 04 upper right around enclave 05."""
    return {
        "240101": [[square(0, 0, 10)]],
        "240102": [[square(10, 0, 10)]],
        "240103": [[square(0, 10, 10)]],
        "240104": [[square(10, 10, 10), square(14, 14, 2)[::-1]]],
        "240105": [[square(14, 14, 2)]],
    }


@pytest.fixture
def four(squares):
    """The squares as boundaries, as the build would store them."""
    cut, areas = arcs.cut_into_arcs(squares)
    labels = {
        "240101": (5, 5),
        "240102": (15, 5),
        "240103": (5, 15),
        "240104": (12, 12),
        "240105": (15, 15),
    }
    return Boundaries("24", 2021, "drawn by hand", [arcs.delta_encode(a) for a in cut], areas, labels)
