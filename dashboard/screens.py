"""Which slides a playlist means for a region, and which of them are shown: choices that need no database."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.catalog import Region
from data.catalog.screen_cards import Screen, ScreenItem


@dataclass(frozen=True)
class SlideRequest:
    """A slide that may be shown: its number from 1, the entry that asks for it, and the plan or indicator meant."""

    number: int
    place: int
    item: ScreenItem
    subject: str
    seconds: int


def requests_of(screen: Screen, region: Region) -> list[SlideRequest]:
    """All slides of a playlist in a region, whether they have anything to show or not.

    Entries for a subregion of another region are left out, so that one playlist can serve several regions.
    """
    here = {"", *(subregion.id for subregion in region.subregions)}
    found: list[SlideRequest] = []
    for place, item in enumerate(screen.items):
        if item.subregion in here:
            for subject in _subjects(item, region):
                seconds = item.seconds or screen.seconds
                found.append(SlideRequest(len(found) + 1, place, item, subject, seconds))
    return found


def shown_of(requests: Sequence[SlideRequest], has_content: Callable[[SlideRequest], bool]) -> list[int]:
    """Numbers of the slides that have something to show, of each entry no more than it wants."""
    shown: list[int] = []
    taken: dict[int, int] = {}
    for request in requests:
        most = request.item.most
        if (most is None or taken.get(request.place, 0) < most) and has_content(request):
            taken[request.place] = taken.get(request.place, 0) + 1
            shown.append(request.number)
    return shown


def nearest(shown: Sequence[int], asked: int) -> int:
    """The asked slide, else the next one that is shown, else the first."""
    return next((number for number in shown if number >= asked), shown[0])


def neighbours(shown: Sequence[int], number: int) -> tuple[int, int]:
    """The slides before and after one that is shown; the last is followed by the first."""
    place = shown.index(number)
    return shown[place - 1], shown[(place + 1) % len(shown)]


def _subjects(item: ScreenItem, region: Region) -> Sequence[str]:
    if item.indicators:
        return item.indicators
    by_rule = {
        "statusy": [item.plan] if item.plan else region.plans,
        "liczba": region.headline_indicators,
        "wskaznik": region.gauge_indicators,
        "mapa": region.map_indicators,
        "subregiony": region.series_indicators,
    }
    return by_rule.get(item.view, [""])
