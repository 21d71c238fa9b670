"""The lines that stand on the home page and on every error page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from services.directory.directory import Directory
from services.directory.starter_fallback import starter_directory
from services.finder.groups import TOPIC_RANK
from services.models.phone_numbers import mark_of, reached_by
from services.pages.cards import Card, card_of_record


def national_lines(directory: Directory, at: datetime) -> tuple[Card, ...]:
    """The national lines: those that are open first, and of those the checked ones.

    What is about sexual violence comes before what is about anything.
    """
    cards = [card_of_record(line, directory=directory, at=at) for line in directory.national_lines]
    return tuple(sorted(cards, key=_open_first))


def fallback_lines(at: datetime, *, recalled: Collection[str] = ()) -> tuple[Card, ...]:
    """The national lines of the starter listings, for a bad day.

    `recalled` are the marks of what may not be shown: numbers, links, and services by their slugs.
    """
    lines = {
        key: replace(
            line,
            channels=tuple(c for c in line.channels if mark_of(c.dialled) not in recalled),
            website="" if _is_recalled(line.website, recalled) else line.website,
        )
        for key, line in starter_directory().services.items()
        if mark_of(line.slug) not in recalled
    }
    left = {key: line for key, line in lines.items() if line.channels}
    return national_lines(Directory(0, left), at)


def _is_recalled(website: str, recalled: Collection[str]) -> bool:
    """Whether a website is a link that was recalled."""
    return mark_of(reached_by(website, is_number=False)) in recalled


def _open_first(card: Card) -> tuple[int, int]:
    """Lines with an open number first, checked before others, then by what they are about.

    Lines that are alike stay in the order of their names.
    """
    open_now = [channel for channel in card.channels if channel.state == "open"]
    checked = any(channel.is_checked for channel in open_now)
    rank = 0 if checked else 1 if open_now else 2
    return rank, TOPIC_RANK.get(card.kind, len(TOPIC_RANK))
