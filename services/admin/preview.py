"""What publishing would change for the public, line by line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from typing import Any

from django.contrib.admin.utils import label_for_field
from django.db.models import TextChoices

from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.hours import write_english
from services.models import (
    Area,
    Assurance,
    Capacity,
    ContactChannel,
    Known,
    Service,
)

PLACE_IN_HISTORY = ("id", "number", "published_at", "former_slugs")
"""Fields of a record that say nothing to the public."""

CHOICES: Mapping[str, type[TextChoices]] = {
    "kind": Service.Kind,
    "gender": Service.Gender,
    "status": Service.Status,
    "self_referral": Known,
}
"""Fields of a record that hold a code, with the words for it."""

NOTHING_TOLD = ("", None, Known.UNKNOWN)
"""Values that would make a line longer and tell nothing."""

WORDS: Mapping[str | bool, Any] = {
    **dict(ContactChannel.Kind.choices),
    **dict(Assurance.Method.choices),
    **dict(Capacity.State.choices),
    **dict(Capacity.Strand.choices),
    **dict(Known.choices),
    True: "Yes",
    False: "No",
}
"""Words for the codes that channels, checks and capacities hold."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One field: its name, the lines the public sees now, and those it will see."""

    label: str
    now: tuple[str, ...]
    then: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether publishing changes this field."""
        return self.now != self.then


def preview(then: ServiceRecord, *, now: ServiceRecord | None) -> list[PreviewRow]:
    """The fields that say anything, as the public sees them `now` and would see them `then`."""
    shown = [field.name for field in fields(then) if field.name not in PLACE_IN_HISTORY]
    areas = Area.objects.in_bulk({*then.areas, *(now.areas if now else ())})
    rows = [
        PreviewRow(_label(name), _lines(now, name, areas) if now else (), _lines(then, name, areas))
        for name in shown
    ]
    return [row for row in rows if row.now or row.then]


def fingerprint(record: ServiceRecord) -> str:
    """A mark that changes with anything the public would see: what was previewed is published."""
    said = {key: value for key, value in asdict(record).items() if key not in PLACE_IN_HISTORY}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _label(name: str) -> str:
    """The name of a field as the form has it, or as the record has it."""
    words = name.replace("_", " ")
    if hasattr(Service, name):
        words = str(label_for_field(name, Service))
    return words[:1].upper() + words[1:]


def _lines(record: ServiceRecord, name: str, areas: dict[str, Area]) -> tuple[str, ...]:
    """What one field says, a line for each of several things."""
    value = getattr(record, name)
    if name == "areas":
        return tuple(str(areas.get(code, code)) for code in value)
    if name in ("offers", "needs", "audiences"):
        return _term_names(value)
    if name in CHOICES:
        return (str(dict(CHOICES[name].choices).get(value, value)),) if value else ()
    if isinstance(value, tuple):
        return tuple(_one_line(item) for item in value)
    return (_word(value),) if value not in ("", None) else ()


def _term_names(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes of terms, spelled out."""
    return tuple(code.replace("_", " ") for code in codes)


def _one_line(item: object) -> str:
    """A channel, place, hand-off, capacity or check on one line; keys of rows left out."""
    if not is_dataclass(item) or isinstance(item, type):
        return str(item)
    keys = ("id", "channel", "to_service", "easting", "northing", "said")
    parts = {key: value for key, value in asdict(item).items() if key not in keys}
    if isinstance(item, ChannelRecord):
        parts["hours"] = write_english(item.opening_hours) or "not known"
    lead = ("kind", "value", "address", "town", "postcode", "district", "who", "to_name", "method")
    return " · ".join(
        _word(value) if key in lead else f"{key.replace('_', ' ')}: {_word(value)}"
        for key, value in parts.items()
        if value not in NOTHING_TOLD
    )


def _word(value: object) -> str:
    """The word for a code, or the value as it is."""
    return str(WORDS.get(value, value)) if isinstance(value, str | bool) else str(value)
