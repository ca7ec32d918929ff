"""The one font of pictures and paper: where its files are, and which signs it has."""

import struct
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path

FAMILY = "Source Sans Pro"
WEIGHTS = ("Regular", "Semibold", "Bold")
# signs of statuses that the font does not have
RELATED = {"∅": "Ø", "✔": "✓", "●": "•", "○": "o", "◷": "◊", "⚠": "!"}
UNKNOWN = "?"
BASIC_PLANE, SEGMENTS = 3, 4


def font_folder() -> Path:
    """The folder of the font files."""
    return Path(str(files("font_source_sans_pro").joinpath("files")))


def font_files() -> list[Path]:
    """The files of the weights in use."""
    return [font_folder() / f"SourceSansPro-{weight}.ttf" for weight in WEIGHTS]


def shown_text(text: str) -> str:
    """Text of which every sign can be drawn: another one that means the same, else a question mark."""
    return "".join(_shown(sign) for sign in text)


@cache
def _shown(sign: str) -> str:
    if sign in signs():
        return sign
    if unicodedata.category(sign) in {"Cf", "Mn", "Cc"}:
        return ""
    related = RELATED.get(sign) or unicodedata.normalize("NFKD", sign)
    return related if all(part in signs() for part in related) else UNKNOWN


@cache
def signs() -> frozenset[str]:
    """Every sign of the regular weight, by its table of the basic plane."""
    font = font_files()[0].read_bytes()
    tables = {font[at : at + 4]: struct.unpack(">I", font[at + 8 : at + 12])[0] for at in range(12, 12 + 16 * 64, 16)}
    start = tables[b"cmap"]
    (count,) = struct.unpack(">H", font[start + 2 : start + 4])
    for number in range(count):
        platform, _encoding, offset = struct.unpack(">HHI", font[start + 4 + 8 * number : start + 12 + 8 * number])
        table = start + offset
        if platform == BASIC_PLANE and struct.unpack(">H", font[table : table + 2])[0] == SEGMENTS:
            return _of_segments(font, table)
    raise ValueError("the font has no table of the basic plane")


def _of_segments(font: bytes, table: int) -> frozenset[str]:
    (doubled,) = struct.unpack(">H", font[table + 6 : table + 8])
    form = f">{doubled // 2}H"
    ends = struct.unpack(form, font[table + 14 : table + 14 + doubled])
    starts = struct.unpack(form, font[table + 16 + doubled : table + 16 + 2 * doubled])
    return frozenset(chr(sign) for s, e in zip(starts, ends, strict=True) for sign in range(s, e + 1) if sign < 0xFFFF)
