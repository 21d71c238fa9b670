"""The lines that stand on the home page and on every error page."""

from __future__ import annotations

from datetime import datetime

from services.directory.directory import Directory
from services.directory.starter_fallback import starter_directory
from services.pages.cards import Card, card_of_record


def national_lines(directory: Directory, at: datetime) -> tuple[Card, ...]:
    """The national lines, those that are open first."""
    cards = [card_of_record(line, directory=directory, at=at) for line in directory.national_lines]
    return tuple(sorted(cards, key=_open_first))


def fallback_lines(at: datetime) -> tuple[Card, ...]:
    """The national lines of the starter listings, for when there is no Directory at all."""
    return national_lines(starter_directory(), at)


def _open_first(card: Card) -> tuple[int, str]:
    """Lines with an open number first, then by name."""
    open_now = any(channel.state == "open" for channel in card.channels)
    return (0 if open_now else 1, card.name)
