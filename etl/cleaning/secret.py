"""Values that must not be printed, logged or pickled: names, e-mails, keys."""

from collections.abc import Callable
from typing import Generic, NoReturn, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl

Value = TypeVar("Value")
Mask = npt.NDArray[np.bool_]


class Secret(Generic[Value]):
    """Holds a value that only `reveal()` gives out: repr, str, format and f-strings show nothing of it.

    Pickling and copying raise TypeError, so that it can reach no cache, store or other process by accident.
    """

    __slots__ = ("_reveal",)

    def __init__(self, value: Value) -> None:
        self._reveal: Callable[[], Value] = lambda: value

    def reveal(self) -> Value:
        """The value itself; every call is a place to look at in a review."""
        return self._reveal()

    def __repr__(self) -> str:
        return "<secret>"

    def __format__(self, _specification: str) -> str:
        return repr(self)

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        raise TypeError("a secret is not pickled or copied")


class SecretColumn(Secret[pd.Series | pl.Series]):
    """A column of personal cells; only the number of its rows is shown."""

    __slots__ = ()

    def __len__(self) -> int:
        return len(self.reveal())

    def __repr__(self) -> str:
        return f"<secret column of {len(self)} rows>"

    def where(self, kept: Mask) -> "SecretColumn":
        """The cells of the rows where `kept` is true."""
        column = self.reveal()
        return SecretColumn(column.filter(pl.Series(kept)) if isinstance(column, pl.Series) else column[kept])
