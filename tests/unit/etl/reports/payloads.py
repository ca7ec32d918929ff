"""Texts that spreadsheets may take for formulas, or libraries for XML."""

STARTS = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\0", "|", "%", "＝", "＋", "－", "＠", " ", "\u00a0", "\u200b", "'", '"',
    ";", ",",
]  # fmt: skip
PAYLOADS = [
    *(start + "1+1" for start in STARTS),
    *(start + "=cmd|' /C calc'!A0" for start in STARTS),
    "=HYPERLINK(\"http://example.org\";\"a\")",
    "<r><f>1+1</f></r>",
    "{=1+1}",
]  # fmt: skip
