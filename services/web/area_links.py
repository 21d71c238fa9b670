"""Links between the pages of areas: what an area is part of, and what its parts are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from services.directory.directory import Directory
from services.geography import Area, AreaKind, AreaTree, PoliceForce
from services.pages.said import area_name, force_said, in_order, without_markup

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
    """The pages around an area: wider ones, narrow to wide, and its parts, wide kinds first."""

    wider: tuple[Link, ...]
    parts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ForceGroup:
    """The police forces of one region or nation, or (`area` None) of none."""

    area: Link | None
    forces: tuple[Link, ...]


def area_links(tree: AreaTree, code: str) -> AreaLinks:
    """The links of one area; UnknownArea for an unknown code."""
    wider = tree.chain(code)[1:]
    parts = [
        link
        for kind in AreaKind
        for link in _by_name(_links(area for area in tree.of_kind(kind) if area.parent == code))
    ]
    return AreaLinks(_links(wider), tuple(parts))


def force_groups(directory: Directory, *, route: str = "force") -> tuple[ForceGroup, ...]:
    """Every police force under its region, or its nation where that has no regions.

    `route` is the name of the pages that the forces lead to.
    """
    tree = directory.areas
    groups = []
    for kind in (AreaKind.REGION, AreaKind.NATION):
        titles = {link: area for area in tree.of_kind(kind) for link in _links([area])}
        groups += [
            ForceGroup(link, _forces_in(titles[link], directory, route))
            for link in _by_name(titles)
        ]
    unbound = [force for force in directory.police_forces.values() if force.area_code is None]
    groups.append(ForceGroup(None, _force_links(unbound, route)))
    return tuple(group for group in groups if group.forces)


def _forces_in(area: Area, directory: Directory, route: str) -> tuple[Link, ...]:
    """The forces whose area lies directly in `area`, by name."""
    tree = directory.areas
    inside = [
        force
        for force in directory.police_forces.values()
        if force.area_code and tree.chain(force.area_code)[1] == area
    ]
    return _force_links(inside, route)


def _force_links(forces: Iterable[PoliceForce], route: str) -> tuple[Link, ...]:
    """A link to the page of each force, by name."""
    return _by_name(Link(reverse(route, args=[force.slug]), force_said(force)) for force in forces)


def _links(areas: Iterable[Area]) -> tuple[Link, ...]:
    """A link to each area that has a page."""
    return tuple(
        Link(reverse(ROUTES[area.kind], args=[area.slug]), area_name(area))
        for area in areas
        if area.kind in ROUTES
    )


def _by_name(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links in the order of their words."""
    return tuple(sorted(links, key=lambda link: in_order(without_markup(link.words))))
