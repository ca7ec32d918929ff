"""What changed between the frozen days of two meetings."""

from collections.abc import Sequence

from dashboard.components.changes import changes_card
from dashboard.components.plan_tree import states_here
from dashboard.context import Context
from dashboard.html import Element
from dashboard.states import states_of
from data.meetings import Meeting, earlier_meetings


def changes_since(context: Context, meeting: Meeting, known: Sequence[Meeting]) -> list[Element]:
    """One card; none where this meeting or all before it have no frozen day, or no later one."""
    before = next((one.stan_na for one in earlier_meetings(known, meeting) if one.stan_na), None)
    if meeting.stan_na is None or before is None or before >= meeting.stan_na:
        return []
    frozen = context.chosen(stan_na=meeting.stan_na, od=before)
    plan = frozen.catalog.plans[frozen.region.plans[0]]
    states = states_of(frozen, frozen.catalog.indicators_of_plan(plan.id))
    return [changes_card(frozen, states_here(frozen, plan, states), span=12, may_choose=False)]
