"""The Welsh words of a listing, and whether a Welsh speaker has read them.

Who ticks "read" seals the words as they stand: a change of any of them, through whatever door,
breaks the seal, and the listing says again that nobody has read them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from services.directory.records import ServiceRecord
from services.models import Service
from services.models.twins import OF_A_CHANNEL, OF_A_HAND_OFF, OF_A_SERVICE, Fields, twin


def welsh_mark(service: Service) -> str:
    """The mark of every Welsh text of the working copy; "" where there is none.

    The service should come from `Service.objects.for_freezing()`. Moving a channel changes nothing.
    """
    channels = sorted(service.channels.all(), key=lambda row: row.pk or 0)
    return _mark(service.organization.name_cy, service, channels, service.hand_offs.all())


def welsh_is_read(service: Service) -> bool:
    """Whether a Welsh speaker has read the Welsh of the working copy as it stands."""
    mark = welsh_mark(service)
    return bool(mark) and service.welsh_read_mark == mark


def would_be_read(service: Service, record: ServiceRecord) -> bool:
    """Whether the seal of `service` would hold, if it said what `record` says."""
    channels = sorted(record.every_channel, key=lambda row: row.id)
    mark = _mark(record.organization_cy, record, channels, record.hand_offs)
    return bool(mark) and service.welsh_read_mark == mark


def note_welsh_read(*, service: Service, read: bool) -> None:
    """Seal the Welsh words of the working copy as read, or take the seal off."""
    working_copy = Service.objects.for_freezing().get(pk=service.pk)
    mark = welsh_mark(working_copy) if read else ""
    Service.objects.filter(pk=service.pk).update(welsh_read_mark=mark)
    service.welsh_read_mark = mark


def _mark(
    organization: str, service: object, channels: Iterable[object], hand_offs: Iterable[object]
) -> str:
    """A mark of these Welsh texts, blank ones left out."""
    rows: list[tuple[object, Fields]] = [(service, OF_A_SERVICE)]
    rows += [(channel, OF_A_CHANNEL) for channel in channels]
    rows += [(row, OF_A_HAND_OFF) for row in hand_offs]
    texts = [organization, *(getattr(row, twin(name)) for row, names in rows for name in names)]
    told = [text for text in texts if text]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest() if told else ""
