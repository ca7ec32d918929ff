"""Controls of the registry: search, area, kind, status, columns, and chips of what is chosen."""

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.components.entity_columns import DEFAULT_COLUMNS, chosen_columns, entity_columns, faults_in_words
from dashboard.components.shell import select_field
from dashboard.context import Context
from dashboard.html import Element
from dashboard.registry import REGISTRY, Asked, kinds_of
from dashboard.words import Words
from data.areas import AreaLevel
from data.queries.entity_table import STATUSES, Status

FILTERS = ("szukaj", "status", "wygasa", "braki")


def controls(asked: Asked) -> Element:
    """All controls; each changes one parameter of the address and keeps the others."""
    context = asked.context
    fields: list[Element] = [_search(context), *_areas(context), _kinds(asked), _columns(asked), _statuses(asked)]
    chips = _chips(asked)
    if chips:
        fields.append(html.Ul(chips, className="chips registry-chips", **aria(label=context.words.say("Filters"))))
    return html.Div(fields, className="controls registry-controls span-12")


def filters_in_words(asked: Asked) -> list[str]:
    """What was chosen beside the area, in words: ['fundacja', 'status PS', '„gliwice”']."""
    return [text for text, _names in _chosen(asked)]


def status_name(words: Words, status: Status) -> str:
    """The name of a status inside of a sentence."""
    names = {
        "": words.say("all"),
        "ps": words.say("with the status of PS"),
        "znak": words.say("with the mark Zakup Prospołeczny"),
        "bez_ps": words.say("without the status of PS"),
        "zamkniete": words.say("closed"),
    }
    return names[status]


def _search(context: Context) -> Element:
    words = context.words
    label = words.say("Search: name, place, operator, product, NIP, KRS, REGON")
    return html.Form(
        [
            html.Label(
                [
                    html.Span(label, className="field-name"),
                    html.Input(
                        type="search",
                        name="szukaj",
                        id="szukaj",
                        value=context.selection.own.get("szukaj", ""),
                        className="search-input",
                        autocomplete="off",
                        maxlength="80",
                        **data(param="szukaj", base=context.link(szukaj="")),
                    ),
                ],
                className="search-label",
            ),
            html.Button(words.say("Search"), type="submit", className="search-button"),
        ],
        role="search",
        className="search",
        action="/rejestr",
        method="get",
    )


def _areas(context: Context) -> list[Element]:
    """Lists of powiaty and of gminy inside the chosen area."""
    words, selection, territory = context.words, context.selection, context.territory
    above = f"{context.region.teryt}-{selection.subregion}" if selection.subregion else context.region.teryt
    levels: list[tuple[AreaLevel, str, str, str]] = [
        ("powiat", words.say("Powiat"), above, context.link(powiat="")),
    ]
    if selection.powiat:
        levels.append(("gmina", words.say("Gmina"), selection.powiat, context.link(gmina="")))
    fields = []
    for level, label, inside, base in levels:
        areas = territory.at_level(level, inside)
        options = [("", words.say("all")), *((a.terc if level == "gmina" else a.code, a.bare_name) for a in areas)]
        chosen = getattr(selection, level)
        value = territory.areas[chosen].terc if chosen and level == "gmina" else chosen
        fields.append(select_field(level, label, options, value, base))
    return fields


def _kinds(asked: Asked) -> Element:
    context, words = asked.context, asked.context.words
    names, counts = words.catalog.spellings.names("entity_kinds"), asked.table.by_kind()
    chosen = context.selection.typ
    options = [("", words.say("all kinds"))]
    options += [
        (kind, f"{name.in_language(words.language)} ({words.formats.number(counts.get(kind, 0))})")
        for kind, name in names.items()
        if kind in counts or kind == chosen
    ]
    if chosen not in names and asked.question.kinds is not None:
        options.append((chosen or context.selection.wskaznik, kind_name(asked)))
        chosen = chosen or context.selection.wskaznik
    return select_field("typ", words.say("Kind"), options, chosen, context.link(typ="", wskaznik=""))


