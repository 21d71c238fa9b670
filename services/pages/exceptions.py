"""Departures from usual hours in words: dates, days of every year, days that move with Easter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.dates import MONTHS
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from services.hours import Change, Dates, Easter
from services.pages.times import date_tag, date_words, times_words


def exception_words(changes: Iterable[Change], *, today: date) -> Iterator[SafeString]:
    """The exceptions that are not over, each as a sentence: "24 December 2026: 10am to 2pm"."""
    for change in changes:
        if isinstance(change.on, Dates) and change.on.last < today:
            continue
        note = format_html(" ({})", change.note) if change.note else ""
        words = times_words(change.spans) if change.spans else _("closed")
        yield format_html(_("{days}: {times}{note}"), days=_days(change), times=words, note=note)


def _days(change: Change) -> SafeString:
    """The days of an exception."""
    on = change.on
    if isinstance(on, Easter):
        return escape(_easter_words(on))
    first, last = _day_words(on.first), _day_words(on.last)
    if first == last:
        return first
    return format_html(_("{first} to {last}"), first=first, last=last)


def _day_words(day: date | tuple[int, int]) -> SafeString:
    """A date, or a month and a day of every year."""
    if isinstance(day, date):
        return date_tag(day, date_words(day))
    return format_html("{} {}", day[1], MONTHS[day[0]])


def _easter_words(on: Easter) -> str:
    """A day that moves with Easter."""
    named = {
        -2: _("Good Friday"),
        -1: _("Easter Saturday"),
        0: _("Easter Sunday"),
        1: _("Easter Monday"),
    }
    if on.offset in named:
        return named[on.offset]
    days = abs(on.offset)
    if on.offset > 0:
        words = ngettext("%(days)d day after Easter", "%(days)d days after Easter", days)
    else:
        words = ngettext("%(days)d day before Easter", "%(days)d days before Easter", days)
    return words % {"days": days}
