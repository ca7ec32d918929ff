"""Subregions, or some powiaty, side by side over time on one axis."""

from collections.abc import Sequence
from datetime import date

from dashboard.compared import MOST_PANELS, Compared, Row
from dashboard.comparison_words import measure_name, trend_words
from dashboard.components.card import Column, Twin, drawn, empty, figure_card, source_line
from dashboard.components.strip import rows_of_figure
from dashboard.drawing import Drawing
from dashboard.figures.multiples import Panel, Scale, multiples, ticks_for
from dashboard.html import Element
from dashboard.words import Words, first_upper
from data.areas import level_of
from data.progress import Reading

LONGEST_GAPS = {"yearly": 550, "every_two_years": 920}
WITHIN_A_YEAR_AND_A_HALF = 550


def multiples_card(compared: Compared, row: Row) -> Element:
    """Subregions of the region and the chosen area; without subregions the largest powiaty."""
    words = compared.context.words
    codes = panel_codes(compared, row)
    series = {code: compared.readings(row, code) for code in codes}
    whole = _whole(compared, row)
    known = [code for code in codes if series[code]]
    cells = [cell for code in codes for cell in compared.series.get((row.indicator.id, row.kind, code), ())]
    title = _title(words, row, {code: series[code][-1] for code in known})
    body = (
        drawn(_drawing(compared, row, series, whole, title), "multiples")
        if known
        else empty(
            words.say("No value of this indicator can be compared here."),
            words.say("Choose another indicator, level or date."),
        )
    )
    return figure_card(
        words,
        name="male-wykresy",
        span=12,
        title=title,
        subtitle=" · ".join(
            filter(None, [measure_name(row, words.language), words.unit_name(row.unit), _shown(compared, words)])
        ),
        body=body,
        source=source_line(
            words, (c.source_title for c in cells), [row.indicator], is_demo=any(c.is_demo for c in cells)
        ),
        as_of=words.as_of(max((c.period_end for c in cells), default=_asked_day(compared))),
        note=_note(compared, row, codes, has_whole=bool(whole and known)),
        twin=_twin(words, row, series, whole, compared.region),
        rows=rows_of_figure(compared, row, compared.area),
        method=words.say(
            "An arrow stands only where the slope over the newest five values keeps its sign when any one of them is "
            "left out. A whole line is related to the inhabitants of one year, so its shape is that of the counts."
        ),
    )


def _asked_day(compared: Compared) -> date | None:
    """The day as of which nothing is known: the chosen one, else that of the newest data."""
    return compared.context.selection.stan_na or compared.context.state.stan_na


def panel_codes(compared: Compared, row: Row) -> list[str]:
    """The chosen powiat or gmina and the subregions; without subregions the chosen and the largest powiaty."""
    chosen = [compared.area] if level_of(compared.area) in {"powiat", "gmina"} else []
    if compared.context.region.subregions:
        return [*chosen, *(compared.context.region.subregion_code(s.id) for s in compared.context.region.subregions)]
    here = row.values(compared.codes("powiat"))
    largest = sorted(here, key=lambda code: -compared.people[code][-1].value if code in compared.people else 0)
    return list(dict.fromkeys([*chosen, *largest]))[:MOST_PANELS]


def _whole(compared: Compared, row: Row) -> list[Reading]:
    """The region behind each panel, where it is comparable with its parts."""
    if row.indicator.additive and not row.is_rate:
        return []
    return compared.readings(row, compared.region, "subregion" if compared.context.region.subregions else "powiat")


def _drawing(
    compared: Compared, row: Row, series: dict[str, list[Reading]], whole: list[Reading], label: str
) -> Drawing:
    context, words = compared.context, compared.context.words
    tones = {context.region.subregion_code(s.id): place for place, s in enumerate(context.region.subregions, start=1)}
    panels = [
        Panel(
            name=first_upper(_short_name(compared, code)),
            note=_panel_note(words, row, readings),
            readings=readings,
            tone=tones.get(code, 0),
            is_chosen=code in context.chain and code != compared.region,
        )
        for code, readings in series.items()
    ]
    every = [reading for readings in [*series.values(), whole] for reading in readings]
    ticks = ticks_for(max(reading.value for reading in every))
    scale = Scale(
        min(reading.on for reading in every),
        max(reading.on for reading in every),
        ticks,
        [words.formats.number(tick, decimals=3) for tick in ticks],
    )
    gap = LONGEST_GAPS.get(row.indicator.frequency)
    if gap is None and row.indicator.kind == "cumulative":
        gap = WITHIN_A_YEAR_AND_A_HALF
    return multiples(panels, whole=whole, scale=scale, longest_gap_in_days=gap, label=label)


