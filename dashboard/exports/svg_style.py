"""The look of shapes outside the browser: the rules of assets/*.css worked out for one element.

Only what pictures use is understood: tags, classes, [class*="..."], :is(), an ancestor that is the picture, var() and
calc() with the growth of letters, which is 1 here. Rules for anything else do not match.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path

from dashboard.selection import Theme
from dashboard.theme import colour

ASSETS = Path(__file__).parents[1] / "assets"
PROPERTIES = (
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "opacity", "font-size", "font-weight", "paint-order", "letter-spacing", "text-anchor", "dominant-baseline",
)  # fmt: skip
COMMENT, BLOCK = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"([^{}]+)\{([^{}]*)\}")
AT_RULE = re.compile(r"@[\w-]+[^{;]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
IS, VAR = re.compile(r":is\(([^()]*)\)"), re.compile(r"var\((--[\w-]+)(?:,\s*([^()]*))?\)")
COMPOUND = re.compile(r"(?P<tag>[a-z]*)(?P<classes>(?:\.[\w-]+)*)(?P<parts>(?:\[class\*=\"[\w-]+\"\])*)")
CALC = re.compile(r"calc\(([\d.]+)px \* [\d.]+\)")
MOST_NESTED = 8
HATCH = "url(#hatch)"


@dataclass(frozen=True)
class Compound:
    """'rect.bullet-value': what one element must be."""

    tag: str
    classes: frozenset[str]
    parts: tuple[str, ...]

    def fits(self, tag: str, classes: frozenset[str]) -> bool:
        """Whether an element of this tag and these classes is meant."""
        written = " ".join(classes)
        return self.tag in {"", tag} and self.classes <= classes and all(part in written for part in self.parts)

    @property
    def weight(self) -> tuple[int, int]:
        """The more exactly an element is meant, the more it counts."""
        return len(self.classes) + len(self.parts), bool(self.tag)


@dataclass(frozen=True)
class Rule:
    """Compounds from the outermost ancestor to the element, and what is declared for it."""

    compounds: tuple[Compound, ...]
    declared: tuple[tuple[str, str], ...]

    @property
    def weight(self) -> tuple[int, int]:
        """Sum over the compounds."""
        weights = [compound.weight for compound in self.compounds]
        return sum(w[0] for w in weights), sum(w[1] for w in weights)


@lru_cache(maxsize=4096)
def style_of(tag: str, css: str, picture: str, theme: Theme) -> dict[str, str]:
    """Attributes of an SVG element by the classes that it and its picture carry."""
    classes, around = frozenset(css.split()), frozenset(["drawing", "drawing-svg", "map-svg", *picture.split()])
    declared: dict[str, str] = {}
    for rule in _rules():
        *ancestors, own = rule.compounds
        if own.fits(tag, classes) and all(a.fits("svg", around) or a.fits("div", around) for a in ancestors):
            declared |= dict(rule.declared)
    return {name: value for name in PROPERTIES if (value := _value(declared.get(name, ""), declared, theme))}


def token(name: str, theme: Theme) -> str:
    """Colour of a token."""
    return colour(theme, name)


@lru_cache(maxsize=1)
def _rules() -> tuple[Rule, ...]:
    found: list[Rule] = []
    for file in sorted(ASSETS.glob("[1-9]*.css")):
        text = AT_RULE.sub("", COMMENT.sub("", file.read_text(encoding="utf-8")))
        for selectors, body in BLOCK.findall(text):
            declared = tuple(
                (name.strip(), value.strip())
                for name, mark, value in (d.partition(":") for d in body.split(";"))
                if mark
            )
            found += [Rule(compounds, declared) for s in _expanded(selectors) if (compounds := _compounds(s))]
    return tuple(sorted(found, key=lambda rule: rule.weight))


def _expanded(selectors: str) -> list[str]:
    """'.a, .b :is(c, d)' -> ['.a', '.b c', '.b d']."""
    listed = re.split(r",(?![^()]*\))", selectors)
    expanded = []
    for selector in listed:
        choices = [[part.strip() for part in inside.split(",")] for inside in IS.findall(selector)]
        for chosen in product(*choices):
            words = iter(chosen)
            expanded.append(IS.sub(lambda _m, words=words: next(words), selector).strip())
    return expanded


def _compounds(selector: str) -> tuple[Compound, ...]:
    """The compounds of a selector that is understood, else none."""
    found = []
    for word in selector.split():
        match = COMPOUND.fullmatch(word)
        if not match:
            return ()
        classes = frozenset(filter(None, match["classes"].split(".")))
        found.append(Compound(match["tag"], classes, tuple(re.findall(r'"([\w-]+)"', match["parts"]))))
    return tuple(found)


def _value(written: str, declared: dict[str, str], theme: Theme) -> str:
    for _turn in range(MOST_NESTED):
        if "var(" not in written:
            break
        written = VAR.sub(lambda match: _variable(match[1], match[2] or "", declared, theme), written)
    written = CALC.sub(r"\1", written)
    plain = written.replace("!important", "").strip()
    return plain.removesuffix("px") if re.fullmatch(r"-?[\d.]+px", plain) else plain


def _variable(name: str, fallback: str, declared: dict[str, str], theme: Theme) -> str:
    if name == "--hatch":
        return HATCH
    if name in {"--text-up", "--unit"}:
        return "1"
    if name in declared:
        return declared[name]
    try:
        return colour(theme, name.removeprefix("--"))
    except KeyError:
        return fallback
