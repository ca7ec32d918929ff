"""How progress is measured: distance against time, status, forecast (docs/methodology.md)."""

from data.progress.forecast import Forecast, forecast, trend_direction
from data.progress.history import judged_years
from data.progress.measure import Goal, Progress, Reading, Status, assess
from data.progress.opinions import growth_ratio, value_over_target
from data.progress.owed import Period, owed_periods
from data.progress.summary import Weakest, weakest

__all__ = [
    "Forecast",
    "Goal",
    "Period",
    "Progress",
    "Reading",
    "Status",
    "Weakest",
    "assess",
    "forecast",
    "growth_ratio",
    "judged_years",
    "owed_periods",
    "trend_direction",
    "value_over_target",
    "weakest",
]
