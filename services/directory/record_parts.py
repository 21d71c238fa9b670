"""The parts of a record: channels, places, hand-offs, capacities and checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from services.hours import UNKNOWN, OpeningHours, UnreadableHours, parse, write
from services.models import Location
from services.models.phone_numbers import reached_by

CAPACITY_HOLDS = timedelta(days=30)
"""Waiting lists move: after this what was said of them is old."""


@dataclass(frozen=True)
class ChannelRecord:
    """One way to reach a service. `hours` is in the OSM notation, "" for not known.

    Before format 4 nothing of it was in Welsh. Before format 3 nothing told the gender of who
    answers, nor a channel's own languages. Format 1 kept the rule for bank holidays apart, unread;
    it stands in `hours` now. `id` is the working copy's key, which checks of one number are
    recorded by.
    """

    id: int
    kind: str
    value: str
    label: str
    hours: str
    cost: str
    who_answers: str
    on_bill: str
    rings_back: str
    leaves_messages: str
    stays_on_phone: str
    text_relay: str
    note: str
    answered_by: str = ""
    languages: tuple[str, ...] = ()
    label_cy: str = ""
    cost_cy: str = ""
    who_answers_cy: str = ""
    note_cy: str = ""

    @cached_property
    def opening_hours(self) -> OpeningHours:
        """The hours as a value; an old text that cannot be read says nothing."""
        try:
            return parse(self.hours)
        except UnreadableHours:
            return UNKNOWN

    @property
    def hours_are_readable(self) -> bool:
        """Whether the text of the hours can be read."""
        return not self.hours or self.opening_hours != UNKNOWN

    def with_hours(self, amend: Callable[[OpeningHours], OpeningHours]) -> ChannelRecord:
        """This channel with other hours; UnreadableHours where they cannot be read."""
        return replace(self, hours=write(amend(parse(self.hours))))

    @property
    def is_number(self) -> bool:
        """Whether the value is dialled."""
        return self.kind in ("phone", "textphone", "sms")

    @property
    def is_link(self) -> bool:
        """Whether the value is an address of the web."""
        return self.kind in ("webchat", "online_form", "bsl_video")

    @cached_property
    def dialled(self) -> str:
        """What a recall or a comparison goes by: see `reached_by`."""
        return reached_by(self.value, is_number=self.is_number)

    @cached_property
    def said(self) -> str:
        """What a check of this channel vouches for: where it leads, and its usual hours.

        Exceptions are left out: a line that staff close until Monday is still a checked line.
        """
        return f"{self.dialled} {write(self.opening_hours.usual)}".strip()


@dataclass(frozen=True, slots=True)
class LocationRecord:
    """A place whose address, or district alone, may be shown.

    `easting` and `northing` (metres, British National Grid) are those of the postcode. `id` is the
    working copy's key, by which an address is taken off; before format 5 there was none.
    """

    address: str
    town: str
    postcode: str
    district: str
    easting: int | None
    northing: int | None
    id: int | None = field(default=None, compare=False)

    def reduced(self, visibility: Location.AddressVisibility) -> LocationRecord | None:
        """As much of this as `visibility` lets the public see; None for nothing."""
        if visibility == Location.AddressVisibility.PUBLIC:
            return self
        if visibility == Location.AddressVisibility.DISTRICT and self.district:
            return LocationRecord("", "", "", self.district, None, None, self.id)
        return None


@dataclass(frozen=True, slots=True)
class HandOffRecord:
    """Whom the service cannot help, and the service that can, by key.

    `to_name` is what the public knew it by at the time, "" for nothing: pages show today's.
    """

    who: str
    to_service: int
    to_name: str = field(default="", compare=False)
    who_cy: str = ""


@dataclass(frozen=True, slots=True)
class CapacityRecord:
    """Whether new people are taken for one strand, as of a date (ISO)."""

    strand: str
    state: str
    weeks: int | None
    as_of: str

    @property
    def day(self) -> date:
        """The day as of which it was so."""
        return date.fromisoformat(self.as_of)

    def holds(self, today: date) -> bool:
        """Whether it is new enough to be believed."""
        return today - self.day <= CAPACITY_HOLDS


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


def places_in_order(places: Iterable[LocationRecord]) -> tuple[LocationRecord, ...]:
    """The places of a record in an order that tells nothing of a hidden one."""
    return tuple(sorted(places, key=lambda place: (place.district, place.address)))


def checks_in_order(checks: Iterable[CheckRecord]) -> tuple[CheckRecord, ...]:
    """The checks of a record in their one order, so that two records can be compared."""
    return tuple(sorted(checks, key=lambda check: (check.channel or 0, check.method)))
