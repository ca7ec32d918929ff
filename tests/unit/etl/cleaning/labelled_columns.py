"""Two hundred columns as offices write them, half of them of people, built by code. All people are invented.

First names are common ones, also some that the card of first names may lack; surnames are put together from syllables
or are words of the language.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from etl.cleaning.pesel import WEIGHTS

WOMEN = (
    "Anna", "Maria", "Katarzyna", "Małgorzata", "Agnieszka", "Barbara", "Ewa", "Zofia", "Łucja", "Żaneta", "Kasia",
    "Oksana", "Wioleta", "Nadia", "Grażyna", "Halina", "Iryna", "Jolanta", "Stanisława", "Bożena", "Elżbieta", "Emma",
)  # fmt: skip
MEN = (
    "Jan", "Piotr", "Krzysztof", "Andrzej", "Tomasz", "Paweł", "Michał", "Marcin", "Łukasz", "Grzegorz", "Mirosław",
    "Zbigniew", "Ołeksandr", "Bartek", "Wojciech", "Wacław", "Jerzy", "Stanisław", "Ryszard", "Borys", "Antoni", "Igor",
)  # fmt: skip
STEMS = ("Zarem", "Kolib", "Drum", "Wast", "Grun", "Malin", "Topor", "Bryl", "Ceg", "Piask", "Sowin", "Lipow", "Hrub")
ENDS_OF_WOMEN = ("ska", "cka", "ek", "iak", "owicz", "uk", "a", "el", "czyk", "owa", "ik", "asz")
ENDS_OF_MEN = ("ski", "cki", "ek", "iak", "owicz", "uk", "a", "el", "czyk", "ow", "ik", "asz")
SURNAMES_OF_WORDS = ("Mazur", "Sikora", "Lis", "Wrona", "Kozioł", "Baran", "Zając", "Kruk", "Gołąb", "Śliwa", "Dudek")
GMINY = (
    "Bielsko-Biała", "Ruda Śląska", "Jaworze", "Wilamowice", "Kozy", "Buczkowice", "Porąbka", "Szczyrk", "Koszarawa",
    "Adamów", "Józefów", "Marcinowice", "Stanisławów", "Janów", "Annopol", "Łodygowice", "Lipowa", "Milówka", "Ustroń",
    "Dąbrowa Górnicza", "Wola Uhruska", "Góra Kalwaria", "Nowa Sól", "Stary Sącz", "Kalwaria Zebrzydowska", "Zator",
)  # fmt: skip
THINGS = (
    "catering", "usługi sprzątające", "pranie i magiel", "ogrodnictwo", "rękodzieło", "ciasta domowe", "świece sojowe",
    "opieka wytchnieniowa", "remonty", "meble z palet", "szycie toreb", "warsztaty ceramiczne", "kawiarnia", "druk 3D",
    "Kawa Anna", "transport osób", "hotel dla psów", "introligatornia", "naprawa rowerów", "miód lipowy", "soki Jan",
)  # fmt: skip
STREETS = (
    "Jana Pawła II", "Kościuszki", "Adama Mickiewicza", "Marii Konopnickiej", "Stanisława Moniuszki", "Krakowska",
    "Bielska", "Powstańców Śląskich", "Emilii Plater", "3 Maja", "Świętej Anny", "Jana III Sobieskiego", "Polna",
    "Władysława Jagiełły", "Henryka Sienkiewicza", "Zofii Nałkowskiej", "Karola Miarki", "Dworcowa", "Leśna",
    "Św. Jana",
)  # fmt: skip
HALLS = ("sala OSP", "Dom Kultury", "Hotel", "online", "remiza")
SUBJECTS = ("ekonomia społeczna", "zakładanie spółdzielni", "księgowość NGO", "zamówienia publiczne", "prawo pracy")
ENDINGS = ("", "brak", "-", "j.w.")

Dice = random.Random
Make = Callable[[Dice], str]


@dataclass(frozen=True)
class Column:
    """Cells under a header that may tell nothing, and the kind of people's data they are; '' for none."""

    header: str
    cells: list[str]
    kind: str
    form: str


def columns() -> list[Column]:
    """A hundred of people, a hundred of other things."""
    dice = random.Random(20240630)
    people = [(kind, form, make) for kind, makes in PEOPLE.items() for form, make in makes.items()]
    others = [("", form, make) for form, make in OTHERS.items()]
    return [*_columns(people, dice), *_columns(others, dice)]


def _columns(forms: list[tuple[str, str, Make]], dice: Dice, count: int = 100) -> Iterator[Column]:
    for number in range(count):
        kind, form, make = forms[number % len(forms)]
        cells = [make(dice) for _ in range(dice.choice((8, 25, 60, 200)))]
        gaps = dice.choice((0.0, 0.1, 0.3))
        cells = [dice.choice(ENDINGS) if dice.random() < gaps else cell for cell in cells]
        yield Column(f"kolumna {number}", cells, kind, form)


