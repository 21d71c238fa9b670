"""Whose bank holidays count: those of the reader's nation."""

from __future__ import annotations

from collections.abc import Sequence

from services.directory.nations import nation_of_codes
from services.geography import AreaKind, Place
from services.hours import Nation


def nation_of_places(places: Sequence[Place]) -> Nation | None:
    """The one nation that all places lie in; None for several, or for the UK."""
    nations = [place.area(AreaKind.NATION) for place in places]
    return nation_of_codes(nation.code if nation else "" for nation in nations)
