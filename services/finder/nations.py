"""Whose bank holidays count: those of the reader's nation, or of the nation a service covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from services.geography import AreaKind, Place
from services.hours import Nation

BY_LETTER = {
    "E": Nation.ENGLAND,
    "W": Nation.WALES,
    "S": Nation.SCOTLAND,
    "N": Nation.NORTHERN_IRELAND,
}
"""The first letter of an official code names the nation; the UK's is K."""


def nation_of_codes(codes: Iterable[str]) -> Nation | None:
    """The one nation that all areas of `codes` lie in; None for several, or for the UK."""
    letters = {code[:1] for code in codes}
    return BY_LETTER.get(letters.pop()) if len(letters) == 1 else None


def nation_of_places(places: Sequence[Place]) -> Nation | None:
    """The one nation that all places lie in; None for several, or for the UK."""
    nations = [place.area(AreaKind.NATION) for place in places]
    return nation_of_codes(nation.code if nation else "" for nation in nations)
