"""Opening hours as a week, with exceptions below it, and as the days that come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from services.hours import (
    BANK_HOLIDAY,
    DAYS_AHEAD,
    LAST,
    Calendar,
    HolidayRule,
    Nation,
    OpeningHours,
    Session,
    Span,
    openings,
)
from services.pages.exceptions import exception_words
from services.pages.holidays import holiday_words
from services.pages.times import (
    date_tag,
    date_words,
    run_words,
    times_words,
    weekday_name,
    whole_day,
)

WEEKDAYS = range(7)
BEGIN, END = date.min, date.max


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One row of a week: its days, and its times or that it is closed."""

    days: str
    times: SafeString


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day that comes: its date, its times, and the bank holiday that it is ("" if none)."""

    day: SafeString
    times: SafeString
    holiday: str


@dataclass(frozen=True, slots=True)
class HoursView:
    """Known hours in words. `next_holiday` is None where it is as any day, or none is known."""

    week: tuple[WeekRow, ...]
    exceptions: tuple[SafeString, ...]
    next_holiday: DayRow | None


def hours_view(
    hours: OpeningHours, *, today: date, nation: Nation | None, calendar: Calendar
) -> HoursView | None:
    """The hours as a reader sees them on `today`; None where nothing is known."""
    if not hours.known and not hours.changes:
        return None
    return HoursView(
        week=week_rows(hours, today=today),
        exceptions=tuple(exception_words(hours.changes, today=today)),
        next_holiday=_next_holiday(hours, today, nation, calendar)
        if hours.known and not _is_always_open(hours)
        else None,
    )


def _is_always_open(hours: OpeningHours) -> bool:
    """Whether it is open 24 hours, bank holidays too, with no change to come."""
    as_usual = hours.holiday_rule is HolidayRule.AS_USUAL
    return hours.always and as_usual and not hours.changes


def _next_holiday(
    hours: OpeningHours, today: date, nation: Nation | None, calendar: Calendar
) -> DayRow | None:
    """The next bank holiday; where the nation is not known, as it is in those that have it."""
    day = calendar.next_day(today, nation)
    if day is None:
        return None
    row = day_row(hours, day, nation or calendar.nations_on(day)[0], calendar)
    return replace(row, holiday=holiday_words(day, nation=nation, calendar=calendar))


def week_rows(hours: OpeningHours, *, today: date) -> tuple[WeekRow, ...]:
    """The usual week: runs of days with the same times, then what comes only at times.

    Seasons that are over on `today` are left out.
    """
    if hours.always:
        rows = [WeekRow(_("Every day"), whole_day())]
    else:
        week = [s for s in hours.sessions if s.weekday != BANK_HOLIDAY and s.valid_to >= today]
        every_week = [s for s in week if not s.nth and not s.seasonal]
        at_times = [s for s in week if s.nth or s.seasonal]
        rows = list(_runs(every_week, spoken_for={s.weekday for s in at_times}))
        rows += _at_times(at_times)
    rule = _holiday_rule(hours)
    return (*rows, WeekRow(weekday_name(BANK_HOLIDAY), rule)) if rule else tuple(rows)


def days_ahead(
    hours: OpeningHours, *, today: date, nation: Nation | None, calendar: Calendar
) -> tuple[DayRow, ...]:
    """The next 14 days one by one, from `today` on."""
    days = (today + timedelta(days=step) for step in range(DAYS_AHEAD))
    return tuple(day_row(hours, day, nation, calendar) for day in days)


def day_row(hours: OpeningHours, day: date, nation: Nation | None, calendar: Calendar) -> DayRow:
    """What hours say of one day."""
    spans = openings(hours, day, nation=nation, calendar=calendar)
    times = escape(_("not known") if spans is None else _("closed"))
    return DayRow(
        day=date_tag(day, date_format(day, "l j F")),
        times=times_words(spans) if spans else times,
        holiday=holiday_words(day, nation=nation, calendar=calendar),
    )


def _runs(sessions: Sequence[Session], *, spoken_for: set[int]) -> Iterator[WeekRow]:
    """Rows of the week; days without an opening are closed, but for those `spoken_for` below."""
    spans: dict[int, list[Span]] = {day: [] for day in WEEKDAYS if sessions}
    for session in sessions:
        spans.setdefault(session.weekday, []).append((session.opens, session.closes))
    runs: list[list[int]] = []
    for day in WEEKDAYS:
        if day not in spans or (not spans[day] and day in spoken_for):
            continue
        if runs and runs[-1][-1] == day - 1 and spans[runs[-1][-1]] == spans[day]:
            runs[-1].append(day)
        else:
            runs.append([day])
    for run in runs:
        times = times_words(spans[run[0]]) if spans[run[0]] else escape(_("closed"))
        yield WeekRow(_run_words(run), times)


def _holiday_rule(hours: OpeningHours) -> SafeString:
    """What bank holidays are; "" where that goes without saying."""
    own = [(s.opens, s.closes) for s in hours.sessions if s.weekday == BANK_HOLIDAY]
    if own:
        return times_words(own)
    if not hours.known or (hours.always and hours.holiday_rule is HolidayRule.AS_USUAL):
        return SafeString("")
    words = {
        HolidayRule.AS_USUAL: _("as usual"),
        HolidayRule.CLOSED: _("closed"),
    }.get(hours.holiday_rule, _("not confirmed: ask them"))
    return escape(words)


def _at_times(sessions: Sequence[Session]) -> Iterator[WeekRow]:
    """Rows of openings that do not come every week of every year; runs of a season together."""
    seasons: dict[tuple[int, int | None, date, date], list[Session]] = {}
    for session in sessions:
        # "The first Monday and Tuesday" would be read as one week: each day has its own row.
        day = session.weekday if session.nth else None
        key = (session.nth, day, session.valid_from, session.valid_to)
        seasons.setdefault(key, []).append(session)
    for (nth, _day, first, last), of_season in seasons.items():
        days = {s.weekday for s in of_season}
        for row in _runs(of_season, spoken_for={*WEEKDAYS} - days):
            yield WeekRow(_in_season(_placed(row.days, nth), first, last), row.times)


def _placed(days: str, nth: int) -> str:
    """A day with its place in the month, where it has one."""
    places = {
        1: _("First %(day)s of the month"),
        2: _("Second %(day)s of the month"),
        3: _("Third %(day)s of the month"),
        4: _("Fourth %(day)s of the month"),
        5: _("Fifth %(day)s of the month"),
        LAST: _("Last %(day)s of the month"),
    }
    return places[nth] % {"day": days} if nth else days


def _in_season(days: str, first: date, last: date) -> str:
    """Days with the time they are valid for, where they have one."""
    season = {"days": days, "first": date_words(first), "last": date_words(last)}
    if first != BEGIN and last != END:
        return _("%(days)s, %(first)s to %(last)s") % season
    if first != BEGIN:
        return _("%(days)s, from %(first)s") % season
    return _("%(days)s, until %(last)s") % season if last != END else days


def _run_words(days: list[int]) -> str:
    """One day, two days, or the first and the last of a run."""
    if len(days) == 1:
        return weekday_name(days[0])
    return _("Every day") if len(days) == len(WEEKDAYS) else run_words(days[0], days[-1])
