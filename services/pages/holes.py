"""The holes of the listings as findings for staff: what is missing, where, and where to look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from services.directory.directory import Directory
from services.finder.helps import Help
from services.finder.matrix import Asked, State, coverage
from services.finder.proof import prove_never_empty
from services.finder.times import Times
from services.geography import PoliceForce
from services.pages.coverage_words import help_words, hole_words, never_words
from services.pages.proof_words import empty_words, force_words

AT_ALL_HOURS = (Help.REPORTING, Help.BSL, Help.WELSH, Help.ADVISER)
"""Kinds of help whose hours are not asked about here."""


@dataclass(frozen=True, slots=True)
class Hole:
    """Something that is missing: words, the slugs of the forces, and what to look at.

    `query` are the parameters of the coverage screen that shows it. `is_urgent` is for people
    who find nobody at all (SAFETY 16).
    """

    code: str
    words: str
    forces: tuple[str, ...]
    query: Mapping[str, str]
    is_urgent: bool = False


def holes(
    directory: Directory, *, at: datetime, areas: Collection[str] | None = None
) -> tuple[Hole, ...]:
    """Every hole, the urgent ones first, in the forces' areas that touch `areas` (None: all).

    `at` is an aware datetime; hours are those of its week.
    """
    within = _within(directory, areas)
    return (*_urgent(directory, at, within), *_missing(directory, at, within))


def _urgent(
    directory: Directory, at: datetime, within: Callable[[PoliceForce], bool]
) -> Iterator[Hole]:
    """Where SAFETY 16 does not hold."""
    for empty in prove_never_empty(directory, at=at):
        if any(within(directory.police_forces[slug]) for slug in empty.forces):
            words = empty_words(empty, directory)
            yield Hole("never_empty", words, empty.forces, {"help": Help.TALK}, is_urgent=True)


def _missing(
    directory: Directory, at: datetime, within: Callable[[PoliceForce], bool]
) -> Iterator[Hole]:
    """Kinds of help that are missing, or missing at some time, each with its forces."""
    found: dict[tuple[Help, Times], list[str]] = defaultdict(list)
    for row in coverage(directory, Asked(), at=at):
        if not within(row.force):
            continue
        for kind, cell in row.cells.items():
            if cell.state is State.HOLE:
                found[kind, Times.ANY].append(row.force.slug)
            for times in () if kind in AT_ALL_HOURS else cell.never:
                found[kind, times].append(row.force.slug)
    in_order = [(kind, times) for kind in Help for times in Times if (kind, times) in found]
    for kind, times in in_order:
        slugs = tuple(found[kind, times])
        query = {"help": kind.value, "time": times.value}
        words = f"{_what(kind, times)}: {force_words(slugs, directory)}"
        yield Hole(f"{kind.value}_{times.value}", words, slugs, query)


def _what(kind: Help, times: Times) -> str:
    """What is missing, as the start of a sentence."""
    if times is Times.ANY:
        words = hole_words()[kind]
        return words[:1].upper() + words[1:]
    return _("%(help)s, %(never)s") % {"help": help_words()[kind], "never": never_words()[times]}


def _within(directory: Directory, areas: Collection[str] | None) -> Callable[[PoliceForce], bool]:
    """Whether a force's area, or a part of it, is among `areas`; all are where that is None."""

    def within(force: PoliceForce) -> bool:
        if areas is None or force.area_code is None:
            return areas is None
        return bool(({force.area_code} | directory.areas.parts(force.area_code)) & set(areas))

    return within
