"""Finds people in bytes: as written, in capitals, without diacritics, in UTF-16, in base64, escaped, inside of ZIPs."""

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

from geo.names import fold
from tests.endurance.canary_people import HOST, PESEL_START, PHONE_START, STEM

CODE_PAGES = ("utf-8", "cp1250", "iso-8859-2", "cp852", "utf-16-le", "utf-16-be")
CHUNK = 8 * 1024**2
LONGEST = 200


def forms_of(text: str) -> Iterator[bytes]:
    """A text as it may lie in a file, apart from capitals and small letters of ASCII."""
    for written in {text, text.upper(), text.lower(), fold(text)}:
        yield quote(written).encode()
        yield written.encode("unicode_escape")
        yield written.encode("ascii", "xmlcharrefreplace")
        for page in CODE_PAGES:
            yield written.encode(page)


def base64_of(text: str) -> Iterator[bytes]:
    """The middle of its base64, at each of the three places that it may begin at."""
    for written in {text, text.upper(), text.lower(), fold(text), fold(text).upper(), fold(text).title()}:
        for page in ("utf-8", "utf-16-le", "utf-16-be"):
            encoded = written.encode(page)
            for shift in range(3):
                coded = base64.b64encode(b"\0" * shift + encoded)
                yield coded[4 if shift else 0 : len(coded) // 4 * 4 - 4]


@cache
def pattern() -> re.Pattern[bytes]:
    """Any trace of any of the people; base64 is the only part whose letters have one case."""
    texts = (STEM, HOST)
    anycase = {re.escape(form) for text in texts for form in forms_of(text)}
    digits = [rb"%b\d{5}" % PESEL_START.encode(), rb"%b\d{4}" % PHONE_START.encode()]
    wide = [rb"\x00".join(re.escape(start[place : place + 1].encode()) for place in range(len(start)))
            for start in (PESEL_START, PHONE_START)]  # fmt: skip
    coded = {re.escape(form) for text in texts for form in base64_of(text)}
    plain = b"|".join([*sorted(anycase), *digits, *(part + rb"(?:\x00\d){4}" for part in wide)])
    return re.compile(rb"(?i:%b)|%b" % (plain, b"|".join(sorted(coded))))


def traces_in(content: bytes) -> list[str]:
    """The people in some bytes, each with what stands around it."""
    found = [_around(content, match) for match in pattern().finditer(content)]
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for name in archive.namelist():
                    found += traces_in(name.encode()) + traces_in(archive.read(name))
        except (zipfile.BadZipFile, KeyError):
            pass
    return found


def _around(content: bytes, match: re.Match[bytes]) -> str:
    return content[max(match.start() - 60, 0) : match.end() + 40].decode("utf-8", "backslashreplace")


def traces_under(folder: Path) -> dict[str, list[str]]:
    """The people in all files of a folder, and in their names."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (here := traces_in(str(path.relative_to(folder)).encode()) + _in_file(path)):
            found[str(path.relative_to(folder))] = here
    return found


def _in_file(path: Path) -> list[str]:
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith(b"PK"):
            return traces_in(start + file.read())
        found, before = [], start
        while part := file.read(CHUNK):
            found += traces_in(before + part)
            before = part[-LONGEST:]
        return found or traces_in(before)
