"""Colours for pictures outside the browser, read from the one stylesheet that declares them."""

import re
from functools import cache
from pathlib import Path

from dashboard.selection import Theme

TOKENS = Path(__file__).with_name("assets") / "00-tokens.css"
BLOCK = re.compile(r'\[data-theme="(\w+)"\][^{]*\{([^}]*)\}')
TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})\s*;")


@cache
def _tokens_by_theme() -> dict[str, dict[str, str]]:
    text = TOKENS.read_text(encoding="utf-8")
    tokens: dict[str, dict[str, str]] = {}
    for theme, block in BLOCK.findall(text):
        tokens.setdefault(theme, {}).update(TOKEN.findall(block))
    return tokens


def colour(theme: Theme, token: str) -> str:
    """Hex colour of a token in a theme: colour('jasny', 'ink') -> '#16202B'; KeyError for an unknown token."""
    return _tokens_by_theme()[theme][token]
