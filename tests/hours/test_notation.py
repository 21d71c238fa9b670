"""The OSM notation is read, written and refused."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.hours import (
    ALWAYS,
    DAY,
    UNKNOWN,
    Change,
    Dates,
    OpeningHours,
    Session,
    UnreadableHours,
    parse,
    write,
    write_english,
)

READ = {
    "": UNKNOWN,
    "24/7": ALWAYS,
    "Mo-Su 00:00-24:00": ALWAYS,
    "00:00-24:00": ALWAYS,
    "Mo 09:00-17:00": OpeningHours((Session(0, 540, 1020),)),
    "Mo 18:00-02:00": OpeningHours((Session(0, 1080, 1560),)),
    "Su 18:00-24:00": OpeningHours((Session(6, 1080, 1440),)),
    "Mo 09:00-12:00,13:00-17:00": OpeningHours((Session(0, 540, 720), Session(0, 780, 1020))),
    "Mo 09:00-17:00, Mo 18:00-21:00": OpeningHours((Session(0, 540, 1020), Session(0, 1080, 1260))),
    "Mo-Tu 09:00-17:00; Tu 18:00-21:00": OpeningHours(
        (Session(0, 540, 1020), Session(1, 1080, 1260))
    ),
    "Sa-Mo 10:00-16:00": OpeningHours(tuple(Session(day, 600, 960) for day in (0, 5, 6))),
    "Mo,Tu 10:00-16:00; Tu off": OpeningHours((Session(0, 600, 960),)),
    "unknown": UNKNOWN,
    "24/7; Mo-Fr 09:00-17:00; 24/7": ALWAYS,
    "Mo-Fr 09:00-17:00; ph off": parse("Mo-Fr 09:00-17:00; PH off"),
    "Mo-Fr 09:00-17:00; Dec 25,26 off": parse("Mo-Fr 09:00-17:00; Dec 25 off; Dec 26 off"),
    "Mo[1-3] 09:00-17:00": parse("Mo[1,2,3] 09:00-17:00"),
    "24/7; 2026 Dec 24-Jan 02 off": parse("24/7; 2026 Dec 24-2027 Jan 02 off"),
    '24/7; 2026 Dec 25 off " a  b–c"': parse('24/7; 2026 Dec 25 off "a b–c"'),
    "Mo-Fr 09:00-17:00; 2026 Jun 01-2026 Aug 31 Mo-Fr off": parse(
        "Mo-Fr 09:00-17:00; 2026 Jun 01-2026 Aug 31 off"
    ),
    "unknown; 2026 Dec 25 off": OpeningHours(
        changes=(Change(Dates(date(2026, 12, 25), date(2026, 12, 25))),)
    ),
    "Sa,PH 10:00-16:00": OpeningHours((Session(5, 600, 960), Session(7, 600, 960))),
}


@pytest.mark.parametrize(("text", "hours"), READ.items())
def test_the_notation_is_read(text: str, hours: OpeningHours) -> None:
    assert parse(text) == hours


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr 08:00-20:00; Sa,Su 10:00-16:00",
        "Mo,We 09:30-20:00; Tu,Th,Fr 09:30-16:00",
        "Mo-Fr 00:00-08:00,16:00-24:00; Sa,Su 00:00-24:00",
        "Mo-Fr 08:00-20:00; Sa,Su,PH 10:00-16:00",
        "Mo-Su 18:00-24:00",
        "Mo 22:00-02:00",
    ],
)
def test_what_is_normal_is_written_as_it_was_read(text: str) -> None:
    assert write(parse(text)) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ring us", "ring"),
        ("Mo-Fr", "stop too early"),
        ("Mo 25:61-26:00", "25:61"),
        ("Mo 09:00", "stop too early"),
        ("Mo 09:00-09:00", "not an opening"),
        ("Mo 09:00-17:00 maybe", "maybe"),
        ("Mo 09:00-12:00,11:00-13:00", "overlap"),
        ("Mo-PH 09:00-12:00", "range"),
        ("Mo off", "No opening time"),
        ("Mo 9:00-17:00", "two digits"),
        ("Mo-Fr 09:00-17:00; PH off, PH 10:00-12:00", "contradict"),
        ("Mo-Fr 09:00-17:00; 2026 Feb 30 off", "30 Feb 2026"),
        ("Mo-Fr 09:00-17:00; 2026 Dec 24-2027 Jan 02 off; 2026 Dec 31 10:00-12:00", "same day"),
        ("2026 Jun 01-2026 Aug 31 Mo 09:00-17:00; 2026 Dec 25 off", "outside"),
        ("Mo[6] 09:00-17:00", "place in the month"),
        ("Mo 09:00-17:00; Mo[-1] off", "last Monday"),
        ("Mo 02:00-26:00", "02:00-26:00"),
        ("24/7; PH unknown", "hold on bank holidays too"),
        ("Mo-Su 00:00-24:00; PH unknown", "hold on bank holidays too"),
        ("Mo 25:00-26:00", "25:00-26:00"),
        ("Mo-Fr 09:00-17:00; Dec 24 09:00-12:00,11:00-13:00", "overlap on Dec 24"),
        ("Mo 09:00-10:00; Dec 26-24 off", "comes before"),
        ("Mo 09:00-10:00; Dec 24-2027 Jan 02 off", "need their year"),
        ("Mo 09:00-10:00; 2026 Dec 18+ off", "first and its last day"),
        ("Mo 09:00-10:00; 1999 Dec 25 off", "2000 to 2100"),
        ("Mo 09:00-10:00; easter -99 days off", "no such day"),
        ("unknown; Mo 09:00-17:00", "not known, and then"),
        ("Mo 09:00-17:00;", "stop too early"),
        ("☎ Mo", "☎"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_words_it_stopped_at(text: str, words: str) -> None:
    with pytest.raises(UnreadableHours, match=words):
        parse(text)


PUBLISHED = [
    "Mo,We 09:30-20:00; Tu,Th,Fr 09:30-16:00",
    "Mo-Fr 00:00-08:00,16:00-24:00; Sa-Su 00:00-24:00",
    "Mo-Fr 08:00-16:00",
    "Mo-Fr 08:00-20:00",
    "Mo-Fr 08:00-20:00; Sa-Su 10:00-16:00",
    "Mo-Fr 08:00-20:00; Sa-Su,PH 10:00-16:00",
    "Mo-Fr 08:00-22:00; Sa-Su 09:00-18:00",
    "Mo-Fr 09:00-17:00",
    "Mo-Su 00:00-24:00",
    "Mo-Su 18:00-24:00",
    # Of drafts.
    "Mo 10:00-12:30; Tu 12:00-15:00; We 10:00-13:00",
    "Mo-Fr 09:00-18:00",
    "Mo-Su 10:00-22:00",
]
"""Every text in the columns of hours of the gathered listings."""


@pytest.mark.parametrize("text", PUBLISHED)
def test_the_hours_of_the_listings_are_read(text: str) -> None:
    hours = parse(text)
    assert (hours.known, parse(write(hours)), parse(write_english(hours))) == (True, hours, hours)


@st.composite
def opening_hours(draw: st.DrawFn) -> OpeningHours:
    """Random weekly hours whose sessions of one day do not overlap."""
    sessions = []
    for weekday in draw(st.sets(st.integers(0, 7), min_size=1)):
        opens = draw(st.integers(0, DAY - 2))
        closes = draw(st.integers(opens + 1, opens + DAY - 1))
        sessions.append(Session(weekday, opens, closes))
    return OpeningHours(tuple(sorted(sessions)))


@given(opening_hours())
def test_hours_that_are_written_are_read_back_the_same(hours: OpeningHours) -> None:
    assert parse(write(hours)) == hours


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(UnreadableHours):
        assert parse(write(parse(text))) == parse(text)
