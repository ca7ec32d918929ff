"""Kinds of entities and legal forms as offices spell them, and the id each spelling means."""

from collections.abc import Iterable

from data.catalog.word_cards import EntityKind, Use
from etl.cleaning.vocabulary import Vocabulary


class KindTable(Vocabulary):
    """Spelling -> id for kinds or for legal forms. ValueError if one spelling means two ids."""

    def __init__(self, entries: Iterable[EntityKind], use: Use) -> None:
        super().__init__(entry for entry in entries if use in entry.used_as)
