"""Open, closed or unknown at an instant, and until when."""

from datetime import datetime

import pytest

from services.hours import LONDON, State, Status, parse, status


def london(text: str) -> datetime:
    """The instant of a London wall-clock time.

    2026-11-23 is a Monday; the next is a bank holiday in Scotland, so not known without a nation.
    """
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("hours", "at", "state", "changes_at"),
    [
        ("24/7", "2026-11-23T03:00", "open", None),
        ("", "2026-11-23T03:00", "unknown", None),
        ("PH 10:00-16:00", "2026-11-23T12:00", "unknown", "2026-12-25T00:00"),
        ("Mo-Fr 09:00-17:00", "2026-11-23T09:00", "open", "2026-11-23T17:00"),
        ("Mo-Fr 09:00-17:00", "2026-11-23T17:00", "closed", "2026-11-24T09:00"),
        ("Mo-Fr 09:00-17:00", "2026-11-27T18:00", "closed", "2026-11-30T00:00"),
        ("Mo 18:00-02:00", "2026-11-24T01:59", "open", "2026-11-24T02:00"),
        ("Su 18:00-02:00", "2026-11-23T01:00", "open", "2026-11-23T02:00"),
        ("Mo 18:00-24:00; Tu 00:00-03:00", "2026-11-23T23:00", "open", "2026-11-24T03:00"),
        ("Mo 09:00-10:00", "2026-11-23T10:00", "closed", "2026-11-30T00:00"),
    ],
)
def test_hours_are_open_or_closed_until_they_change(
    hours: str, at: str, state: str, changes_at: str | None
) -> None:
    expected = Status(State(state), london(changes_at) if changes_at else None)
    assert status(parse(hours), london(at)) == expected


def test_a_session_over_the_night_the_clocks_go_back_lasts_an_hour_longer() -> None:
    opened = status(parse("Sa 22:00-03:00"), london("2026-10-24T22:00")).changes_at
    assert opened is not None
    assert (opened.timestamp() - london("2026-10-24T22:00").timestamp()) / 3600 == 6


def test_an_instant_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        status(parse("24/7"), datetime(2026, 11, 23))  # noqa: DTZ001
