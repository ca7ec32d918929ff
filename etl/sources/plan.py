"""The plan of an office: its indicators with baseline, target and the periods of both."""

import pandas as pd

from data.errors import UserError
from etl.checks import Checks, ends
from etl.cleaning.dates import Period, parse_period
from etl.cleaning.numbers import SCALED, polish_number_or_none
from etl.cleaning.text import is_missing, squeeze
from etl.cleaning.vocabulary import words
from etl.faults import Fault
from etl.layout.number_cells import day_of_number
from etl.prepared import Context, Prepared, facts_of
from etl.registry.texts import TextColumns, without_people
from etl.sources.office import ids_of, is_demo, listing, needed_text, or_none, polish_numbers, tidy

TEXT_COLUMNS = {
    "priority": "priorytet",
    "goal": "cel",
    "action": "dzialanie",
    "team": "zespol",
    "source_title": "zrodlo",
}
VALUES = ("wartosc_bazowa", "wartosc_docelowa")
NUMBER_BY_WORD = {"tak": 1.0, "nie": 0.0}
PERCENT_UNITS = frozenset({"%", "procent", "procenty", "proc.", "proc"})
SCALE_WORDS = ("tys", "mln", "mld")
PERIOD = Fault("a day, month, quarter or year, e.g. 2014-12-31, III kwartał 2014 or 2014", "Correct the period.")


def transform(frame: pd.DataFrame, context: Context) -> Prepared:
    """Rows of `plan_target` of the region that the office works for; periods are their last days.

    A value said to be unknown ('b.d.') stays empty, and its period may then be unknown too.
    """
    checks = Checks(frame)
    checks.filled("kod", "nazwa", "jednostka", "rodzaj", "kierunek", *VALUES)
    texts = TextColumns(checks)
    code, name = (needed_text(checks, texts, column) for column in ("kod", "nazwa"))
    described = {fact: or_none(texts.read(column)) for fact, column in TEXT_COLUMNS.items()}
    checks.unique("kod", or_none(code))
    kinds = ids_of(checks, "rodzaj", words("plan_kinds"))
    directions = ids_of(checks, "kierunek", words("plan_directions"))
    baseline, target = (polish_numbers(checks, column, number_or_answer) for column in VALUES)
    for column in VALUES:
        _refuse_answers(checks, column, kinds)
        _refuse_two_scales(checks, column)
    baseline_days = _last_days(checks, "okres_bazowy", baseline)
    target_days = _last_days(checks, "okres_docelowy", target)
    _refuse_target_before_baseline(checks, baseline_days, target_days)
    plan_target = facts_of(
        frame,
        code=code,
        name=name,
        area_code=context.home,
        baseline_value=baseline,
        baseline_period=baseline_days,
        target_value=target,
        target_period=target_days,
        unit=tidy(frame, "jednostka"),
        kind=kinds,
        direction=directions,
        frequency=or_none(ids_of(checks, "czestotliwosc", words("plan_frequencies"))),
        **described,
    )
    sound = plan_target[checks.is_sound]
    notes = [*texts.notes(), *_without_value(sound), *_above_hundred(sound), *_against_direction(sound)]
    return Prepared({"plan_target": plan_target}, without_people(checks.faults), notes, is_demo(frame))


def number_or_answer(text: str) -> float | None:
    """A Polish number; 'tak' is 1 and 'nie' 0, None where there is no value. ValueError for anything else."""
    answer = NUMBER_BY_WORD.get(squeeze(text).casefold())
    return polish_number_or_none(text) if answer is None else answer


def _refuse_answers(checks: Checks, column: str, kinds: pd.Series) -> None:
    is_answer = tidy(checks.frame, column).str.casefold().isin(NUMBER_BY_WORD)
    fault = Fault("a number; 'tak' and 'nie' belong to the kind tak/nie", "Correct the value or the kind.")
    checks.refuse(is_answer & (kinds != "yes_no"), column, fault)


def _refuse_two_scales(checks: Checks, column: str) -> None:
    """'39 mln' in the unit 'mln zł' is 39 or 39 millions of millions."""
    units = tidy(checks.frame, "jednostka").str.casefold()
    has_scale = tidy(checks.frame, column).map(has_scale_word)
    fault = Fault("a number without 'tys.' or 'mln', as the unit has it", "Write the scale in one of the two columns.")
    checks.refuse(has_scale & units.str.startswith(SCALE_WORDS), column, fault)


def has_scale_word(text: str) -> bool:
    """Whether a number is written with a word of scale: '30,2 tys.', '39 mln zł'."""
    return any(word in text for word in SCALE_WORDS) and SCALED.match(text) is not None


def _last_days(checks: Checks, column: str, values: pd.Series) -> pd.Series:
    def parse(text: str) -> Period | None:
        return None if is_missing(text) else parse_period(text)

    periods = checks.parsed(column, parse, PERIOD, number_means=lambda text: day_of_number(checks.frame, text))
    missing = checks.frame[column].map(is_missing) & values.notna()
    checks.refuse(missing, column, Fault("the period of the value", "Fill in the period."))
    return ends(periods)


def _refuse_target_before_baseline(checks: Checks, baseline: pd.Series, target: pd.Series) -> None:
    pairs = zip(baseline, target, strict=True)
    failing = [first is not None and last is not None and last <= first for first, last in pairs]
    fault = Fault("a period that ends after the baseline period", "Correct one of the two periods.")
    checks.refuse(pd.Series(failing, index=checks.frame.index, dtype=bool), "okres_docelowy", fault)


def _without_value(sound: pd.DataFrame) -> list[UserError]:
    incomplete = sound[sound["baseline_value"].isna() | sound["target_value"].isna()]
    if incomplete.empty:
        return []
    return [
        UserError(
            "Indicators without a baseline or target value: {codes}. Their progress cannot be computed.",
            codes=listing(incomplete["code"]),
        )
    ]


def _above_hundred(sound: pd.DataFrame) -> list[UserError]:
    is_percent = sound["unit"].str.casefold().isin(PERCENT_UNITS)
    above = sound[is_percent & ((sound["baseline_value"] > 100) | (sound["target_value"] > 100))]
    if above.empty:
        return []
    return [
        UserError("Indicators in % with a value above 100: {codes}. Look at them again.", codes=listing(above["code"]))
    ]


def _against_direction(sound: pd.DataFrame) -> list[UserError]:
    change = sound["target_value"] - sound["baseline_value"]
    wrong = sound[((sound["direction"] == "up") & (change < 0)) | ((sound["direction"] == "down") & (change > 0))]
    if wrong.empty:
        return []
    return [
        UserError(
            "Indicators whose target lies against their direction: {codes}. Look at both values and the direction.",
            codes=listing(wrong["code"]),
        )
    ]
