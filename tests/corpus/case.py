"""One file of the corpus, and the rows that most of them hold."""

from dataclasses import dataclass, field
from datetime import date

HEADER = ["terc", "nazwa", "rodzaj", "powiat"]
ROWS = [
    ["2403011", "Cieszyn", "miejska", "2403"],
    ["2403113", "Strumień", "miejsko-wiejska", "2403"],
    ["2476011", "Świętochłowice", "miejska", "2476"],
]
TABLE = [HEADER, *ROWS]
AREAS = [("240301", "Cieszyn"), ("240311", "Strumień"), ("247601", "Świętochłowice")]
TITLES = [["Wykaz gmin województwa śląskiego"], ["stan na 1.01.2024"], []]
TOTAL = ["RAZEM", "", "", "3"]
POPULATION = ["level", "kod", "ludność", "powierzchnia km2", "stan na", "date certainty", "value kind"]
PEOPLE = ["gmina", 2403011, 34513, 28.61, date(2024, 6, 30), "potwierdzona", "wartość z pliku"]
PEOPLE_FACTS = [("240301", 34513.0, date(2024, 6, 30)), ("240301", 28.61, date(2024, 6, 30))]
EXTRA = ["2404011", "Koniecpol", "miejska", "2404"]


@dataclass(frozen=True)
class Case:
    """A file and its outcome: `facts` in the order of the file, `faults` as (row, header), or a part of the refusal."""

    name: str
    file_name: str
    content: bytes
    facts: list[tuple[object, ...]] = field(default_factory=lambda: list(AREAS))
    faults: list[tuple[int, str]] = field(default_factory=list)
    refused: str = ""
    warned: list[str] = field(default_factory=list)
    blank: int = 0
    source: str | None = None


def text_case(name: str, text: str, encoding: str = "utf-8", **outcome: object) -> Case:
    return Case(name, "plik.csv", text.encode(encoding), **outcome)  # type: ignore[arg-type]


def book_case(name: str, content: bytes, suffix: str = "xlsx", **outcome: object) -> Case:
    return Case(name, f"plik.{suffix}", content, **outcome)  # type: ignore[arg-type]


def refusal(name: str, file_name: str, content: bytes, message: str, **outcome: object) -> Case:
    return Case(name, file_name, content, facts=[], refused=message, **outcome)  # type: ignore[arg-type]
