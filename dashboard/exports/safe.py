"""Texts that are safe in every file: nothing a spreadsheet takes for a formula, nothing that XML cannot hold."""

import re
import unicodedata
from functools import lru_cache

LONGEST_PROPERTY = 255
LONGEST_TEXT = 32_000
REMEMBERED = 2000  # long files say most of their words again and again
ARRAY_FORMULA = "{="
FORMULA_SIGNS = frozenset("=+-@")
NOT_IN_XML = re.compile("[^\\x20-\\uD7FF\\uE000-\\uFFFD\\U00010000-\\U0010FFFF]")
BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
BEHIND_A_SEPARATOR = re.compile(r"([;,|])([\s\u200b-\u200f\u2060\ufeff\xad\"']*[=+\-@＝＋－＠﹣﹢﹦﹫])")


def safe_text(text: object) -> str:
    """'=1+1' -> "'=1+1"; control characters go, line breaks become spaces, what is too long for a cell is cut.

    The sign is looked for in the normalised form, where a full-width '＝' is '=', behind spaces and invisible signs.
    """
    clean = clean_text(text)
    return f"'{clean}" if is_formula(clean) else clean


def clean_text(text: object) -> str:
    """What any file can hold, for places that nothing computes."""
    clean = unicodedata.normalize("NFC", NOT_IN_XML.sub("", BREAKS.sub(" ", str(text))))
    return f"{clean[: LONGEST_TEXT - 1]}…" if len(clean) > LONGEST_TEXT else clean


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may compute a text; a lone sign or dash is none."""
    if text[:1].isascii() and text[:1].isalnum():
        return False  # most texts, and no normal form takes such a beginning away
    bare = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign)[0] not in "ZC")
    return len(bare) > 1 and (bare[0] in FORMULA_SIGNS or bare.startswith(ARRAY_FORMULA))


def property_text(text: str) -> str:
    """A text for the properties of a file, which hold no more than 255 signs."""
    plain = clean_text(text)
    return plain if len(plain) <= LONGEST_PROPERTY else plain[: LONGEST_PROPERTY - 1] + "…"


@lru_cache(maxsize=REMEMBERED)
def safe_csv_text(text: str) -> str:
    """As `safe_text`, also where a program splits cells at another separator: 'x;=1+1' -> "x;'=1+1"."""
    return BEHIND_A_SEPARATOR.sub(r"\1'\2", safe_text(text))
