"""The sentences of a listing, and what must not stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django.contrib.admin.utils import label_for_field

from services.models import Location, Service

OF_A_SERVICE = ("summary", "who_for", "not_for", "how_to_refer", "privacy_note", "access_note")
OF_A_CHANNEL = ("note", "who_answers", "cost", "label")

NUMBER = re.compile(r"\+?(?:[0-9][ ().-]{0,2}){9,}")
"""Nine digits or more, however they are parted: no date or age is as long."""

POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)
SHORTEST_LINE = 6
"""Letters: a shorter part of an address stands in other words by chance."""


def sentences(service: Service) -> dict[str, str]:
    """The texts of a service and its channels that are not blank, by what staff call them."""
    texts = {_label(field): getattr(service, field) for field in OF_A_SERVICE}
    for channel in service.channels.all():
        for field in OF_A_CHANNEL:
            texts[f"{channel}, {field.replace('_', ' ')}"] = getattr(channel, field)
    return {name: text for name, text in texts.items() if text}


def numbers_in(texts: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each phone number in a text, where no recall would find it."""
    for text in texts.values():
        if found := NUMBER.search(text):
            yield f"Put the number {found[0].strip()} in a number field, not in a sentence."


def hidden_addresses_in(texts: Mapping[str, str], service: Service) -> Iterator[str]:
    """A sentence for each text that gives away an address which is not public."""
    hidden = [
        row.location
        for row in service.locations.all()
        if row.location.address_visibility != Location.AddressVisibility.PUBLIC
    ]
    if not hidden:
        return
    for name, text in texts.items():
        if POSTCODE.search(text) or any(_tells(text, location) for location in hidden):
            yield f"{name}: take out the address or postcode. It is kept hidden."


def _tells(text: str, location: Location) -> bool:
    """Whether a text holds a line of an address, or its postcode however it is spaced."""
    said, postcode = _bare(text), _bare(location.postcode)
    lines = [_bare(line) for line in location.address.split(",")]
    return bool(postcode and postcode in said) or any(
        len(line) >= SHORTEST_LINE and line in said for line in lines
    )


def _bare(text: str) -> str:
    """Letters and digits alone, so that spaces and commas hide nothing."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _label(field: str) -> str:
    """The name of a column as forms have it."""
    words = str(label_for_field(field, Service))
    return words[:1].upper() + words[1:]
