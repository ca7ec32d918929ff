"""What an address may say of a file itself, beside the selection that it shows."""

from dataclasses import dataclass

SIZES = ("1x", "2x", "slajd")
NOTATIONS = ("", "pl")


@dataclass(frozen=True)
class Options:
    """One figure, size of a picture, notation of a CSV."""

    figure: str = ""
    size: str = "2x"
    notation: str = ""
