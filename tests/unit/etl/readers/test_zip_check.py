"""A ZIP is counted before it is unpacked, and its headers are not believed."""

import random
import struct

import pytest

from data.errors import UserError
from etl.readers import zip_check
from etl.readers.zip_check import Archive
from tests.workbooks import zipped

CENTRAL = b"PK\x01\x02"


def checked(content: bytes) -> Archive:
    archive = Archive(content, "plik.xlsx")
    archive.check()
    return archive


def central_field(content: bytes, offset: int, form: str, value: int) -> bytes:
    """The content with one field of its first central entry changed."""
    data = bytearray(content)
    struct.pack_into(form, data, data.index(CENTRAL) + offset, value)
    return bytes(data)


def test_members_are_read_whole():
    large = random.Random(1).randbytes(3_000_000)
    archive = checked(zipped({"a.xml": b"<x hidden='1'/>", "b.bin": large}))
    assert [archive.read(name) for name in ("a.xml", "b.bin", "nie ma")] == [b"<x hidden='1'/>", large, b""]


@pytest.mark.parametrize("size", [1, 2, 7, 40])
@pytest.mark.parametrize(
    "content", [b"<aaaa><!DOCTYPE x>", b"<aaaa><! entity x>" + b" " * 50, b"<!>" * 9 + b"<!DOCTYPE"]
)
def test_declarations_are_seen_across_pieces(monkeypatch, size, content):
    monkeypatch.setattr(zip_check, "PIECE", size)
    with pytest.raises(UserError, match="declarations"):
        checked(zipped({"a.xml": content}))


def test_other_marks_with_the_sign_of_declarations_are_no_declarations():
    assert checked(zipped({"a.xml": b"<a><!-- uwaga! --><![CDATA[!]]></a>"})).members.keys() == {"a.xml"}


@pytest.mark.parametrize("unpacked", [1, 10, 2**31])
def test_size_that_lies_is_damage(unpacked):
    with pytest.raises(UserError, match="damaged"):
        checked(central_field(zipped({"a.xml": b"abc" * 100}), 24, "<I", unpacked))


def test_checksum_that_lies_is_damage():
    with pytest.raises(UserError, match="damaged"):
        checked(central_field(zipped({"a.xml": b"abc"}), 16, "<I", 1))


def test_password_is_named():
    with pytest.raises(UserError, match="password"):
        checked(central_field(zipped({"a.xml": b"abc"}), 8, "<H", 1))


def test_packing_that_no_office_uses_is_damage():
    with pytest.raises(UserError, match="damaged"):
        checked(central_field(zipped({"a.xml": b"abc"}), 10, "<H", 12))


def test_members_that_share_their_bytes_are_damage():
    """Many names for one large member: the way of the newest bombs."""
    content = zipped({"a.xml": b"abc", "b.xml": b"def"})
    second = content.index(CENTRAL, content.index(CENTRAL) + 1)
    data = bytearray(content)
    struct.pack_into("<I", data, second + 42, 0)
    with pytest.raises(UserError, match="damaged"):
        checked(bytes(data))


@pytest.mark.parametrize("size", [160, 400, 1_000])
def test_bomb_is_refused_before_it_is_unpacked(size):
    members = {f"{number}.bin": b"\0" * 10_000_000 for number in range(size // 40)}
    with pytest.raises(UserError, match="larger"):
        checked(zipped(members))


def test_sum_of_harmless_members_is_counted(monkeypatch):
    monkeypatch.setattr(zip_check, "MOST_BYTES", 1_000)
    with pytest.raises(UserError, match="larger"):
        checked(zipped({"a": b"a" * 600, "b": b"b" * 600}))


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" + bytes(40), zipped({"a": b"abc"})[:-10]])
def test_what_is_no_zip_is_damage(content):
    with pytest.raises(UserError, match="damaged"):
        checked(content)


def test_local_header_beyond_the_end_is_damage():
    content = zipped({"a.xml": b"abc"})
    with pytest.raises(UserError, match="damaged"):
        checked(central_field(content, 42, "<I", len(content) - 5))
