"""What a load of the registry changed, as one line for the terminal."""

import pandas as pd

from data.language import Texts

CHANGED = ("changed", "moved")


def changes_line(changes: pd.DataFrame, reviews: int, texts: Texts) -> str:
    """'nowe: 12, zamknięte: 3, zmienione: 40, do przejrzenia: 2'; `changes` has the columns of `data.queries`.

    Entities that vanished without a day of closing are told only where there are any.
    """
    keys = {name: set(rows["entity_key"]) for name, rows in changes.groupby("change")}
    changed = set().union(*(keys.get(name, set()) for name in CHANGED))
    counts = {"new": len(keys.get("new", ())), "closed": len(keys.get("closed", ()))}
    counts |= {"changed": len(changed), "reviews": reviews}
    if "vanished" in keys:
        return texts.say(
            "new: {new}, closed: {closed}, vanished: {vanished}, changed: {changed}, to review: {reviews}",
            vanished=len(keys["vanished"]),
            **counts,
        )
    return texts.say("new: {new}, closed: {closed}, changed: {changed}, to review: {reviews}", **counts)
