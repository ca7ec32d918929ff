"""The profile of an area: each comparable indicator beside the range of all areas of its level."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.compared import Compared, Row
from dashboard.comparison_words import trend_words
from data.areas import AreaLevel, level_of
from data.progress.funnel import Standing
from data.queries.indicators import indicator_targets


@dataclass(frozen=True)
class Line:
    """A row of the profile with what is known of the area, its group and its region."""

    row: Row
    values: Mapping[str, float]
    whole: float | None
    own: float | None
    subregion: float | None
    standing: Standing | None
    target: float | None
    trend: str


def profile(compared: Compared, level: AreaLevel, peers: frozenset[str]) -> list[Line]:
    """Rows with values at this level, the area itself or at least two of its group among them."""
    targets = _targets(compared)
    codes = compared.codes(level)
    above = next((code for code in compared.context.chain[1:] if level_of(code) == "subregion"), "")
    lines = []
    for row in compared.rows:
        values = row.values(code for code in codes if code in peers or code == compared.area)
        if not values or (len(values) < 2 and compared.area not in values):
            continue
        whole = compared.larger(row, compared.region, level)
        own = row.value(compared.area)
        if compared.area == compared.region and whole is not None:
            own = whole
        if row.kind and own is None and compared.area != compared.region:
            continue
        lines.append(
            Line(
                row=row,
                values=values,
                whole=whole,
                own=own,
                subregion=compared.larger(row, above, level) if above else None,
                standing=row.standing(compared.area, whole),
                target=targets.get(row.indicator.id) if not row.kind else None,
                trend=trend_words(compared.context.words, compared.readings(row, compared.area)),
            )
        )
    return lines


def _targets(compared: Compared) -> dict[str, float]:
    """Targets that a plan sets for the area itself."""
    planned = [row.indicator.id for row in compared.rows if row.indicator.plan]
    if not planned:
        return {}
    found = indicator_targets(
        compared.context.db,
        indicator_ids=planned,
        area_codes=[compared.area],
        stan_na=compared.context.selection.stan_na,
    )
    return {
        str(name): float(value)
        for name, value in zip(found["indicator_id"], found["target_value"], strict=True)
        if value == value and value is not None
    }


def tone_of(line: Line) -> str:
    """A difference that chance explains says nothing; any other is good or bad only where the card has a direction."""
    direction = line.row.indicator.direction
    if line.standing is Standing.WITHIN or line.own is None or line.whole is None:
        return "within"
    if direction in {None, "keep"} or line.own == line.whole:
        return "differs" if line.standing is not None else "within"
    return "good" if (line.own > line.whole) == (direction == "up") else "bad"
