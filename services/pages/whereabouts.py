"""Where the reader may be: one place, or several of which nobody knows which it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from services.directory.directory import Directory
from services.finder import Match, Need, find_help, find_help_in_any
from services.geography import UK_CODE, Area, AreaKind, AreaTree, Place, PoliceForce


def places_of(
    tree: AreaTree, *, place: Place | None, candidates: Iterable[Area], force: PoliceForce | None
) -> list[Place]:
    """Every place that the reader may be in; of a force without an area, the nations it serves."""
    if force is not None and force.area_code is None and force.nations:
        return [Place.at(code, tree=tree) for code in force.nations]
    if place is not None:
        return [place]
    codes = [area.code for area in candidates]
    return [Place.at(code, tree=tree) for code in codes or [UK_CODE]]


def nations_of(tree: AreaTree, places: Iterable[Place]) -> frozenset[str]:
    """The codes of all nations that the reader may be in; of the UK all four."""
    found: set[str] = set()
    for place in places:
        nation = place.area(AreaKind.NATION)
        found |= {area.code for area in ([nation] if nation else tree.of_kind(AreaKind.NATION))}
    return frozenset(found)


def common_place(tree: AreaTree, places: Sequence[Place]) -> Place:
    """The narrowest place that holds all of `places`: the UK at worst."""
    if len(places) == 1:
        return places[0]
    area = tree.common(place.narrowest.code for place in places)
    return Place.at(area.code if area else UK_CODE, tree=tree)


def help_in(
    directory: Directory, places: Sequence[Place], need: Need, at: datetime
) -> tuple[Match, ...]:
    """The services for a reader who is in one of `places`, as `find_help` gives them."""
    if len(places) == 1:
        return find_help(directory, places[0], need, at)
    return find_help_in_any(directory, places, need, at)
