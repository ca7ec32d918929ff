"""Faults of a disk, told so that somebody can act on them."""

import errno

from data.errors import UserError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
BROKEN = frozenset({errno.EIO, errno.EFBIG, errno.EROFS})


def disk_fault(error: OSError) -> UserError | None:
    """What to say when a disk is full or fails; None for any other fault."""
    if error.errno in FULL:
        return no_room()
    return not_working() if error.errno in BROKEN else None


def no_room() -> UserError:
    """A full disk."""
    return UserError("There is no room on the disk. Nothing was changed. Free some room and try again.")


def not_working() -> UserError:
    """A disk that does not read or write."""
    return UserError(
        "The disk could not be read or written. Nothing was changed. Check the disk and try again; "
        "if the database stays damaged, restore a copy."
    )
