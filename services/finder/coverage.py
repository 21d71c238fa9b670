"""Which services cover a place, and through which of their areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from services.directory.directory import Directory
from services.directory.records import ServiceRecord
from services.geography import Area, AreaKind, AreaTree, Place

WIDE = (AreaKind.NATION, AreaKind.UK)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A service that covers a place, the areas by which it does, and how closely.

    `width` counts from the place outwards: 0 is the place itself, 1 a part of it, then each
    wider area.
    """

    record: ServiceRecord
    areas: tuple[Area, ...]
    part_only: bool
    width: int


def covering_any(directory: Directory, places: Sequence[Place]) -> Iterator[Coverage]:
    """The services for somebody who is in one of several places, and it is not known in which.

    What covers only some of them is a part, named by the areas through which it covers those.
    """
    found: dict[int, list[Coverage]] = defaultdict(list)
    for place in places:
        for coverage in covering(directory, place):
            found[coverage.record.id].append(coverage)
    for coverages in found.values():
        first, everywhere = coverages[0], len(coverages) == len(places)
        areas = {area.code: area for coverage in coverages for area in coverage.areas}
        part_only = not everywhere or any(coverage.part_only for coverage in coverages)
        yield Coverage(
            first.record,
            tuple(sorted(areas.values(), key=lambda area: area.name)),
            part_only=part_only,
            width=max(coverage.width for coverage in coverages),
        )


def covering(directory: Directory, place: Place) -> Iterator[Coverage]:
    """The services that cover `place`, or a part of it."""
    tree = directory.areas
    chain = [area.code for area in place.areas]
    parts = parts_shown(place, tree)
    for record in directory.covering([*chain, *parts]):
        through = [code for code in chain if code in record.areas]
        if through:
            step = chain.index(through[0])
            areas = _areas(tree, through[:1])
            yield Coverage(record, areas, part_only=False, width=step * 2)
        else:
            inside = [code for code in record.areas if code in parts]
            yield Coverage(record, _areas(tree, inside), part_only=True, width=1)


def parts_shown(place: Place, tree: AreaTree) -> frozenset[str]:
    """The parts of a place whose services are shown with it.

    All of them, but for a nation and the UK: there only nations, and forces as wide as one.
    """
    parts = tree.parts(place.narrowest.code)
    if place.narrowest.kind not in WIDE:
        return parts
    return frozenset(code for code in parts if _is_whole_nation(code, tree))


def _is_whole_nation(code: str, tree: AreaTree) -> bool:
    """Whether an area is a nation, or a force area that fills one."""
    area = tree.get(code)
    if area is None or area.kind not in (AreaKind.NATION, AreaKind.POLICE_FORCE):
        return False
    if area.kind is AreaKind.NATION or area.parent is None:
        return True
    return tree.parts(area.parent) == tree.parts(code) | {code}


def _areas(tree: AreaTree, codes: Iterable[str]) -> tuple[Area, ...]:
    """The areas of the codes, by name; a force area that fills a nation goes by the nation."""
    names = (tree.chain(code)[1 if _fills_its_nation(code, tree) else 0] for code in codes)
    return tuple(sorted(set(names), key=lambda area: area.name))


def _fills_its_nation(code: str, tree: AreaTree) -> bool:
    """Whether an area is a police force area as wide as its nation."""
    area = tree.get(code)
    is_force = area is not None and area.kind is AreaKind.POLICE_FORCE
    return is_force and _is_whole_nation(code, tree)
