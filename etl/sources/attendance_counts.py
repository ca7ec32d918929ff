"""Head-counts of events for which there is no list of people."""

import pandas as pd

from data.errors import UserError
from etl.checks import Checks
from etl.cleaning.vocabulary import words
from etl.placing import located
from etl.prepared import Context, Prepared, facts_of
from etl.registry.texts import TextColumns, without_people
from etl.sources.office import ids_of, is_demo, listing, needed_text, or_none, whole_numbers

MOST_PERSONS = 1_000_000


def transform(frame: pd.DataFrame, context: Context) -> Prepared:
    """Rows of `attendance_count`: people by event, kind of institution ('' unknown) and area ('' unknown)."""
    checks = Checks(frame)
    checks.filled("wydarzenie_id")
    keys = needed_text(checks, TextColumns(checks), "wydarzenie_id")
    persons = whole_numbers(checks, "osoby", MOST_PERSONS, required=True)
    kinds = ids_of(checks, "typ_instytucji", words("institution_kinds"))
    codes = located(checks, context)
    checks.unique("wydarzenie_id", or_none(keys).where(checks.is_sound, None), kinds, codes)
    counts = facts_of(frame, event_key=keys, institution_kind=kinds, area_code=codes, persons=persons.astype("Int64"))
    notes = _unknown_events(keys[checks.is_sound], context)
    return Prepared({"attendance_count": counts}, without_people(checks.faults), notes, is_demo(frame))


def _unknown_events(keys: pd.Series, context: Context) -> list[UserError]:
    if context.known_events is None:
        return []
    unknown = [key for key in keys if key not in context.known_events]
    if not unknown:
        return []
    return [
        UserError(
            "Rows of events that are not loaded yet: {count}. They are counted once the events are loaded: {events}.",
            count=len(unknown),
            events=listing(unknown),
        )
    ]
