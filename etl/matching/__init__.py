"""Which rows of two files speak of the same entity: certain matches, a list for review, and the rest."""

from etl.matching.entities import COLUMNS, Matched, match_entities

__all__ = ["COLUMNS", "Matched", "match_entities"]
