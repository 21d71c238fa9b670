"""The parts of a record: channels, places, hand-offs, capacities and checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from services.hours import OpeningHours, parse
from services.models.phone_numbers import reached_by


@dataclass(frozen=True)
class ChannelRecord:
    """One public way to reach a service. `hours` is in the OSM notation, "" for not known.

    `id` is the working copy's key, which checks of one number are recorded by.
    """

    id: int
    kind: str
    value: str
    label: str
    hours: str
    bank_holidays: str
    cost: str
    who_answers: str
    on_bill: str
    rings_back: str
    leaves_messages: str
    stays_on_phone: str
    text_relay: str
    note: str

    @cached_property
    def opening_hours(self) -> OpeningHours:
        """The hours as a value."""
        return parse(self.hours)

    @property
    def is_number(self) -> bool:
        """Whether the value is dialled."""
        return self.kind in ("phone", "textphone", "sms")

    @cached_property
    def dialled(self) -> str:
        """What a recall or a comparison goes by: see `reached_by`."""
        return reached_by(self.value, is_number=self.is_number)

    @property
    def said(self) -> str:
        """What a check of this channel vouches for: where it leads, and its hours."""
        return f"{self.dialled} {self.hours}".strip()


@dataclass(frozen=True, slots=True)
class LocationRecord:
    """A place whose address, or district alone, may be shown.

    `easting` and `northing` (metres, British National Grid) are those of the postcode.
    """

    address: str
    town: str
    postcode: str
    district: str
    easting: int | None
    northing: int | None


@dataclass(frozen=True, slots=True)
class HandOffRecord:
    """Whom the service cannot help, and the service that can, by key and by name."""

    who: str
    to_service: int
    to_name: str


@dataclass(frozen=True, slots=True)
class CapacityRecord:
    """Whether new people are taken for one strand, as of a date (ISO)."""

    strand: str
    state: str
    weeks: int | None
    as_of: str


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """A check: of the whole listing (`channel` None) or of one channel, how, and when (ISO).

    `said` is what the channels said then: a number or hours changed since are not checked.
    """

    channel: int | None
    method: str
    checked_on: str
    said: tuple[str, ...] = ()

    @property
    def by_staff(self) -> bool:
        """Whether a person checked it, rather than a page having been read."""
        return self.method != "public_page"


def checks_in_order(checks: Iterable[CheckRecord]) -> tuple[CheckRecord, ...]:
    """The checks of a record in their one order, so that two records can be compared."""
    return tuple(sorted(checks, key=lambda check: (check.channel or 0, check.method)))
