"""The card with one page of the entities that fit: sortable heads, rows that lead to the entity, pages, the file."""

from collections.abc import Sequence

from sqlalchemy import RowMapping

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.components.card import Column, Twin, empty, figure_card, source_line
from dashboard.components.entity_columns import EntityColumn, chosen_columns, entity_columns
from dashboard.context import Context
from dashboard.html import Element
from dashboard.registry import PAGE_LENGTH, REGISTRY, Asked
from dashboard.words import first_upper

TABLE_ID = "podmioty"


def table_card(asked: Asked, title: str, *, span: int) -> Element:
    """`title` is the finding: how many entities fit which filters."""
    context, words = asked.context, asked.context.words
    known = entity_columns(asked)
    columns = [known[name] for name in chosen_columns(asked)]
    rows = asked.rows()
    name = words.say("Name")
    caption = words.say("Entities: page {page} of {pages}", page=asked.page, pages=asked.pages)
    body: list[Element] = [_table(asked, columns, rows, caption), _paging(asked)] if rows else [_nothing(asked)]
    return figure_card(
        words,
        name="rejestr",
        span=span,
        title=title,
        subtitle=f"{_known(asked)} · {_ordered(asked)}",
        body=body,
        source=source_of(asked),
        as_of=words.as_of(asked.index.snapshot.stan_na),
        note=words.say("A sample of public pages, not a registry.") if asked.is_sample else "",
        twin=Twin(
            caption,
            [Column(name), *(Column(column.label) for column in columns)],
            [[row["name"], *(column.say(row) or None for column in columns)] for row in rows],
        ),
        method=words.say(
            "Shown are entities that exist on {day}: begun, and not closed by then. A status and a mark count on their "
            "last day too. Marks and case do not matter in a search; a word that stands nowhere may be mistaken. "
            "The file holds the whole selection, not this page alone.",
            day=context.words.formats.day(asked.question.on),
        ),
    )


def source_of(asked: Asked) -> str:
    """The line that names the registry or the sample."""
    words = asked.context.words
    name = words.catalog.sources[asked.source_id].name.in_language(words.language)
    return source_line(words, [name], is_demo=asked.source_id in asked.context.demo_sources)


def entity_link(context: Context, entity_key: str) -> str:
    """Address of the card of one entity; the list that was left is kept."""
    return context.link(podmiot=entity_key)


def _known(asked: Asked) -> str:
    words = asked.context.words
    first = (asked.page - 1) * PAGE_LENGTH + 1
    last = min(asked.page * PAGE_LENGTH, asked.table.size)
    if not asked.table.size:
        return words.say("No rows")
    number = words.formats.number
    return words.say(
        "Rows {first}–{last} of {all}", first=number(first), last=number(last), all=number(asked.table.size)
    )


def _ordered(asked: Asked) -> str:
    words = asked.context.words
    names = {
        "nazwa": words.say("by name"),
        "gmina": words.say("by gmina"),
        "rodzaj": words.say("by kind"),
        "od": words.say("by first day"),
        "koniec": words.say("by the next end of a status or mark"),
    }
    name = names[asked.order.removeprefix("-")]
    return f"{name}, {words.say('descending')}" if asked.order.startswith("-") else name


def _table(asked: Asked, columns: Sequence[EntityColumn], rows: Sequence[RowMapping], caption: str) -> Element:
    words = asked.context.words
    heads = [_head(asked, words.say("Name"), "nazwa"), *(_head(asked, c.label, c.order) for c in columns)]
    lines = []
    for row in rows:
        link = html.A(row["name"], href=entity_link(asked.context, row["entity_key"]), **data(go=""))
        cells = [html.Td(_cell(words.say("no data"), column, row)) for column in columns]
        lines.append(html.Tr([html.Th(link, scope="row"), *cells]))
    table = html.Table(
        [html.Caption(caption, className="visually-hidden"), html.Thead(html.Tr(heads)), html.Tbody(lines)],
        className="table entities",
    )
    return html.Div(
        table, id=TABLE_ID, className="table-wrap entities-wrap", tabindex="0", role="group", **aria(label=caption)
    )


def _cell(nothing: str, column: EntityColumn, row: RowMapping) -> str | list[Element]:
    text = column.say(row)
    if text:
        return text
    return [html.Span("–", **aria(hidden="true")), html.Span(nothing, className="visually-hidden")]


def _head(asked: Asked, label: str, order: str) -> Element:
    if not order:
        return html.Th(html.Span(label, className="head"), scope="col")
    is_sorted, is_descending = asked.order.removeprefix("-") == order, asked.order.startswith("-")
    following = f"-{order}" if is_sorted and not is_descending else order
    state = ("descending" if is_descending else "ascending") if is_sorted else None
    link = asked.context.link(sortuj=following, porcja="")
    return html.Th(html.A(label, href=link, className="sort", **data(go="")), scope="col", **aria(sort=state))


def _paging(asked: Asked) -> Element:
    context, words, page, pages = asked.context, asked.context.words, asked.page, asked.pages
    places = [
        (words.say("first"), 1, page > 1),
        (words.say("previous"), page - 1, page > 1),
        (words.say("next"), page + 1, page < pages),
        (words.say("last"), pages, page < pages),
    ]
    number = words.formats.number
    links = [
        html.Li(
            html.A(
                name,
                href=context.link(porcja=str(place) if place > 1 else ""),
                className="page-link",
                **data(go="", then=TABLE_ID),
            )
            if is_possible
            else html.Span(name, className="page-link", **aria(disabled="true"))
        )
        for name, place, is_possible in places
    ]
    here = words.say("page {page} of {pages}", page=number(page), pages=number(pages))
    paging = html.Nav([html.Ul(links), html.Span(here)], className="paging", **aria(label=words.say("Pages")))
    file = html.A(
        words.count(
            "Download {n} row (CSV)", "Download all {n} rows (CSV)", asked.table.size, n=number(asked.table.size)
        ),
        href=f"/eksport/rejestr.csv?{context.key}",
        className="file-link",
        download="",
    )
    return html.Div([paging, file], className="table-foot")


def _nothing(asked: Asked) -> Element:
    """Why the list is empty, and what to do."""
    context, words = asked.context, asked.context.words
    own, area = context.selection.own, words.area_name(context.area_code)
    if not any(code.startswith(context.region.teryt) for code in asked.index.areas):
        return empty(
            words.say("The loaded registry has no entity of {area}.", area=words.of_area(context.region.teryt)),
            words.say("Load the registry of this voivodeship."),
        )
    if own.get("szukaj"):
        return empty(
            words.say("Nothing found for “{text}”.", text=own["szukaj"]),
            words.say("Type fewer letters or a number, or remove other filters."),
        )
    if asked.question.status in {"ps", "znak", "bez_ps"} and not asked.index.tells_status:
        return empty(
            words.say("The source gives no dates of statuses and marks."),
            words.say("They come with the registry: python -m etl load … --source pes_registry"),
        )
    if not asked.index.exists(asked.question.on).any():
        return empty(
            words.say("No entity existed on {day}.", day=words.formats.day(asked.question.on)),
            words.say("Choose a later date."),
        )
    return empty(
        first_upper(words.say("{area}: no entity fits these filters.", area=area)),
        words.say("Remove a filter or choose a larger area.")
        if asked.source_id == REGISTRY
        else words.say("The sample is small; load the registry to see all entities."),
    )
