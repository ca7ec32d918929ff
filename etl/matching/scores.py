"""How alike two names are, from 0 to 100, after their legal forms and endings were taken off."""

import pandas as pd
from rapidfuzz import fuzz

from etl.cleaning.entity_names import EntityName, NameReader

# Found on names of public pages (data/raw/entities_sample.csv): below DOUBTFUL lie other entities, from ALIKE on
# typing mistakes. What lies between is for a person to decide.
DOUBTFUL, ALIKE, SAME = 75, 95, 100
ROMAN = frozenset({"ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"})


def read_names(frame: pd.DataFrame, reader: NameReader) -> pd.DataFrame:
    """`frame` with `key` and `first` word for comparing, `bare` (the key without the words of the row's own place),
    `ordinals` of the name, and `kinds` (of the column, else of the name)."""
    names = {name: reader.read(name) for name in frame["name"].unique()}
    places = {place: set(reader.read(place).words) for place in frame["place"].unique()}
    read: list[EntityName] = [names[name] for name in frame["name"]]
    kinds = [frozenset({kind}) if kind else name.kinds for kind, name in zip(frame["kind"], read, strict=True)]
    bare = [
        EntityName(name.kinds, tuple(word for word in name.words if word not in places[place])).key
        for name, place in zip(read, frame["place"], strict=True)
    ]
    texts = {
        "key": [name.key for name in read],
        "bare": bare,
        "first": [name.words[0] if name.words else "" for name in read],
        "ordinals": [_ordinals(name) for name in read],
    }
    return frame.assign(
        **{column: pd.Series(values, index=frame.index, dtype=str) for column, values in texts.items()},
        kinds=pd.Series(kinds, index=frame.index, dtype=object),
    )


def _ordinals(name: EntityName) -> str:
    return " ".join(sorted(word for word in name.words if not word.isalpha() or word in ROMAN))


def score(left_key: str, right_key: str) -> int:
    """Mean of rapidfuzz token_set_ratio and of the ratio of the sorted words.

    The first forgives words that one file leaves out, the second does not: 'razem' and 'razem mozemy wiec' are
    doubtful rather than equal. A name without any word of its own ('CIS') is doubtful beside every other.
    """
    if not left_key or not right_key:
        return SAME if left_key == right_key else DOUBTFUL
    return round((fuzz.token_set_ratio(left_key, right_key) + fuzz.ratio(left_key, right_key)) / 2)


def scores(pairs: pd.DataFrame) -> list[int]:
    """The score of each pair, with or without the words of the own place, whichever is higher.

    'Sp. Soc. Razem w Częstochowie' in Częstochowa is 'Razem'; a name of the place alone ('CIS Krosno') keeps it.
    """
    full = zip(pairs["key_left"], pairs["key_right"], strict=True)
    bare = zip(pairs["bare_left"], pairs["bare_right"], strict=True)
    return [max(score(*keys), score(*cut) if all(cut) else 0) for keys, cut in zip(full, bare, strict=True)]


def may_be_same(pairs: pd.DataFrame) -> pd.Series:
    """Mask of pairs whose kinds do not exclude each other: equal, overlapping, or one unknown."""
    both = zip(pairs["kinds_left"], pairs["kinds_right"], strict=True)
    return pd.Series([not a or not b or not a.isdisjoint(b) for a, b in both], index=pairs.index, dtype=bool)
