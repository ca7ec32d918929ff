"""Matches entities of two files by KRS, REGON and NIP, then by name within the gmina; doubtful pairs are listed.

One number may cover several entities (a foundation and the WTZ and CIS it runs share its NIP), so an equal number is
certain only where it is single in both files and kinds and other numbers do not speak against it.
"""

from typing import NamedTuple

import pandas as pd

from etl.cleaning.entity_names import NameReader
from etl.matching.pairs import with_equal, with_similar_names
from etl.matching.scores import ALIKE, DOUBTFUL, SAME, may_be_same, read_names, scores

NUMBERS = ["krs", "regon", "nip"]
COLUMNS = ["name", "kind", *NUMBERS, "gmina", "place"]


class Matched(NamedTuple):
    """`certain` and `review`: columns left, right (labels of the rows), score (0-100), reason; in order of `left`.

    Reasons: krs, regon, nip, name_and_gmina; in review also number_of_several, other_kind, other_number, similar_name,
    several_alike, name_without_gmina, name_in_other_gmina. `left_alone` and `right_alone` are in neither list.
    """

    certain: pd.DataFrame
    review: pd.DataFrame
    left_alone: pd.Index
    right_alone: pd.Index


def match_entities(left: pd.DataFrame, right: pd.DataFrame, reader: NameReader) -> Matched:
    """Both frames have `COLUMNS` of clean text ('' where unknown); a row is in at most one certain pair.

    `kind` is an id of the card of kinds, `gmina` a code, `place` the name of the town or village. The order of
    rows changes nothing but the order of the answer.
    """
    sides = [read_names(side[COLUMNS].reset_index(drop=True), reader) for side in (left, right)]
    certain, review = [], []
    open_left, open_right = sides
    for number in NUMBERS:
        found = _judged_by_number(with_equal(open_left, open_right, [number]), sides, number)
        certain.append(found[found["is_certain"]])
        review.append(found[~found["is_certain"]])
        open_left = open_left[~open_left.index.isin(certain[-1]["left"])]
        open_right = open_right[~open_right.index.isin(certain[-1]["right"])]
    found = _judged_by_name(_named_alike(open_left, open_right), sides)
    certain.append(found[found["is_certain"]])
    review.append(found[~found["is_certain"]])
    sure = pd.concat(certain)
    listed = pd.concat(review).drop_duplicates(["left", "right"])
    listed = listed[~listed["left"].isin(sure["left"]) & ~listed["right"].isin(sure["right"])]
    seen = pd.concat([sure, listed])
    return Matched(
        _labelled(sure, left, right),
        _labelled(listed, left, right),
        left.index[~sides[0].index.isin(seen["left"])],
        right.index[~sides[1].index.isin(seen["right"])],
    )


def _compared(pairs: pd.DataFrame, sides: list[pd.DataFrame]) -> pd.DataFrame:
    """The pairs with both rows beside them (suffixes _left, _right), their score and what speaks against them."""
    both = pairs.join(sides[0].add_suffix("_left"), on="left").join(sides[1].add_suffix("_right"), on="right")
    conflicts = [_differ(both, number) for number in NUMBERS]
    return both.assign(
        score=pd.Series(scores(both), index=both.index, dtype="int64"),
        kind_fits=may_be_same(both),
        ordinals_fit=both["ordinals_left"] == both["ordinals_right"],
        number_differs=conflicts[0] | conflicts[1] | conflicts[2],
        gmina_differs=_differ(both, "gmina"),
    )


def _differ(both: pd.DataFrame, column: str) -> pd.Series:
    """Mask of pairs with two values of which neither is empty."""
    left, right = both[f"{column}_left"], both[f"{column}_right"]
    return (left != "") & (right != "") & (left != right)


def _judged_by_number(pairs: pd.DataFrame, sides: list[pd.DataFrame], number: str) -> pd.DataFrame:
    found = _compared(pairs, sides)
    is_single = _is_single(found)
    # Among several with one number the name decides, where it is equal and names only one of them.
    equal = found[(found["score"] >= ALIKE) & found["kind_fits"] & found["ordinals_fit"] & ~found["gmina_differs"]]
    is_named = pd.Series(found.index.isin(equal.index[_is_single(equal)]), index=found.index)
    fits = found["kind_fits"] & ~found["number_differs"]
    found["is_certain"] = fits & (is_single | is_named)
    found["reason"] = "number_of_several"
    found.loc[found["number_differs"], "reason"] = "other_number"
    found.loc[~found["kind_fits"], "reason"] = "other_kind"
    found.loc[found["is_certain"], "reason"] = number
    return found[found["is_certain"] | is_single | (found["score"] >= DOUBTFUL)]


def _named_alike(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """Pairs in one gmina, pairs of which one has no gmina, and pairs of equal rare names in two gminy."""
    without = [side[side["gmina"] == ""] for side in (left, right)]
    rare = [side[(side["key"] != "") & ~side["key"].duplicated(keep=False)] for side in (left, right)]
    pairs = [
        with_similar_names(left, right, "gmina"),
        with_similar_names(without[0], right, "first"),
        with_similar_names(left, without[1], "first"),
        with_equal(rare[0], rare[1], ["key"]),
    ]
    return pd.concat(pairs).drop_duplicates().reset_index(drop=True)


def _judged_by_name(pairs: pd.DataFrame, sides: list[pd.DataFrame]) -> pd.DataFrame:
    found = _compared(pairs, sides)
    found = found[(found["score"] >= DOUBTFUL) & found["kind_fits"] & found["ordinals_fit"]]
    in_gmina = (found["gmina_left"] == found["gmina_right"]) & (found["gmina_left"] != "")
    names_itself = (found["key_left"] != "") & (found["key_right"] != "")
    alike = in_gmina & names_itself & (found["score"] >= ALIKE)
    is_single = pd.Series(found.index.isin(found.index[alike][_is_single(found[alike])]), index=found.index)
    found = found.assign(is_certain=alike & is_single & ~found["number_differs"], reason="similar_name")
    found.loc[alike & ~is_single, "reason"] = "several_alike"
    found.loc[found["number_differs"] & (found["score"] == SAME), "reason"] = "other_number"
    found.loc[~in_gmina & ~found["gmina_differs"], "reason"] = "name_without_gmina"
    found.loc[found["gmina_differs"], "reason"] = "name_in_other_gmina"
    found.loc[found["is_certain"], "reason"] = "name_and_gmina"
    # Two different numbers and a name that is only similar: two entities.
    return found[found["is_certain"] | ~found["number_differs"] | (found["score"] == SAME)]


def _is_single(pairs: pd.DataFrame) -> pd.Series:
    """Mask of pairs whose two rows stand in no other of these pairs."""
    return ~pairs["left"].duplicated(keep=False) & ~pairs["right"].duplicated(keep=False)


def _labelled(pairs: pd.DataFrame, left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    in_order = pairs.sort_values(["left", "right"])
    return pd.DataFrame(
        {
            "left": left.index[in_order["left"]],
            "right": right.index[in_order["right"]],
            "score": in_order["score"].to_numpy(),
            "reason": in_order["reason"].to_numpy(),
        }
    )
