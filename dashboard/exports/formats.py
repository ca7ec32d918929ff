"""Which view is offered in which format, and how each is made; heavy libraries are imported when first asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.exports.csv_file import as_csv
from dashboard.exports.options import Options
from dashboard.exports.view import ViewContent


@dataclass(frozen=True)
class Format:
    """A kind of file: its name in menus, media type and maker."""

    name: str
    media_type: str
    make: Callable[[ViewContent, Options], bytes]


def _pptx(view: ViewContent, options: Options) -> bytes:
    from dashboard.exports.slides import as_pptx

    return as_pptx(view, options.template.content if options.template else None)


def _docx(view: ViewContent, options: Options) -> bytes:
    from dashboard.exports.document import as_docx

    return as_docx(view, options.template.content if options.template else None)


def _xlsx(view: ViewContent, _options: Options) -> bytes:
    from dashboard.exports.workbook import as_xlsx

    return as_xlsx(view)


def _csv(view: ViewContent, options: Options) -> bytes:
    return as_csv(view, "pl" if options.notation == "pl" else "")


def _png(view: ViewContent, options: Options) -> bytes:
    from dashboard.exports.pictures import as_png

    return as_png(view, options.size)


def _svg(view: ViewContent, _options: Options) -> bytes:
    from dashboard.exports.pictures import as_svg

    return as_svg(view)


def _pdf(view: ViewContent, _options: Options) -> bytes:
    from dashboard.exports.paper import as_pdf

    return as_pdf(view)


OFFICE = "application/vnd.openxmlformats-officedocument."
FORMATS: Mapping[str, Format] = {
    "pptx": Format("PowerPoint (PPTX)", f"{OFFICE}presentationml.presentation", _pptx),
    "docx": Format("Word (DOCX)", f"{OFFICE}wordprocessingml.document", _docx),
    "xlsx": Format("Excel (XLSX)", f"{OFFICE}spreadsheetml.sheet", _xlsx),
    "pdf": Format("PDF", "application/pdf", _pdf),
    "csv": Format("CSV", "text/csv", _csv),
    "png": Format("PNG", "image/png", _png),
    "svg": Format("SVG", "image/svg+xml", _svg),
}
# views that are no pages and have formats of their own
SPECIAL: Mapping[str, tuple[str, ...]] = {
    "aneks": ("docx", "xlsx"),
    "wyroznienia": ("docx", "xlsx"),
    "protokol": ("docx", "xlsx"),
    "prezentacja": ("pptx",),
}


def formats_of(view: str) -> tuple[str, ...]:
    """Formats of a view that shows figures."""
    return SPECIAL.get(view, tuple(FORMATS))
