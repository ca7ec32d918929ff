"""What an address may say of a file itself, beside the selection that it shows."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Template:
    """The content of a template; two of the same digest are the same."""

    digest: str
    content: bytes = field(compare=False, repr=False)


SIZES = ("1x", "2x", "slajd")
NOTATIONS = ("", "pl")


@dataclass(frozen=True)
class Options:
    """One figure, size of a picture, notation of a CSV, and the template of the office, which no address chooses."""

    figure: str = ""
    size: str = "2x"
    notation: str = ""
    template: Template | None = None
