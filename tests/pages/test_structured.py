"""What search engines are told of a service, and what they must never be told."""

from datetime import UTC, datetime

import pytest

from services.directory.record_parts import LocationRecord
from services.pages.structured import Address, Opening, structured
from tests.records import a_channel_record, a_check, a_record, directory_of

AT = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def told_of(*, checked=True, **changes):
    """What is told of a record, with a check of its channels unless said otherwise."""
    channels = changes.pop("channels", (a_channel_record(),))
    checks = (a_check(*channels),) if checked else ()
    record = a_record(channels=channels, checks=checks, **changes)
    return structured(record, directory=directory_of(record), at=AT)


def openings(hours, **changes):
    """The openings told of one number with these hours."""
    [line] = told_of(channels=(a_channel_record(hours=hours),), **changes).lines
    return line.openings


def test_a_number_is_told_with_its_areas():
    told = told_of(channels=(a_channel_record(value="01632 960001"),))
    assert ([line.telephone for line in told.lines], told.areas) == (["01632 960001"], ("England",))


def test_hours_that_a_person_checked_are_told_with_their_days():
    assert openings("Mo-Fr 09:00-17:00; Sa 10:00-12:30") == (
        Opening(WEEKDAYS, "09:00", "17:00"),
        Opening(("Saturday",), "10:00", "12:30"),
    )


def test_a_line_that_is_always_open_is_told_as_whole_days():
    [opening] = openings("24/7")
    assert (len(opening.days), opening.opens, opening.closes) == (8, "00:00", "23:59")


def test_a_night_ends_on_the_next_day():
    assert openings("Fr 18:00-26:00") == (Opening(("Friday",), "18:00", "02:00"),)


def test_safety_13_hours_that_nobody_checked_are_not_told():
    assert (openings("24/7"), openings("24/7", checked=False)) != ((), ())
    assert openings("24/7", checked=False) == ()


@pytest.mark.parametrize(
    "hours",
    ["", "nonsense", "Mo[1] 09:00-12:00", "Jun-Aug Mo 09:00-12:00",
     "Mo-Fr 09:00-17:00; 2026 Nov 20-30 off", "Mo-Fr 09:00-17:00; Dec 25 off"],
)  # fmt: skip
def test_safety_13_hours_that_are_not_sure_every_week_are_not_told(hours):
    assert openings(hours) == ()


def test_an_exception_that_is_over_changes_nothing():
    assert openings("Mo-Fr 09:00-17:00; 2026 Nov 20-25 off") != ()


def test_a_service_closed_for_now_has_no_number_to_ring():
    assert (told_of().lines == (), told_of(status="temporarily_closed").lines) == (False, ())


def test_safety_14_only_a_wholly_public_address_is_told():
    hidden = LocationRecord("", "Hidden Town", "", "Hidden District", None, None)
    public = LocationRecord("1 Example Street", "Exampleton", "EX1 1EX", "", None, None)
    told = told_of(locations=(hidden, public))
    assert told.addresses == (Address("1 Example Street", "Exampleton", "EX1 1EX"),)
    assert "Hidden" not in repr(told)


def test_only_numbers_to_ring_are_told():
    mail = a_channel_record(kind="email", value="office@example.org")
    assert "example.org" not in repr(told_of(channels=(mail,), website=""))
