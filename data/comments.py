"""Comments on figures: what somebody wrote beside a number, and what the number was then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Comment:
    """A line of the journal; one with `about_id` withdraws the line of that number.

    `address` is the view without a date and a look, `figure` the name of the figure in it, `value_seen` its sentence as
    the server read it, with the day it spoke of.
    """

    region: str
    address: str
    figure: str
    text: str
    written_by: str
    value_seen: str = ""
    stan_na: date | None = None
    data_version: int | None = None
    about_id: int | None = None
    id: int = 0
    written_at: datetime | None = None


def standing(journal: Iterable[Comment]) -> list[Comment]:
    """Comments that nobody withdrew, in the order they were written."""
    lines = list(journal)
    withdrawn = {line.about_id for line in lines}
    return [line for line in lines if line.about_id is None and line.id not in withdrawn]
