"""What an office states about the accessibility of its installation, from `deklaracja.yml` in its data folder.

The elements and the ids of the page follow the technical conditions of accessibility statements, version 2.0 of
31 July 2024 (act of 4 April 2019 on digital accessibility, Dz.U. 2023 poz. 1440, art. 12 point 7).
"""

from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import Field, ValidationError

from data.catalog.models import Card
from data.errors import UserError

FILE = "deklaracja.yml"
Compliance = Literal["full", "partial", "none"]
Method = Literal["self", "external"]
REVIEW_MONTH, REVIEW_DAY = 3, 31
"""A statement is reviewed every year by this day."""


class Statement(Card):
    """All fields are optional, because a statement that lacks one is still shown and says what it lacks."""

    publisher: str = ""
    address: str = ""
    published: date | None = None
    changed: date | None = None
    compliance: Compliance | None = None
    inaccessible: list[str] = Field(default=[])
    prepared: date | None = None
    reviewed: date | None = None
    method: Method | None = None
    contact: str = ""
    email: str = Field(default="", pattern=r"^$|^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$")
    telephone: str = Field(default="", pattern=r"^[\d +()-]*$")
    building: str = ""
    mobile: str = ""

    def missing(self) -> list[str]:
        """Keys that the law asks for and that are empty, in the order of the page."""
        needed = (
            "address", "published", "changed", "compliance", "prepared", "method", "contact", "email", "telephone",
            "building",
        )  # fmt: skip
        return [name for name in needed if not getattr(self, name)]

    def is_review_due(self, today: date) -> bool:
        """Whether the last 31 March has passed without a review."""
        this_year = date(today.year, REVIEW_MONTH, REVIEW_DAY)
        due = this_year if today > this_year else date(today.year - 1, REVIEW_MONTH, REVIEW_DAY)
        last = self.reviewed or self.prepared
        return last is not None and last < date(due.year, 1, 1)


def read_statement(folder: Path) -> Statement:
    """The statement of an office, an empty one where there is no file; UserError that names every fault of it."""
    path = folder / FILE
    if not path.exists():
        return Statement()
    try:
        content: Any = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        return Statement.model_validate(content)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        fault = str(error)
    except ValidationError as error:
        fault = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
    raise UserError("{file} cannot be used: {fault}. Correct it or take it away.", file=path.name, fault=fault)
