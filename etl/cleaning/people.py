"""People on lists: the form of a name that two lists have in common, who a row may be, and masks for previews.

The order of identities is e-mail; name and NIP of the organisation; name and subregion (of low certainty). None of
these functions raises, so that no name gets into a message.
"""

import re
import unicodedata
from typing import NamedTuple

from geo.names import fold

TITLES = frozenset(
    [
        "mgr",
        "inz",
        "dr",
        "hab",
        "prof",
        "lic",
        "lek",
        "med",
        "ks",
        "o",
        "s",
        "br",
        "siostra",
        "ksiadz",
        "pani",
        "pan",
        "p",
        "arch",
        "adw",
        "mec",
        "doc",
        "tech",
        "mba",
        "phd",
    ]
)
# Nothing but a person bears these: 'P.H.U. Nowak' is a firm, 'mgr Nowak' is none.
TITLES_OF_PEOPLE_ONLY = frozenset(
    ["mgr", "inz", "dr", "prof", "lic", "lek", "ks", "ksiadz", "siostra", "pani", "pan", "adw", "mec"]
)
# Bounded, so that a cell of a million signs takes no time; the bounds are those of addresses (64 and 255).
E_MAIL = re.compile(r"[^@\s,;<>()]{1,64}@[^@\s,;<>()]{1,255}\.[^@\s,;<>().]{2,24}")
# One mailbox for a whole office tells no person from another.
SHARED_MAILBOXES = frozenset(
    [
        "biuro",
        "sekretariat",
        "kontakt",
        "info",
        "urzad",
        "gmina",
        "poczta",
        "office",
        "ops",
        "gops",
        "mops",
        "mgops",
        "mopr",
        "rops",
        "pcpr",
        "owes",
        "cis",
        "kis",
        "zaz",
        "wtz",
        "fundacja",
        "stowarzyszenie",
        "szkola",
        "kancelaria",
        "admin",
        "mail",
        "e-mail",
        "email",
        "starostwo",
        "powiat",
        "um",
        "ug",
        "kadry",
        "projekt",
    ]
)


class Identity(NamedTuple):
    """Texts to make pseudonyms of, '' where the row lacks what it needs; they live in memory only."""

    e_mail: str
    name_and_nip: str
    name_and_subregion: str


def normalise_person(name: str) -> str:
    """'mgr Anna NOWAK-Kowalska', 'Kowalska Nowak Anna M.' -> 'anna kowalska nowak'."""
    words = fold(unicodedata.normalize("NFKC", name)).split()
    parts = [word for word in words if word not in TITLES and len(word) > 1 and not word.isdigit()]
    return " ".join(sorted(parts))


def normalise_e_mail(text: str) -> str:
    """'Anna.Nowak@Example.PL ' -> 'anna.nowak@example.pl'; '' for no address and for the mailbox of an office."""
    found = E_MAIL.search(unicodedata.normalize("NFKC", text))
    address = found[0].casefold().strip(".") if found else ""
    return "" if address.partition("@")[0] in SHARED_MAILBOXES else address


def identity_of(name: str, e_mail: str, nip: str, subregion: str) -> Identity:
    """All identities of a row; a name of one word alone tells nobody."""
    person, address = normalise_person(name), normalise_e_mail(e_mail)
    known = person if " " in person else ""
    return Identity(
        f"e-mail\n{address}" if address else "",
        f"name and nip\n{known}\n{nip}" if known and nip else "",
        f"name and subregion\n{known}\n{subregion}" if known and subregion else "",
    )


def mask(text: str) -> str:
    """'Anna Nowak' -> 'A… N…', 'anna@example.pl' -> 'a…@…', digits are not shown: for previews."""
    if "@" in text:
        return mask(text.partition("@")[0]).partition(" ")[0] + "@…"
    return " ".join(f"{word[0]}…" if word[0].isalpha() else "…" for word in text.split())
