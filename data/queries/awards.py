"""Contests and certificates of a region."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data.store.award_tables import award
from data.store.columns import visible


@dataclass(frozen=True)
class Award:
    """Who was given what; `laureate` is '' for people, `edition` None where the source tells no year."""

    contest: str
    edition: int | None
    decided_on: date | None
    resolution: str
    category: str
    award: str
    laureate: str
    laureate_kind: str
    score: float | None
    source_title: str | None
    note: str | None


def awards_of(db: Connection, *, region_teryt: str, stan_na: date | None = None) -> list[Award]:
    """Awards of a region in the order of the file: by contest and edition, the first place first."""
    c = award.c
    columns = (
        c.contest, c.edition, c.decided_on, c.resolution, c.category, c.award, c.laureate, c.laureate_kind, c.score,
        c.source_title, c.note,
    )  # fmt: skip
    asked = select(*columns).where(c.area_code == region_teryt, visible(award, stan_na)).order_by(c.load_id, c.row_no)
    found = (row._asdict() for row in db.execute(asked))
    return [Award(**row | {"edition": int(row["edition"]) if row["edition"] else None}) for row in found]
