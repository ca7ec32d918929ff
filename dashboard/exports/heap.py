"""Memory that a finished file no longer needs goes back to the system, so that a worker stays as small as before it."""

import ctypes
import gc
from functools import cache
from typing import Any


def give_back() -> None:
    """Frees what the last file left; where the C library cannot do that (macOS, Windows, musl) it stays."""
    gc.collect()
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Any:
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError, TypeError):
        return None
