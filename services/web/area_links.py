"""Links between the pages of areas: what an area is part of, and what its parts are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from services.directory.directory import Directory
from services.geography import Area, AreaKind, AreaTree, PoliceForce

ROUTES: Mapping[AreaKind, str] = {
    AreaKind.DISTRICT: "district",
    AreaKind.COUNTY: "county",
    AreaKind.POLICE_FORCE: "force",
    AreaKind.REGION: "region",
    AreaKind.NATION: "region",
}
"""The name of the page that shows each kind; the UK as a whole has none."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page of this site and the words that lead there."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class AreaLinks:
    """The pages around an area: wider ones, narrow to wide, and its parts, by name."""

    wider: tuple[Link, ...]
    parts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ForceGroup:
    """The police forces of one region or nation, or (`area` None) of none."""

    area: Area | None
    forces: tuple[PoliceForce, ...]


def area_links(tree: AreaTree, code: str) -> AreaLinks:
    """The links of one area; UnknownArea for an unknown code."""
    wider = tree.chain(code)[1:]
    parts = (area for kind in AreaKind for area in tree.of_kind(kind) if area.parent == code)
    return AreaLinks(_links(wider), _links(parts))


def force_groups(directory: Directory) -> tuple[ForceGroup, ...]:
    """Every police force under its region, or its nation where that has no regions."""
    tree = directory.areas
    areas = [*tree.of_kind(AreaKind.REGION), *tree.of_kind(AreaKind.NATION)]
    groups = [ForceGroup(area, _forces_in(area, directory)) for area in areas]
    unbound = tuple(f for f in directory.police_forces.values() if f.area_code is None)
    return tuple(group for group in (*groups, ForceGroup(None, unbound)) if group.forces)


def _forces_in(area: Area, directory: Directory) -> tuple[PoliceForce, ...]:
    """The forces whose area lies directly in `area`, by their short names."""
    tree = directory.areas
    inside = [
        force
        for force in directory.police_forces.values()
        if force.area_code and tree.chain(force.area_code)[1] == area
    ]
    return tuple(sorted(inside, key=lambda force: force.short_name))


def _links(areas: Iterable[Area]) -> tuple[Link, ...]:
    """A link to each area that has a page."""
    return tuple(
        Link(reverse(ROUTES[area.kind], args=[area.slug]), area.name)
        for area in areas
        if area.kind in ROUTES
    )
