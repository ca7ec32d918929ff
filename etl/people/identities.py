"""Who a row may be, for whole columns at once: the texts that pseudonyms are made of; they live in memory only.

Ordinary names and addresses are normalised by column; any other goes through `etl.cleaning.people`, cell by cell,
which says the same (a test compares them).
"""

from collections.abc import Callable
from typing import NamedTuple

import polars as pl

from etl.cleaning.people import SHARED_MAILBOXES, TITLES, normalise_e_mail, normalise_person
from etl.layout.growing import Numbered

MARKED, PLAIN = list("ąćęłńóśźż"), list("acelnoszz")
TWO_WORDS = "^([a-z]{2,}) ([a-z]{2,})$"
ORDINARY_ADDRESS = r"^[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,24}$"


class Identities(NamedTuple):
    """Texts of each row, '' where it tells nobody; `is_weak` where `name` rests on a subregion instead of a NIP."""

    e_mail: pl.Series
    name: pl.Series
    is_weak: pl.Series


def identities(
    names: pl.Series, e_mails: pl.Series, nips: pl.Series, subregions: pl.Series, known: "Names | None" = None
) -> Identities:
    """Columns of equal length; '' where a cell is empty. A name of one word alone tells nobody. `known` are the names
    of earlier pieces.
    """
    columns = pl.DataFrame(
        {
            "name": known.normalised(names) if known else normalised_names(names),
            "address": normalised_addresses(e_mails),
            "nip": nips,
            "subregion": subregions,
        }
    )
    is_known = pl.col("name").str.contains(" ", literal=True)
    has_nip = pl.col("nip") != ""
    found = columns.select(
        e_mail=pl.when(pl.col("address") != "").then(pl.format("e-mail\n{}", "address")).otherwise(pl.lit("")),
        name=pl.when(is_known & has_nip)
        .then(pl.format("name and nip\n{}\n{}", "name", "nip"))
        .when(is_known & (pl.col("subregion") != ""))
        .then(pl.format("name and subregion\n{}\n{}", "name", "subregion"))
        .otherwise(pl.lit("")),
        is_weak=~has_nip,
    )
    return Identities(found["e_mail"], found["name"], found["is_weak"])


class Names:
    """Normalised names of the pieces of a file; a name that came before is not looked at again. They live in memory
    as long as the file is read.
    """

    def __init__(self) -> None:
        self._numbered = Numbered()
        self._known = pl.Series(dtype=pl.String)

    def normalised(self, names: pl.Series) -> pl.Series:
        """As `normalised_names`."""
        places, new = self._numbered.places(names)
        self._known = pl.concat([self._known, normalised_names(names.gather(new))], rechunk=True)
        return self._known.gather(places)


def normalised_names(names: pl.Series) -> pl.Series:
    """As `normalise_person`, for a column."""
    plain = names.str.to_lowercase().str.replace_many(MARKED, PLAIN).alias("plain")
    both = plain.to_frame().select(
        first=pl.col("plain").str.extract(TWO_WORDS, 1), second=pl.col("plain").str.extract(TWO_WORDS, 2)
    )
    first, second = pl.col("first"), pl.col("second")
    titles = list(TITLES)
    quick = both.select(
        pl.when(first.is_in(titles) | second.is_in(titles) | first.is_null())
        .then(None)
        .when(first <= second)
        .then(first + " " + second)
        .otherwise(second + " " + first)
    ).to_series()
    return _cell_by_cell(names, quick, quick.is_null(), normalise_person)


def normalised_addresses(e_mails: pl.Series) -> pl.Series:
    """As `normalise_e_mail`, for a column."""
    lower = e_mails.str.strip_chars().str.to_lowercase()
    is_empty = lower == ""
    is_ordinary = lower.str.contains(ORDINARY_ADDRESS) | is_empty
    mailbox = lower.str.split("@").list.first().fill_null("")
    quick = pl.DataFrame({"text": lower, "shared": mailbox.is_in(list(SHARED_MAILBOXES))}).select(
        pl.when(pl.col("shared")).then(pl.lit("")).otherwise(pl.col("text"))
    )
    return _cell_by_cell(e_mails, quick.to_series(), ~is_ordinary, normalise_e_mail)


def _cell_by_cell(cells: pl.Series, quick: pl.Series, is_odd: pl.Series, normalise: Callable[[str], str]) -> pl.Series:
    rows = is_odd.arg_true()
    if not len(rows):
        return quick
    return quick.scatter(rows, [normalise(text) for text in cells.gather(rows).to_list()])
