"""Who has not said what happens on the bank holidays that come, and what they answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from services.directory.amending import Amended, amend_hours
from services.directory.channel_hours import hours_or_unknown
from services.directory.directory import Directory
from services.directory.nations import nations_of_codes
from services.directory.publishing import Actor
from services.hours import (
    Calendar,
    Dates,
    Nation,
    OpeningHours,
    UnreadableHours,
    as_usual_everywhere,
    openings,
    with_dates,
)
from services.models import ContactChannel, Service

ASKED_AHEAD = timedelta(days=28)
SAME_SEASON = timedelta(days=7)
"""Bank holidays no further apart are asked about together: Christmas and New Year, Easter."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A public channel, and the days of a season on which nobody knows its hours."""

    channel: ContactChannel
    days: tuple[date, ...]


def seasons(calendar: Calendar, *, today: date) -> tuple[tuple[date, ...], ...]:
    """The bank holidays that begin within 28 days, those close together as one season."""
    found: list[list[date]] = []
    for day in sorted(day for day in calendar.days if day >= today):
        if found and day - found[-1][-1] <= SAME_SEASON:
            found[-1].append(day)
        elif day <= today + ASKED_AHEAD:
            found.append([day])
        else:
            break
    return tuple(tuple(days) for days in found)


def silent_channels(
    days: Sequence[date], directory: Directory, *, among: Collection[int]
) -> tuple[Silent, ...]:
    """The channels of services `among` these keys that say nothing of some of `days`.

    They are asked about where the public's record is silent, or the working copy that may take
    its place at the next publishing.
    """
    public = {
        channel.id: (nations_of_codes(record.areas), channel.opening_hours)
        for record in directory.services.values()
        if record.status == Service.Status.ACTIVE and record.id in among
        for channel in record.channels
    }
    rows = (
        ContactChannel.objects.filter(pk__in=public)
        .select_related("service__organization")
        .prefetch_related("schedules", "exceptions")
        .order_by("service__name", "position")
    )
    found = []
    for row in rows:
        nations, shown = public[row.pk]
        silent = {
            day
            for hours in (shown, hours_or_unknown(row))
            for day in _silent_days(hours, nations, days, directory.calendar)
        }
        if silent:
            found.append(Silent(row, tuple(sorted(silent))))
    return tuple(found)


def answer_holidays(
    *,
    channel: ContactChannel,
    days: Collection[date],
    own: OpeningHours | None,
    closed: bool,
    by: Actor,
    at: datetime,
) -> Amended:
    """Keep what a channel does on `days`: closed, the hours of `own`, or (None) as usual.

    The public sees it at once; no draft is published by it.
    """

    def amend(hours: OpeningHours) -> OpeningHours:
        usual = as_usual_everywhere(own or hours)
        for day in days:
            spans = () if closed else openings(usual, day)
            if spans is None:
                raise UnreadableHours(f"Its usual hours on {day:%d %B %Y} are not known.")
            hours = with_dates(hours, Dates(day, day), spans)
        return hours

    note = "Hours of bank holidays."
    return amend_hours(
        service=channel.service, channel=channel, amend=amend, by=by, at=at, note=note
    )


def _silent_days(
    hours: OpeningHours, nations: Collection[Nation], days: Iterable[date], calendar: Calendar
) -> set[date]:
    """The days that are a bank holiday in one of `nations`, and on which nobody knows the hours.

    Days of which nobody knows the hours for another reason, as out of season, are left out.
    """
    usual = as_usual_everywhere(hours)
    return {
        day
        for day in days
        if openings(usual, day) is not None
        and any(_is_silent(hours, day, nation, calendar) for nation in nations)
    }


def _is_silent(hours: OpeningHours, day: date, nation: Nation, calendar: Calendar) -> bool:
    """Whether `day` is a bank holiday in `nation` on which nobody knows the hours."""
    is_holiday = calendar.is_holiday(day, nation)
    return bool(is_holiday) and openings(hours, day, nation=nation, calendar=calendar) is None
