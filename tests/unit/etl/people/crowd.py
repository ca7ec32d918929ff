"""Invented people on invented lists, with the mistakes of real lists: typing, namesakes, changed surnames."""

import random

import pandas as pd

TYPOS, NAMESAKES, CHANGED, WITHOUT_E_MAIL = 0.03, 0.01, 0.02, 0.1
SYLLABLES = [consonant + vowel for consonant in "bcdfghjklmnprstwz" for vowel in "aeiouy"]


def crowd(choose: random.Random, people: int) -> tuple[pd.DataFrame, int]:
    """Rows (name, e_mail, nip, subregion) of 1 to 5 events for each person, and how many people there truly are.

    Of the rows 3 % have a letter too few in the name or in the e-mail; of the people 1 % share a name with another,
    2 % have a new surname from some event on, 10 % never give an e-mail.
    """
    names = [f"{_word(choose, 2)} {_word(choose, 3)}" for _ in range(people)]
    for person in choose.sample(range(1, people), int(NAMESAKES * people)):
        names[person] = names[person - 1]
    rows = []
    for person, name in enumerate(names):
        address = f"{name.replace(' ', '.').lower()}.{person}@example.org"
        e_mail = "" if choose.random() < WITHOUT_E_MAIL else address
        nip = f"{choose.randrange(1_500):010d}"
        events = choose.randint(1, 5)
        change = choose.randint(1, events) if choose.random() < CHANGED else events
        for event in range(events):
            written = name if event < change else f"{name.split()[0]} {_word(choose, 3)}"
            row = [written, e_mail]
            if choose.random() < TYPOS:
                cell = choose.randrange(2)
                row[cell] = _mistyped(choose, row[cell])
            rows.append((*row, nip, "24-polnocny"))
    choose.shuffle(rows)
    return pd.DataFrame(rows, columns=["name", "e_mail", "nip", "subregion"], dtype=str), people


def _word(choose: random.Random, syllables: int) -> str:
    return "".join(choose.choices(SYLLABLES, k=syllables)).title()


def _mistyped(choose: random.Random, text: str) -> str:
    place = choose.randrange(len(text)) if text else 0
    return text[:place] + text[place + 1 :]
