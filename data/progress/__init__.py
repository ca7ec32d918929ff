"""How progress is measured: distance against time, status, forecast (docs/methodology.md)."""

from data.progress.forecast import Forecast, forecast, trend_direction
from data.progress.measure import Goal, Progress, Reading, Status, assess
from data.progress.opinions import growth_ratio, value_over_target

__all__ = [
    "Forecast",
    "Goal",
    "Progress",
    "Reading",
    "Status",
    "assess",
    "forecast",
    "growth_ratio",
    "trend_direction",
    "value_over_target",
]
