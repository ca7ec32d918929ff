"""The menus that lead to files: one for the page, and further entries in the menu of each figure."""

from dashboard import html
from dashboard.comments.known import comments_address, comments_here, label
from dashboard.components.attributes import data
from dashboard.content import FigureContent, contents_in, has_contents
from dashboard.context import Context
from dashboard.exports.addresses import file_address, view_name
from dashboard.exports.formats import FORMATS
from dashboard.html import Element
from dashboard.meetings.address import NO_VIEWS
from dashboard.selection import Selection, address_of

OPEN_DATA = "dane"
MEETING_PATH = "/posiedzenie"  # offers files of its own
OF_FIGURES = ("pptx", "docx", "xlsx")


def page_menu(context: Context, body: object) -> list[Element]:
    """'Pobierz stronę' with every format; nothing for a page without figures."""
    if context.selection.page == MEETING_PATH or not has_contents(body):
        return []
    words, view = context.words, view_name(context.selection.page, context.selection.own)
    entries = [_entry(context, view, form) for form in FORMATS]
    if view == "plan":
        annex = words.say("Annex of the report")
        entries += [_entry(context, "aneks", form, name=f"{annex} ({form.upper()})") for form in ("docx", "xlsx")]
        lists = words.say("Contests and certificates")
        entries += [_entry(context, "wyroznienia", form, name=f"{lists} ({form.upper()})") for form in ("docx", "xlsx")]
    if view == OPEN_DATA:
        entries.append(_entry(context, view, "zip", name=words.say("All data of the region (ZIP with CSV)")))
    if context.keeps_meetings:
        agenda = Selection(
            page=MEETING_PATH,
            region=context.selection.region,
            lang=words.language,
            motyw=context.selection.motyw,
            own={"dodaj": context.link(stan_na=None)},
        )
        href = address_of(agenda, default_region=context.default_region)
        entries.append(html.Li(html.A(words.say("To the agenda of a meeting"), href=href, **data(go=""))))
    return [html.Details([html.Summary(words.say("Download page")), html.Ul(entries)], className="menu page-menu")]


def complete_menus(context: Context, body: object) -> None:
    """Adds to the menu of each figure the files that the server makes of it."""
    view = view_name(context.selection.page, context.selection.own)
    for figure in contents_in(body):
        figure.menu.extend(_entry(context, view, form, figure=figure) for form in OF_FIGURES)


def comment_links(context: Context, body: object) -> None:
    """Adds to the tools of each figure the way to what people wrote about it; a public program keeps no comments."""
    if not context.keeps_meetings or context.selection.page in NO_VIEWS:
        return
    by_figure = comments_here(context)
    for figure in contents_in(body):
        said = label(context.words, by_figure.get(figure.name, ()))
        address = comments_address(context, figure.name)
        figure.tools.append(html.A(said, href=address, className="rows-link", **data(go="")))


def _entry(context: Context, view: str, form: str, *, name: str = "", figure: FigureContent | None = None) -> Element:
    notation = "pl" if form == "csv" and context.words.language == "pl" else ""
    chosen = figure.name if figure else ""
    address = file_address(view, form, context.key, wykres=chosen, zapis=notation)
    return html.Li(html.A(name or (form.upper() if figure else FORMATS[form].name), href=address))
