"""CSV that is read, or faulted by row."""

from collections.abc import Iterator

from tests.corpus.case import HEADER, ROWS, TABLE, TITLES, TOTAL, Case, text_case
from tests.workbooks import csv_text


def csv_files() -> Iterator[Case]:
    """Encodings and dialects, then layouts."""
    yield from _dialects()
    yield from _layouts()


def _dialects() -> Iterator[Case]:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1250", "iso8859-2"):
        yield text_case(f"csv in {encoding}", csv_text(TABLE), encoding)
    yield Case("csv in utf-16 of the other order", "plik.csv", b"\xfe\xff" + csv_text(TABLE).encode("utf-16-be"))
    for delimiter in (",", "\t"):
        yield text_case(f"csv split by {delimiter!r}", csv_text(TABLE, delimiter), "cp1250")
    for line_end in ("\r\n", "\r"):
        yield text_case(f"csv with lines ended by {line_end!r}", csv_text(TABLE, line_end=line_end))
    yield Case("csv named txt", "plik.TXT", csv_text(TABLE, "\t").encode("utf-16"))
    yield text_case("csv that declares its separator", "sep=;\r\n" + csv_text(TABLE, line_end="\r\n"))
    quoted = '"terc","nazwa","rodzaj","powiat"\n"2403011","Cieszyn, miasto","miejska","2403"\n'
    yield text_case("separator within quotation marks", quoted, facts=[("240301", "Cieszyn, miasto")])
    yield text_case(
        "line break within a cell",
        'terc;nazwa;rodzaj;powiat\n2403011;"Cieszyn\nmiasto";miejska;2403\n',
        facts=[("240301", "Cieszyn\nmiasto")],
    )
    yield text_case(
        "quotation marks within a cell",
        'terc,nazwa,rodzaj,powiat\n2403011,"Cieszyn ""Stary""",miejska,2403\n',
        facts=[("240301", 'Cieszyn "Stary"')],
    )


def _layouts() -> Iterator[Case]:
    yield text_case("title lines above", csv_text([*TITLES, *TABLE]))
    yield text_case("title lines with the other separator", csv_text([["Gminy, powiaty, rodzaje"], *TABLE]))
    yield text_case(
        "headers in other words and order",
        csv_text(
            [["Powiat TERYT", "NAZWA ", "Rodzaj", "Kod_TERYT"]] + [[row[3], row[1], row[2], row[0]] for row in ROWS]
        ),
        source="territory",
    )
    yield text_case("total below", csv_text([*TABLE, TOTAL]), blank=1, warned=["totals are no data: 5"])
    yield text_case(
        "narrow total and a footnote",
        csv_text([*TABLE, ["Ogółem:", "", "3"], ["Źródło: GUS"]]),
        blank=2,
        warned=["totals are no data: 5", "remarks"],
    )
    yield text_case(
        "subtotals between",
        csv_text([HEADER, ROWS[0], ["Razem powiat", "", "", "1"], *ROWS[1:], TOTAL]),
        blank=2,
        warned=["3, 6"],
    )
    yield text_case("trailing blank rows", csv_text(TABLE) + ";;;\n" * 3 + "\n", blank=4)
    yield text_case("a separator behind every row", csv_text([[*row, ""] for row in TABLE]))
    yield text_case("columns are numbered", csv_text([HEADER, [1, 2, 3, 4], *ROWS]), blank=1, warned=["remarks"])
    yield text_case("header once more", csv_text([*TABLE[:3], HEADER, ROWS[2]]), blank=1, warned=["4"])
    yield text_case("two header rows", csv_text([["Gmina", "", "", "Powiat"], ["terc", "nazwa", "rodzaj", ""], *ROWS]))
    yield text_case("unknown column", csv_text([[*HEADER, "kolor"], *([*row, "x"] for row in ROWS)]), warned=["kolor"])
    spaced = csv_text([[f"\u00a0{cell} " for cell in row] for row in TABLE])
    yield text_case("spaces of all kinds around", spaced)
    yield text_case(
        "an entity named Razem is data",
        csv_text([HEADER, ["2403011", "Razem", "miejska", "2403"]]),
        facts=[("240301", "Razem")],
    )
    yield text_case("row too wide", csv_text([*TABLE, [*ROWS[0], "x"]]), faults=[(5, "*")])
    yield text_case("row too narrow", csv_text([*TABLE, ROWS[0][:2]]), faults=[(5, "*")])
    yield text_case(
        "error text of Excel", csv_text([*TABLE, ["2404011", "#N/D!", "miejska", "2404"]]), faults=[(5, "nazwa")]
    )
    yield text_case(
        "letters lost earlier", csv_text([*TABLE, ["2404011", "\ufffdory", "miejska", "2404"]]), faults=[(5, "nazwa")]
    )
    yield text_case(
        "zero at the beginning lost",
        csv_text([*TABLE, ["201011", "Bolesławiec", "miejska", "0201"]]),
        faults=[(5, "powiat")],
    )
