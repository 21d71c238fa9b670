"""Holes in words: for the nightly job, for the work list, and where to look at them."""

from datetime import UTC, datetime

from services.finder.weeks import gaps_in, stretches_of
from services.hours import LONDON
from services.pages.gap_words import gap_words
from services.pages.holes import Hole, holes
from tests.records import (
    ENGLAND,
    UK,
    WEST_MERCIA,
    WORCESTER,
    a_channel_record,
    a_record,
    directory_of,
)

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
LINE = {"kind": "listening_line", "gender": "everyone", "areas": (UK,)}


def found(*records, **asked) -> dict[str, Hole]:
    """The holes by their codes."""
    return {hole.code: hole for hole in holes(directory_of(*records), at=NOON, **asked)}


def seconds(day: int, hour: int, minute: int = 0) -> float:
    """An instant of November 2026, or on into December."""
    month, day = (11, day) if day <= 30 else (12, day - 30)
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON).timestamp()


def words(*opened: tuple[float, float]) -> str:
    """The words for what is left of the week of 23 November."""
    week = stretches_of([datetime(2026, 11, 23, tzinfo=LONDON).date()])
    return gap_words(gaps_in(week, opened))


def test_a_whole_week_is_told_in_one() -> None:
    assert words() == "Mon 23 Nov to Sun 29 Nov all day"


def test_the_same_hours_of_days_in_a_row_are_told_once() -> None:
    assert words(*((seconds(day, 8), seconds(day, 20)) for day in range(23, 30))) == (
        "Mon 23 Nov 00:00–08:00; Mon 23 Nov to Sat 28 Nov 20:00–08:00 the next day; "
        "Sun 29 Nov 20:00–24:00"
    )


def test_a_gap_of_more_than_a_day_is_told_from_and_to() -> None:
    opened = ((seconds(23, 0), seconds(27, 18)), (seconds(29, 9), seconds(30, 0)))
    assert words(*opened) == "Fri 27 Nov 18:00 to Sun 29 Nov 09:00"


def test_of_many_gaps_the_number_is_told() -> None:
    opened = [(seconds(23, hour), seconds(23, hour, 30)) for hour in range(24)]
    assert words(*opened).endswith("and 18 more stretches")


def test_people_who_find_nobody_come_first_and_are_urgent() -> None:
    first = holes(directory_of(), at=NOON)[0]
    assert (first.is_urgent, first.code, len(first.forces)) == (True, "never_empty", 46)


def test_a_line_for_everybody_leaves_nothing_urgent() -> None:
    assert not any(hole.is_urgent for hole in found(a_record(**LINE)).values())


def test_what_is_missing_is_told_with_where_to_look() -> None:
    hole = found(a_record(**LINE))["bsl_any"]
    assert (hole.words, dict(hole.query)) == (
        "No BSL: every police force area",
        {"help": "bsl", "time": "any"},
    )


def test_times_at_which_nothing_is_open_are_holes() -> None:
    office = (a_channel_record(hours="Mo-Fr 09:00-17:00; PH off"),)
    men = a_record(kind="support_centre", gender="men", areas=(ENGLAND,), channels=office)
    codes = found(a_record(**LINE), men)
    assert ("men_after5" in codes, "men_weekend" in codes, "adviser_after5" in codes) == (
        True,
        True,
        False,
    )
    assert "Men’s service, nothing after 5pm" in codes["men_after5"].words


def test_only_holes_that_touch_the_areas_are_told() -> None:
    centre = a_record(kind="referral_centre", areas=(WEST_MERCIA,))
    inside = found(a_record(**LINE), centre, areas={WORCESTER})
    everywhere = found(a_record(**LINE), centre)
    assert (
        "referral_centre_any" in inside,
        len(everywhere["referral_centre_any"].forces),
        inside["adviser_any"].forces,
    ) == (False, 45, ("west-mercia",))


def test_without_areas_there_are_no_holes() -> None:
    assert holes(directory_of(), at=NOON, areas=()) == ()


def test_welsh_is_missed_in_wales_alone() -> None:
    assert set(found(a_record(**LINE))["welsh_any"].forces) == {
        "btp", "dyfed-powys", "gwent", "north-wales", "south-wales",
    }  # fmt: skip
