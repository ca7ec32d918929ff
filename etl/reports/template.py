"""An empty workbook of a source: headers, an example row, lists to choose from, a sheet that explains each column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.catalog import Source
from data.catalog.models import ColumnMap
from data.catalog.word_cards import read_spellings
from data.language import Texts
from etl.cleaning.dates import FIRST_YEAR, LAST_YEAR
from etl.readers.contract import column_letters
from etl.reports import looks
from etl.reports.column_words import NUMBERS, YES_NO, choices_of, example_value, form_of, message_of
from etl.reports.marks import AUTHOR
from etl.reports.target import cannot_be_written

LAST_ROW = 1_048_575
LARGEST = 1e15
LONGEST_TITLE = 32
FORMAT_BY_KIND = {"date": "yyyy-mm-dd", "number": "General", "count": "0"}
NARROWEST, WIDEST = 12, 36
DESCRIPTION_WIDTHS = (10, 58, 11, 44, 34)


def write_template(place: Path, out: Path, source: Source, texts: Texts) -> None:
    """Writes the workbook to `place`; UserError, which names `out`, when it cannot."""
    try:
        with Workbook(place) as book:
            _Template(book, source, texts).write()
    except (OSError, XlsxWriterException) as error:
        raise cannot_be_written(out) from error


@dataclass(frozen=True)
class _Template:
    book: Workbook
    source: Source
    texts: Texts

    @cached_property
    def choices(self) -> Mapping[int, Sequence[str]]:
        """Lists by the place of their column."""
        spellings = read_spellings()
        found = {place: choices_of(column, spellings) for place, column in enumerate(self.source.columns)}
        return {place: words for place, words in found.items() if words}

    def write(self) -> None:
        say = self.texts.say
        name = self.source.name.in_language(self.texts.language)
        self.book.set_properties({"author": AUTHOR, "title": name})
        table, description = self.book.add_worksheet(say("Data")), self.book.add_worksheet(say("Description"))
        lists = self.book.add_worksheet(say("Lists")) if self.choices else None
        self._table(table, lists)
        _Description(self.book, description, table.name, self.source, self.texts).write()
        if lists is not None:
            self._lists(lists)

    def _table(self, sheet: Worksheet, lists: Worksheet | None) -> None:
        head = {"bold": True, "valign": "top", "border": 1, "border_color": looks.LINE}
        required = self.book.add_format({**head, "bg_color": looks.HEAD_FILL, "font_color": looks.HEAD_FONT})
        optional = self.book.add_format({**head, "bg_color": looks.OPTIONAL_FILL})
        has_example = any(column.example for column in self.source.columns)
        for place, column in enumerate(self.source.columns):
            cell_format = {"num_format": FORMAT_BY_KIND.get(column.kind, "@")}
            sheet.set_column(place, place, _width(column), self.book.add_format(cell_format))
            title = f"{column.name} *" if column.required else column.name
            sheet.write_string(0, place, title, required if column.required else optional)
            sheet.data_validation(1, place, LAST_ROW, place, self._validation(place, column, lists))
            example = {**cell_format, "italic": True, "font_color": looks.EXAMPLE_FONT, "bg_color": looks.EXAMPLE_FILL}
            if has_example:
                _write_value(sheet, place, example_value(column), self.book.add_format(example))
        if has_example:
            text = self.texts.say("This row is an example: write over it or delete it.")
            sheet.write_comment(1, 0, text, {"author": AUTHOR, "width": looks.COMMENT_WIDTH, "height": 40})
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, 1, len(self.source.columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(looks.A4)
        sheet.repeat_rows(0)

    def _validation(self, place: int, column: ColumnMap, lists: Worksheet | None) -> dict[str, Any]:
        say = self.texts.say
        rule: dict[str, Any] = {
            "validate": "any",
            "input_title": column.name[:LONGEST_TITLE],
            "input_message": message_of(column, self.texts),
            "error_title": column.name[:LONGEST_TITLE],
            "error_message": say("Expected: {form}.", form=form_of(column, self.texts)),
        }
        if place in self.choices and lists is not None:
            letters, last = column_letters(list(self.choices).index(place)), len(self.choices[place]) + 1
            rule |= {"validate": "list", "source": f"='{lists.name}'!${letters}$2:${letters}${last}"}
            rule["error_type"] = "stop" if column.kind == "choice" else "information"
        elif column.kind == "yes_no":
            rule |= {"validate": "list", "source": list(YES_NO)}
        elif column.kind in NUMBERS:
            least, kind = (0, "integer") if column.kind == "count" else (-LARGEST, "decimal")
            rule |= {"validate": kind, "criteria": "between", "minimum": least, "maximum": LARGEST}
        elif column.kind == "date":
            first, last_day = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
            rule |= {"validate": "date", "criteria": "between", "minimum": first, "maximum": last_day}
        if rule["validate"] in {"integer", "decimal", "date"}:
            rule["error_type"] = "warning"  # 'b.d.' and '2014-03' are read too, where a column allows them
        return rule

    def _lists(self, sheet: Worksheet) -> None:
        head = self.book.add_format({"bold": True})
        for place, (of_column, words) in enumerate(self.choices.items()):
            title = self.texts.say("List: {column}", column=self.source.columns[of_column].name)
            sheet.set_column(place, place, max(NARROWEST, *(len(text) + 3 for text in (title, *words))))
            sheet.write_string(0, place, title, head)
            sheet.write_column(1, place, words)
        sheet.freeze_panes(1, 0)
        _print_setup(sheet)


@dataclass(frozen=True)
class _Description:
    book: Workbook
    sheet: Worksheet
    table_name: str
    source: Source
    texts: Texts

    def write(self) -> None:
        say, language = self.texts.say, self.texts.language
        for place, width in enumerate(DESCRIPTION_WIDTHS):
            self.sheet.set_column(place, place, width)
        self.sheet.write_string(0, 0, self.source.name.in_language(language), self._format(bold=True, font_size=14))
        remarks = [
            say("Columns marked with * have to be filled; others may be left empty or deleted."),
            say(
                "Fill the sheet '{sheet}' from its second row on; the row given there is an example.",
                sheet=self.table_name,
            ),
            say(
                "Check the file before it is loaded: python -m etl check FILE --source {source}", source=self.source.id
            ),
            self.source.note.in_language(language) if self.source.note else "",
        ]
        row = 1
        for row, text in enumerate(filter(None, remarks), start=1):
            self.sheet.write_string(row, 0, text)
        self._table(row + 2)

    def _table(self, row: int) -> None:
        say = self.texts.say
        names = say("Column"), say("Name and meaning"), say("Required"), say("Form of the cell"), say("Example")
        head = self._format(bold=True, bg_color=looks.HEAD_FILL, font_color=looks.HEAD_FONT, border=1)
        for place, name in enumerate(names):
            self.sheet.write_string(row, place, name, head)
        for place, column in enumerate(self.source.columns):
            self._column(row + 1 + place, column_letters(place), column)
        self.sheet.freeze_panes(row + 1, 0)
        _print_setup(self.sheet)
        self.sheet.repeat_rows(row)

    def _column(self, row: int, letters: str, column: ColumnMap) -> None:
        say = self.texts.say
        cell = self._format(text_wrap=True, valign="top", border=1, border_color=looks.LINE, num_format="@")
        link = self._format(valign="top", border=1, border_color=looks.LINE, font_color=looks.LINK_FONT, underline=1)
        about = (
            column.about.in_language(self.texts.language) if column.about else say("column {letters}", letters=letters)
        )
        example = column.example or "–"
        form = form_of(column, self.texts)
        texts = letters, f"{column.name} – {about}", "", form, example
        self.sheet.set_row(row, looks.row_height(texts, DESCRIPTION_WIDTHS))
        self.sheet.write_url(row, 0, f"internal:'{self.table_name}'!{letters}1", link, letters)
        # name and meaning together: a cell that holds a name alone might be taken for a header
        self.sheet.write_rich_string(row, 1, self._format(bold=True), column.name, f" – {about}", cell)
        self.sheet.write_string(row, 2, say("required") if column.required else "–", cell)
        self.sheet.write_string(row, 3, form, cell)
        self.sheet.write_string(row, 4, example, cell)

    def _format(self, **properties: object) -> Format:
        return self.book.add_format(properties)


def _write_value(sheet: Worksheet, place: int, value: str | float | date, style: Format) -> None:
    if isinstance(value, date):
        sheet.write_datetime(1, place, value, style)
    elif isinstance(value, float):
        sheet.write_number(1, place, value, style)
    elif value:
        sheet.write_string(1, place, value, style)
    else:
        sheet.write_blank(1, place, None, style)


def _width(column: ColumnMap) -> int:
    return min(max(NARROWEST, len(column.name) + 5, len(column.example) + 2), WIDEST)


def _print_setup(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(looks.A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
