"""A service as search engines read it: the microdata of schema.org.

A search engine shows such data without our "listed as" and "not known". So hours are left out
unless a person checked them and they hold every week, and addresses unless all of it is public.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from services.directory.directory import Directory
from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.hours import BANK_HOLIDAY, Dates, HolidayRule, OpeningHours, Session
from services.pages.said import area_name, in_order, said_plainly
from services.pages.times import london_date

DAY_NAMES = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "PublicHolidays",
)  # fmt: skip
"""The days as schema.org names them, by `Session.weekday`."""

MINUTES_IN_DAY = 24 * 60
WHOLE_DAY = ("00:00", "23:59")
"""How search engines are told of a whole day: at 24:00 they would read "closed"."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The days on which something opens and closes at the same times, as "09:00"."""

    days: tuple[str, ...]
    opens: str
    closes: str


@dataclass(frozen=True, slots=True)
class Line:
    """A number, and when it is answered; no openings where that is not sure."""

    telephone: str
    openings: tuple[Opening, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """A wholly public address."""

    street: str
    town: str
    postcode: str


@dataclass(frozen=True, slots=True)
class Structured:
    """What search engines may know of a service."""

    name: str
    provider: str
    website: str
    areas: tuple[str, ...]
    lines: tuple[Line, ...]
    addresses: tuple[Address, ...]


def structured(record: ServiceRecord, *, directory: Directory, at: datetime) -> Structured:
    """What search engines may know of a record on the day of `at`."""
    today = london_date(at)
    areas = filter(None, map(directory.areas.get, record.areas))
    return Structured(
        name=said_plainly(record, "name"),
        provider=said_plainly(record, "organization"),
        website=record.website,
        areas=tuple(sorted(map(area_name, areas), key=in_order)),
        lines=tuple(
            Line(row.value, openings_of(record, row, today=today))
            for row in record.channels
            if row.kind == "phone" and record.status == "active"
        ),
        addresses=tuple(
            Address(place.address, place.town, place.postcode)
            for place in record.locations
            if place.address
        ),
    )


def openings_of(
    record: ServiceRecord, channel: ChannelRecord, *, today: date
) -> tuple[Opening, ...]:
    """When a number is answered; nothing unless a person checked it and it holds every week."""
    hours = channel.opening_hours
    if record.checked_by_staff(channel) is None:
        return ()
    if not hours.known or _departs(hours, today) or not all(map(_holds_weekly, hours.sessions)):
        return ()
    return tuple(_grouped(_spans(hours)))


def _departs(hours: OpeningHours, today: date) -> bool:
    """Whether some days to come are not as usual: dated ones that are over do not count."""
    return any(
        not isinstance(change.on, Dates) or change.on.last >= today for change in hours.changes
    )


def _holds_weekly(session: Session) -> bool:
    """Whether a session comes every week of every year."""
    return not session.nth and not session.seasonal


def _spans(hours: OpeningHours) -> Iterator[tuple[tuple[str, str], int]]:
    """The times of each session with its day."""
    if hours.always:
        last = BANK_HOLIDAY if hours.holiday_rule is HolidayRule.AS_USUAL else BANK_HOLIDAY - 1
        yield from ((WHOLE_DAY, day) for day in range(last + 1))
    for session in hours.sessions:
        whole = session.closes - session.opens == MINUTES_IN_DAY and not session.opens
        times = WHOLE_DAY if whole else (_clock(session.opens), _clock(session.closes))
        yield times, session.weekday


def _grouped(spans: Iterable[tuple[tuple[str, str], int]]) -> Iterator[Opening]:
    """Openings by their times, each with all of its days."""
    for (opens, closes), same in groupby(sorted(spans), key=lambda span: span[0]):
        yield Opening(tuple(DAY_NAMES[day] for _times, day in same), opens, closes)


def _clock(minutes: int) -> str:
    """Minutes after midnight as a clock shows them; past midnight it begins again."""
    hour, minute = divmod(minutes % MINUTES_IN_DAY, 60)
    return f"{hour:02d}:{minute:02d}"
