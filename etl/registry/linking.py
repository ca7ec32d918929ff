"""Finds entities of the earlier registry again that now have another key: only among the vanished and the new."""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from data.catalog.word_cards import EntityKind
from data.errors import UserError
from etl.cleaning.entity_names import NameReader
from etl.matching import COLUMNS, Matched, match_entities

MOST_COMPARED_BY_NAME = 20_000
REVIEW = ["entity_key", "other_key", "score", "reason"]


class Linked(NamedTuple):
    """Keys aligned with the entities; `reviews` has `row_no` and `REVIEW`, one row for each doubtful pair."""

    keys: pd.Series
    reviews: pd.DataFrame
    notes: list[UserError]


def linked(entities: pd.DataFrame, known: pd.DataFrame | None, entries: Iterable[EntityKind]) -> Linked:
    """`entities` has key, is_sound and the columns of matching; `known` those of `states_before`.

    A certain pair keeps the earlier key. `other_key` of a review is the earlier one.
    """
    keys = entities["key"]
    nothing = pd.DataFrame({"row_no": [], **{name: [] for name in REVIEW}})
    if known is None or known.empty:
        return Linked(keys, nothing, [])
    gone = known[~known["entity_key"].isin(keys)].drop_duplicates("entity_key").set_index("entity_key")
    new = entities[entities["is_sound"] & (keys != "") & ~keys.isin(known["entity_key"])]
    if gone.empty or new.empty:
        return Linked(keys, nothing, [])
    gone = gone.rename(columns={"area_code": "gmina"})
    notes: list[UserError] = []
    if max(len(gone), len(new)) > MOST_COMPARED_BY_NAME:
        gone, new = _by_numbers_only(gone), _by_numbers_only(new)
        notes.append(
            UserError(
                "Too many entities have vanished ({gone}) and appeared ({new}) to compare their names; "
                "they were compared by KRS, REGON and NIP only. Check that the file is the whole registry.",
                gone=len(gone),
                new=len(new),
            )
        )
    matched = match_entities(gone[COLUMNS], new[COLUMNS], NameReader(entries))
    keys = keys.copy()
    keys.loc[matched.certain["right"]] = matched.certain["left"].to_numpy()
    return Linked(keys, *_reviews(matched, keys, nothing, notes))


def _by_numbers_only(side: pd.DataFrame) -> pd.DataFrame:
    return side.assign(name="", gmina="", place="")


def _reviews(
    matched: Matched, keys: pd.Series, nothing: pd.DataFrame, notes: list[UserError]
) -> tuple[pd.DataFrame, list[UserError]]:
    doubtful = matched.review
    if doubtful.empty:
        return nothing, notes
    rows = doubtful["right"].to_numpy()
    reviews = pd.DataFrame(
        {
            "row_no": rows,
            "entity_key": keys.loc[rows].to_numpy(),
            "other_key": doubtful["left"].to_numpy(),
            "score": doubtful["score"].to_numpy(dtype=float),
            "reason": doubtful["reason"].to_numpy(),
        },
        index=rows,
    )
    note = UserError(
        "Pairs of entities that may be one, named differently than in the earlier registry: {count}. "
        "They are kept apart and wait for review.",
        count=len(reviews),
    )
    return reviews, [*notes, note]