def person(dice: Dice) -> tuple[str, str]:
    """First name and surname."""
    is_woman = dice.random() < 0.5
    first = dice.choice(WOMEN if is_woman else MEN)
    if dice.random() < 0.2:
        return first, dice.choice(SURNAMES_OF_WORDS)
    return first, dice.choice(STEMS) + dice.choice(ENDS_OF_WOMEN if is_woman else ENDS_OF_MEN)


def _named(form: str) -> Make:
    def make(dice: Dice) -> str:
        first, last = person(dice)
        return form.format(first=first, last=last, other=person(dice)[1], second=person(dice)[0], initial=first[0])

    return make


def _mixed(first: Make, second: Make, share: float) -> Make:
    """Mostly the first, the rest of the second kind."""
    return lambda dice: first(dice) if dice.random() < share else second(dice)


def _e_mail(form: str) -> Make:
    def make(dice: Dice) -> str:
        first, last = (text.casefold().translate(str.maketrans("ąćęłńóśźż", "acelnoszz")) for text in person(dice))
        host = dice.choice(("example.org", "poczta.example.com", "gops-kozy.example"))
        return form.format(first=first, last=last, host=host, name=" ".join(person(dice)))

    return make


def pesel(dice: Dice) -> str:
    """A number with a date of birth and its check digit."""
    year = dice.randrange(1940, 2008)
    month = dice.randrange(1, 13) + (20 if year >= 2000 else 0)
    digits = f"{year % 100:02}{month:02}{dice.randrange(1, 29):02}{dice.randrange(10_000):04}"
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return digits + str(-total % 10)


def _phone(form: str) -> Make:
    """'m' is a digit of a mobile number, 'f' one of a fixed line."""

    def make(dice: Dice) -> str:
        mobile = dice.choice(("50", "51", "60", "66", "69", "72", "78", "79", "88")) + _digits("#######")(dice)
        fixed = dice.choice(("32", "33", "34", "12", "22")) + str(dice.randrange(2 * 10**6, 9 * 10**6))
        signs = {"m": iter(mobile), "f": iter(fixed)}
        return "".join(next(signs[sign]) if sign in signs else sign for sign in form)

    return make


def _one_of(*texts: str) -> Make:
    return lambda dice: dice.choice(texts)


def _digits(form: str) -> Make:
    """'#' is any digit."""
    return lambda dice: "".join(str(dice.randrange(10)) if sign == "#" else sign for sign in form)


def _with_check_digit(weights: tuple[int, ...]) -> Make:
    def make(dice: Dice) -> str:
        digits = [dice.randrange(1, 10), *(dice.randrange(10) for _ in weights[1:])]
        check = sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 11
        return "".join(map(str, digits)) + str(check % 10)

    return make


def _organisation(dice: Dice) -> str:
    first, last = person(dice)
    gmina = dice.choice(GMINY)
    return dice.choice(
        (
            f"Fundacja im. {first}", f"Fundacja {last}", f"Stowarzyszenie „{dice.choice(THINGS)}”", f"Gmina {gmina}",
            f"Spółdzielnia Socjalna {last}", f"Urząd Gminy {gmina}", f"GOPS {gmina}", f"Caritas Diecezji {gmina}",
            f"Szkoła Podstawowa nr {dice.randrange(1, 40)} im. Adama Mickiewicza", f"KGW {gmina}", f"ZAZ {gmina}",
            f"OSP {gmina}", f"Parafia pw. św. Anny w {gmina}", f"{dice.choice(THINGS).title()} sp. z o.o.",
            f"Klub Seniora {first}", f"Bank Spółdzielczy w {gmina}", f"Przedszkole nr {dice.randrange(1, 20)}",
        )
    )  # fmt: skip


def _title(dice: Dice) -> str:
    return dice.choice(("Szkolenie: {}", "Spotkanie – {}", "{} dla początkujących", "Wizyta studyjna ({})")).format(
        dice.choice(SUBJECTS)
    )


def _street(dice: Dice) -> str:
    return f"{dice.choice(('', 'ul. ', 'al. ', 'pl. '))}{dice.choice(STREETS)}{dice.choice(('', ' 5', ' 12A', ' 3/4'))}"


