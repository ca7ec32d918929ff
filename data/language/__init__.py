"""Words, numbers and dates as people read them: Polish first, English as a switch."""

from data.language.formats import Formats
from data.language.texts import LANGUAGES, Language, Texts, texts_in

__all__ = ["LANGUAGES", "Formats", "Language", "Texts", "texts_in"]
