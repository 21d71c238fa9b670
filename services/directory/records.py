"""The immutable records that publishing makes and every public page, API and file reads.

Hidden addresses, staff notes, names of staff and professionals' channels never enter a record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import Any

from services.hours import OpeningHours, parse
from services.models.phone_numbers import digits, reaches_one_of

FORMAT_VERSION = 1
"""Raised when the shape of a record changes; older records must still be read."""


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
        """What a recall or a comparison goes by: digits of a number, or the value itself."""
        return digits(self.value) if self.is_number else self.value

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


def _known(record: type, data: Mapping[str, Any]) -> dict[str, Any]:
    """The values of `data` that `record` has fields for: a newer version may write more."""
    return {
        field.name: tuple(data[field.name])
        if isinstance(data[field.name], list)
        else data[field.name]
        for field in fields(record)
        if field.name in data
    }


def checks_in_order(checks: Iterable[CheckRecord]) -> tuple[CheckRecord, ...]:
    """The checks of a record in their one order, so that two records can be compared."""
    return tuple(sorted(checks, key=lambda check: (check.channel or 0, check.method)))


@dataclass(frozen=True)
class ServiceRecord:
    """A service as the public sees it, from one publication."""

    id: int
    number: int
    published_at: str
    slug: str
    former_slugs: tuple[str, ...]
    name: str
    name_cy: str
    page_title: str
    organization: str
    kind: str
    summary: str
    summary_cy: str
    website: str
    status: str
    who_for: str
    gender: str
    age_from: int | None
    age_to: int | None
    accepts_outside: bool | None
    offers: tuple[str, ...]
    needs: tuple[str, ...]
    audiences: tuple[str, ...]
    self_referral: str
    self_referral_age_from: int | None
    how_to_refer: str
    privacy_note: str
    access_note: str
    languages: tuple[str, ...]
    police_force: str
    run_by_police: bool
    is_national_line: bool
    review_due: str
    areas: tuple[str, ...]
    channels: tuple[ChannelRecord, ...]
    locations: tuple[LocationRecord, ...]
    hand_offs: tuple[HandOffRecord, ...]
    capacities: tuple[CapacityRecord, ...]
    checks: tuple[CheckRecord, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> ServiceRecord:
        """The record of a publication; TypeError or KeyError when its shape is not ours."""
        nested = {
            "channels": ChannelRecord,
            "locations": LocationRecord,
            "hand_offs": HandOffRecord,
            "capacities": CapacityRecord,
            "checks": CheckRecord,
        }
        values = _known(cls, data)
        for key, record in nested.items():
            values[key] = tuple(record(**_known(record, item)) for item in data[key])
        return cls(**values)

    def to_json(self) -> dict[str, Any]:
        """The record as JSON data."""
        return asdict(self)

    def says_the_same_as(self, other: ServiceRecord) -> bool:
        """Whether two records differ in nothing but their place in the history."""
        return (
            replace(
                self,
                number=other.number,
                published_at=other.published_at,
                former_slugs=other.former_slugs,
            )
            == other
        )

    def without(self, numbers: Collection[str]) -> ServiceRecord:
        """This record without the channels that reach `numbers`, and without their checks."""
        kept = tuple(row for row in self.channels if not reaches_one_of(row.dialled, numbers))
        shown = {None, *(channel.id for channel in kept)}
        checks = tuple(check for check in self.checks if check.channel in shown)
        return replace(self, channels=kept, checks=checks)

    def with_check(self, stamp: CheckRecord) -> ServiceRecord:
        """This record with a check added; of one fact and method the newest day counts."""
        same = [
            check
            for check in self.checks
            if (check.channel, check.method) == (stamp.channel, stamp.method)
        ]
        newest = max((stamp, *same), key=lambda check: check.checked_on)
        others = (check for check in self.checks if check not in same)
        return replace(self, checks=checks_in_order((*others, newest)))

    def checked_by_staff(self, channel: ChannelRecord | None = None) -> CheckRecord | None:
        """The newest check that a person made of `channel` as it stands, or of the listing."""
        checks = [
            check
            for check in self.checks
            if check.by_staff
            and (check.channel is None if channel is None else channel.said in check.said)
        ]
        return max(checks, key=lambda check: check.checked_on, default=None)

    @property
    def is_checked(self) -> bool:
        """Whether a person checked every number as it stands; without one, the listing."""
        numbers = [channel for channel in self.channels if channel.is_number]
        return all(self.checked_by_staff(channel) for channel in numbers or (None,))

    def overdue(self, today: date) -> bool:
        """Whether the listing should have been checked again before `today`."""
        return bool(self.review_due) and self.review_due < today.isoformat()