_full = _named("{first} {last}")
PEOPLE: dict[str, dict[str, Make]] = {
    "name": {
        "first last": _full,
        "last first": _named("{last} {first}"),
        "LAST, first": lambda dice: _named("{last}, {first}")(dice).upper(),
        "small letters": lambda dice: _full(dice).lower(),
        "title before": _named("mgr inż. {first} {last}"),
        "title behind": _named("dr hab. {first} {last}, prof. UŚ"),
        "two first names": _named("{first} {second} {last}"),
        "two surnames": _named("{first} {last}-{other}"),
        "initial between": _named("{first} M. {last}"),
        "initial of surname": lambda dice: f"{person(dice)[0]} {person(dice)[1][0]}.",
        "initial of first name": _named("{initial}. {last}"),
        "Mr and Mrs": _named("Pani/Pan {first} {last}"),
        "institution in brackets": lambda dice: f"{_full(dice)} ({_organisation(dice)})",
        "institution behind": lambda dice: f"{_full(dice)} – {_organisation(dice)}",
        "first names": lambda dice: person(dice)[0],
        "surnames": lambda dice: person(dice)[1],
        "people and institutions": _mixed(_full, _organisation, 0.7),
        "numbered": lambda dice: f"{dice.randrange(1, 99)}. {_full(dice)}",
    },
    "e_mail": {
        "e-mail": _e_mail("{first}.{last}@{host}"),
        "E-MAIL": lambda dice: _e_mail("{last}@{host}")(dice).upper(),
        "e-mail with name": _e_mail("{name} <{first}@{host}>"),
        "mailto": _e_mail("mailto:{first}_{last}@{host}"),
        "two e-mails": _e_mail("{first}@{host}; {last}@{host}"),
    },
    "pesel": {
        "PESEL": pesel,
        "PESEL with a word": lambda dice: f"PESEL: {pesel(dice)}",
        "PESEL with a dash": lambda dice: f"{(p := pesel(dice))[:6]}-{p[6:]}",
        "PESEL that lost zeros": lambda dice: pesel(dice).lstrip("0"),
    },
    "phone": {
        "mobile": _phone("mmmmmmmmm"),
        "mobile in threes": _phone("mmm mmm mmm"),
        "mobile with dashes": _phone("mmm-mmm-mmm"),
        "mobile of the country": _phone("+48 mmm mmm mmm"),
        "mobile of the country in one": _phone("0048mmmmmmmmm"),
        "fixed": _phone("ff fff ff ff"),
        "fixed in brackets": _phone("(ff) fff-ff-ff"),
        "phone with a word": _phone("tel. mmm mmm mmm"),
        "two phones": _phone("ff fff ff ff, mmm mmm mmm"),
    },
}
OTHERS: dict[str, Make] = {
    "organisations": _organisation,
    "gminy": _one_of(*GMINY),
    "powiaty": _one_of("bielski", "cieszyński", "żywiecki", "m. Katowice", "pszczyński", "rybnicki", "lubliniecki"),
    "powiaty with the word": _one_of("powiat bielski", "powiat cieszyński", "powiat m. Tychy", "powiat kłobucki"),
    "streets": _street,
    "addresses": lambda dice: f"{_street(dice)}, {_digits('4#-###')(dice)} {dice.choice(GMINY)}",
    "titles": _title,
    "products": _one_of(*THINGS),
    "NIP": _with_check_digit((6, 5, 7, 2, 3, 4, 5, 6, 7)),
    "NIP with dashes": _digits("###-###-##-##"),
    "REGON": _with_check_digit((8, 9, 2, 3, 4, 5, 6, 7)),
    "KRS": _digits("0000######"),
    "account": _digits("## #### #### #### #### #### ####"),
    "codes": _digits("24####1"),
    "post codes": _digits("4#-###"),
    "amounts": lambda dice: f"{dice.randrange(1, 900)} {_digits('### ###,##')(dice)}",
    "millions": lambda dice: f"{dice.randrange(1, 1_000) * 1_000_000:,}".replace(",", " "),
    "counts": lambda dice: str(dice.randrange(1_000)),
    "dates": lambda dice: f"{dice.randrange(1, 29):02}.{dice.randrange(1, 13):02}.{dice.randrange(2015, 2025)}",
    "times": _digits("1#:0#-1#:#5"),
    "pages": lambda dice: f"www.{person(dice)[1].lower()}.example.org",
    "words of state": _one_of("planowane", "w trakcie", "zakończone", "odwołane"),
    "forms": _one_of("stowarzyszenie", "fundacja", "spółdzielnia socjalna", "spółka z o.o. non profit"),
    "jobs": _one_of("kucharka", "opiekunka", "księgowa", "kierowca", "sprzedawca", "fryzjerka", "piekarz", "stolarz"),
    "roles": _one_of("uczestnik", "prelegentka", "trener", "organizator", "gość", "ekspertka"),
    "months": _one_of("styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień"),
    "schools": lambda dice: f"SP {dice.randrange(1, 40)} {dice.choice(GMINY)}",
    "places of events": lambda dice: f"{dice.choice(HALLS)} {dice.choice(GMINY)}",
    "villages": _one_of("Wola", "Dąbrowa", "Górki", "Rudzica", "Bestwina", "Międzybrodzie Bialskie", "Kamesznica"),
    "subregions": _one_of("bielski", "częstochowski", "katowicki", "rybnicki", "sosnowiecki", "tyski", "gliwicki"),
    "remarks": _one_of("do wyjaśnienia", "bez uwag", "brak danych o zatrudnieniu", "wpisano ponownie w 2023 r."),
    "yes and no": _one_of("tak", "nie"),
    "shares": lambda dice: f"{dice.randrange(1000) / 10}%".replace(".", ","),
    "co-ordinates": lambda dice: f"{49 + dice.random():.6f}, {18 + dice.random():.6f}",
}
