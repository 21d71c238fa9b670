"""Nobody in the UK is left without a line that listens, whoever they are and whenever they ask."""

from datetime import date, datetime

import pytest

from services.directory.directory import Directory
from services.finder.groups import LISTENING_CHANNELS
from services.finder.proof import never_empty_in, prove_never_empty
from services.finder.weeks import monday_of
from services.hours import LONDON

HARD_DAYS = (
    date(2026, 10, 25),  # the clocks go back
    date(2026, 11, 30),  # a bank holiday in Scotland alone
    date(2026, 12, 25),
    date(2026, 12, 26),  # Boxing Day on a Saturday
    date(2027, 1, 1),
    date(2027, 3, 28),  # Easter, and the clocks go forward
    date(2027, 7, 12),  # a bank holiday in Northern Ireland alone
    date(2029, 1, 1),  # past the end of the calendar
)


def test_safety_16_every_force_audience_age_and_hour_has_an_open_line_that_listens(
    served: Directory,
) -> None:
    assert prove_never_empty(served, at=datetime(2026, 11, 23, tzinfo=LONDON)) == ()


@pytest.mark.parametrize("day", HARD_DAYS, ids=str)
def test_safety_16_holds_in_weeks_that_are_hard(served: Directory, day: date) -> None:
    assert never_empty_in(served, [monday_of(day)]) == ()


def test_what_counts_as_listening_leaves_out_forms_and_email() -> None:
    assert {"online_form", "email"}.isdisjoint(LISTENING_CHANNELS)
