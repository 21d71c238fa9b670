"""Bringing an earlier publication back as a draft. Nothing is published by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.formats import date_format

from services.directory.channel_hours import set_hours
from services.directory.freezing import dialled
from services.directory.holding import hold
from services.directory.publishing import Actor, note_changes
from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.directory.restorable import restorable
from services.directory.restorable_channels import PUBLIC, ChannelsBack, values_of
from services.hours import LONDON
from services.models import (
    Capacity,
    ContactChannel,
    HandOff,
    Publication,
    Service,
    ServiceArea,
)


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it: the publication, a sentence for what did not come back, and why it was done.

    `note` is for the line that the caller leaves in the listing's history.
    """

    publication: Publication
    left: tuple[str, ...]
    note: str

    @property
    def words(self) -> str:
        """A line for the history: what came back, what did not, and why it was done."""
        day = date_format(self.publication.published_at.astimezone(LONDON), "j F Y")
        words = f"Publication {self.publication.number}, of {day}, is the draft now. Not public."
        return " ".join(filter(None, (words, *self.left, self.note)))


@transaction.atomic
def restore(
    *, service: Service, publication: Publication, by: Actor, at: datetime, note: str = ""
) -> Restored:
    """Write what `publication` told the public into the working copy, as a new draft.

    Raises NotRestorable, and writes nothing, where it cannot be done. Locations stay as they are,
    since a record holds no hidden address; so do numbers for professionals, and all that is for
    staff only. Recalled numbers are not put back, and a recalled service stays recalled.
    """
    hold(service.pk)
    working_copy = Service.objects.for_freezing().get(pk=service.pk)
    back = restorable(working_copy, publication, at=at)
    columns = {**back.columns, "changed_at": at, "changed_by": by}
    Service.objects.filter(pk=service.pk).update(**columns)
    working_copy.terms.set(back.terms)
    _write_areas(service, back.record)
    _write_channels(service, back.channels, by=by)
    _write_hand_offs(service, back.record)
    _write_capacities(service, back.record)
    for changed in (service, *Service.objects.filter(hand_offs__to_service=service).distinct()):
        note_changes(service=changed, at=at)
    service.refresh_from_db()
    return Restored(publication, back.left, note)


def _write_areas(service: Service, record: ServiceRecord) -> None:
    """Make it cover the areas of the record and no others."""
    service.areas.exclude(area__in=record.areas).delete()
    there = set(service.areas.values_list("area_id", flat=True))
    ServiceArea.objects.bulk_create(
        ServiceArea(service=service, area_id=code) for code in record.areas if code not in there
    )


def _write_channels(service: Service, back: ChannelsBack, *, by: Actor) -> None:
    """Make its public channels those of the record, in its order."""
    before = {row.pk: row for row in service.channels.all()}
    written = {row.pk for row, _ in back.rows if row}
    service.channels.filter(audience=PUBLIC).exclude(pk__in=written | back.left_alone).delete()
    for pk in written:
        # Two rows may swap their numbers, which are unique at every step.
        service.channels.filter(pk=pk).update(value=f"being restored: {pk}")
    for position, (_, record) in enumerate(back.rows):
        _write_channel(
            service,
            record,
            before=before.get(record.id),
            position=position,
            hours=record.id not in back.hours_stay,
            by=by,
        )


def _write_channel(
    service: Service,
    record: ChannelRecord,
    *,
    before: ContactChannel | None,
    position: int,
    hours: bool,
    by: Actor,
) -> None:
    """Write one channel; who restores a number answers for it as who types one does."""
    values: dict[str, Any] = values_of(record) | {"position": position}
    if before is None or dialled(before) != record.dialled:
        values["value_by"] = by
    channel = before or ContactChannel(pk=record.id or None, service=service)
    for name, value in values.items():
        setattr(channel, name, value)
    channel.save(force_insert=before is None)
    if hours:
        set_hours(channel, hours=record.opening_hours)


def _write_hand_offs(service: Service, record: ServiceRecord) -> None:
    """Make its hand-offs those of the record, in its order, which is that of their keys."""
    wanted = [(row.who, row.who_cy, row.to_service) for row in record.hand_offs]
    if list(service.hand_offs.values_list("who", "who_cy", "to_service")) != wanted:
        service.hand_offs.all().delete()
        HandOff.objects.bulk_create(
            HandOff(service=service, who=who, who_cy=who_cy, to_service_id=key)
            for who, who_cy, key in wanted
        )


def _write_capacities(service: Service, record: ServiceRecord) -> None:
    """Make its capacities those of the record."""
    strands = [row.strand for row in record.capacities]
    service.capacities.exclude(strand__in=strands).delete()
    for row in record.capacities:
        Capacity.objects.update_or_create(
            service=service,
            strand=row.strand,
            defaults={
                "state": row.state,
                "weeks": row.weeks,
                "as_of": date.fromisoformat(row.as_of),
            },
        )
