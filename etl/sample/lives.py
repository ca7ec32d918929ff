"""How long entities live, from the stock of each year."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.sample.figures import STOCK_YEARS, Stock

CLOSED_A_YEAR_PCT = 4


@dataclass(frozen=True)
class Lives:
    """Weights of (kind, founding year, closing year); closing year 0 is an entity that still exists."""

    keys: tuple[tuple[int, int, int], ...]
    weights: tuple[int, ...]

    def only(self, *, alive: bool) -> "Lives":
        """The lives that last, or those that ended."""
        kept = [place for place, key in enumerate(self.keys) if (key[2] == 0) is alive]
        return Lives(tuple(self.keys[place] for place in kept), tuple(self.weights[place] for place in kept))


def lives(stocks: Sequence[Stock]) -> Lives:
    """From the stock of each year: a part of the old ones closes, the rest of the change are new ones."""
    keys: list[tuple[int, int, int]] = []
    weights: list[int] = []
    for kind, stock in enumerate(stocks):
        cohorts = {STOCK_YEARS[0]: stock.by_year[STOCK_YEARS[0]]}
        for year in STOCK_YEARS[1:]:
            wanted, present = stock.by_year[year], sum(cohorts.values())
            share_pct = max(CLOSED_A_YEAR_PCT, (present - wanted) * 100 // max(present, 1))
            for founded, number in list(cohorts.items()):
                gone = number * share_pct // 100
                cohorts[founded] = number - gone
                keys.append((kind, founded, year))
                weights.append(gone)
            cohorts[year] = max(wanted - sum(cohorts.values()), 0)
        keys += [(kind, founded, 0) for founded in cohorts]
        weights += list(cohorts.values())
    return Lives(tuple(keys), tuple(weights))
