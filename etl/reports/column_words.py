"""What a template says of a column: the form of its cells, the words to choose from, an example, what to enter."""

from collections.abc import Sequence
from datetime import date

from data.catalog.models import ColumnKind, ColumnMap
from data.catalog.word_cards import Spellings
from data.language import Texts
from etl.cleaning.dates import parse_day
from etl.cleaning.numbers import parse_polish_number

YES_NO = ("tak", "nie")
LONGEST_MESSAGE = 255  # Excel shows no more
NUMBERS = frozenset({"number", "count"})


def choices_of(column: ColumnMap, spellings: Spellings) -> Sequence[str]:
    """The words that may be chosen, in the order of their card; none for most columns. ValueError for no such card."""
    if not column.choices_from:
        return column.choices
    use = {"entity_kinds": "kind", "legal_forms": "form"}.get(column.choices_from)
    if use:
        return [entry.name.pl for entry in spellings.entity_kinds if use in entry.used_as]
    words = {name: [entry.name.pl for entry in entries] for name, entries in spellings.words.items()}
    if column.choices_from not in words:
        raise ValueError(f"column {column.name}: there is no card of spellings '{column.choices_from}'")
    return words[column.choices_from]


def form_of(column: ColumnMap, texts: Texts) -> str:
    """What a cell of the column looks like."""
    say = texts.say
    if column.kind == "text" and (column.choices or column.choices_from):
        return say("a word from the list, or another")
    form_by_kind: dict[ColumnKind, str] = {
        "text": say("text"),
        "code": say("digits kept as text, with the zeros at the beginning"),
        "number": say("a number, e.g. 1234.5"),
        "count": say("a whole number from 0"),
        "date": say("a day, e.g. 2014-03-06"),
        "period": say("a day, month, quarter or year, e.g. 2014-03-06, 2014-03, 2014"),
        "choice": say("a word from the list"),
        "yes_no": say("yes or no (tak, nie)"),
        "place": say("a name as in the register TERYT"),
    }
    return form_by_kind[column.kind]


def message_of(column: ColumnMap, texts: Texts) -> str:
    """What a person reads on entering a cell: meaning, form, example, whether it has to be filled."""
    say = texts.say
    about = column.about.in_language(texts.language) if column.about else ""
    parts = [
        say("Required.") if column.required else "",
        _sentence(about),
        _sentence(form_of(column, texts)),
        say("Example: {example}", example=column.example) if column.example else "",
    ]
    text = " ".join(filter(None, parts))
    return text if len(text) <= LONGEST_MESSAGE else text[: LONGEST_MESSAGE - 1] + "…"


def _sentence(text: str) -> str:
    return text and text[0].upper() + text[1:].rstrip(".") + "."


def example_value(column: ColumnMap) -> str | float | date:
    """The example as the kind of cell that a person would type; ValueError where it does not fit the kind."""
    if not column.example:
        return ""
    if column.kind in NUMBERS:
        return parse_polish_number(column.example)
    return parse_day(column.example) if column.kind == "date" else column.example
