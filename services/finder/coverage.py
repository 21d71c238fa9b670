"""Which services cover a place, and through which of their areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from services.directory.directory import Directory
from services.directory.records import ServiceRecord
from services.geography import Area, AreaKind, AreaTree, Place
from services.geography.neighbours import Neighbours

WIDE = (AreaKind.NATION, AreaKind.UK)
LOCAL = (AreaKind.DISTRICT, AreaKind.COUNTY, AreaKind.POLICE_FORCE)
BEYOND = 100
"""The width of what covers not the place but one next to it: wider than any chain is long."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """A service that covers a place, the areas by which it does, and how closely.

    `width` counts from the place outwards: 0 is the place itself, 1 a part of it, then each
    wider area. A neighbour's (`next_door`) covers none of the place: its areas are those of the
    police forces next to the reader's own.
    """

    record: ServiceRecord
    areas: tuple[Area, ...]
    part_only: bool
    width: int
    next_door: bool = False


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


def next_door(directory: Directory, place: Place) -> Iterator[Coverage]:
    """The services of a force next to the reader's that say they accept people from outside.

    Only those that cover a district with a postcode within 5 km of the reader's square, by itself,
    its county or its force area; what covers any of the place itself is not among them, nor is the
    police. None without a square.
    """
    tree, own = directory.areas, place.area(AreaKind.POLICE_FORCE)
    if place.point is None or own is None:
        return
    close: dict[str, Area] = {}
    for district in Neighbours.embedded().districts_close_to(place.point):
        if tree.get(district) is None:
            continue
        local = [area for area in tree.chain(district) if area.kind in LOCAL]
        if local[-1] != own:
            close |= {area.code: local[-1] for area in local}
    for record in directory.covering(close):
        if record.accepts_outside is not True or leads_to_police(record):
            continue
        if place.codes.isdisjoint(record.areas):
            through = [close[code].code for code in record.areas if code in close]
            areas = _areas(tree, through)
            yield Coverage(record, areas, part_only=False, width=BEYOND, next_door=True)


def leads_to_police(record: ServiceRecord) -> bool:
    """Whether those who answer are the police, or it is a way to reach them."""
    reports = record.kind == "police_reporting"
    return reports or record.run_by_police or bool(record.police_force)


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
