"""Files that are refused as a whole."""

from collections.abc import Iterator

from tests.corpus.case import HEADER, ROWS, TABLE, Case, refusal
from tests.corpus.workbooks import SHEET, as_macro
from tests.workbooks import csv_text, edited, ods, ods_table, unzipped, xls, xlsx, zipped


def refused_csv() -> Iterator[Case]:
    """Files with the name of a CSV."""

    def case(name: str, content: bytes, message: str) -> Case:
        return refusal(name, "plik.csv", content, message)

    yield case("empty file", b"", "the file is empty")
    yield case("blank lines alone", b"\n;;\n", "the file is empty")
    yield case("header alone", csv_text([HEADER]).encode(), "no rows below")
    yield case("two separators fit", b"a,b;c\n1,2;3\n", "more than one of")
    yield case("marks that do not match", (csv_text(TABLE) + '"x;y\n').encode(), "quotation marks")
    yield case("bytes of two encodings", csv_text(TABLE).encode("cp1250") + "ąś".encode("iso8859-2"), "encoding")
    yield case("zero bytes", csv_text(TABLE).encode() + b"\x00", "not a text file")
    yield case("utf-16 without its mark", csv_text(TABLE).encode("utf-16-le"), "not a text file")
    yield case("web page named csv", b"<html><table><tr><td>terc</td></tr></table></html>", "web page")
    yield case("workbook named csv", xlsx(TABLE), "extension")
    yield case("of no source", b"a;b\n1;2\n", "source cannot be told")
    yield refusal(
        "column missing", "plik.csv", b"terc;nazwa\n1;2\n", "columns are missing: kind, powiat", source="territory"
    )
    doubled = csv_text([[*HEADER, "TERYT"], *([*row, "x"] for row in ROWS)]).encode()
    yield case("column doubled", doubled, "more than one header means the same column: terc")


def refused_workbooks() -> Iterator[Case]:
    """Files with the name of a workbook."""
    plain = xlsx(TABLE)
    yield refusal("web page named xls", "plik.xls", b"<html><table></table></html>", "web page")
    yield refusal("text named xls", "plik.xls", csv_text(TABLE).encode(), "text with the name of a workbook")
    yield refusal("text named xlsx", "plik.xlsx", csv_text(TABLE).encode(), "text with the name of a workbook")
    yield refusal("xlsx named xls", "plik.xls", plain, "another kind of workbook")
    yield refusal("xls named xlsx", "plik.xlsx", xls(TABLE), "another kind of workbook")
    yield refusal("ods named xlsx", "plik.xlsx", ods(ods_table(TABLE)), "the content is .ods, not .xlsx")
    macro = edited(plain, "[Content_Types].xml", as_macro)
    yield refusal("macro workbook named xlsx", "plik.xlsx", macro, "the content is .xlsm, not .xlsx")
    yield refusal("letter named xlsx", "plik.xlsx", zipped({"[Content_Types].xml": "wordprocessingml"}), "not .xlsx")
    yield refusal("kind never read", "plik.pdf", b"%PDF-1.7", "only XLSX, XLS, ODS and CSV")
    yield refusal("pdf named xlsx", "plik.xlsx", b"%PDF-1.7\x00", "damaged")
    yield refusal("password", "plik.xlsx", _encrypted(), "protected by a password")
    yield refusal("cut off", "plik.xlsx", plain[: len(plain) // 2], "damaged")
    yield refusal("old workbook cut off", "plik.xls", xls(TABLE)[:1000], "damaged")
    yield refusal("bomb", "plik.xlsx", zipped({**unzipped(plain), "xl/media/image1.png": b"\0" * 50_000_000}), "larger")
    declared = edited(plain, "docProps/core.xml", lambda xml: b"<!DOCTYPE x>" + xml)
    yield refusal("declarations", "plik.xlsx", declared, "declarations")
    yield refusal("filled as far as column 250", "plik.xlsx", xlsx([*TABLE, [None] * 249 + ["x"]]), "column 250")
    sheets = xlsx(TABLE, lambda book, _: [book.create_sheet() for _ in range(30)])
    yield refusal("31 sheets", "plik.xlsx", sheets, "31 sheets")
    far = edited(
        plain,
        SHEET,
        lambda xml: xml.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>'
        ),
    )
    yield refusal("one cell far away", "plik.xlsx", far, "Delete")


def _encrypted() -> bytes:
    """An old container whose stream is named as Office names the encrypted one."""
    content = xls(TABLE)
    name, encrypted = "Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
    place = content.index(name)
    return content[:place] + encrypted + content[place + len(encrypted) : place + 64] + b"\x22" + content[place + 65 :]
