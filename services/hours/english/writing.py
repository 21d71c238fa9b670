"""Hours written in plain English: what `read_english` reads back to the same value."""

from __future__ import annotations

from datetime import date

from services.hours.clock_words import clock_words
from services.hours.days import DAY, LEAP_YEAR, Change, Dates, Days, Easter, Span
from services.hours.english.dates import EASTER_DAYS, NAMED
from services.hours.gathering import DAY_WORDS
from services.hours.opening import LAST, HolidayRule, OpeningHours, Session
from services.hours.osm.writing import by_times, day_runs

PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", LAST: "last"}
RULES = {
    HolidayRule.CLOSED: "closed on bank holidays",
    HolidayRule.AS_USUAL: "as usual on bank holidays",
}


def write_english(hours: OpeningHours) -> str:
    """The hours as one would say them; "" where nothing is known."""
    weekly = [session for session in hours.sessions if not session.nth and not session.seasonal]
    others = [session for session in hours.sessions if session.nth or session.seasonal]
    clauses = ["24 hours a day, every day"] if hours.always else []
    clauses += ["hours not known"] if hours.changes and not hours.known else []
    clauses += [f"{_days(days)} {_times(times)}" for times, days in by_times(weekly).items()]
    others.sort(key=lambda session: session.seasonal)
    if hours.holiday_rule in RULES and not (
        hours.always and hours.holiday_rule is HolidayRule.AS_USUAL
    ):
        clauses.append(RULES[hours.holiday_rule])
    # What follows dates holds between them, so openings between dates come last.
    return "; ".join([*clauses, *map(_change, hours.changes), *map(_single, others)])


def _single(session: Session) -> str:
    """An opening that does not hold every week of every year."""
    day = DAY_WORDS[session.weekday]
    if session.nth:
        day = f"{PLACES[session.nth]} {day} of the month"
    rule = f"{day} {_times(((session.opens, session.closes),))}"
    if not session.seasonal:
        return rule
    begins = f"from {_date(session.valid_from)}" if session.valid_from != date.min else ""
    if session.valid_to == date.max:
        return f"{begins}: {rule}"
    joint = f"{begins} to" if begins else "until"
    return f"{joint} {_date(session.valid_to)}: {rule}"


def _change(change: Change) -> str:
    """An exception."""
    days = _dates(change.on)
    rule = f"{days} {_times(change.spans)}" if change.spans else f"closed on {days}"
    return f'{rule} "{change.note}"' if change.note else rule


def _dates(days: Days) -> str:
    """Dates in words."""
    if isinstance(days, Easter):
        known = {on: name for name, on in NAMED.items() if isinstance(on, Easter)}
        if days in known:
            return known[days].title()
        return f"{abs(days.offset)} {EASTER_DAYS[days.offset > 0]}"
    if isinstance(days, Dates):
        first, last = _date(days.first), _date(days.last)
    else:
        first, last = (
            f"{day} {date(LEAP_YEAR, month, day):%B}" for month, day in (days.first, days.last)
        )
    return first if first == last else f"{first} to {last}"


def _days(weekdays: list[int]) -> str:
    """Weekdays in words: "Monday to Wednesday and Friday"."""
    if weekdays == list(range(7)):
        return "every day"
    names = [
        DAY_WORDS[run[0]]
        if len(run) == 1
        else f"{DAY_WORDS[run[0]]} {'to' if len(run) > 2 else 'and'} {DAY_WORDS[run[-1]]}"
        for run in day_runs(weekdays)
    ]
    return ", ".join(names)


def _times(spans: tuple[Span, ...]) -> str:
    """Openings in words."""
    return " and ".join(
        "24 hours" if span == (0, DAY) else f"{clock_words(span[0])} to {clock_words(span[1])}"
        for span in spans
    )


def _date(day: date) -> str:
    """`25 December 2026`."""
    return f"{day.day} {day:%B} {day.year}"
