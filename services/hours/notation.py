"""Opening hours read from either notation, OSM or plain English, and written in both.

An OSM text is read as OSM; anything else as English, in which a second rule for a day adds to it.
"""

from __future__ import annotations

from services.hours.english_reading import read_english
from services.hours.english_writing import write_english
from services.hours.gathering import UnreadableHours
from services.hours.opening import UNKNOWN, OpeningHours
from services.hours.osm_reading import looks_like_osm, read_osm
from services.hours.osm_writing import write_osm

__all__ = ["UnreadableHours", "parse", "write", "write_english"]


def parse(text: str) -> OpeningHours:
    """The hours written in `text`; UnreadableHours when any part of it cannot be read."""
    text = text.strip()
    if not text:
        return UNKNOWN
    try:
        return read_osm(text)
    except UnreadableHours:
        if looks_like_osm(text):
            raise
    return read_english(text)


def write(hours: OpeningHours) -> str:
    """The normal OSM notation of `hours`: what `parse` reads back to the same value."""
    return write_osm(hours)
