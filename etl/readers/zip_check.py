"""Looks into a ZIP before anything unpacks it: counts real bytes, trusts no header. Runs in the child process."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from data.errors import UserError

MOST_MEMBERS = 2_000
MOST_BYTES = 200 * 1024**2
MOST_RATIO = 150
RATIO_MATTERS_FROM = 1024**2
PIECE = 1024**2
FED = 16 * 1024
LOCAL_HEADER = struct.Struct("<4s5H3L2H")
DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
OVERLAP = 32  # of the pieces searched, so that nothing hides between two
WIDE_SIGNS = (b"\xfe\xff", b"\xff\xfe", b"<\x00", b"\x00<")


def damaged(file_name: str) -> UserError:
    """The refusal of a file that does not hold together."""
    return UserError(
        "{file}: the file is damaged or not complete. "
        "Open it in Excel or LibreOffice, save it anew as XLSX and try again.",
        file=file_name,
    )


def too_big(file_name: str) -> UserError:
    """The refusal of a file that grows too much."""
    return UserError(
        "{file}: unpacked, the file is larger than a workbook may be ({megabytes} MB, {members} parts). "
        "Copy only the table to a new workbook, or split it.",
        file=file_name,
        megabytes=MOST_BYTES // 1024**2,
        members=MOST_MEMBERS,
    )


def with_password(file_name: str) -> UserError:
    """The refusal of an encrypted file."""
    return UserError(
        "{file}: the file is protected by a password. Open it, take the password off, save it and try again.",
        file=file_name,
    )


class Archive:
    """A ZIP in memory whose members were all counted and found safe; UserError when they are not."""

    def __init__(self, content: bytes, file_name: str) -> None:
        self.content = content
        self.file_name = file_name
        self.members = {info.filename: info for info in self._listed()}

    def _listed(self) -> list[zipfile.ZipInfo]:
        try:
            with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
                listed = archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError, EOFError) as error:
            raise damaged(self.file_name) from error
        if len(listed) > MOST_MEMBERS:
            raise too_big(self.file_name)
        if len({info.filename.casefold() for info in listed}) < len(listed):
            raise damaged(self.file_name)
        end = 0
        for info in sorted(listed, key=lambda info: info.header_offset):
            if info.header_offset < end or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise damaged(self.file_name)
            if info.flag_bits & 1:
                raise with_password(self.file_name)
            end = info.header_offset + LOCAL_HEADER.size + info.compress_size
        return listed

    def check(self) -> None:
        """Unpacks every member piece by piece and keeps none."""
        unpacked = 0
        for name, info in self.members.items():
            size, crc, tail = 0, 0, b""
            for piece in self.pieces(name):
                size, crc = size + len(piece), zlib.crc32(piece, crc)
                if unpacked + size > MOST_BYTES or _grows_too_much(size, info.compress_size):
                    raise too_big(self.file_name)
                is_first = size == len(piece)
                if is_first and piece.startswith(WIDE_SIGNS) and name.endswith((".xml", ".rels")):
                    raise self._declares()
                # one byte is found ten times as fast as two, and this one is rare
                if (b"!" in piece or b"!" in tail) and DECLARATION.search(tail + piece):
                    raise self._declares()
                tail = piece[-OVERLAP:] if len(piece) >= OVERLAP else (tail + piece)[-OVERLAP:]
            if size != info.file_size or crc != info.CRC:
                raise damaged(self.file_name)
            unpacked += size

    def _declares(self) -> UserError:
        return UserError(
            "{file}: the workbook holds declarations (DTD) that no spreadsheet program writes; it is not opened. "
            "Ask its sender for a file saved in Excel or LibreOffice.",
            file=self.file_name,
        )

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member unpacked, at most PIECE bytes at a time; UserError when it is damaged."""
        info = self.members[name]
        try:
            *_, name_size, extra_size = LOCAL_HEADER.unpack_from(self.content, info.header_offset)
        except struct.error as error:
            raise damaged(self.file_name) from error
        start = info.header_offset + LOCAL_HEADER.size + name_size + extra_size
        packed = memoryview(self.content)[start : start + info.compress_size]
        if info.compress_type == zipfile.ZIP_STORED:
            for place in range(0, len(packed), PIECE):
                yield bytes(packed[place : place + PIECE])
            return
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for place in range(0, len(packed), FED):
                waiting: bytes | memoryview = packed[place : place + FED]
                while waiting and not unpacker.eof:
                    yield unpacker.decompress(waiting, PIECE)
                    waiting = unpacker.unconsumed_tail
            yield unpacker.flush()
        except zlib.error as error:
            raise damaged(self.file_name) from error

    def read(self, name: str) -> bytes:
        """A small member whole; b'' when there is none."""
        return b"".join(self.pieces(name)) if name in self.members else b""


def _grows_too_much(size: int, packed: int) -> bool:
    return size > RATIO_MATTERS_FROM and size > MOST_RATIO * max(packed, 1)
