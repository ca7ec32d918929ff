"""The schema of playlists: what a wall screen shows, one view after another, and when its data count as old."""

from datetime import date
from typing import Literal, get_args

from pydantic import Field, model_validator

from data.catalog.models import Bilingual, Card

SlideKind = Literal["statusy", "liczba", "wskaznik", "mapa", "zmiany", "wydarzenia", "subregiony"]
SLIDE_KINDS: tuple[SlideKind, ...] = get_args(SlideKind)
OF_INDICATORS: tuple[SlideKind, ...] = ("liczba", "wskaznik", "mapa", "subregiony")


class ScreenItem(Card):
    """One entry of a playlist: a view, or several of one kind.

    Without `indicators` those of the card of the region are shown, without `plan` all plans of the region; at most
    `most` of them that have something to show. `seconds` are those of one slide.
    """

    view: SlideKind
    indicators: list[str] = Field(default=[])
    plan: str = ""
    seconds: int | None = Field(default=None, ge=1, le=3600)
    most: int | None = Field(default=None, ge=1, le=20)
    subregion: str = ""
    stan_na: date | None = None

    @model_validator(mode="after")
    def names_fit_the_view(self) -> "ScreenItem":
        """An indicator or a plan that would be ignored is a misunderstanding."""
        if self.indicators and self.view not in OF_INDICATORS:
            raise ValueError(f"'indicators' go with {', '.join(OF_INDICATORS)}")
        if self.plan and self.view != "statusy":
            raise ValueError("'plan' goes with statusy")
        return self


class Screen(Card):
    """A playlist; data older than `stale_after_days` are marked across the slide.

    `address` is where people in the room find this program, for the QR code: https://barometr.example.pl.
    """

    id: str = Field(pattern=r"^[a-z0-9_]{1,40}$")
    name: Bilingual
    seconds: int = Field(default=20, ge=1, le=3600)
    stale_after_days: int = Field(default=400, ge=1, le=36_500)
    address: str = Field(default="", pattern=r"^$|^https?://[^\s/?#]+(/[^\s?#]*)?$")
    items: list[ScreenItem] = Field(min_length=1)
