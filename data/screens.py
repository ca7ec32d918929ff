"""Wall screens that a coordinator pairs: the short code a screen shows, and the secret by which it is known later."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

SIGNS = "ACDEFHJKLMNPRTUVWXY3479"
"""Without signs that are taken for each other from afar: 0 O Q, 1 I, 2 Z, 5 S, 6 G, 8 B."""
CODE_SIGNS, HALF = 8, 4
CODE_VALID = timedelta(minutes=10)
TOKEN_BYTES = 32
TOKEN = re.compile(r"[\w-]{43}", re.ASCII)


@dataclass(frozen=True)
class PairedScreen:
    """A screen that shows slides: its name, the address it opens, who paired it and when, the last day it was seen."""

    id: int
    region: str
    name: str
    address: str
    paired_by: str
    paired_at: datetime
    seen_on: date | None


def new_code() -> str:
    """Eight signs, 36 bits: with a short life and few guesses nobody finds one."""
    return "".join(secrets.choice(SIGNS) for _ in range(CODE_SIGNS))


def shown_code(code: str) -> str:
    """'ACDE-3479', easier to copy by hand."""
    return f"{code[:HALF]}-{code[HALF:]}"


def read_code(text: str) -> str:
    """The signs of a code as somebody typed it: ' acde 3479' -> 'ACDE3479'; '' for what is none."""
    signs = "".join(sign for sign in text.upper() if sign.isascii() and sign.isalnum())
    return signs if len(signs) == CODE_SIGNS and set(signs) <= set(SIGNS) else ""


def new_token() -> str:
    """The secret that a screen keeps, 256 random bits."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def read_token(text: str) -> str:
    """A secret as `new_token` makes it; '' for anything else."""
    return text if TOKEN.fullmatch(text) else ""


def digest_of(secret: str) -> str:
    """What is kept of a code or a token: whoever reads the database cannot use it."""
    return hashlib.sha256(secret.encode()).hexdigest()
