"""Times are written the way people say them."""

from datetime import datetime

import pytest

from services.hours import LONDON, parse
from services.pages.times import clock_words, day_words, until_words, week_words

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
    assert day_words(datetime(2026, 11, day, 9, tzinfo=LONDON), seen_at=MONDAY_NOON) == words


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [
        (23, 17, "5pm"),
        (24, 0, "midnight"),
        (24, 2, "2am tomorrow"),
        (25, 8, "8am on Wednesday"),
        (30, 8, "8am on Monday 30 November"),
    ],
)
def test_until_when_is_said(day: int, hour: int, words: str) -> None:
    instant = datetime(2026, 11, day, hour, tzinfo=LONDON)
    assert until_words(instant, seen_at=MONDAY_NOON) == words


@pytest.mark.parametrize(
    ("hours", "week"),
    [
        ("24/7", (("Every day", "24 hours"),)),
        ("", ()),
        ("Mo-Fr 09:00-17:00", (("Monday to Friday", "9am to 5pm"),)),
        ("Mo-Su 18:00-24:00", (("Every day", "6pm to midnight"),)),
        (
            "Mo-Fr 08:00-20:00; Sa-Su,PH 10:00-16:00",
            (
                ("Monday to Friday", "8am to 8pm"),
                ("Saturday and Sunday", "10am to 4pm"),
                ("Bank holidays", "10am to 4pm"),
            ),
        ),
        (
            "Mo,We 09:30-20:00; Tu 00:00-24:00",
            (
                ("Monday", "9.30am to 8pm"),
                ("Tuesday", "24 hours"),
                ("Wednesday", "9.30am to 8pm"),
            ),
        ),
        (
            "Mo 09:00-12:00,13:00-17:00",
            (("Monday", "9am to noon and 1pm to 5pm"),),
        ),
    ],
)
def test_a_week_is_said(hours: str, week: tuple[tuple[str, str], ...]) -> None:
    assert week_words(parse(hours)) == week
