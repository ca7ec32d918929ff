"""A QR code as shapes."""

from itertools import groupby

import segno

from dashboard.drawing import Drawing, rect

QUIET_ZONE = 4


def qr(address: str, *, label: str) -> Drawing:
    """The code of an address with the quiet zone that readers need; dark modules are one path."""
    rows = segno.make(address, error="m", micro=False).matrix
    size = len(rows) + 2 * QUIET_ZONE
    path = "".join(_runs(row, QUIET_ZONE + place) for place, row in enumerate(rows))
    ground = rect(0, 0, size, size, "qr-ground")
    return Drawing(size, size, label, [ground, {"tag": "path", "d": path, "class": "qr-mark"}])


def _runs(row: bytearray, y: int) -> str:
    written, x = [], QUIET_ZONE
    for is_dark, group in groupby(row):
        width = len(list(group))
        if is_dark:
            written.append(f"M{x} {y}h{width}v1h-{width}z")
        x += width
    return "".join(written)
