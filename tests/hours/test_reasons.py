"""Why nobody knows whether a line is open."""

from datetime import date, datetime

import pytest

from services.hours import (
    LONDON,
    Nation,
    Why,
    after_a_holiday,
    bank_holidays,
    next_that_matters,
    parse,
    why_unknown,
)

WEEK = "Mo-Fr 09:00-17:00"
ST_ANDREW, CHRISTMAS, TUESDAY = date(2026, 11, 30), date(2026, 12, 25), date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "day", "nation", "why"),
    [
        (WEEK, ST_ANDREW, Nation.SCOTLAND, Why.NOT_CONFIRMED),
        (WEEK, ST_ANDREW, Nation.WALES, None),
        (WEEK, ST_ANDREW, None, Why.NOT_CONFIRMED),
        (f"{WEEK}; PH off", ST_ANDREW, None, Why.NATION),
        (f"{WEEK}; PH off", ST_ANDREW, Nation.SCOTLAND, None),
        (f"{WEEK}; 2026 Nov 30 off", ST_ANDREW, None, None),
        ("", CHRISTMAS, Nation.WALES, Why.NOT_SAID),
        ("2027 Jan 04+ Mo 09:00-17:00", CHRISTMAS, Nation.WALES, Why.NOT_SAID),
        (WEEK, date(2029, 3, 5), Nation.WALES, Why.NOT_SAID),
        (WEEK, TUESDAY, None, None),
    ],
)
def test_a_day_is_not_known_for_a_reason(
    text: str, day: date, nation: Nation | None, why: Why | None
) -> None:
    assert why_unknown(parse(text), day, nation=nation, calendar=bank_holidays()) == why


@pytest.mark.parametrize(
    ("text", "first", "opens", "after"),
    [
        (f"{WEEK}; PH off", date(2026, 11, 27), TUESDAY, True),
        (f"{WEEK}; PH off", date(2026, 11, 24), date(2026, 11, 25), False),
        # The last day on which it would open is no bank holiday, or is none on which it is closed.
        ("Fr 18:00-20:00; PH off", date(2026, 11, 29), date(2026, 12, 4), False),
        (f"{WEEK}; PH off; 2026 Nov 30-2026 Dec 01 off", ST_ANDREW, date(2026, 12, 2), False),
        (f"{WEEK}; 2026 Nov 30 off", date(2026, 11, 28), TUESDAY, True),
        (f"{WEEK}; 2026 Nov 30 09:00-17:00", ST_ANDREW, TUESDAY, False),
        (f'{WEEK}; PH "as usual"', CHRISTMAS, date(2026, 12, 28), False),
        # Monday 28 December is a bank holiday itself: it does not open after one.
        (f"{WEEK}; PH 10:00-16:00", CHRISTMAS, date(2026, 12, 28), False),
    ],
)
def test_a_bank_holiday_is_named_where_it_keeps_a_line_closed(
    text: str, first: date, opens: date, after: bool
) -> None:
    found = after_a_holiday(
        parse(text), first, opens, nation=Nation.SCOTLAND, calendar=bank_holidays()
    )
    assert found is after


@pytest.mark.parametrize(
    ("text", "becomes", "changes_on"),
    [
        (WEEK, "unknown", CHRISTMAS),
        ("Tu 09:00-17:00", "open", date(2026, 12, 29)),
        ("Sa 09:00-17:00", "open", date(2026, 12, 26)),
        ("24/7; 2026 Dec 24 off", "open", CHRISTMAS),
        ("unknown; 2026 Dec 24 off", "unknown", CHRISTMAS),
    ],
)
def test_from_a_closed_line_on_only_days_that_it_may_open_on_matter(
    text: str, becomes: str, changes_on: date
) -> None:
    at = datetime(2026, 12, 24, 20, tzinfo=LONDON)
    then = next_that_matters(parse(text), at, nation=Nation.WALES, calendar=bank_holidays())
    assert then.changes_at is not None
    assert (then.becomes, then.changes_at.date()) == (becomes, changes_on)
