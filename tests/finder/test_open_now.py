"""What an answer holds of lines that are open now, and whose bank holidays it asks about."""

from datetime import datetime

import pytest

from services.directory.directory import Directory
from services.finder import Group, Need, find_help
from services.geography import AreaKind
from services.hours import LONDON, State
from tests.finder.test_matching import found
from tests.records import SCOTLAND, UK, a_channel_record, a_check, a_record, place_of

SHUT = "Tu 09:00-17:00"
IN_SCOTLAND = place_of(AreaKind.NATION, "scotland")
IN_WALES = place_of(AreaKind.NATION, "wales")
ST_ANDREW = datetime(2026, 11, 30, 11, tzinfo=LONDON)


def test_safety_16_talk_to_someone_now_holds_only_channels_that_are_open_now():
    open_now, shut = a_channel_record(), a_channel_record(hours=SHUT)
    unknown, form = a_channel_record(hours=""), a_channel_record(kind="online_form")
    (match,) = found(a_record(channels=(shut, unknown, form, open_now)))
    assert (match.group, [row.channel for row in match.channels]) == (Group.TALK, [open_now])


def test_other_groups_hold_every_channel_with_its_state():
    open_now, shut = a_channel_record(), a_channel_record(hours=SHUT)
    (match,) = found(a_record(kind="support_centre", channels=(shut, open_now)))
    assert [row.status.state for row in match.channels] == [State.OPEN, State.CLOSED]


def test_safety_13_of_lines_that_are_open_now_the_checked_ones_come_first():
    channel = a_channel_record()
    unchecked = a_record(name="A line")
    checked = a_record(name="B line", channels=(channel,), checks=(a_check(channel),))
    assert [match.record for match in found(unchecked, checked)] == [checked, unchecked]


def test_safety_13_a_check_of_a_line_that_is_closed_lifts_no_open_one():
    shut, unchecked = a_channel_record(hours=SHUT), a_channel_record()
    record = a_record(channels=(shut, unchecked), checks=(a_check(shut),))
    assert not found(record)[0].checked


def test_safety_13_of_two_open_channels_the_checked_one_comes_first():
    unchecked, checked = a_channel_record(), a_channel_record()
    (match,) = found(a_record(channels=(unchecked, checked), checks=(a_check(checked),)))
    assert [row.channel for row in match.channels] == [checked, unchecked]


@pytest.mark.parametrize(("hours", "listed"), [("24/7", 1), (SHUT, 0), ("", 0)])
def test_open_now_lists_only_services_where_somebody_answers(hours, listed):
    form = a_channel_record(kind="online_form")
    record = a_record(kind="support_centre", channels=(form, a_channel_record(hours=hours)))
    assert len(found(record, need=Need(open_now=True))) == listed


def test_open_now_shows_only_the_channels_that_are_open():
    open_now = a_channel_record()
    record = a_record(kind="support_centre", channels=(a_channel_record(hours=SHUT), open_now))
    (match,) = found(record, need=Need(open_now=True))
    assert [row.channel for row in match.channels] == [open_now]


@pytest.mark.parametrize(("place", "state"), [(IN_SCOTLAND, State.UNKNOWN), (IN_WALES, State.OPEN)])
def test_a_service_of_all_nations_uses_the_readers_bank_holidays(place, state):
    record = a_record(areas=(UK,), channels=(a_channel_record(hours="Mo-Fr 09:00-17:00"),))
    (match,) = found(record, place=place, at=ST_ANDREW)
    assert match.state is state


def test_a_proclaimed_day_that_was_published_counts_in_an_answer():
    line = a_record(areas=(SCOTLAND,), channels=(a_channel_record(hours="Mo-Fr 09:00-17:00"),))
    day = {
        "day": "2026-12-01",
        "nations": ["scotland"],
        "title": "A proclaimed day",
        "title_cy": "",
        "cancelled": False,
    }
    directory = Directory(1, {line.id: line}, {"holidays": {"days": [day]}})
    at = datetime(2026, 12, 1, 11, tzinfo=LONDON)
    (match,) = find_help(directory, IN_SCOTLAND, Need(), at)
    assert match.state is State.UNKNOWN


def test_hours_of_an_old_record_that_cannot_be_read_are_not_known():
    (match,) = found(a_record(channels=(a_channel_record(hours="Mo sometimes"),)))
    assert match.state is State.UNKNOWN
