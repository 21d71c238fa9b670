"""Which channels of an earlier publication can come back, and into which rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError

from services.directory.freezing import CHANNEL_COPIED, dialled
from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.models import ContactChannel, Service
from services.models.phone_numbers import reaches_one_of

PUBLIC = ContactChannel.Audience.PUBLIC


@dataclass(frozen=True, slots=True)
class ChannelsBack:
    """The channels to write, each with its row (None: a new one), and the keys to leave alone.

    Hours that cannot be read are left as they are: those rows are in `hours_stay`.
    """

    rows: tuple[tuple[ContactChannel | None, ChannelRecord], ...]
    left_alone: frozenset[int]
    hours_stay: frozenset[int]

    def shown(self, now: ServiceRecord) -> tuple[ChannelRecord, ...]:
        """What the public would see of them, beside what it sees `now` of those left alone."""
        present = {channel.id: channel for channel in now.channels}
        back = []
        for _, record in self.rows:
            held = present.get(record.id)
            if record.id in self.hours_stay:
                record = replace(record, hours=held.hours if held else "")
            back.append(record)
        return (*back, *(row for row in now.channels if row.id in self.left_alone))


def channels_back(
    service: Service, record: ServiceRecord, *, recalled: Collection[str], left: list[str]
) -> ChannelsBack:
    """What becomes of each channel of `record`; what cannot come back is told in `left`.

    A row is found by its key, else by kind and value. Recalled numbers are not put back, and rows
    that stand in their place are left alone; so are all numbers for professionals.
    """
    held = {channel.pk: channel for channel in service.channels.all()}
    alone = {pk for pk, row in held.items() if reaches_one_of(dialled(row), recalled)}
    rows: list[tuple[ContactChannel | None, ChannelRecord]] = []
    unreadable: set[int] = set()
    keys = {row.id for row in record.channels}
    for row in record.channels:
        found = held.get(row.id) or _alike(row, held, besides=keys)
        if why := _why_not(row, found, held, recalled):
            left.append(why)
            alone |= {found.pk} if found else set()
            continue
        key = found.pk if found else _free_key(row.id)
        if not row.hours_are_readable:
            left.append(f"The hours of {row.value} were “{row.hours}”: that cannot be read.")
            unreadable.add(key)
        rows.append((found, replace(row, id=key)))
    written = {found.pk for found, _ in rows if found}
    return ChannelsBack(tuple(rows), frozenset(alone - written), frozenset(unreadable))


def _alike(
    row: ChannelRecord, held: dict[int, ContactChannel], *, besides: Collection[int]
) -> ContactChannel | None:
    """A channel of the working copy with the same kind and value, no other record's row."""
    return next(
        (
            channel
            for channel in held.values()
            if channel.pk not in besides and (channel.kind, channel.value) == (row.kind, row.value)
        ),
        None,
    )


def _why_not(
    row: ChannelRecord,
    found: ContactChannel | None,
    held: dict[int, ContactChannel],
    recalled: Collection[str],
) -> str:
    """Why a channel cannot come back; "" where it can."""
    if reaches_one_of(row.dialled, recalled):
        return f"{row.value} was recalled: it is not put back."
    alike = _alike(row, held, besides=())
    if any(other is not None and other.audience != PUBLIC for other in (found, alike)):
        return f"{row.value} is for professionals now: it stays so."
    try:
        ContactChannel(**values_of(row)).clean_fields(exclude=["service"])
    except ValidationError as refused:
        return f"{row.value} is left out: {' '.join(refused.messages)}"
    return ""


def values_of(row: ChannelRecord) -> dict[str, Any]:
    """The columns of a channel that say what its record says, its hours left out."""
    return {
        **{column: getattr(row, column) for column in CHANNEL_COPIED},
        "languages": ", ".join(row.languages),
    }


def _free_key(key: int) -> int:
    """The same key again, so that the checks of a number still count; 0 where it is taken."""
    return 0 if ContactChannel.objects.filter(pk=key).exists() else key
