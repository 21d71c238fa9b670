"""Nobody in the UK is left without a line that listens, whoever they are and whenever they ask."""

from datetime import datetime, timedelta

import pytest

from services.directory.directory import Directory
from services.finder import AgeBand, Group, Match, Need, find_help
from services.finder.groups import LISTENING_CHANNELS
from services.geography import POLICE_FORCES, UK_CODE, AreaTree, Place
from services.hours import LONDON

MONDAY = datetime(2026, 11, 23, tzinfo=LONDON)
HOURS_OF_A_WEEK = [MONDAY + timedelta(hours=hours) for hours in range(0, 7 * 24, 5)]
HARD_DAYS = [
    datetime(*day, hour, 30, tzinfo=LONDON)
    for day in (
        (2026, 10, 25),  # the clocks go back
        (2026, 11, 30),  # a bank holiday in Scotland alone
        (2026, 12, 25),
        (2026, 12, 26),  # Boxing Day on a Saturday
        (2027, 1, 1),
        (2027, 3, 28),  # Easter, and the clocks go forward
        (2029, 1, 1),  # past the end of the calendar
    )
    for hour in (1, 12)
]
LISTENING_KINDS = ("helpline", "children_line", "listening_line", "victim_support")


def listens(match: Match) -> bool:
    """Whether somebody answers now by phone or text, whatever their gender."""
    by_phone_or_text = [c for c in match.channels if c.is_open and c.channel.is_number]
    return (
        match.group is Group.TALK
        and match.record.kind in LISTENING_KINDS
        and match.record.gender in ("", "everyone")
        and bool(by_phone_or_text)
    )


@pytest.mark.parametrize("force", POLICE_FORCES, ids=lambda force: force.slug)
def test_safety_16_every_force_age_and_hour_has_an_open_line_that_listens(
    served: Directory, force
) -> None:
    place = Place.at(force.area_code or UK_CODE, tree=AreaTree.embedded())
    empty = [
        (age, at.isoformat())
        for age in (None, *AgeBand)
        for at in (*HOURS_OF_A_WEEK, *HARD_DAYS)
        if not any(map(listens, find_help(served, place, Need(age=age), at)))
    ]
    assert empty == []


def test_what_counts_as_listening_leaves_out_forms_and_email() -> None:
    assert {"online_form", "email"}.isdisjoint(LISTENING_CHANNELS)
