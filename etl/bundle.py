"""The public files that come with the program, and the dates they speak of."""

from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from data.yaml_text import read_yaml

RAW = Path(__file__).parents[1] / "data" / "raw"
LOADED_BY = "zestaw"


class BundledFile(BaseModel):
    """One file of data/raw; `stan_na` is the date it speaks of."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    file: str
    source: str
    stan_na: date

    @property
    def path(self) -> Path:
        """Where the file is."""
        return RAW / self.file


def bundled_files() -> list[BundledFile]:
    """Files of bundle.yml, areas before what lies in them."""
    entries = read_yaml((RAW / "bundle.yml").read_text(encoding="utf-8"))
    return TypeAdapter(list[BundledFile]).validate_python(entries)
