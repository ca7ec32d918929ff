"""Pictures of figures and of whole views: SVG by our own shapes, PNG of the same."""

from dashboard.content import FigureContent
from dashboard.exports.font import FAMILY, font_files
from dashboard.exports.svg_parts import Scene, document, element, fitted, label, moved, wrapped
from dashboard.exports.svg_shapes import badges_scene, drawing_scene, legend_of, map_scene, table_scene
from dashboard.exports.svg_style import token
from dashboard.exports.view import ViewContent
from dashboard.selection import Theme

THEME: Theme = "jasny"
WIDTH, HEIGHT, MARGIN, GAP = 1280.0, 720.0, 48.0, 24.0
SIZES = {"1x": 1280, "2x": 2560, "slajd": 1920}
DEFAULT_SIZE = "2x"
COLUMNS = 2
LARGEST_TABLE = 1.4
LARGEST_PIXELS = 12_000


def scene_of(figure: FigureContent, view: ViewContent) -> Scene | None:
    """What the figure shows, without its words; None where it shows lists or several pictures."""
    pictures = figure.pictures()
    if figure.empty_words() or len(pictures) != 1:
        return None
    picture = pictures[0]
    if picture.kind == "drawing":
        return drawing_scene(picture.spec, picture.css, THEME)
    return map_scene(picture.spec, legend_of(figure), view.words, THEME)


def picture_svg(figure: FigureContent, view: ViewContent, *, plain: bool = False) -> str | None:
    """The picture alone, for documents that say the words themselves."""
    scene = scene_of(figure, view)
    if scene is None:
        return None
    return document(scene, title=figure.title, language=view.words.language, theme=THEME, plain=plain)


def picture_png(figure: FigureContent, view: ViewContent, *, width: int) -> bytes | None:
    """As `picture_svg`, in pixels."""
    svg = picture_svg(figure, view)
    return png_of(svg, width) if svg else None


def as_svg(view: ViewContent) -> bytes:
    """One figure in its frame, or all figures of a view in two columns under its title."""
    words = view.words
    if len(view.figures) == 1:
        scene, title = _framed(view.figures[0], view), view.figures[0].title
    else:
        scene, title = _sheet(view), f"{view.title}. {view.lead}"
    return document(scene, title=title, language=words.language, theme=THEME).encode("utf-8")


def as_png(view: ViewContent, size: str = DEFAULT_SIZE) -> bytes:
    """The same as pixels; a sheet of many figures is kept within what programs open."""
    svg = as_svg(view).decode("utf-8")
    if len(view.figures) == 1:
        return png_of(svg, SIZES[size])
    scene = _sheet(view)
    width = min(SIZES[size], int(LARGEST_PIXELS * scene.width / scene.height))
    return png_of(svg, width)


def png_of(svg: str, width: int) -> bytes:
    """Pixels of an SVG of ours; fonts come from our package alone."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            font_files=[str(file) for file in font_files()],
            skip_system_fonts=True,
            font_family=FAMILY,
        )
    )


def _framed(figure: FigureContent, view: ViewContent) -> Scene:
    ink, muted = token("ink", THEME), token("muted", THEME)
    shapes = [
        element("rect", {"width": WIDTH, "height": HEIGHT, "fill": token("card", THEME)}),
        element("rect", {"width": WIDTH, "height": 6, "fill": token("accent-text", THEME)}),
    ]
    y = 36.0
    for text, size, weight, tone in (
        (figure.title, 30, 600, ink),
        (figure.subtitle, 18, 400, muted),
        (view.filters_line, 18, 400, muted),
    ):
        for line in wrapped(text, size, WIDTH - 2 * MARGIN, 2):
            shapes.append(label(MARGIN, y + size, line, font_size=size, font_weight=weight, fill=tone))
            y += size * 1.25
        y += size * 0.2
    foot = " · ".join(filter(None, [figure.source, figure.as_of, figure.note, *view.warnings, view.brand]))
    lines = wrapped(foot, 15, WIDTH - 2 * MARGIN, 3)
    bottom = HEIGHT - 24 - 20.0 * len(lines)
    rule = {"x1": MARGIN, "x2": WIDTH - MARGIN, "y1": bottom - 14, "y2": bottom - 14, "stroke": token("line", THEME)}
    shapes.append(element("line", rule))
    for place, line in enumerate(lines):
        shapes.append(label(MARGIN, bottom + 6 + 20 * place, line, font_size=15, fill=muted))
    shapes.append(_body(figure, view, y + 12, bottom - 26))
    return Scene(WIDTH, HEIGHT, "".join(shapes))


def _body(figure: FigureContent, view: ViewContent, top: float, bottom: float) -> str:
    words = figure.empty_words()
    if words:
        look = {"font_size": 22, "fill": token("muted", THEME), "text_anchor": "middle"}
        lines = wrapped(words, 22, WIDTH - 6 * MARGIN, 4)
        middle = (top + bottom) / 2 - 14 * len(lines)
        return "".join(label(WIDTH / 2, middle + 30 * place, line, **look) for place, line in enumerate(lines))
    width, below = WIDTH - 2 * MARGIN, ""
    scene, badges = scene_of(figure, view), badges_scene(figure, THEME)
    if scene is None:
        table = table_scene(figure.twin, view.words, THEME)
        return moved(table.shapes, MARGIN, top, min(width / table.width, (bottom - top) / table.height, LARGEST_TABLE))
    if badges and badges.width <= width:
        below = fitted(badges, MARGIN, bottom - badges.height, width, badges.height, most=1)
        bottom -= badges.height + 8
    return fitted(scene, MARGIN, top, width, bottom - top, most=2.4) + below


def _sheet(view: ViewContent) -> Scene:
    """All figures in two columns, the title of the view above."""
    rows = -(-len(view.figures) // COLUMNS)
    width = COLUMNS * WIDTH + (COLUMNS + 1) * GAP
    head, ink = 150.0, token("ink", THEME)
    height = head + rows * (HEIGHT + GAP)
    shapes = [element("rect", {"width": width, "height": height, "fill": token("page", THEME)})]
    shapes.append(label(GAP * 2, 60, f"{view.title} – {view.brand}", font_size=40, font_weight=700, fill=ink))
    for place, line in enumerate(wrapped(f"{view.lead} {view.filters_line}", 24, width - 4 * GAP, 2)):
        shapes.append(label(GAP * 2, 98 + 30 * place, line, font_size=24, fill=token("muted", THEME)))
    for place, figure in enumerate(view.figures):
        x = GAP + (place % COLUMNS) * (WIDTH + GAP)
        y = head + (place // COLUMNS) * (HEIGHT + GAP)
        shapes.append(moved(_framed(figure, view).shapes, x, y))
    return Scene(width, height, "".join(shapes))
