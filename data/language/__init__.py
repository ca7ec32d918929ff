"""Words, numbers and dates as people read them: Polish first, English as a switch."""

from datetime import date

from data.language.formats import Formats
from data.language.texts import LANGUAGES, Language, Texts, texts_in

__all__ = ["LANGUAGES", "Formats", "Language", "Texts", "read_ahead", "texts_in"]


def read_ahead() -> None:
    """Reads what every view needs of each language, so that workers forked afterwards share it: 7 MB for each."""
    for language in LANGUAGES:
        texts_in(language)
        formats, day = Formats(language), date(2000, 1, 1)
        formats.number(0.5, decimals=1)
        formats.day(day)
        formats.month(day)
        formats.listing(["", ""])