def _short_name(compared: Compared, code: str) -> str:
    """A panel of a subregion needs no word 'subregion'."""
    words = compared.context.words
    if level_of(code) != "subregion":
        return words.area_name(code)
    subregions = compared.context.region.subregions
    found = next(s for s in subregions if compared.context.region.subregion_code(s.id) == code)
    return found.name.in_language(words.language)


def _panel_note(words: Words, row: Row, readings: Sequence[Reading]) -> str:
    if not readings:
        return words.say("no data")
    newest = words.number(readings[-1].value, row.unit)
    return f"{newest} · {trend_words(words, readings)}" if len(readings) > 1 else newest


def _title(words: Words, row: Row, newest: dict[str, Reading]) -> str:
    name = measure_name(row, words.language)
    if not newest:
        return words.say("{name}: no values to compare.", name=name)
    latest = max(reading.on for reading in newest.values())
    here = {code: reading.value for code, reading in newest.items() if reading.on == latest}
    chosen = next(iter(newest))
    parts = {code: value for code, value in here.items() if level_of(code) == "subregion"}
    if level_of(chosen) != "subregion" and chosen in here and len(parts) > 1:
        low, top = sorted(parts, key=lambda code: parts[code])[:: len(parts) - 1]
        return first_upper(
            words.say(
                "{area}: {amount}; {low} {least}, {top} {most}.",
                area=words.area_name(chosen),
                amount=words.amount(here[chosen], row.unit),
                low=words.area_name(low),
                least=words.number(parts[low], row.unit),
                top=words.area_name(top),
                most=words.number(parts[top], row.unit),
            )
        )
    top, low = max(here, key=lambda code: here[code]), min(here, key=lambda code: here[code])
    if here[top] == here[low]:
        return words.say(
            "{name}: {amount} {place}.", name=name, amount=words.amount(here[top], row.unit), place=words.in_area(top)
        )
    return words.say(
        "{name}: most {top} ({most}), least {low} ({least}).",
        name=name,
        top=words.in_area(top),
        most=words.number(here[top], row.unit),
        low=words.in_area(low),
        least=words.number(here[low], row.unit),
    )


def _shown(compared: Compared, words: Words) -> str:
    if compared.context.region.subregions:
        return words.say("subregions on one axis")
    return words.say("largest powiaty on one axis")


def _note(compared: Compared, row: Row, codes: Sequence[str], *, has_whole: bool) -> str:
    words = compared.context.words
    parts = []
    if not compared.context.region.subregions:
        parts.append(
            words.say(
                "The plan of this voivodeship names no subregions, so the {n} largest powiaty are shown.", n=MOST_PANELS
            )
        )
    if row.is_rate:
        days = {day for code in codes if (day := row.population_on([code]))}
        shown = words.formats.listing([words.formats.day(day) for day in sorted(days)])
        parts.append(words.say("Population: {days}.", days=shown) if shown else "")
    if has_whole:
        parts.append(words.say("Dashed line: the voivodeship."))
    return " ".join(filter(None, parts))


def _twin(words: Words, row: Row, series: dict[str, list[Reading]], whole: list[Reading], region: str) -> Twin:
    shown = {**series, region: whole} if whole else series
    days = sorted({reading.on for readings in shown.values() for reading in readings})
    values = {code: {r.on: r.value for r in readings} for code, readings in shown.items()}
    columns = [Column(words.say("As of")), *(Column(words.area_name(code), row.unit.decimals) for code in shown)]
    return Twin(
        f"{measure_name(row, words.language)} ({words.unit_name(row.unit)})",
        columns,
        [[words.formats.day(day), *(values[code].get(day) for code in shown)] for day in days],
    )
