"""The hours of a channel's working copy, as a value and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from services.directory.clock_times import clock, closing, minutes
from services.directory.exception_rows import changes_of, rows_of
from services.hours import UNKNOWN, HolidayRule, OpeningHours, Session, UnreadableHours, read_back
from services.models import ContactChannel, Schedule, ScheduleException

Known = ContactChannel.Hours


def hours_of(channel: ContactChannel) -> OpeningHours:
    """The hours that the rows of `channel` say; UnreadableHours where they contradict."""
    return hours_from_rows(
        known=Known(channel.hours),
        rule=HolidayRule(channel.bank_holidays),
        schedules=channel.schedules.all(),
        exceptions=channel.exceptions.all(),
    )


def hours_or_unknown(channel: ContactChannel) -> OpeningHours:
    """The hours of `channel`; rows that contradict say nothing."""
    try:
        return hours_of(channel)
    except UnreadableHours:
        return UNKNOWN


def hours_from_rows(
    *,
    known: ContactChannel.Hours,
    rule: HolidayRule,
    schedules: Iterable[Schedule],
    exceptions: Iterable[ScheduleException],
) -> OpeningHours:
    """The hours that these rows say; UnreadableHours, with the reason, where they contradict."""
    sessions = [] if known == Known.UNKNOWN else sorted(map(session_of, schedules))
    always = known == Known.ALWAYS
    changes = tuple(changes_of(exceptions))
    try:
        hours = OpeningHours(tuple(sessions), always, rule, changes)
    except ValueError as contradiction:
        raise UnreadableHours(str(contradiction)) from contradiction
    return read_back(hours)


def locked(channel: ContactChannel) -> ContactChannel:
    """The channel as it stands now, held until the transaction ends: writers stand in a queue."""
    return ContactChannel.objects.select_for_update().get(pk=channel.pk)


@transaction.atomic
def set_hours(channel: ContactChannel, *, hours: OpeningHours) -> None:
    """Make the rows of `channel` say `hours` and nothing else."""
    locked(channel)
    channel.schedules.all().delete()
    channel.exceptions.all().delete()
    Schedule.objects.bulk_create(_row(channel, session) for session in hours.sessions)
    ScheduleException.objects.bulk_create(rows_of(channel, hours.changes))
    tell_hours(channel, hours=hours)
    channel.save(update_fields=["hours", "bank_holidays"])


def tell_hours(channel: ContactChannel, *, hours: OpeningHours) -> None:
    """Set, and do not save, what a channel with `hours` says of them itself."""
    channel.hours, channel.bank_holidays = hours_known(hours), _rule_said(hours)


def set_rows_of(hours: Mapping[ContactChannel, OpeningHours]) -> None:
    """Make the rows of many channels say their hours, in a fixed number of queries.

    The caller holds their services until its transaction ends, and saves what `tell_hours` set.
    """
    if not hours:
        return
    Schedule.objects.filter(channel__in=list(hours)).delete()
    ScheduleException.objects.filter(channel__in=list(hours)).delete()
    Schedule.objects.bulk_create(
        _row(channel, session) for channel, said in hours.items() for session in said.sessions
    )
    ScheduleException.objects.bulk_create(
        row for channel, said in hours.items() for row in rows_of(channel, said.changes)
    )


def hours_known(hours: OpeningHours) -> ContactChannel.Hours:
    """Which of the three a channel with these hours is."""
    if hours.always:
        return Known.ALWAYS
    return Known.SESSIONS if hours.sessions else Known.UNKNOWN


def _rule_said(hours: OpeningHours) -> ContactChannel.BankHolidays:
    """The rule to keep; that 24 hours hold on bank holidays goes without saying.

    Kept, it would pass on to the openings that take the place of the 24 hours one day.
    """
    implied = hours.always and hours.holiday_rule is HolidayRule.AS_USUAL
    rule = HolidayRule.NOT_CONFIRMED if implied else hours.holiday_rule
    return ContactChannel.BankHolidays(rule.value)


def session_of(row: Schedule) -> Session:
    """A row as a session; UnreadableHours for one that no clock or calendar can show."""
    try:
        return Session(
            row.weekday,
            minutes(row.opens_at),
            closing(row.opens_at, row.closes_at),
            row.nth,
            row.valid_from or date.min,
            row.valid_to or date.max,
        )
    except ValueError as refused:
        raise UnreadableHours(f"{row} cannot be: {refused}.") from refused


def _row(channel: ContactChannel, session: Session) -> Schedule:
    """The row, not yet saved, that says `session`."""
    return Schedule(
        channel=channel,
        weekday=session.weekday,
        nth=session.nth,
        opens_at=clock(session.opens),
        closes_at=clock(session.closes),
        valid_from=session.valid_from if session.valid_from != date.min else None,
        valid_to=session.valid_to if session.valid_to != date.max else None,
    )
