"""A sample of entities named on public pages; never a register, so nothing is concluded from an absence."""

import pandas as pd

from etl.checks import Checks
from etl.cleaning.dates import Period, parse_period
from etl.faults import Fault
from etl.prepared import Context, Prepared, cited, facts_of, joined, looked_up, prefixed

KIND_BY_TYPE = {
    "CIS": "cis",
    "KIS": "kis",
    "ZAZ": "zaz",
    "WTZ": "wtz",
    "spółdzielnia socjalna": "spoldzielnia_socjalna",
    "fundacja": "fundacja",
    "fundacja (przedsiębiorstwo społeczne)": "fundacja",
    "stowarzyszenie": "stowarzyszenie",
    "OWES": "owes",
    "instytucja wsparcia NGO": "instytucja_wsparcia",
}
LEGAL_FORM_BY_KIND = {kind: kind for kind in ("spoldzielnia_socjalna", "fundacja", "stowarzyszenie")}
SAID_TO_BE_PS = {"fundacja (przedsiębiorstwo społeczne)": "według źródła przedsiębiorstwo społeczne"}
GMINA_MARK = "gm. "


def transform(frame: pd.DataFrame, context: Context) -> Prepared:
    """Rows of `entity_state` without dates of validity: a page tells of one moment.

    `started_on` is the first day of the period the source gives; `info_date` only an exact day, else it is in the note.
    """
    checks = Checks(frame)
    checks.filled("entity_id", "name", "voivodeship")
    checks.unique("entity_id")
    kinds = checks.one_of("type", KIND_BY_TYPE)
    checks.area_codes("voivodeship", ["region"])
    powiaty = checks.area_codes("powiat", ["powiat"])
    inside = powiaty.isna() | (frame["powiat"].str[:2] == frame["voivodeship"])
    checks.refuse(~inside, "powiat", Fault("a powiat of the voivodeship", "Correct one of the two codes."))
    started = checks.periods("start_date")
    facts = facts_of(
        frame,
        entity_key=frame["entity_id"],
        valid_from=None,
        valid_to=None,
        name=frame["name"],
        kind=kinds,
        legal_form=looked_up(kinds, LEGAL_FORM_BY_KIND),
        **dict.fromkeys(("krs", "nip", "regon"), ""),
        area_code=_areas(frame, powiaty, context),
        place=frame["city"],
        address=frame["address"],
        operator=frame["operator"],
        **dict.fromkeys(("is_ps", "ps_from", "ps_to", "closed_on")),
        started_on=started.map(lambda period: period.start if period else None),
        capacity=checks.numbers("capacity"),
        capacity_kind=frame["capacity_kind"],
        info_date=frame["info_date"].map(_exact_day).astype(object),
        **cited(frame, _notes(frame, started)),
    )
    return Prepared({"entity_state": facts}, checks.faults)


def _areas(frame: pd.DataFrame, powiaty: pd.Series, context: Context) -> list[str]:
    places = zip(powiaty, frame["address"], frame["city"], strict=True)
    known = [_area(powiat, address, city, context) if powiat else "" for powiat, address, city in places]
    return [code or region for code, region in zip(known, frame["voivodeship"], strict=True)]


def _area(powiat: str, address: str, city: str, context: Context) -> str:
    """The gmina, when 'gm. X' of the address or the city names exactly one in the powiat; else the powiat."""
    named = [address.removeprefix(GMINA_MARK)] if address.startswith(GMINA_MARK) else []
    for name in [*named, city]:
        codes = context.places.find(name, within=powiat) if name else []
        if len(codes) == 1:
            return codes[0]
    return powiat


def _notes(frame: pd.DataFrame, started: pd.Series) -> pd.Series:
    inexact_start = frame["start_raw"].mask(started.map(lambda period: bool(period and period.is_day)).astype(bool), "")
    inexact_info = frame["info_date"].mask(frame["info_date"].map(_exact_day).notna(), "")
    return joined(
        frame["note"],
        looked_up(frame["type"], SAID_TO_BE_PS),
        prefixed("początek według źródła:", inexact_start),
        prefixed("informacja z:", inexact_info),
    )


def _exact_day(text: str) -> object:
    period = _period_or_none(text)
    return period.start if period and period.is_day else None


def _period_or_none(text: str) -> Period | None:
    try:
        return parse_period(text)
    except ValueError:
        return None
