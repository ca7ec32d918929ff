"""Columns of the table of entities: what each is called and what it says of a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping

from dashboard.parameters import ENTITY_COLUMNS
from dashboard.registry import Asked, area_label
from dashboard.words import Words
from data.areas import COUNTRY, level_of
from data.queries.entity_index import FAULTS

DEFAULT_COLUMNS = ("rodzaj", "gmina", "status", "od")
POWIAT_DIGITS = 4
SORTED_BY: Mapping[str, str] = {"rodzaj": "rodzaj", "gmina": "gmina", "od": "od", "koniec": "koniec"}


@dataclass(frozen=True)
class EntityColumn:
    """`say` gives the text of a row, '' where nothing is known; `order` is the value of sortuj, if any."""

    name: str
    label: str
    say: Callable[[RowMapping], str]
    is_number: bool = False

    @property
    def order(self) -> str:
        """The value of `sortuj` that sorts by this column; '' when none does."""
        return SORTED_BY.get(self.name, "")


def chosen_columns(asked: Asked) -> list[str]:
    """Columns of the address, else the usual ones and those that a filter makes interesting."""
    own = asked.context.selection.own
    if own.get("kolumny"):
        return own["kolumny"].split(",")
    wanted = [*DEFAULT_COLUMNS, *(["koniec"] if own.get("wygasa") else []), *(["braki"] if own.get("braki") else [])]
    return ["znak" if name == "status" and own.get("status") == "znak" else name for name in wanted]


def entity_columns(asked: Asked) -> dict[str, EntityColumn]:
    """Every column, in the order in which they can be chosen."""
    words, on = asked.context.words, asked.question.on
    formats = words.formats
    kinds = words.catalog.spellings.names("entity_kinds")
    fault_names = faults_in_words(words)

    def named(kind: str) -> str:
        return kinds[kind].in_language(words.language) if kind in kinds else kind

    said: dict[str, tuple[str, Callable[[RowMapping], str]]] = {
        "rodzaj": (words.say("Kind"), lambda row: named(row["kind"])),
        "gmina": (words.say("Gmina"), lambda row: gmina_text(words, row["area_code"])),
        "powiat": (words.say("Powiat"), lambda row: powiat_label(words, row["area_code"])),
        "status": (words.say("PS status"), lambda row: ps_text(words, row, on)),
        "znak": (words.say("Mark"), lambda row: mark_text(words, row, on)),
        "nip": ("NIP", lambda row: row["nip"]),
        "krs": ("KRS", lambda row: row["krs"]),
        "regon": ("REGON", lambda row: row["regon"]),
        "adres": (words.say("Address"), address_text),
        "prowadzacy": (words.say("Run by"), lambda row: row["operator"]),
        "owes": ("OWES", lambda row: row["owes"] or ""),
        "od": (words.say("Since"), lambda row: formats.day(row["started_on"]) if row["started_on"] else ""),
        "koniec": (words.say("Ends"), lambda row: _end_text(asked, row)),
        "zatrudnieni": (words.say("Employed"), lambda row: _number(words, row["employed"])),
        "miejsca": (words.say("Places"), lambda row: _number(words, row["capacity"])),
        "produkty": (words.say("Products and services"), lambda row: row["products"] or ""),
        "braki": (words.say("Gaps"), lambda row: formats.listing([fault_names[f] for f in faults_of(asked, row)])),
    }
    numeric = {"zatrudnieni", "miejsca"}
    return {name: EntityColumn(name, *said[name], is_number=name in numeric) for name in ENTITY_COLUMNS}


def faults_in_words(words: Words) -> dict[str, str]:
    """Names of FAULTS inside of a sentence."""
    return {
        "nip": words.say("no NIP"),
        "krs": words.say("no KRS"),
        "regon": words.say("no REGON"),
        "miejsce": words.say("gmina not settled"),
        "adres": words.say("no address"),
        "data": words.say("no first day"),
        "przeglad": words.say("perhaps the same as another"),
    }


def faults_of(asked: Asked, row: RowMapping) -> list[str]:
    """FAULTS of one row."""
    place = int(asked.index.ids.searchsorted(row["id"]))
    return [fault for bit, fault in enumerate(FAULTS) if asked.index.faults[place] >> bit & 1]


def gmina_text(words: Words, area_code: str) -> str:
    """'Gliwice', 'Blachownia (częstochowski)': gminy of one name are told apart by their powiat."""
    gmina, powiat = area_label(words, area_code), powiat_label(words, area_code)
    if gmina:
        return gmina if gmina == powiat else f"{gmina} ({powiat})"
    return words.say("not settled ({area})", area=powiat) if powiat else words.say("not settled")


def powiat_label(words: Words, area_code: str) -> str:
    """The powiat of an area, or the larger area where no powiat is known."""
    if not area_code:
        return ""
    areas = words.territory.areas
    powiat = areas.get(area_code[:POWIAT_DIGITS]) if "-" not in area_code else None
    if powiat and powiat.level == "powiat":
        return powiat.bare_name
    is_known = area_code == COUNTRY or area_code in areas or level_of(area_code) == "subregion"
    return words.area_name(area_code) if is_known else area_code


def has_ps(row: RowMapping, on: date) -> bool:
    """Whether the status of PS holds on a day, as `data.queries.entities.has_ps_on` has it."""
    begun = row["ps_from"] <= on if row["ps_from"] else bool(row["is_ps"]) and on >= row["stan_na"]
    return begun and (row["ps_to"] is None or row["ps_to"] >= on) and not is_closed(row, on)


def is_closed(row: RowMapping, on: date) -> bool:
    """Whether the entity is closed by a day."""
    return row["closed_on"] is not None and row["closed_on"] <= on


def ps_text(words: Words, row: RowMapping, on: date) -> str:
    """'zamknięty 6 marca 2024', 'PS od 6 marca 2023 do …', 'PS do 5 marca 2025', or ''."""
    if is_closed(row, on):
        return words.say("closed {day}", day=words.formats.day(row["closed_on"]))
    if has_ps(row, on):
        return _span_text(words, "PS", row["ps_from"], row["ps_to"])
    if row["ps_to"] and row["ps_to"] < on:
        return words.say("PS ended {day}", day=words.formats.day(row["ps_to"]))
    return ""


def mark_text(words: Words, row: RowMapping, on: date) -> str:
    """The same for the mark Zakup Prospołeczny."""
    if row["mark_from"] is None or row["mark_from"] > on:
        return ""
    if row["mark_to"] and row["mark_to"] < on:
        return words.say("mark ended {day}", day=words.formats.day(row["mark_to"]))
    return _span_text(words, words.say("mark"), row["mark_from"], row["mark_to"])


def address_text(row: RowMapping) -> str:
    """'ul. Parkowa 57, 42-285 Ruda Śląska'."""
    town = " ".join(filter(None, [row["postal_code"], row["place"]]))
    return ", ".join(filter(None, [row["address"], town]))


def _span_text(words: Words, what: str, first: date | None, last: date | None) -> str:
    formats = words.formats
    if first and last:
        return words.say("{what} {first} – {last}", what=what, first=formats.day(first), last=formats.day(last))
    if first:
        return words.say("{what} since {first}", what=what, first=formats.day(first))
    return words.say("{what} until {last}", what=what, last=formats.day(last)) if last else what


def _end_text(asked: Asked, row: RowMapping) -> str:
    """The next last day of the status and of the mark."""
    words, since = asked.context.words, asked.question.ends_after or asked.question.on
    ends = [("PS", row["ps_to"]), (words.say("mark"), row["mark_to"])]
    return ", ".join(f"{what} {words.formats.day(end)}" for what, end in ends if end and end >= since)


def _number(words: Words, value: float | None) -> str:
    return "" if value is None else words.formats.number(value, decimals=1)
