"""Archives that grow: ten kinds in six sizes, built without ever holding what they unpack to."""

import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from tests.corpus.case import TABLE
from tests.corpus.threats.threat import Threat
from tests.workbooks import unzipped, xlsx

MEGABYTE = 1024**2
SIZES = (2, 10, 60, 210, 500, 1_000)  # MB unpacked
SECONDS = 2
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
LOCAL, CENTRAL, END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
DEFLATED, BZIP2 = 8, 12


@dataclass
class Member:
    """A member as it is packed, with what the directory says of it; `place` instead of its own for an overlap."""

    name: str
    packed: bytes
    size: int
    crc: int
    method: int = DEFLATED
    told_size: int | None = None
    place: int | None = None


def bombs(sizes: Sequence[int] = SIZES) -> Iterator[Threat]:
    """Each kind in each size."""
    for name, make, refused in KINDS:
        for size in sizes:
            yield Threat(f"{name}, {size} MB", partial(make, size), SECONDS, refused)


def repeated(text: bytes, megabytes: int) -> tuple[bytes, int, int]:
    """(packed, size, checksum) of a text repeated so often, one packed megabyte after another."""
    piece = (text * (MEGABYTE // len(text) + 1))[:MEGABYTE]
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packer.compress(piece)
    packer.flush(zlib.Z_FULL_FLUSH)
    middle = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    crc = 0
    for _ in range(megabytes):
        crc = zlib.crc32(piece, crc)
    return middle * megabytes + packer.flush(zlib.Z_FINISH), megabytes * MEGABYTE, crc


def archive(members: Sequence[Member]) -> bytes:
    """A ZIP that says of its members whatever they say of themselves."""
    body, directory = bytearray(), bytearray()
    for member in members:
        name = member.name.encode()
        place = len(body) if member.place is None else member.place
        if member.place is None:
            body += LOCAL.pack(b"PK\x03\x04", 20, 0, *_sizes(member), len(name), 0) + name + member.packed
        directory += CENTRAL.pack(b"PK\x01\x02", 20, 20, 0, *_sizes(member), len(name), 0, 0, 0, 0, 0, place) + name
    count = min(len(members), 0xFFFF)
    return bytes(body + directory + END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0))


def _sizes(member: Member) -> tuple[int, ...]:
    told = member.size if member.told_size is None else member.told_size
    return member.method, 0, 33, member.crc, len(member.packed), told


def honest(name: str, content: bytes) -> Member:
    """A harmless member."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(name, packer.compress(content) + packer.flush(), len(content), zlib.crc32(content))


def with_members(*members: Member) -> bytes:
    """A sound workbook in which these members stand instead of its own, or behind."""
    names = {member.name for member in members}
    return archive([*(honest(*item) for item in unzipped(xlsx(TABLE)).items() if item[0] not in names), *members])


def _in_part(name: str, text: bytes, size: int) -> bytes:
    return with_members(Member(name, *repeated(text, size)))


def _many_members(size: int) -> bytes:
    """Each too small to count as one that grows, together too large."""
    packed, length, crc = repeated(bytes(range(256)), 1)
    return with_members(*(Member(f"xl/media/{number}.bin", packed, length, crc) for number in range(size + 210)))


def _too_many_members(size: int) -> bytes:
    return with_members(*(honest(f"xl/media/{number}.png", b"x") for number in range(2_000 + size)))


def _told_small(size: int) -> bytes:
    return with_members(Member("xl/media/a.bin", *repeated(b"\0", size), told_size=100))


def _told_large(size: int) -> bytes:
    return with_members(Member("xl/media/a.bin", *repeated(b"\0", 1), told_size=size * MEGABYTE))


def _overlapping(size: int) -> bytes:
    """Many names for the bytes of one member."""
    packed, length, crc = repeated(b"\0", 1)
    first = Member("a.bin", packed, length, crc)
    return archive([first, *(Member(f"{number}.bin", packed, length, crc, place=0) for number in range(size))])


def _doubled_name(size: int) -> bytes:
    """One reader takes the first of two equal names, another one the last."""
    return with_members(honest("xl/media/a.bin", b"x"), Member("XL/media/A.bin", *repeated(b"\0", size)))


def _other_packing(size: int) -> bytes:
    return with_members(Member("xl/media/a.bin", *repeated(b"\0", size), method=BZIP2))


LARGER, DAMAGED = "larger than a workbook may be", "damaged"
KINDS: tuple[tuple[str, Callable[[int], bytes], str], ...] = (
    ("picture of zeros", partial(_in_part, "xl/media/a.png", b"\0"), LARGER),
    ("sheet of blanks", partial(_in_part, SHEET, b" "), LARGER),
    ("strings", partial(_in_part, STRINGS, b"<si><t>a</t></si>"), LARGER),
    ("many members", _many_members, LARGER),
    ("too many members", _too_many_members, LARGER),
    ("size told too small", _told_small, LARGER),
    ("size told too large", _told_large, DAMAGED),
    ("members that overlap", _overlapping, DAMAGED),
    ("two members of one name", _doubled_name, DAMAGED),
    ("packed in another way", _other_packing, DAMAGED),
)
