"""The texts of a listing that the public reads, and what must not stand in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from django.contrib.admin.utils import label_for_field

from services.models import ContactChannel, Location, Service
from services.models.twins import OF_A_CHANNEL, OF_A_SERVICE, twin, with_twins

TITLES = ("name", "page_title")
SENTENCES = tuple(name for name in OF_A_SERVICE if name not in TITLES)
NAMES = (*with_twins(*TITLES), "languages")

NUMBER = re.compile(r"\+?(?:[0-9][ ().-]{0,2}){9,}")
"""Nine digits or more, however they are parted: no date or age is as long."""

DIALLED = re.compile(r"(?:0|\+44|0044)(?:[^0-9a-z]{0,4}[0-9]){7,}", re.IGNORECASE)
"""What begins as a number that is dialled here does, with anything but words between."""

TEXTED = re.compile(r"(?<![0-9])[68][0-9]{4}(?![0-9])")
"""Five digits that a text could be sent to."""


def sentences(service: Service) -> dict[str, str]:
    """The sentences of a service and its channels that are not blank, by what staff call them."""
    return english_sentences(service) | _welsh_sentences(service)


def english_sentences(service: Service) -> dict[str, str]:
    """Those that are not a twin in Welsh."""
    texts = {_label(field): getattr(service, field) for field in SENTENCES}
    for channel in service.channels.all():
        for field in OF_A_CHANNEL:
            texts[_label_of(channel, field)] = getattr(channel, field)
        notes = " ".join(row.note for row in channel.exceptions.all() if row.note)
        texts[f"{channel}, exceptions"] = notes
    texts["Hand-offs"] = ". ".join(row.who for row in service.hand_offs.all())
    return {name: text for name, text in texts.items() if text}


def _welsh_sentences(service: Service) -> dict[str, str]:
    """The twins in Welsh."""
    texts = {_label(twin(field)): getattr(service, twin(field)) for field in SENTENCES}
    for channel in service.channels.all():
        for field in OF_A_CHANNEL:
            texts[_label_of(channel, twin(field))] = getattr(channel, twin(field))
    told = (row.who_cy for row in service.hand_offs.all() if row.who_cy)
    texts["Hand-offs in Welsh"] = ". ".join(told)
    return {name: text for name, text in texts.items() if text}


def every_text(service: Service) -> dict[str, str]:
    """The sentences, and the names, addresses and lists that the public reads too."""
    texts = {_label(field): getattr(service, field) for field in NAMES}
    texts["Organization"] = service.organization.name
    texts["Organization in Welsh"] = service.organization.name_cy
    texts["Languages of a number"] = ", ".join(row.languages for row in service.channels.all())
    for row in service.locations.all():
        if row.location.address_visibility == Location.AddressVisibility.PUBLIC:
            texts[f"Location {row.location}"] = f"{row.location.address}, {row.location.town}"
    return {name: text for name, text in texts.items() if text} | sentences(service)


def numbers_in(texts: Iterable[str]) -> Iterator[str]:
    """A sentence for each phone number in a text, where no recall would find it."""
    for text in texts:
        said = unicodedata.normalize("NFKC", text)
        found = NUMBER.search(said) or DIALLED.search(said) or TEXTED.search(said)
        if found:
            yield f"Put the number {found[0].strip()} in a number field, not in a sentence."


def _label_of(channel: ContactChannel, field: str) -> str:
    """The name of a column of a channel."""
    return f"{channel}, {label_for_field(field, ContactChannel)}"


def _label(field: str) -> str:
    """The name of a column as forms have it."""
    words = str(label_for_field(field, Service))
    return words[:1].upper() + words[1:]
