"""Times and days as people say them: "5pm", "noon", "midnight", "tomorrow", "Monday"."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from services.hours import BANK_HOLIDAY, DAY, LONDON, OpeningHours

NOON = DAY // 2
DAYS_IN_A_WEEK = 7


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


def time_words(instant: datetime) -> str:
    """The London wall-clock time of an instant."""
    local = instant.astimezone(LONDON)
    return clock_words(local.hour * 60 + local.minute)


def day_words(instant: datetime, *, seen_at: datetime) -> str:
    """The day of an instant as somebody would say it at `seen_at`: "today", "tomorrow", a day."""
    day = instant.astimezone(LONDON).date()
    days = (day - seen_at.astimezone(LONDON).date()).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    name = weekday_name(day.weekday())
    return name if days < DAYS_IN_A_WEEK else f"{name} {date_format(day, 'j F')}"


def until_words(instant: datetime, *, seen_at: datetime) -> str:
    """Until when something lasts, with the day where it is not plain: "5pm", "8am on Monday"."""
    time = time_words(instant)
    local, seen = instant.astimezone(LONDON), seen_at.astimezone(LONDON)
    last_moment = local - timedelta(minutes=1)
    if last_moment.date() == seen.date():
        return time
    day = day_words(instant, seen_at=seen_at)
    words = _("%(time)s %(day)s") if day == _("tomorrow") else _("%(time)s on %(day)s")
    return words % {"time": time, "day": day}


def date_words(day: date) -> str:
    """A date in full: "3 May 2026"."""
    return date_format(day, "j F Y")


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


def week_words(hours: OpeningHours) -> tuple[tuple[str, str], ...]:
    """Runs of days with the same times: ("Monday to Friday", "9am to 5pm")."""
    if hours.always:
        return ((_("Every day"), _("24 hours")),)
    times: dict[int, list[str]] = {}
    for session in hours.sessions:
        words = _("24 hours")
        if session.closes - session.opens < DAY:
            words = _("%(opens)s to %(closes)s") % {
                "opens": clock_words(session.opens),
                "closes": clock_words(session.closes),
            }
        times.setdefault(session.weekday, []).append(words)
    runs: list[tuple[list[int], str]] = []
    for weekday, spans in times.items():
        said = _(" and ").join(spans)
        follows = bool(runs) and runs[-1][1] == said and runs[-1][0][-1] == weekday - 1
        if follows and weekday != BANK_HOLIDAY:
            runs[-1][0].append(weekday)
        else:
            runs.append(([weekday], said))
    return tuple((_run_words(days), said) for days, said in runs)


def _run_words(days: list[int]) -> str:
    """One day, two days, or the first and the last of a run."""
    first, last = weekday_name(days[0]), weekday_name(days[-1])
    if len(days) == 1:
        return first
    if len(days) == 7:
        return _("Every day")
    words = _("%(first)s and %(last)s") if len(days) == 2 else _("%(first)s to %(last)s")
    return words % {"first": first, "last": last}
