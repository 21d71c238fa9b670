"""Times and days as people say them: "5pm", "noon", "midnight", "tomorrow", "Monday".

Words are plain text; tags are the same words in a `<time>` element, safe to show.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from services.hours import DAY, LONDON, Span

NOON = DAY // 2
DAYS_IN_A_WEEK = 7
A_MINUTE = timedelta(minutes=1)


def clock_words(minutes: int) -> str:
    """A wall-clock time, given in minutes after midnight: "9am", "7.30pm", "noon"."""
    minutes %= DAY
    if minutes == 0:
        return _("midnight")
    if minutes == NOON:
        return _("noon")
    hour, minute = divmod(minutes, 60)
    half = _("am") if hour < 12 else _("pm")
    shown = (hour - 1) % 12 + 1
    return f"{shown}.{minute:02d}{half}" if minute else f"{shown}{half}"


def clock_tag(minutes: int) -> SafeString:
    """A wall-clock time marked up."""
    hour, minute = divmod(minutes % DAY, 60)
    clock = f"{hour:02d}:{minute:02d}"
    return format_html('<time datetime="{}">{}</time>', clock, clock_words(minutes))


def time_tag(instant: datetime) -> SafeString:
    """The London wall-clock time of an instant, marked up with the instant."""
    local = instant.astimezone(LONDON)
    words = clock_words(local.hour * 60 + local.minute)
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), words)


def day_words(day: date, *, today: date) -> str:
    """A day as somebody would say it on `today`: "today", "tomorrow", "Monday"."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    name = _on_weekday(day.weekday())
    return name if days < DAYS_IN_A_WEEK else f"{name} {_date_near(day, today)}"


def opening_day_words(instant: datetime, *, seen_at: datetime) -> str:
    """The day on which something opens at `instant`; midnight is at the end of a night."""
    day, today = _day_named(instant), london_date(seen_at)
    if day == london_date(instant):
        return day_words(day, today=today)
    return _night_words(day, today=today)


def _night_words(day: date, *, today: date) -> str:
    """The night that ends a day, as somebody would say it on `today`."""
    days = (day - today).days
    if days == 0:
        return _("tonight")
    if days == 1:
        return _("tomorrow night")
    night = (
        _("Monday night"),
        _("Tuesday night"),
        _("Wednesday night"),
        _("Thursday night"),
        _("Friday night"),
        _("Saturday night"),
        _("Sunday night"),
    )[day.weekday()]
    return night if days < DAYS_IN_A_WEEK else f"{night} {_date_near(day, today)}"


def until_tag(instant: datetime, *, seen_at: datetime) -> SafeString:
    """Until when something lasts, with the day where it is not plain: "5pm", "8am on Monday"."""
    time, day, today = time_tag(instant), _day_named(instant), london_date(seen_at)
    if day == today:
        return time
    is_tomorrow = (day - today).days == 1
    words = _("{time} {day}") if is_tomorrow else _("{time} on {day}")
    return format_html(words, time=time, day=day_words(day, today=today))


def london_date(instant: datetime) -> date:
    """The day of an instant in London."""
    return instant.astimezone(LONDON).date()


def _day_named(instant: datetime) -> date:
    """The day that people name with a time: "midnight on Thursday" ends Thursday."""
    return (instant.astimezone(LONDON) - A_MINUTE).date()


def date_words(day: date) -> str:
    """A date in full: "3 May 2026"."""
    return date_format(day, "j F Y")


def date_tag(day: date, words: str) -> SafeString:
    """Words for a date, marked up with it."""
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), words)


def _date_near(day: date, today: date) -> str:
    """A date without its year, where that is the year of `today`."""
    return date_format(day, "j F" if day.year == today.year else "j F Y")


def weekday_name(weekday: int) -> str:
    """The name of a day, Monday 0; 7 is bank holidays."""
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
        _("Bank holidays"),
    )[weekday]


def run_words(first: int, last: int) -> str:
    """A run of weekdays from its first to its last: "Monday to Friday"."""
    if (last - first) % DAYS_IN_A_WEEK == 1:
        both = {"first": weekday_name(first), "last": weekday_name(last)}
        return _("%(first)s and %(last)s") % both
    ends = {"first": weekday_name(first), "last": _on_weekday(last)}
    return _("%(first)s to %(last)s") % ends


def _on_weekday(weekday: int) -> str:
    """A weekday inside a sentence: in Welsh its first letter changes there."""
    return (
        pgettext("in a sentence", "Monday"),
        pgettext("in a sentence", "Tuesday"),
        pgettext("in a sentence", "Wednesday"),
        pgettext("in a sentence", "Thursday"),
        pgettext("in a sentence", "Friday"),
        pgettext("in a sentence", "Saturday"),
        pgettext("in a sentence", "Sunday"),
    )[weekday]


def times_words(spans: Sequence[Span]) -> SafeString:
    """The openings of a day: "9am to noon and 1pm to 5pm"."""
    return format_html_join(_(" and "), "{}", ((_span(span),) for span in spans))


def _span(span: Span) -> SafeString:
    """One opening."""
    opens, closes = span
    if closes - opens == DAY:
        return whole_day()
    return format_html(_("{opens} to {closes}"), opens=clock_tag(opens), closes=clock_tag(closes))


def whole_day() -> SafeString:
    """A day that never closes."""
    return escape(_("24 hours"))
