"""A file as text, whatever it was; apart from its sheets, since the process that opens workbooks reads no CSV."""

from dataclasses import dataclass, field

from data.errors import UserError
from etl.readers.contract import Sheet
from etl.readers.csv_file import CsvText


@dataclass
class RawFile:
    """A file as text. `encoding` is XLSX, XLS, ODS or the encoding of a CSV; only a CSV has a `delimiter`
    and is read on through `csv`, its sheet has the first rows only.

    `warnings` tell what was left out.
    """

    file_name: str
    digest: str
    sheets: list[Sheet]
    encoding: str
    delimiter: str = ""
    csv: CsvText | None = None
    warnings: list[UserError] = field(default_factory=list)
