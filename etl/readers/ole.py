"""The container of old binary files (OLE): finds its streams. Runs in the child process."""

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER_SIZE = 512
LAST_SECTOR = 0xFFFFFFFA  # larger numbers mean the end of a chain or no sector
ENTRY_SIZE = 128
FOLDER, STREAM, ROOT = 1, 2, 5


class OleError(ValueError):
    """The container does not hold together."""


class Ole:
    """Streams of an OLE file by name, of equal names the first, and names of folders; OleError when it is damaged."""

    def __init__(self, content: bytes) -> None:
        if len(content) < HEADER_SIZE or not content.startswith(SIGNATURE):
            raise OleError("no OLE file")
        self.content = content
        (shift, mini_shift) = struct.unpack_from("<2H", content, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise OleError("sectors of an unknown size")
        self.size, self.mini_size = 1 << shift, 1 << mini_shift
        (directory, _, self.cutoff, mini_table, _, next_table, _) = struct.unpack_from("<7I", content, 48)
        self.table = self._numbers(self._table_sectors(next_table))
        self.streams: dict[str, tuple[int, int]] = {}
        self.folders: set[str] = set()
        root = (LAST_SECTOR, 0)
        entries = self._join(directory)
        for place in range(0, len(entries) - ENTRY_SIZE + 1, ENTRY_SIZE):
            name_size, kind = struct.unpack_from("<HB", entries, place + 64)
            start, size = struct.unpack_from("<2I", entries, place + 116)
            name = entries[place : place + max(0, min(name_size, 64) - 2)].decode("utf-16-le", "replace")
            if kind == STREAM:
                self.streams.setdefault(name, (start, size))  # a workbook within a workbook comes later
            elif kind == FOLDER:
                self.folders.add(name)
            elif kind == ROOT:
                root = (start, size)
        self.mini_table = self._numbers(self._chain(mini_table)) if mini_table < LAST_SECTOR else ()
        self.mini_content = self._join(root[0])[: root[1]] if root[0] < LAST_SECTOR else b""

    def read(self, name: str) -> bytes:
        """A stream whole; KeyError when there is none of this name."""
        start, size = self.streams[name]
        if size >= self.cutoff:
            return self._join(start)[:size]
        sectors = _follow(self.mini_table, start)
        return b"".join(self.mini_content[s * self.mini_size : (s + 1) * self.mini_size] for s in sectors)[:size]

    def _sector(self, number: int) -> bytes:
        return self.content[(number + 1) * self.size : (number + 2) * self.size]

    def _numbers(self, sectors: Iterator[int]) -> tuple[int, ...]:
        raw = b"".join(self._sector(sector) for sector in sectors)
        return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])

    def _table_sectors(self, further: int) -> Iterator[int]:
        """Sectors of the allocation table: 109 in the header, more in a chain of lists."""
        yield from (s for s in struct.unpack_from("<109I", self.content, 76) if s < LAST_SECTOR)
        for _ in range(len(self.content) // self.size):
            if further >= LAST_SECTOR:
                return
            *sectors, further = self._numbers(iter([further])) or (LAST_SECTOR,)
            yield from (s for s in sectors if s < LAST_SECTOR)

    def _chain(self, start: int) -> Iterator[int]:
        return _follow(self.table, start)

    def _join(self, start: int) -> bytes:
        return b"".join(self._sector(sector) for sector in self._chain(start))


def _follow(table: tuple[int, ...], sector: int) -> Iterator[int]:
    """A chain of sectors; OleError when it runs in circles or out of the table."""
    for _ in range(len(table) + 1):
        if sector >= LAST_SECTOR:
            return
        if sector >= len(table):
            raise OleError("a chain leaves the file")
        yield sector
        sector = table[sector]
    raise OleError("a chain runs in circles")
