"""Which cells of a frame of text were numbers in the file, so that '12.345' of a workbook is no puzzle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from etl.readers.cells import excel_serial_to_date
from etl.readers.contract import NUMBER, TEXT

KEY = "number_cells"
NOWHERE = -1


@dataclass(frozen=True, eq=False)
class NumberCells:
    """Kinds of the cells of each row (by its number) and the place of each column in them."""

    kinds: pd.Series
    place_by_name: Mapping[str, int]
    starts_in_1904: bool = False

    def __deepcopy__(self, _memo: Any) -> "NumberCells":
        """pandas copies what is attached to a frame with every step; this never changes."""
        return self


def attach(frame: pd.DataFrame, cells: NumberCells | None) -> None:
    """Ties the knowledge to a frame and to the frames made of it."""
    if cells is not None:
        frame.attrs[KEY] = cells


def carry(old: pd.DataFrame, new: pd.DataFrame, old_name_by_new: Mapping[str, str]) -> None:
    """Ties what is known of one frame to another with the same rows and other names of columns."""
    cells: NumberCells | None = old.attrs.get(KEY)
    if cells is not None:
        places = {new: cells.place_by_name[old] for new, old in old_name_by_new.items()}
        attach(new, replace(cells, place_by_name=places))


def numbers_in(frame: pd.DataFrame, column: str) -> pd.Series | None:
    """Mask of the cells of a column that were numbers in the file; None where the file does not tell, as a CSV."""
    cells: NumberCells | None = frame.attrs.get(KEY)
    if cells is None or column not in cells.place_by_name:
        return None
    place = cells.place_by_name[column]
    mask: Sequence[bool] = [kinds[place : place + 1] == NUMBER for kinds in cells.kinds.reindex(frame.index)]
    return pd.Series(mask, index=frame.index, dtype=bool)


def polish_form(number: str) -> str:
    """'12.345' -> '12,345': the number of a cell as an office would write it."""
    return number.replace(".", ",")


def day_of_number(frame: pd.DataFrame, text: str) -> str:
    """'41704' -> '2014-03-06', what a number of five digits means in a column of dates; other texts stay."""
    if len(text) != 5 or not (text.isascii() and text.isdigit()):
        return text
    cells: NumberCells | None = frame.attrs.get(KEY)
    return excel_serial_to_date(int(text), starts_in_1904=bool(cells and cells.starts_in_1904)).isoformat()


def as_texts(frame: pd.DataFrame, rows_by_column: Mapping[str, Sequence[int]]) -> None:
    """Forgets that cells were numbers, by row number: what a person typed anew by hand is text."""
    cells: NumberCells | None = frame.attrs.get(KEY)
    if cells is None:
        return
    kinds_by_row = cells.kinds.to_dict()
    for column, rows in rows_by_column.items():
        place = cells.place_by_name.get(column, NOWHERE)
        for row in rows if place != NOWHERE else ():
            before = kinds_by_row[row].ljust(place + 1, TEXT)
            kinds_by_row[row] = before[:place] + TEXT + before[place + 1 :]
    frame.attrs[KEY] = replace(cells, kinds=pd.Series(kinds_by_row, dtype=object))
