"""How reports and templates look: colours, margins, what is printed; the same in both libraries of workbooks."""

import textwrap
from collections.abc import Sequence

HEAD_FILL, HEAD_FONT = "#1F3864", "#FFFFFF"
WRONG_FILL, WRONG_FONT = "#FFC7CE", "#9C0006"
OPTIONAL_FILL = "#D9E2F3"
EXAMPLE_FILL, EXAMPLE_FONT = "#F2F2F2", "#595959"
LINK_FONT = "#0563C1"
LINE = "#BFBFBF"
FONT, FONT_SIZE, TITLE_SIZE = "Calibri", 11, 14
A4 = 9
LINE_POINTS, SIGNS_OF_A_WIDTH = 15, 1.1
MARGIN_INCHES, TOP_INCHES, BOTTOM_INCHES, FOOTER_INCHES = 0.4, 0.5, 0.6, 0.3
COMMENT_WIDTH, COMMENT_LINE, COMMENT_MOST_LINES = 320, 17, 16
SIGNS_OF_A_COMMENT_LINE = 46


def row_height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """Points of a row of wrapped texts in columns of these widths (in signs); spreadsheets do not all find it out."""
    lines = (len(textwrap.wrap(text, int(width * SIGNS_OF_A_WIDTH))) for text, width in zip(texts, widths, strict=True))
    return LINE_POINTS * max(1, *lines)


def comment_height(text: str) -> int:
    """Pixels that a comment of COMMENT_WIDTH needs."""
    lines = sum(len(part) // SIGNS_OF_A_COMMENT_LINE + 1 for part in text.split("\n"))
    return COMMENT_LINE * (min(lines, COMMENT_MOST_LINES) + 1)
