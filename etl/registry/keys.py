"""The key of an entity: made of its row alone, so that the next file gives the same entity the same key."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from etl.checks import Checks
from etl.faults import Fault
from geo.names import fold

REGON_OF_THE_WHOLE = 9
NUMBERS = ("krs", "regon", "nip")


def entity_keys(entities: pd.DataFrame, run_by_others: Collection[str]) -> pd.Series:
    """'krs-0000123456-fundacja'; '' where the kind or the gmina is unknown.

    `entities` has name, kind, krs, regon, nip, gmina. The first of KRS, REGON (nine digits) and NIP counts, always with
    the kind: a foundation and the workshop it runs share their numbers. Units of a kind that is `run_by_others` bear
    the numbers of their operator, who may run several, so their key holds the name and gmina too; so does the key of an
    entity without numbers.
    """
    columns = [entities[name].tolist() for name in ("name", "kind", *NUMBERS, "gmina")]
    keys = [
        _key(name, kind, krs, regon, nip, gmina, run_by_others)
        for name, kind, krs, regon, nip, gmina in zip(*columns, strict=True)
    ]
    return pd.Series(keys, index=entities.index, dtype=object)


def _key(name: str, kind: str, krs: str, regon: str, nip: str, gmina: str, run_by_others: Collection[str]) -> str:
    if not kind or not gmina:
        return ""
    if krs:
        number = f"krs-{krs}"
    elif regon:
        number = f"regon-{regon[:REGON_OF_THE_WHOLE]}"
    elif nip:
        number = f"nip-{nip}"
    else:
        number = ""
    if number and kind not in run_by_others:
        return f"{number}-{kind}"
    return "-".join(filter(None, [number, kind, gmina, fold(name).replace(" ", "_")]))


def refuse_repeated(checks: Checks, keys: pd.Series, entities: pd.DataFrame) -> None:
    """Refuses the rows that name an entity of an earlier row, at the number or name they share."""
    is_repeated = (keys != "") & keys.duplicated()
    if not is_repeated.any():
        return
    rows, texts = checks.frame.index.tolist(), keys.tolist()
    first_row: dict[str, int] = {}
    for row, key in zip(rows, texts, strict=True):
        first_row.setdefault(key, row)
    numbers = {column: entities[column].tolist() for column in NUMBERS}
    cells = {column: checks.frame[column].tolist() for column in (*NUMBERS, "nazwa")}
    for place in np.flatnonzero(is_repeated).tolist():
        column = next((number for number in NUMBERS if numbers[number][place]), "nazwa")
        fault = Fault(
            "an entity that no earlier row names (it stands in row {first})",
            "Remove one of the two rows.",
            {"first": first_row[texts[place]]},
        )
        checks.faults.append(fault.at(rows[place], column, cells[column][place]))
