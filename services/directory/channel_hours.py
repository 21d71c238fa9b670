"""The hours of a channel's working copy, as a value and back."""

from __future__ import annotations

from datetime import time

from django.db import transaction

from services.hours import (
    ALWAYS,
    DAY,
    UNKNOWN,
    HolidayRule,
    OpeningHours,
    Session,
    UnreadableHours,
)
from services.models import ContactChannel, Schedule


def hours_of(channel: ContactChannel) -> OpeningHours:
    """The hours that the rows of `channel` say; a row for a season alone is not the week."""
    if channel.hours == ContactChannel.Hours.ALWAYS:
        return ALWAYS
    if channel.hours == ContactChannel.Hours.UNKNOWN:
        return UNKNOWN
    sessions = (
        session_of(row)
        for row in channel.schedules.all()
        if row.valid_from is None and row.valid_to is None
    )
    return OpeningHours(tuple(sorted(sessions)))


@transaction.atomic
def set_hours(channel: ContactChannel, *, hours: OpeningHours) -> None:
    """Make the rows of `channel` say `hours`; rows that hold for a season stay.

    UnreadableHours where the rows cannot.
    """
    refuse_what_rows_cannot_say(hours)
    channel.schedules.filter(valid_from=None, valid_to=None).delete()
    Schedule.objects.bulk_create(
        Schedule(
            channel=channel,
            weekday=session.weekday,
            opens_at=_clock(session.opens),
            closes_at=_clock(session.closes),
        )
        for session in hours.sessions
    )
    channel.hours = hours_known(hours)
    channel.save(update_fields=["hours"])


def refuse_what_rows_cannot_say(hours: OpeningHours) -> None:
    """Raise UnreadableHours for exceptions, seasons and rules that the rows would drop in silence.

    "24/7 except Christmas Day" kept as 24/7 would show a closed line as open.
    """
    implied = HolidayRule.AS_USUAL if hours.always else HolidayRule.NOT_CONFIRMED
    plain = hours.holiday_rule in (implied, HolidayRule.OWN_HOURS)
    if not plain or hours.changes or any(s.nth or s.seasonal for s in hours.sessions):
        raise UnreadableHours(
            "Exceptions, seasons, places in the month and rules for bank holidays "
            "cannot be kept here yet: write the hours of the week."
        )


def hours_known(hours: OpeningHours) -> ContactChannel.Hours:
    """Which of the three a channel with these hours is."""
    if hours.always:
        return ContactChannel.Hours.ALWAYS
    return ContactChannel.Hours.SESSIONS if hours.sessions else ContactChannel.Hours.UNKNOWN


def session_of(row: Schedule) -> Session:
    """A row as a session; one that closes no later than it opens passes midnight.

    ValueError for a row whose day or times no clock can show.
    """
    opens, closes = _minutes(row.opens_at), _minutes(row.closes_at)
    return Session(row.weekday, opens, closes if closes > opens else closes + DAY)


def _minutes(clock: time) -> int:
    """Minutes after midnight."""
    return clock.hour * 60 + clock.minute


def _clock(minutes: int) -> time:
    """The wall-clock time `minutes` after midnight, on whichever day."""
    return time(minutes % DAY // 60, minutes % 60)
