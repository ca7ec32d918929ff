"""How offices misspell: each function takes a cell and its row and returns the cell as typed, or as it was.

Every one leaves enough for a careful reader to find the right value.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from etl.cleaning.dates import MONTHS
from etl.sample.territory import Gmina

NO_BREAK_SPACE = "\u00a0"
ABBREVIATIONS = (
    ("Spółdzielnia socjalna", "Sp. socjalna"),
    ("Spółdzielnia", "Spółdz."),
    ("Stowarzyszenie", "Stow."),
    ("Fundacja", "Fund."),
    ("Centrum Integracji Społecznej", "CIS"),
    ("Klub Integracji Społecznej", "KIS"),
    ("Zakład Aktywności Zawodowej", "ZAZ"),
    ("Warsztat Terapii Zajęciowej", "WTZ"),
    ("Koło Gospodyń Wiejskich", "KGW"),
    ("Ośrodek Pomocy Społecznej", "OPS"),
    ("Powiatowe Centrum Pomocy Rodzinie", "PCPR"),
    ("Powiatowy Urząd Pracy", "PUP"),
    ("spółka z ograniczoną odpowiedzialnością", "sp. z o.o."),
)
GENITIVE_MONTHS = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października",
    "listopada", "grudnia",
)  # fmt: skip
assert len(GENITIVE_MONTHS) == len(MONTHS)


@dataclass(frozen=True)
class Cell:
    """One cell with what a misspelling may need to know: its row and the gmina of the row."""

    text: str
    row: Mapping[str, str]
    gmina: Gmina | None


Misspelling = Callable[[Cell], str]


def without_marks(cell: Cell) -> str:
    """'Łódź' -> 'Lodz'."""
    plain = unicodedata.normalize("NFKD", cell.text.replace("ł", "l").replace("Ł", "L"))
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", kept)


def double_space(cell: Cell) -> str:
    """'Dąbrowa Górnicza' -> 'Dąbrowa  Górnicza'."""
    return cell.text.replace(" ", "  ", 1)


def edge_spaces(cell: Cell) -> str:
    """'Katowice' -> ' Katowice '."""
    return f" {cell.text} "


def capitals(cell: Cell) -> str:
    """'Katowice' -> 'KATOWICE'."""
    return cell.text.upper()


def abbreviated(cell: Cell) -> str:
    """'Stowarzyszenie „Talomire”' -> 'Stow. „Talomire”'."""
    for full, short in ABBREVIATIONS:
        if full in cell.text:
            return cell.text.replace(full, short, 1)
    return cell.text


def city_marked(cell: Cell) -> str:
    """'Katowice' -> 'm. Katowice', for urban gminy alone."""
    return f"m. {cell.text}" if cell.gmina and cell.gmina.kind == "miejska" else cell.text


def powiat_in_brackets(cell: Cell) -> str:
    """'Łazy' -> 'Łazy (pow. zawierciański)'; not for cities, whose powiat is themselves."""
    if cell.gmina is None or cell.gmina.powiat_name.startswith("m. "):
        return cell.text
    return f"{cell.text} (pow. {cell.gmina.powiat_name})"


def powiat_named(cell: Cell) -> str:
    """'zawierciański' -> 'powiat zawierciański', 'm. Katowice' -> 'Katowice'."""
    return cell.text.removeprefix("m. ") if cell.text.startswith("m. ") else f"powiat {cell.text}"


def code_lost_in_powiat(cell: Cell) -> str:
    """The code left out where the name and the powiat still tell the gmina."""
    return "" if cell.gmina and cell.gmina.name_is_unique_in_powiat else cell.text


def code_lost(cell: Cell) -> str:
    """The code left out where the name alone still tells the gmina."""
    return "" if cell.gmina and cell.gmina.name_is_unique else cell.text


def _day_parts(text: str) -> tuple[str, str, str]:
    day, month, year = text.split(".")
    return day, month, year


def iso_date(cell: Cell) -> str:
    """'06.03.2014' -> '2014-03-06'."""
    return "-".join(reversed(_day_parts(cell.text)))


def date_in_words(cell: Cell) -> str:
    """'06.03.2014' -> '6 marca 2014 r.'."""
    day, month, year = _day_parts(cell.text)
    return f"{int(day)} {GENITIVE_MONTHS[int(month) - 1]} {year} r."


def short_date(cell: Cell) -> str:
    """'06.03.2014' -> '6.3.2014'."""
    day, month, year = _day_parts(cell.text)
    return f"{int(day)}.{int(month)}.{year}"


def date_with_r(cell: Cell) -> str:
    """'06.03.2014' -> '06.03.2014 r.'."""
    return f"{cell.text} r."


def nip_with_dashes(cell: Cell) -> str:
    """'9991234567' -> '999-123-45-67'."""
    return f"{cell.text[:3]}-{cell.text[3:6]}-{cell.text[6:8]}-{cell.text[8:]}"


def nip_with_spaces(cell: Cell) -> str:
    """'9991234567' -> '999 12 34 567'."""
    return f"{cell.text[:3]} {cell.text[3:5]} {cell.text[5:7]} {cell.text[7:]}"


def krs_named(cell: Cell) -> str:
    """'0005123456' -> 'KRS 0005123456'."""
    return f"KRS {cell.text}"


def surname_first(cell: Cell) -> str:
    """'Zofia Drumelska' -> 'Drumelska Zofia'."""
    first, _space, rest = cell.text.partition(" ")
    return f"{rest} {first}"


def thousands_grouped(cell: Cell) -> str:
    """'12345' -> '12 345' with a no-break space."""
    whole, comma, decimals = cell.text.partition(",")
    return f"{int(whole):,}".replace(",", NO_BREAK_SPACE) + comma + decimals


def period_short(cell: Cell) -> str:
    """'III kwartał 2014' -> '3 kw. 2014', '2014' -> '2014 r.'."""
    numeral, word, year = [*cell.text.split(" "), "", ""][:3]
    if not word:
        return f"{cell.text} r."
    return f"{('I', 'II', 'III', 'IV').index(numeral) + 1} kw. {year}"
