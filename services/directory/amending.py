"""Changing the hours of some days at once: in the working copy and in what the public sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from services.directory.channel_hours import hours_of, locked, set_hours
from services.directory.holding import hold, touch
from services.directory.publishing import Actor, append, current_record, lock_counter, note_changes
from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.hours import LONDON, OpeningHours, UnreadableHours, read_back, without_past
from services.models import ContactChannel, Publication, Service

Amend = Callable[[OpeningHours], OpeningHours]
"""Gives the hours as they are to be."""


@dataclass(frozen=True, slots=True)
class Amended:
    """What came of it: the channels that were changed, and a reason for each that was not.

    `changed` counts the channels of the working copy and of the public record together.
    """

    changed: int
    refused: tuple[str, ...]


@transaction.atomic
def amend_hours(
    *,
    service: Service,
    channel: ContactChannel | None,
    amend: Amend,
    by: Actor,
    at: datetime,
    note: str,
) -> Amended:
    """Change the hours of one channel of `service`, or of all (None); no draft is published by it.

    The public sees the change on the hours that it saw before, the working copy on its own. Dates
    that are over are dropped on the way: they say nothing any more.
    """
    today = at.astimezone(LONDON).date()

    def amended(hours: OpeningHours) -> OpeningHours:
        return read_back(without_past(amend(hours), today=today))

    counter = lock_counter()
    # Before its channels, as the forms do: who locks in another order may wait for ever.
    hold(service.pk)
    rows = [channel] if channel else list(service.channels.all())
    changed, refused = _amend_rows(rows, amended)
    current = current_record(service)
    if current is not None:
        record, reasons = _amend_record(current, amended, only=channel)
        changed += len(current.every_channel if channel is None else rows) - len(reasons)
        refused += reasons
        if record != current:
            append(
                counter,
                service=service,
                action=Publication.Action.HOURS,
                record=record,
                at=at,
                by=by,
                note=note,
            )
    if changed:
        touch(service=service, by=by, at=at)
    note_changes(service=service, at=at)
    return Amended(changed, tuple(dict.fromkeys(refused)))


def _amend_rows(rows: Iterable[ContactChannel], amended: Amend) -> tuple[int, list[str]]:
    """Change the working copy; how many channels were changed, and why others were not."""
    changed, refused = 0, []
    for row in map(locked, rows):
        try:
            set_hours(row, hours=amended(hours_of(row)))
            changed += 1
        except UnreadableHours as contradiction:
            refused.append(f"Not changed, {row.value}: {contradiction}")
    return changed, refused


def _amend_record(
    current: ServiceRecord, amended: Amend, *, only: ContactChannel | None
) -> tuple[ServiceRecord, list[str]]:
    """The record with its hours changed, and why some were not."""
    refused = []

    def rows(kept: Iterable[ChannelRecord]) -> Iterator[ChannelRecord]:
        for row in kept:
            if only is None or row.id == only.pk:
                try:
                    row = row.with_hours(amended)
                except UnreadableHours as contradiction:
                    refused.append(f"Not changed for the public, {row.value}: {contradiction}")
            yield row

    if only is not None and only.pk not in {row.id for row in current.every_channel}:
        refused.append(f"Not changed for the public, {only.value}: it is not public.")
    record = replace(
        current,
        channels=tuple(rows(current.channels)),
        professional_channels=tuple(rows(current.professional_channels)),
    )
    return record, refused
