"""The nations that areas lie in, by their official codes."""

from __future__ import annotations

from collections.abc import Iterable

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


def nations_of_codes(codes: Iterable[str]) -> frozenset[Nation]:
    """Every nation that an area of `codes` lies in; all of them for the UK."""
    letters = {code[:1] for code in codes}
    found = frozenset(BY_LETTER[letter] for letter in letters if letter in BY_LETTER)
    return found if letters <= BY_LETTER.keys() else frozenset(Nation)
