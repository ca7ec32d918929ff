"""Which encoding a file of text is in: UTF-8 strictly, else told apart by the bytes of Polish letters."""

import codecs
import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from data.errors import UserError

# ą ś ź Ą Ś Ź are the only Polish letters that the two old encodings write differently.
ONLY_CP1250 = frozenset(b"\xb9\x9c\x9f\xa5\x8c\x8f") | frozenset(range(0x80, 0xA0))
ONLY_ISO = frozenset(b"\xb1\xb6\xbc\xa1\xa6\xac")
UNUSED_IN_CP1250 = frozenset(b"\x81\x83\x88\x90\x98")
ASCII_BUT_ZERO = bytes(range(1, 128))
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Scanned(NamedTuple):
    """SHA-256 of the bytes, the codec that decodes them, its name for people, and how many bytes it has."""

    digest: str
    codec: str
    label: str
    size: int


def scan(pieces: Iterable[bytes], file_name: str) -> Scanned:
    """Looks at every byte of a file once; UserError when the encoding cannot be told without guessing."""
    sha, size, beginning = hashlib.sha256(), 0, b""
    strict, found = codecs.getincrementaldecoder("utf-8")(), set[int]()
    is_utf8 = True
    for piece in pieces:
        sha.update(piece)
        size += len(piece)
        beginning = beginning or piece[:4]
        found.update(piece.translate(None, ASCII_BUT_ZERO))  # few bytes are left, and fewer kinds of them
        is_utf8 = is_utf8 and _decodes(strict, piece)
    if beginning.startswith(WIDE_MARKS) and not beginning.startswith(codecs.BOM_UTF32_LE):
        return Scanned(sha.hexdigest(), "utf-16", "UTF-16", size)
    if 0 in found:
        raise no_text(file_name)
    if is_utf8 and _decodes(strict, b"", final=True):
        return Scanned(sha.hexdigest(), "utf-8-sig", "UTF-8", size)
    codec, label = _old_encoding(frozenset(found), file_name)
    return Scanned(sha.hexdigest(), codec, label, size)


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True


def no_text(file_name: str) -> UserError:
    """What to say of bytes that are no text."""
    return UserError(
        "{file}: this is not a text file in UTF-8, cp1250 or ISO 8859-2. Save it as CSV (UTF-8).", file=file_name
    )


def _old_encoding(found: frozenset[int], file_name: str) -> tuple[str, str]:
    signs_of_cp1250, signs_of_iso = found & ONLY_CP1250, found & ONLY_ISO
    is_iso = bool(signs_of_iso) and not signs_of_cp1250
    if (signs_of_cp1250 and signs_of_iso) or found & UNUSED_IN_CP1250:
        raise UserError(
            "{file}: the encoding cannot be told from its bytes (neither UTF-8 nor clearly cp1250 or ISO 8859-2). "
            "Save the file as CSV (UTF-8).",
            file=file_name,
        )
    # without any sign both read the same letters, and cp1250 is what Windows writes
    return ("iso8859-2", "ISO 8859-2") if is_iso else ("cp1250", "cp1250")
