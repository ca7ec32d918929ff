"""Whom events reached: attendances and unique people, the matrix of places and kinds, and who never came."""

import pandas as pd

from dashboard import html
from dashboard.components.card import Cell, Column, Twin, empty, figure_card
from dashboard.components.events.missing import chosen_top, institutions_card, never_card, no_lists, reach_source
from dashboard.components.events.parts import link, plain_table
from dashboard.components.events.places import Places
from dashboard.components.events.scope import kind_names
from dashboard.components.shell import select_field
from dashboard.context import Context
from dashboard.event_sentences import attendances_counted, people_counted
from dashboard.html import Element
from data.areas import level_of
from data.queries.reach import Reach, reach_by_area_and_event, unique_by_kind, unique_by_year

MOST_KINDS = 9


def reach_cards(context: Context, places: Places) -> list[Element]:
    """All cards of the view; without lists one that says how to have them."""
    if not places.has_lists:
        return [no_lists(context)]
    cards: list[Element] = [_people_card(context, places), _matrix_card(context, places)]
    return [*cards, never_card(context, places), institutions_card(context, places)]


def _people_card(context: Context, places: Places) -> Element:
    """Attendances add up, people do not: both, for every year, and what people cannot be counted from."""
    words, stan_na = context.words, context.selection.stan_na
    code = next((c for c in context.chain if level_of(c) in {"subregion", "region"}), context.region.teryt)
    kind = context.catalog.spellings.names("event_kinds").get(context.selection.typ)
    rows = unique_by_year(context.db, area_code=code, kind=kind.pl if kind else "", stan_na=stan_na)
    number = words.formats.number
    if rows.empty:
        title = words.say("Unique people are known from lists with names only, and none is loaded for this choice.")
    else:
        newest = rows.iloc[-1]
        title = words.say(
            "Year {year}: {people}, {attendances}.",
            year=int(newest["year"]),
            people=people_counted(words, int(newest["people"])),
            attendances=attendances_counted(words, int(newest["attendances"])),
        )
    table: list[list[str]] = []
    twin_rows: list[list[Cell]] = []
    for row in rows.iloc[::-1].to_dict("records"):
        people, times, unnamed = int(row["people"]), int(row["attendances"]), int(row["unnamed"])
        per_person = (times - unnamed) / people if people else None
        state = words.say("closed: counts stay, keys are destroyed") if row["is_closed"] else words.say("open")
        table.append(
            [str(row["year"]), number(times), number(people), number(per_person, decimals=1), number(unnamed), state]
        )
        twin_rows.append([str(row["year"]), times, people, per_person, int(row["people_by_name_only"]), unnamed, state])
    columns = [
        words.say("Year"), words.say("Attendances (they add up)"), words.say("Unique people (they do not add up)"),
        words.say("Attendances per person"), words.say("Without a name"), words.say("State of the year"),
    ]  # fmt: skip
    twin_columns = [
        Column(columns[0]), Column(columns[1], 0), Column(columns[2], 0), Column(columns[3], 1),
        Column(words.say("People told apart by name only"), 0), Column(columns[4], 0), Column(columns[5]),
    ]  # fmt: skip
    note = _by_kind_note(context, code, rows)
    if code != context.area_code:
        note = (
            words.say("People are counted for regions and subregions: {area} is shown.", area=words.area_name(code))
            + " "
            + note
        )
    return figure_card(
        words,
        name="osoby",
        span=12,
        title=title,
        subtitle=words.say(
            "Attendances on lists and different people by year of the event · {area}", area=words.area_name(code)
        ),
        body=plain_table(columns, table, caption=words.say("Attendances and unique people"))
        if table
        else empty(
            words.say("No unique people are counted here."), words.say("Load lists with names; names are not stored.")
        ),
        source=words.say(
            "Source: {titles}", titles=context.catalog.sources["attendance"].name.in_language(words.language)
        ),
        as_of=words.as_of(places.file_day),
        note=note.strip(),
        twin=Twin(title, twin_columns, twin_rows),
        method=words.say(
            "A person who came to three events is one person and three attendances. People are counted anew for every "
            "cell (year, subregion, kind of event) from keyed pseudonyms that lie outside the database, so the cells "
            "of people must not be summed. Head-counts have no names and are no part of this table."
        ),
    )


def _by_kind_note(context: Context, code: str, rows: pd.DataFrame) -> str:
    """Shows on the newest year that people of kinds do not add up to people."""
    if rows.empty or context.selection.typ:
        return ""
    words, year = context.words, int(rows.iloc[-1]["year"])
    by_kind = unique_by_kind(context.db, area_code=code, year=year, stan_na=context.selection.stan_na)
    parts = sum(people for kind, people in by_kind.items() if kind)
    whole = by_kind.get("", 0)
    if parts <= whole:
        return ""
    return words.say(
        "In {year} the people of single kinds of events sum up to {parts}, but they are {whole}: some came to several "
        "kinds.",
        year=year,
        parts=words.formats.number(parts),
        whole=words.formats.number(whole),
    )


