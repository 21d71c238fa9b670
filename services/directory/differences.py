"""What differs between two records of a service, field by field and in words.

The form of a service, its history and its review all show these rows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from typing import Any

from django.db.models import TextChoices

from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.hours import write_english
from services.models import Area, Assurance, Capacity, ContactChannel, Known, Service

PLACE_IN_HISTORY = ("id", "number", "published_at", "former_slugs")
"""Fields of a record that say nothing to the public."""

CHOICES: Mapping[str, type[TextChoices]] = {
    "kind": Service.Kind,
    "gender": Service.Gender,
    "status": Service.Status,
    "self_referral": Known,
}
"""Fields of a record that hold a code, with the words for it."""

NOTHING_TOLD = ("", None, (), Known.UNKNOWN)
"""Values that would make a line longer and tell nothing."""

WORDS: Mapping[str | bool, Any] = {
    **dict(ContactChannel.Kind.choices),
    **dict(ContactChannel.AnsweredBy.choices),
    **dict(Assurance.Method.choices),
    **dict(Capacity.State.choices),
    **dict(Capacity.Strand.choices),
    **dict(Known.choices),
    True: "Yes",
    False: "No",
}
"""Words for the codes that channels, checks and capacities hold."""

CHANNELS = {"channels": "", "professional_channels": ", for professionals"}
"""Fields of a record that hold channels, and what is said of whom they are for."""

NAMES: Mapping[str, str] = {
    "organization_cy": "Organization in Welsh",
    "welsh_read": "A Welsh speaker has read the Welsh",
}
"""Names of fields that no column has."""

KEYS_OF_ROWS = ("id", "channel", "to_service", "easting", "northing", "said")
LEADS = ("kind", "value", "address", "town", "postcode", "district", "who", "to_name", "method")
"""What needs no name before it: it says itself what it is."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, or one channel: its name, the lines it said, and the lines it says.

    `number_changed` tells that a number which is dialled was added, removed or altered.
    """

    label: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    number_changed: bool = False

    @property
    def changed(self) -> bool:
        """Whether the two say different things."""
        return self.old != self.new or self.number_changed


def differences(old: ServiceRecord | None, new: ServiceRecord | None) -> list[Difference]:
    """Every field that says anything in either record, in the order of the form; one query.

    None is a record that shows nothing: a service not yet public, or withdrawn.
    """
    codes = {code for record in (old, new) if record for code in record.areas}
    areas = {area.code: str(area) for area in Area.objects.filter(code__in=codes)}
    rows: list[Difference] = []
    for field in fields(ServiceRecord):
        if field.name in CHANNELS:
            before, after = (getattr(record, field.name, ()) for record in (old, new))
            rows += _channels(before, after, CHANNELS[field.name])
        elif field.name not in PLACE_IN_HISTORY:
            before, after = (_lines(record, field.name, areas) for record in (old, new))
            rows.append(Difference(_label(field.name), before, after))
    return [row for row in rows if row.old or row.new]


def fingerprint(record: ServiceRecord) -> str:
    """A mark that changes with anything the public would see: what was previewed is published."""
    said = {key: value for key, value in asdict(record).items() if key not in PLACE_IN_HISTORY}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def word(value: object) -> str:
    """The word for a code of a channel, check or capacity, or the value as it is."""
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return str(WORDS.get(value, value)) if isinstance(value, str | bool) else str(value)


def _channels(
    old: tuple[ChannelRecord, ...], new: tuple[ChannelRecord, ...], whose: str
) -> Iterator[Difference]:
    """A row for each channel of either record, then one for their order where only that changed."""
    pairs = _paired(old, new)
    for before, after in pairs:
        shown = after or before
        yield Difference(
            f"{word(shown.kind)} {shown.value}{whose}" if shown else "",
            _facts(before),
            _facts(after),
            number_changed=_number(before) != _number(after),
        )
    kept = [before for before, after in pairs if before and after]
    if kept != [row for row in old if row in kept]:
        yield Difference(
            f"Order of the ways to get in touch{whose}",
            tuple(row.value for row in old),
            tuple(row.value for row in new),
        )


def _paired(
    old: tuple[ChannelRecord, ...], new: tuple[ChannelRecord, ...]
) -> list[tuple[ChannelRecord | None, ChannelRecord | None]]:
    """Each channel beside what became of it: the same key, else the same kind and value.

    In the order of `new`, then those that are no more.
    """
    left = list(old)
    pairs: list[tuple[ChannelRecord | None, ChannelRecord | None]] = []
    keys = {row.id for row in new}
    for row in new:
        same = (other for other in left if other.id == row.id)
        alike = (
            other
            for other in left
            if other.id not in keys and (other.kind, other.dialled) == (row.kind, row.dialled)
        )
        before = next(same, None) or next(alike, None)
        if before is not None:
            left.remove(before)
        pairs.append((before, row))
    return [*pairs, *((gone, None) for gone in left)]


def _number(channel: ChannelRecord | None) -> str:
    """What is dialled; "" for no channel, or one that is not a number."""
    return channel.dialled if channel is not None and channel.is_number else ""


def _facts(channel: ChannelRecord | None) -> tuple[str, ...]:
    """A line for each thing a channel tells; none for no channel."""
    if channel is None:
        return ()
    told = {key: value for key, value in asdict(channel).items() if key not in KEYS_OF_ROWS}
    lead = f"{word(told.pop('kind'))} {told.pop('value')}"
    told["hours"] = write_english(channel.opening_hours) or "not known"
    if not channel.hours_are_readable:
        told["hours"] = f"cannot be read: {channel.hours}"
    lines = (
        f"{_label(key, ContactChannel)}: {word(value)}"
        for key, value in told.items()
        if value not in NOTHING_TOLD
    )
    return (lead, *lines)


def _label(name: str, model: type[Service | ContactChannel] = Service) -> str:
    """The name of a field as the form has it, or as the record has it."""
    words = NAMES.get(name, name.replace("_", " "))
    if name not in ("channels", "hours") and name in {f.name for f in model._meta.concrete_fields}:
        words = str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return words[:1].upper() + words[1:]


def _lines(record: ServiceRecord | None, name: str, areas: Mapping[str, str]) -> tuple[str, ...]:
    """What one field says, a line for each of several things."""
    value: Any = getattr(record, name) if record is not None else ()
    if value in ("", None, ()):
        return ()
    if name == "areas":
        return tuple(areas.get(code, code) for code in value)
    if name in ("offers", "needs", "audiences"):
        return tuple(code.replace("_", " ") for code in value)
    if name in CHOICES:
        return (str(dict(CHOICES[name].choices).get(value, value)),)
    if isinstance(value, tuple):
        return tuple(_one_line(item) for item in value)
    return (word(value),)


def _one_line(item: object) -> str:
    """A place, hand-off, capacity or check on one line; keys of rows left out."""
    if not is_dataclass(item) or isinstance(item, type):
        return str(item)
    parts = {key: value for key, value in asdict(item).items() if key not in KEYS_OF_ROWS}
    return " · ".join(
        word(value) if key in LEADS else f"{key.replace('_', ' ')}: {word(value)}"
        for key, value in parts.items()
        if value not in NOTHING_TOLD
    )