def kind_name(asked: Asked) -> str:
    """What `typ` says: a kind, or the name of a breakdown; '' when it means nothing here."""
    words, selection = asked.context.words, asked.context.selection
    names = words.catalog.spellings.names("entity_kinds")
    if selection.typ in names:
        return names[selection.typ].in_language(words.language)
    if kinds_of(words.catalog, selection.typ, selection.wskaznik) == (None, ""):
        return words.say("all kinds")
    indicators = words.catalog.indicators
    chosen = [indicators[selection.wskaznik]] if selection.wskaznik else []
    of_registry = [i for i in indicators.values() if i.measure.sources[0] == REGISTRY]
    if not selection.typ:
        return words.say("kinds counted by “{indicator}”", indicator=chosen[0].short.in_language(words.language))
    of_breakdowns = (i.breakdowns.get(selection.typ) for i in [*chosen, *of_registry])
    return next(name.in_language(words.language) for name in of_breakdowns if name)


def _statuses(asked: Asked) -> Element:
    words, counts = asked.context.words, asked.table.by_status()
    segments = [
        html.A(
            [
                status_name(words, status),
                " ",
                html.Span(words.formats.number(counts[status]), className="segment-count"),
            ],
            href=asked.context.link(status=status),
            className="segment",
            **data(go=""),
            **aria(current="true" if status == asked.question.status else None),
        )
        for status in STATUSES
        if asked.index.tells_status or status in {"", "zamkniete", asked.question.status}
    ]
    return html.Div(segments, className="segmented statuses-segmented", role="group", **aria(label=words.say("Status")))


def _columns(asked: Asked) -> Element:
    """A list of links, each adds a column or takes it away."""
    context, words = asked.context, asked.context.words
    chosen = chosen_columns(asked)
    links = []
    for name, column in entity_columns(asked).items():
        is_shown = name in chosen
        wanted = [n for n in chosen if n != name] if is_shown else [*chosen, name]
        value = "" if tuple(wanted) == DEFAULT_COLUMNS else ",".join(wanted)
        mark = html.Span("✓" if is_shown else "", className="column-mark", **aria(hidden="true"))
        action = words.say("hide the column") if is_shown else words.say("show the column")
        text: list[Element | str] = [mark, column.label, html.Span(f" ({action})", className="visually-hidden")]
        links.append(html.Li(html.A(text, href=context.link(kolumny=value), **data(go=""))))
    summary = html.Summary(words.say("Columns"), className="columns-summary")
    return html.Details([summary, html.Ul(links)], className="menu columns-menu")


def _chosen(asked: Asked) -> list[tuple[str, tuple[str, ...]]]:
    """Filters in words, each with the parameters that hold it."""
    words, own = asked.context.words, asked.context.selection.own
    found: list[tuple[str, tuple[str, ...]]] = []
    if own.get("szukaj"):
        found.append((f"„{own['szukaj']}”" if words.language == "pl" else f"“{own['szukaj']}”", ("szukaj",)))
    if asked.question.kinds is not None:
        found.append((kind_name(asked), ("typ", "wskaznik")))
    if asked.question.status:
        name = "status" if "status" in own else "typ"
        found.append((status_name(words, asked.question.status), (name,)))
    if asked.question.ends_within is not None:
        days = asked.question.ends_within
        ends = words.count("status or mark ends within {n} day", "status or mark ends within {n} days", days)
        found.append((ends, ("wygasa",)))
    names = faults_in_words(words)
    if asked.question.lacks:
        found.append((words.formats.listing([names[fault] for fault in asked.question.lacks]), ("braki",)))
    return found


def _chips(asked: Asked) -> list[Element]:
    context, words = asked.context, asked.context.words
    chosen = _chosen(asked)
    chips = [
        html.Li(
            html.A(
                [
                    html.Span(words.say("Remove: "), className="visually-hidden"),
                    html.Span(text),
                    html.Span("×", className="chip-x", **aria(hidden="true")),
                ],
                href=context.link(**dict.fromkeys(names, "")),
                className="chip",
                **data(go=""),
            )
        )
        for text, names in chosen
    ]
    if len(chips) > 1:
        clear = context.link(typ="", wskaznik="", **dict.fromkeys(FILTERS, ""))
        chips.append(html.Li(html.A(words.say("clear"), href=clear, className="chip chip-clear", **data(go=""))))
    return chips
