"""The hours of the seven days that come, days with the same hours together, and in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from services.hours import Calendar, Nation, OpeningHours
from services.pages.times import run_words, weekday_name, whole_day
from services.pages.weeks import DayRow, day_row

A_WEEK = 7


@dataclass(frozen=True, slots=True)
class DaysRow:
    """Some days in a row, their times, and the bank holiday that they are ("" if none)."""

    days: str
    times: SafeString
    holiday: str


def this_week(
    hours: OpeningHours, *, today: date, nation: Nation | None, calendar: Calendar
) -> tuple[DaysRow, ...]:
    """What hours say of the seven days from `today` on; a bank holiday has a row of its own."""
    days = [today + timedelta(days=step) for step in range(A_WEEK)]
    rows = [(day, day_row(hours, day, nation, calendar)) for day in days]
    return tuple(_runs(rows))


def _runs(rows: list[tuple[date, DayRow]]) -> Iterator[DaysRow]:
    """The days, those with the same times in one row."""
    for (times, holiday), run in groupby(rows, key=lambda pair: (pair[1].times, pair[1].holiday)):
        of_run = [day.weekday() for day, _row in run]
        if len(of_run) == A_WEEK:
            yield DaysRow(_("Every day"), times, holiday)
        elif len(of_run) == 1:
            yield DaysRow(weekday_name(of_run[0]), times, holiday)
        else:
            yield DaysRow(run_words(of_run[0], of_run[-1]), times, holiday)


def week_words(rows: Sequence[DaysRow], *, checked: bool) -> SafeString:
    """The days in one sentence; hours that no person checked are only listed (SAFETY 13)."""
    if all(row.times == _("not known") for row in rows):
        return escape(_("Hours not known"))
    if not any(row.holiday for row in rows) and {row.times for row in rows} == {whole_day()}:
        words, listed = _("Open 24 hours, every day"), _("Listed as open 24 hours, every day")
        return escape(words if checked else listed)
    told = format_html_join("; ", "{}: {}", ((_named(row), row.times) for row in rows))
    return told if checked else format_html(_("Listed as: {hours}"), hours=told)


def _named(row: DaysRow) -> str:
    """The days of a row, with the bank holiday that they are."""
    return f"{row.days} ({row.holiday})" if row.holiday else row.days
