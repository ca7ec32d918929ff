"""Keeps a worker small: memory that is no longer needed goes back to the system."""

import ctypes
import gc
from functools import cache
from typing import Any

ARENAS, MAPPED_FROM, TRIMMED_FROM = -8, -3, -1  # names of mallopt
MOST_ARENAS, LARGE_BYTES = 1, 128 * 1024


def keep_small() -> None:
    """Lets all threads share one heap and gives large pieces back at once; call it before any thread begins.

    Each thread would have a heap of its own otherwise, and what eight of them once needed would stay.
    """
    set_option = _of_c_library("mallopt")
    if set_option is not None:
        set_option(ARENAS, MOST_ARENAS)
        set_option(MAPPED_FROM, LARGE_BYTES)
        set_option(TRIMMED_FROM, LARGE_BYTES)


def settle() -> None:
    """Leaves what the program begins with out of every later search for garbage, which takes a tenth of a second each
    time, and from being written to, which would be a copy for each worker; call it once all is imported."""
    gc.collect()
    gc.freeze()


def give_back() -> None:
    """Frees what the last work left; where the C library cannot do that (macOS, Windows, musl) it stays."""
    gc.collect()
    trim = _of_c_library("malloc_trim")
    if trim is not None:
        trim(0)


@cache
def _of_c_library(name: str) -> Any:
    try:
        return getattr(ctypes.CDLL(None), name)
    except (OSError, AttributeError, TypeError):
        return None
