"""Times are written the way people say them."""

from datetime import UTC, date, datetime

import pytest
from django.utils.html import strip_tags

from services.hours import LONDON
from services.pages.times import (
    clock_words,
    day_words,
    opening_day_words,
    time_tag,
    until_tag,
)

MONDAY_NOON = datetime(2026, 11, 23, 12, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "midnight"),
        (1440, "midnight"),
        (720, "noon"),
        (540, "9am"),
        (1020, "5pm"),
        (1170, "7.30pm"),
        (30, "12.30am"),
        (750, "12.30pm"),
        (1560, "2am"),
    ],
)
def test_a_clock_time_is_said(minutes: int, words: str) -> None:
    assert clock_words(minutes) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [(23, "today"), (24, "tomorrow"), (25, "Wednesday"), (30, "Monday 30 November")],
)
def test_a_day_is_said(day: int, words: str) -> None:
    assert day_words(date(2026, 11, day), today=MONDAY_NOON.date()) == words


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [
        (23, 17, "5pm"),
        (24, 0, "midnight"),
        (24, 2, "2am tomorrow"),
        (25, 0, "midnight tomorrow"),
        (26, 0, "midnight on Wednesday"),
        (25, 8, "8am on Wednesday"),
        (30, 8, "8am on Monday 30 November"),
    ],
)
def test_until_when_is_said(day: int, hour: int, words: str) -> None:
    instant = datetime(2026, 11, day, hour, tzinfo=LONDON)
    assert strip_tags(until_tag(instant, seen_at=MONDAY_NOON)) == words


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [(23, 18, "today"), (24, 0, "tonight"), (24, 9, "tomorrow"), (25, 0, "tomorrow night")],
)
def test_the_midnight_that_comes_is_tonight(day: int, hour: int, words: str) -> None:
    instant = datetime(2026, 11, day, hour, tzinfo=LONDON)
    assert opening_day_words(instant, seen_at=MONDAY_NOON) == words


def test_a_time_is_marked_up_with_its_instant_and_offset() -> None:
    instant = datetime(2026, 7, 1, 16, 30, tzinfo=UTC)
    assert time_tag(instant) == '<time datetime="2026-07-01T17:30+01:00">5.30pm</time>'
