"""Telephone numbers of Poland in a text, told from other numbers of as many digits by their first two."""

import re

# Mobile numbers and those of the areas; the other beginnings belong to nobody.
BEGINNINGS = re.compile(r"1[2-8]|2[2-59]|3[234]|4[1-68]|5[0-9]|6[0-35-9]|7[1-9]|8[1-9]|9[145]")
COUNTRY = r"(?:(?:\+|00)\s?48[ -]?)?"
NINE_DIGITS = r"\(?(?P<begin>\d{2})(?:\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}|\d\)?[ -]?\d{3}[ -]?\d{3})"
PHONE = re.compile(rf"(?<![\d.,])(?<!\d[ -]){COUNTRY}{NINE_DIGITS}(?![ -]?\d)(?![.,]\d)", re.ASCII)


def holds_phone(text: str) -> bool:
    """'tel. +48 600 123 456', '(32) 255-12-34' -> True; '125 000 000' is an amount, '123-456-32-18' a NIP."""
    return any(BEGINNINGS.fullmatch(match["begin"]) and not match[0].endswith("000") for match in PHONE.finditer(text))
