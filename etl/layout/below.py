"""Rows below a header that are not data: totals, footnotes, a row of column numbers, the header once more."""

import re
from collections.abc import Sequence

from geo.names import fold

TOTAL = re.compile(r"(?:razem|suma|ogolem|lacznie|w sumie|total)\b.*")
BEGINNINGS = ("raz", "sum", "ogó", "ogo", "łąc", "lac", "łac", "w s", "tot")
NUMBER_LIKE = re.compile(r"[-−+]?[\d\s.,]*\d[\d\s.,]*\s*(?:%|zł|PLN|tys\.?|mln\.?)?")
FEWEST_NUMBERED = 2


def is_total(cells: Sequence[str], required: Sequence[int]) -> bool:
    """Whether a row only sums up: 'RAZEM', numbers and at least one `required` column (by place) left empty.

    An entity named 'Razem' has its other columns filled, so it is none.
    """
    first = next((cell for cell in cells if cell and not cell.isspace()), "").lstrip()
    if first[:3].casefold() not in BEGINNINGS or not TOTAL.fullmatch(fold(first)):
        return False
    others = [cell.strip() for cell in cells if cell.strip() and cell.strip() != first.rstrip()]
    is_gap = any(place >= len(cells) or not cells[place].strip() for place in required)
    names_itself = any(place < len(cells) and cells[place].strip() == first.rstrip() for place in required)
    return all(map(NUMBER_LIKE.fullmatch, others)) and (is_gap or (names_itself and bool(others)))


def is_footnote(cells: Sequence[str]) -> bool:
    """Whether at most one cell is filled, as in remarks below a table."""
    return sum(map(bool, map(str.strip, cells))) <= 1


def is_numbering(cells: Sequence[str]) -> bool:
    """Whether a row numbers the columns: 1, 2, 3 …"""
    filled = [(place, cell.strip().rstrip(".")) for place, cell in enumerate(cells, start=1) if cell.strip()]
    return len(filled) >= FEWEST_NUMBERED and all(cell == str(place) for place, cell in filled)
