"""What a page is made of, before the shell, a screen or a file frames it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.html import Element


@dataclass(frozen=True)
class Page:
    """Heading, one sentence, content cells of the 12-column grid.

    `announce` is what a change of the selection says aloud, by default the title and the area.
    """

    title: str
    lead: str
    body: Sequence[Element]
    dates: Sequence[date] = field(default_factory=list)
    announce: str = ""
