"""Opening hours read from either notation, OSM or plain English, and written in both.

An OSM text is read as OSM; anything else as English, in which a second rule for a day adds to it.
"""

from __future__ import annotations

import re
from contextlib import suppress

from services.hours.english.reading import read_english
from services.hours.english.writing import write_english
from services.hours.gathering import UnreadableHours
from services.hours.opening import UNKNOWN, OpeningHours
from services.hours.osm.reading import looks_like_osm, read_osm
from services.hours.osm.writing import write_osm

ENGLISH = re.compile(
    r"\d\s?[ap]\.?m|\b(?:noon|midday|midnight|bank|public|to|til|till|until|and|every)\b"
    r"|^[^:]*\d[^:]*$",
    re.IGNORECASE,
)
"""What the OSM notation has no words for; it writes every time as hh:mm."""

__all__ = ["UnreadableHours", "parse", "read_back", "write", "write_english"]


def parse(text: str) -> OpeningHours:
    """The hours written in `text`; UnreadableHours when any part of it cannot be read."""
    text = text.strip()
    if not text:
        return UNKNOWN
    try:
        # A full stop would make English of an OSM text, in which rules add and do not replace.
        return read_osm(text.removesuffix("."))
    except UnreadableHours as refused:
        rules = text.split(";")
        if not any(map(looks_like_osm, rules)):
            return read_english(text)
        if ENGLISH.search(text) is None or _replaces(rules):
            raise
        return _read_english_or(text, refused)


def _read_english_or(text: str, osm: UnreadableHours) -> OpeningHours:
    """The hours of English with short names of days: "Su 10am-4pm"; else the error of OSM."""
    try:
        return read_english(text)
    except UnreadableHours as english:
        raise osm from english


def _replaces(rules: list[str]) -> bool:
    """Whether two rules open the same day: in OSM the later one replaces, in English it adds."""
    seen: set[int] = set()
    for rule in rules:
        with suppress(UnreadableHours):
            days = {session.weekday for session in read_english(rule).sessions}
            if days & seen:
                return True
            seen |= days
    return False


def read_back(hours: OpeningHours) -> OpeningHours:
    """The same hours; UnreadableHours for overlaps and whatever else no text may say."""
    return parse(write_osm(hours))


def write(hours: OpeningHours) -> str:
    """The normal OSM notation of `hours`: what `parse` reads back to the same value."""
    return write_osm(hours)
