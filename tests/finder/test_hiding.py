"""Listings long overdue for a check: left out where nobody loses anything by it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.directory.record_parts import CapacityRecord
from services.directory.records import ServiceRecord
from services.finder import Need, find_help, in_groups
from services.finder.hiding import LONG_OVERDUE, without_long_overdue
from services.finder.people import AGES
from services.geography import AreaKind
from services.hours import LONDON
from tests.finder.listening import LATE, LONG_AGO, helped, services
from tests.records import (
    WEST_MERCIA,
    WORCESTERSHIRE,
    a_channel_record,
    a_check,
    a_record,
    directory_of,
    place_of,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=LONDON)
TODAY = NOON.date()
FORCE_AREA = place_of(AreaKind.POLICE_FORCE, "west-mercia")


def shown(*records: ServiceRecord, at: datetime = NOON, need: Need | None = None) -> list[str]:
    """The names of what an answer for West Mercia holds, by name."""
    matches = find_help(directory_of(*records), FORCE_AREA, need or Need(), at)
    return sorted(match.record.name for match in matches)


def a_centre(name: str, **changes: object) -> ServiceRecord:
    """A support centre of West Mercia."""
    return a_record(name=name, kind="support_centre", areas=(WEST_MERCIA,), **changes)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("", ["Fresh", "Old"]),
        (TODAY.isoformat(), ["Fresh", "Old"]),
        (LATE, ["Fresh", "Old"]),
        (LONG_AGO, ["Fresh"]),
    ],
)
def test_a_listing_is_hidden_once_its_review_is_more_than_180_days_late(due, expected) -> None:
    assert shown(a_centre("Fresh"), a_centre("Old", review_due=due)) == expected


def test_180_days_are_the_number_that_is_told() -> None:
    assert timedelta(days=180) == LONG_OVERDUE


def test_the_only_one_of_its_group_is_never_hidden() -> None:
    assert shown(a_centre("Old", review_due=LONG_AGO)) == ["Old"]


def test_two_that_are_long_overdue_do_not_stand_in_for_each_other() -> None:
    both = [a_centre(name, review_due=LONG_AGO) for name in ("Old", "Older")]
    assert shown(*both) == ["Old", "Older"]


def test_a_national_line_is_never_hidden() -> None:
    lines = [
        a_record(name="Fresh"),
        a_record(name="Old", is_national_line=True, review_due=LONG_AGO),
    ]
    assert shown(*lines) == ["Fresh", "Old"]


@pytest.mark.parametrize(
    "fresh",
    [
        {"kind": "counselling"},
        {"gender": "women"},
        {"age_from": 18},
        {"age_to": 17},
        {"audiences": ("lgbt",)},
        {"areas": (WORCESTERSHIRE,)},
        {"status": "temporarily closed"},
        {"self_referral": "no"},
        {"self_referral_age_from": 16},
        {"needs": ("stalking",)},
        {"channels": ()},
        {"channels": (a_channel_record(kind="webchat", value="https://chat.example.org/"),)},
        {"channels": (a_channel_record(text_relay="no"),)},
        {"capacities": (CapacityRecord("counselling", "closed", None, "2026-11-01"),)},
    ],
)
def test_what_helps_fewer_people_stands_in_for_nothing(fresh) -> None:
    old = {"gender": "everyone", "needs": ("sexual_violence",), "review_due": LONG_AGO}
    records = [
        a_centre("Old", **old),
        replace(a_centre("Fresh", gender="everyone", needs=("sexual_violence",)), **fresh),
    ]
    assert shown(*records) == ["Fresh", "Old"]


def test_an_unchecked_listing_does_not_stand_in_for_one_that_somebody_checked() -> None:
    number = a_channel_record()
    old = a_centre("Old", channels=(number,), checks=(a_check(number),), review_due=LONG_AGO)
    assert shown(a_centre("Fresh"), old) == ["Fresh", "Old"]


def test_the_way_to_one_police_force_stands_in_for_no_other() -> None:
    ways = [
        a_record(name="Fresh", kind="police_reporting", police_force="kent"),
        a_record(
            name="Old",
            kind="police_reporting",
            police_force="west-mercia",
            review_due=LONG_AGO,
        ),
    ]
    assert shown(*ways) == ["Fresh", "Old"]


def test_a_line_that_is_closed_now_does_not_stand_in_for_one_that_answers() -> None:
    closed = a_channel_record(hours="Tu 09:00-10:00")
    records = [
        a_record(name="Fresh", channels=(closed,)),
        a_record(name="Old", review_due=LONG_AGO),
    ]
    assert shown(*records) == ["Fresh", "Old"]


@given(st.lists(services, max_size=6), st.integers(0, 7 * 24 - 1), st.sampled_from(AGES))
@settings(max_examples=300, deadline=None)
def test_hiding_empties_no_group_and_leaves_nobody_without_a_line(records, hour, age) -> None:
    at = NOON + timedelta(hours=hour)
    undated = [replace(record, review_due="") for record in records]
    before = find_help(directory_of(*undated), FORCE_AREA, Need(age=age), at)
    ids = {record.id: record for record in records}
    dated = [replace(match, record=ids[match.record.id]) for match in before]
    after = without_long_overdue(dated, at.date())
    assert (in_groups(after).keys(), helped(after)) == (in_groups(dated).keys(), helped(dated))
