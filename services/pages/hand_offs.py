"""Whom a service cannot help, and who can: of the hand-offs, those that may be the reader's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from services.directory.directory import Directory
from services.directory.record_parts import HandOffRecord
from services.hours import Nation
from services.pages.said import said

NAMES = {
    "England": Nation.ENGLAND,
    "Wales": Nation.WALES,
    "Scotland": Nation.SCOTLAND,
    "Northern Ireland": Nation.NORTHERN_IRELAND,
}
ONE = "|".join(NAMES)
OF_NATIONS = re.compile(
    rf"(?:(?!\b(?:or|nor|not|except|but|outside|anywhere|{ONE})\b|"
    r"\band (?!over\b|girls\b|boys\b|women\b|young\b))[^,;:.()])*?"
    rf"\b(?:in|from) (?P<nations>(?:{ONE})(?:(?:, | and |, and | or )(?:{ONE}))*)"
    rf"(?: (?:affected|who|hurt)\b(?:(?!\b(?:{ONE}|outside)\b)[^,;:.()])*)?"
)
"""People of some nations and nobody else. What could be read in another way does not match."""


@dataclass(frozen=True, slots=True)
class HandOffView:
    """Whom the service cannot help, and who can; `slug` is "" for one that is not published."""

    who: str
    name: str
    slug: str


def hand_offs(
    rows: Iterable[HandOffRecord], *, directory: Directory, nation: Nation | None
) -> tuple[HandOffView, ...]:
    """The hand-offs in words, without those for other nations than the reader's (None: any)."""
    return tuple(_hand_off(row, directory) for row in rows if concerns(row.who, nation))


def concerns(who: str, nation: Nation | None) -> bool:
    """Whether a reader in `nation` can be one of these people; wherever there is a doubt, yes."""
    told = OF_NATIONS.fullmatch(who)
    if nation is None or told is None:
        return True
    return nation in {NAMES[name] for name in re.findall(ONE, told["nations"])}


def _hand_off(row: HandOffRecord, directory: Directory) -> HandOffView:
    """A hand-off; while the other service is not published, a line that listens to anyone."""
    other = directory.services.get(row.to_service) or directory.listening_line
    name = said(other, "name") if other else said(row, "to_name")
    return HandOffView(said(row, "who"), name, other.slug if other else "")