def _matrix_card(context: Context, places: Places) -> Element:
    """Powiaty with the gminy of the one that is open, against kinds of events."""
    words, number = context.words, context.words.formats.number
    institution = context.selection.own.get("instytucja", "")
    opened = context.selection.own.get("rozwin", "") or context.selection.powiat
    powiaty = [a.code for a in context.territory.at_level("powiat") if _is_shown(context, a.code)]
    since, until = places.years
    common = {"since": since, "until": until, "institution_kind": institution, "stan_na": context.selection.stan_na}
    rows = reach_by_area_and_event(context.db, Reach("powiat", powiaty, **common))  # type: ignore[arg-type]
    gminy = [a.code for a in context.territory.at_level("gmina", opened)] if opened in powiaty else []
    if gminy:
        inside = reach_by_area_and_event(context.db, Reach("gmina", gminy, **common))  # type: ignore[arg-type]
        rows = pd.concat([rows, inside], ignore_index=True) if len(inside) else rows
    cells = {
        (a, k): x + y
        for a, k, x, y in rows[["area_code", "event_kind", "attendances", "head_count"]].itertuples(index=False)
    }
    of_kind: dict[str, int] = {}
    for (area, kind), value in cells.items():
        if len(area) == len("2464"):
            of_kind[kind] = of_kind.get(kind, 0) + int(value)
    kinds = sorted(of_kind, key=lambda kind: -of_kind[kind])[:MOST_KINDS]
    names, most = kind_names(context), max([cells[c] for c in cells if len(c[0]) == len("2464")] or [1])
    table: list[list[Element | str]] = []
    twin_rows: list[list[Cell]] = []
    for powiat in powiaty:
        is_open = powiat == opened
        heading = link(
            f"{'▾' if is_open else '▸'} {words.area_name(powiat)}", context.link(rozwin="" if is_open else powiat)
        )
        for code in [powiat, *(gminy if is_open else [])]:
            label: Element | str = (
                heading
                if code == powiat
                else html.Span(link(words.area_name(code), context.area_link(code)), className="inner-row")
            )
            values = [int(cells.get((code, kind), 0)) for kind in kinds]
            total = sum(int(value) for (area, _kind), value in cells.items() if area == code)
            table.append([label, *(_shaded(context, value, most) for value in values), number(total)])
            twin_rows.append([words.area_name(code), *values, total])
    whole = sum(of_kind.values())
    if kinds:
        title = words.say(
            "Institutions of {area}: {attendances}, most at: {kind}.",
            area=words.of_area(chosen_top(context)),
            attendances=attendances_counted(words, whole),
            kind=names.get(kinds[0], kinds[0]),
        )
    else:
        title = words.say("Nobody is known to have come from here in this period.")
    columns = [words.say("Powiat, gmina"), *(names.get(kind, kind) for kind in kinds), words.say("All kinds")]
    unknown = places.unknown
    note = (
        words.count(
            "{n} attendance has no gmina and is in no row.",
            "{n} attendances have no gmina and are in no row.",
            unknown,
            n=number(unknown),
        )
        if unknown
        else ""
    )
    return figure_card(
        words,
        name="macierz",
        span=12,
        title=title,
        subtitle=words.say(
            "Attendances by gmina of the institution and kind of event · {institution} · {years}",
            institution=_institution_name(context, institution),
            years=f"{since}–{until}",
        ),
        body=[
            _institution_choice(context, institution),
            plain_table(columns, table, caption=words.say("Reach of events")),
        ],
        source=reach_source(context, places),
        as_of=words.as_of(places.file_day),
        note=note,
        twin=Twin(title, [Column(columns[0]), *(Column(name, 0) for name in columns[1:])], twin_rows),
        method=words.say(
            "A cell is the number of attendances on lists, and of people in head-counts of events without a list, of "
            "institutions from the gmina. A zero means that nobody came whose gmina is known."
        ),
    )


def _is_shown(context: Context, powiat: str) -> bool:
    return context.territory.is_inside(powiat, chosen_top(context))


def _shaded(context: Context, value: int, most: float) -> Element:
    """A number whose ground grows darker with it; zero stays blank ground."""
    level = 0 if not value else 1 + min(3, int(4 * value / (most + 1)))
    return html.Span(context.words.formats.number(value), className=f"reach-cell reach-{level}")


def _institution_name(context: Context, institution: str) -> str:
    name = context.catalog.spellings.names("institution_kinds").get(institution)
    return name.in_language(context.words.language) if name else context.words.say("all institutions")


def _institution_choice(context: Context, chosen: str) -> Element:
    words = context.words
    kinds = context.catalog.spellings.names("institution_kinds")
    options = [
        ("", words.say("all institutions")),
        *((id_, name.in_language(words.language)) for id_, name in kinds.items()),
    ]
    return html.Div(
        select_field("instytucja", words.say("Kind of institution"), options, chosen, context.link(instytucja="")),
        className="controls",
    )
