"""What must be true of a service before the public may see it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from services.directory.channel_hours import hours_of
from services.directory.freezing import dialled
from services.directory.hidden_places import (
    hidden_addresses_in,
    hidden_addresses_in_links,
    hidden_places,
)
from services.directory.prose import every_text, numbers_in, sentences
from services.directory.records import LINKS
from services.directory.wording import faults
from services.hours import UnreadableHours
from services.models import ContactChannel, Publication, Recall, Service
from services.models.phone_numbers import reaches_one_of

LONG_NUMBER = re.compile(r"(?:0|44)[0-9]{9,10}")
"""A number as it is dialled, in one piece."""


class NotPublishable(ValueError):
    """A service that may not be published; `reasons` are sentences for staff."""

    def __init__(self, reasons: Sequence[str]) -> None:
        """Keep every reason, so that staff can mend them all at once."""
        super().__init__(" ".join(reasons))
        self.reasons = tuple(reasons)


def reasons_against(service: Service) -> list[str]:
    """Every reason why the working copy may not be published; empty when it may be."""
    return [
        *_recalled(service),
        *_missing(service),
        *_unreachable(service),
        *_slug_in_use(service),
        *_wrong_words(service),
        *_numbers_in_links(service),
        *_turned_away(service),
        *_bad_website(service),
        *_bad_channels(service),
    ]


def _recalled(service: Service) -> Iterator[str]:
    """A service that was recalled comes back only when the recall is lifted."""
    if Recall.objects.standing().filter(service=service).exists():
        yield "This service was recalled. Somebody who may lift the recall must do so first."


def _missing(service: Service) -> Iterator[str]:
    """What a card cannot do without."""
    if not service.summary:
        yield "Say in one sentence what the service does."
    if not service.areas.all():
        yield "Say which areas the service covers."
    if service.status == Service.Status.DEFUNCT:
        yield "The service no longer exists: withdraw it instead."


def _unreachable(service: Service) -> Iterator[str]:
    """A service without a public channel that stands, and without a website."""
    recalled = set(Recall.objects.standing().exclude(number="").values_list("number", flat=True))
    left = [
        channel
        for channel in service.channels.all()
        if channel.audience == ContactChannel.Audience.PUBLIC
        and not reaches_one_of(dialled(channel), recalled)
    ]
    if not service.website and not left and service.channels.all():
        yield "The public may not see any of its numbers or links: recalled, or for professionals."
    elif not service.website and not left:
        yield "Give at least one way to reach the service: a number, a website or an address."


def _slug_in_use(service: Service) -> Iterator[str]:
    """A slug that the public knows, or once knew, another service by: printed links go there."""
    others = Publication.objects.exclude(service=service).exclude(service=None)
    if others.filter(record__slug=service.slug).exists():
        yield f"The address “{service.slug}” leads to another service. Choose another."


def _wrong_words(service: Service) -> Iterator[str]:
    """What must not stand in words: numbers, hidden addresses, blame, empty promises."""
    texts, hidden = every_text(service), hidden_places(service)
    yield from numbers_in(texts.values())
    yield from hidden_addresses_in(texts, hidden)
    yield from hidden_addresses_in_links(service, hidden)
    yield from faults(sentences(service))


def _numbers_in_links(service: Service) -> Iterator[str]:
    """A number in the address of the page, or in a link that is no channel."""
    for field in ("slug", *LINKS):
        if LONG_NUMBER.search(getattr(service, field)):
            yield f"Take the number out of “{getattr(service, field)}”."


def _turned_away(service: Service) -> Iterator[str]:
    """People it cannot help, and nobody else for them."""
    excludes = (
        service.not_for
        or service.gender in (Service.Gender.WOMEN, Service.Gender.MEN)
        or service.age_from is not None
        or service.age_to is not None
    )
    if excludes and not service.hand_offs.all():
        yield "Say where the people can go whom it cannot help: add a hand-off."


def _bad_website(service: Service) -> Iterator[str]:
    """A link that no browser should be sent to."""
    for field in LINKS:
        try:
            if link := getattr(service, field):
                URLValidator(schemes=("http", "https"))(link)
        except ValidationError:
            yield f"The link “{link}” must begin with https:// or http://."


def _bad_channels(service: Service) -> Iterator[str]:
    """Channels whose value, or whose hours, cannot be right."""
    for channel in service.channels.all():
        try:
            channel.clean()
        except ValidationError as refused:
            yield f"{channel}: {' '.join(refused.messages)}"
        try:
            hours_of(channel)
        except UnreadableHours as refused:
            yield f"{channel}: {refused}"
