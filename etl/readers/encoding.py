"""Which encoding a file of text is in: UTF-8 strictly, else told apart by the bytes of Polish letters."""

import codecs

from data.errors import UserError

# ą ś ź Ą Ś Ź are the only Polish letters that the two old encodings write differently.
ONLY_CP1250 = frozenset(b"\xb9\x9c\x9f\xa5\x8c\x8f") | frozenset(range(0x80, 0xA0))
ONLY_ISO = frozenset(b"\xb1\xb6\xbc\xa1\xa6\xac")
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(content: bytes, file_name: str) -> tuple[str, str]:
    """(text, name of encoding); UserError when it cannot be told without guessing."""
    if content.startswith(WIDE_MARKS) and not content.startswith(codecs.BOM_UTF32_LE):
        try:
            return content.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError as error:
            raise _no_text(file_name) from error
    if b"\x00" in content:
        raise _no_text(file_name)
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return _decode_old(content, file_name)


def _no_text(file_name: str) -> UserError:
    return UserError(
        "{file}: this is not a text file in UTF-8, cp1250 or ISO 8859-2. Save it as CSV (UTF-8).", file=file_name
    )


def _decode_old(content: bytes, file_name: str) -> tuple[str, str]:
    found = frozenset(content)
    signs_of_cp1250, signs_of_iso = found & ONLY_CP1250, found & ONLY_ISO
    # without any sign both read the same letters, and cp1250 is what Windows writes
    encoding = "iso8859-2" if signs_of_iso and not signs_of_cp1250 else "cp1250"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = ""
    if not text or (signs_of_cp1250 and signs_of_iso):
        raise UserError(
            "{file}: the encoding cannot be told from its bytes (neither UTF-8 nor clearly cp1250 or ISO 8859-2). "
            "Save the file as CSV (UTF-8).",
            file=file_name,
        )
    return text, {"cp1250": "cp1250", "iso8859-2": "ISO 8859-2"}[encoding]
