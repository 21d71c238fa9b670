"""The immutable records that publishing makes and every public page, API and file reads.

Hidden addresses, staff notes and names of staff never enter a record. Professionals' channels stand
apart from the others, and no page shows them but that for advisers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from services.directory.record_parts import (
    CapacityRecord,
    ChannelRecord,
    CheckRecord,
    HandOffRecord,
    LocationRecord,
    checks_in_order,
)
from services.models.phone_numbers import reached_by, reaches_one_of
from services.models.twins import OF_A_CHANNEL, OF_A_HAND_OFF, OF_A_SERVICE, Fields, twin

FORMAT_VERSION = 5
"""Raised when the shape of a record changes; older records must still be read."""

LINKS = ("website", "easy_read_url", "bsl_url", "audio_url")
"""The fields of a record that are addresses of the web."""

SINCE_FORMAT_4 = "professional_channels"
"""Rows that older records do not have."""


def without_recalled(website: str, recalled: Collection[str]) -> str:
    """The website, or "" where it leads to what was recalled."""
    return "" if reaches_one_of(reached_by(website, is_number=False), recalled) else website


def _known(record: type, data: Mapping[str, Any]) -> dict[str, Any]:
    """The values of `data` that `record` has fields for: a newer version may write more."""
    return {
        field.name: tuple(data[field.name])
        if isinstance(data[field.name], list)
        else data[field.name]
        for field in fields(record)
        if field.name in data
    }


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
    not_for: str = ""
    easy_read_url: str = ""
    bsl_url: str = ""
    audio_url: str = ""
    organization_cy: str = ""
    page_title_cy: str = ""
    who_for_cy: str = ""
    not_for_cy: str = ""
    how_to_refer_cy: str = ""
    what_happens: str = ""
    what_happens_cy: str = ""
    privacy_note_cy: str = ""
    access_note_cy: str = ""
    welsh_read: bool = False
    professional_channels: tuple[ChannelRecord, ...] = ()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> ServiceRecord:
        """The record of a publication; TypeError or KeyError when its shape is not ours."""
        nested = {
            "channels": ChannelRecord,
            "professional_channels": ChannelRecord,
            "locations": LocationRecord,
            "hand_offs": HandOffRecord,
            "capacities": CapacityRecord,
            "checks": CheckRecord,
        }
        values = _known(cls, data)
        for key, record in nested.items():
            rows = data.get(key, ()) if key == SINCE_FORMAT_4 else data[key]
            values[key] = tuple(record(**_known(record, item)) for item in rows)
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
        kept, professional = (
            tuple(row for row in rows if not reaches_one_of(row.dialled, numbers))
            for rows in (self.channels, self.professional_channels)
        )
        shown = {None, *(channel.id for channel in (*kept, *professional))}
        checks = tuple(check for check in self.checks if check.channel in shown)
        links: dict[str, Any] = {
            name: without_recalled(getattr(self, name), numbers) for name in LINKS
        }
        return replace(
            self, channels=kept, professional_channels=professional, checks=checks, **links
        )

    @property
    def every_channel(self) -> tuple[ChannelRecord, ...]:
        """The public channels, then those for professionals."""
        return (*self.channels, *self.professional_channels)

    @property
    def has_welsh(self) -> bool:
        """Whether anything of what the public reads stands in Welsh too."""
        rows: list[tuple[object, Fields]] = [(self, ("organization", *OF_A_SERVICE))]
        rows += [(channel, OF_A_CHANNEL) for channel in self.channels]
        rows += [(row, OF_A_HAND_OFF) for row in self.hand_offs]
        return any(getattr(row, twin(name)) for row, names in rows for name in names)

    def shows(self, numbers: Collection[str]) -> bool:
        """Whether a channel, or the website, leads to one of `numbers`."""
        return self.without(numbers) != self

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses of the web that it shows, each once."""
        shown = [getattr(self, name) for name in LINKS]
        shown += [row.value for row in self.every_channel if row.is_link]
        return tuple(dict.fromkeys(filter(None, shown)))

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
        """The newest check that a person made of `channel`, or of the listing, as it stands.

        A check of the listing stands while all that it vouched for does.
        """
        said = {row.said for row in self.channels}
        checks = [
            check
            for check in self.checks
            if check.by_staff
            and (
                check.channel is None and said.issuperset(check.said)
                if channel is None
                else channel.said in check.said
            )
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
