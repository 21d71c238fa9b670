"""What a provider may suggest: the fields, how they are named, and what is public now.

`Suggestion.changes` holds texts by these names: a field of the service, `channel-<key>-value`,
`channel-<key>-hours`, `channel-<key>-gone` ("yes"), or `new_number`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from django.db.models import CharField

from services.directory.prose import NUMBER
from services.directory.records import ServiceRecord
from services.hours import write_english
from services.models import Service, Suggestion
from services.models.phone_numbers import reached_by
from services.models.twins import OF_A_SERVICE, twin

FIELDS = (
    "name",
    "summary",
    "website",
    "who_for",
    "not_for",
    "how_to_refer",
    "what_happens",
    "privacy_note",
)
IN_WELSH = tuple(twin(name) for name in FIELDS if name in OF_A_SERVICE)
"""The same in Welsh: asked for on the page in Welsh only."""

NEW_NUMBER = "new_number"
CHANNEL = re.compile(r"channel-(?P<key>[0-9]{1,18})-(?P<part>value|hours|gone)")
YES = "yes"
ADDRESS = re.compile(r"[^\s@]+@[^\s@]+|(?:https?://|www\.)[^\s/]+", re.IGNORECASE)
"""An e-mail address, or a link as far as its host."""

DIGITS = re.compile(r"\+?(?:[0-9][ ().-]{0,2}){5,}")
"""What somebody could ring or text, however it is parted."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """One suggested text, beside what the public sees now.

    `waits` tells that it leads somewhere (a number, an e-mail address, a link, or the end of
    one), so that nobody takes it over before a call-back.
    """

    name: str
    label: str
    now: str
    then: str
    waits: bool

    @property
    def leads(self) -> tuple[str, ...]:
        """Where it would lead: numbers as dialled, addresses and links as far as their hosts."""
        numbers = [reached_by(found, is_number=True) for found in DIGITS.findall(self.then)]
        return (*numbers, *(found.lower() for found in ADDRESS.findall(self.then)))


def column(name: str) -> CharField[str, str]:
    """The column of a service that a field of FIELDS or IN_WELSH is kept in."""
    return cast("CharField[str, str]", Service._meta.get_field(name))


def channel_name(key: int, part: str) -> str:
    """The name of a field of a channel."""
    return f"channel-{key}-{part}"


def public_now(record: ServiceRecord) -> dict[str, str]:
    """What the public sees of each field that may be suggested, by name."""
    said = {name: getattr(record, name) for name in (*FIELDS, *IN_WELSH)}
    for row in record.channels:
        said[channel_name(row.id, "value")] = row.value
        said[channel_name(row.id, "hours")] = write_english(row.opening_hours)
        said[channel_name(row.id, "gone")] = ""
    return said | {NEW_NUMBER: ""}


def differences(record: ServiceRecord, texts: Mapping[str, str]) -> dict[str, str]:
    """Those of `texts` that say something else than the record, in one line each."""
    now = public_now(record)
    given = {name: _one_line(text) for name, text in texts.items() if name in now}
    return {name: text for name, text in given.items() if text != _one_line(now[name])}


def suggested(suggestion: Suggestion, *, now: ServiceRecord | None) -> tuple[Suggested, ...]:
    """Each suggested text beside what is public `now`."""
    said = public_now(now) if now else {}
    values = {row.id: row.value for row in now.channels} if now else {}
    return tuple(_each(suggestion.changes, said, values))


def _each(
    changes: Mapping[str, str], said: Mapping[str, str], values: Mapping[int, str]
) -> Iterator[Suggested]:
    """The suggested texts, in the order in which they were kept."""
    for name, then in changes.items():
        found = CHANNEL.fullmatch(name)
        if found is None:
            waits = name in (NEW_NUMBER, "website") or _leads_somewhere(then)
            yield Suggested(name, _label(name), said.get(name, ""), then, waits)
            continue
        value = values.get(int(found["key"]), "not public any more")
        label = {"value": "Number, address or link", "hours": "Hours", "gone": "No longer works"}
        words = f"{label[found['part']]} ({value})"
        waits = found["part"] != "hours" or '"' in then or bool(ADDRESS.search(then))
        yield Suggested(name, words, said.get(name, ""), then, waits)


def _leads_somewhere(text: str) -> bool:
    """Whether a sentence holds a number, an e-mail address or a link."""
    return bool(NUMBER.search(text) or ADDRESS.search(text))


def _label(name: str) -> str:
    """The name of a field of the service, in words."""
    if name == NEW_NUMBER:
        return "A new number"
    words = str(column(name).verbose_name)
    return words[:1].upper() + words[1:]


def _one_line(text: str) -> str:
    """Text as it is compared and kept: browsers send line ends of their own."""
    return " ".join(text.split())
