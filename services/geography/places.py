"""A place: a chain of official areas, and perhaps a point."""

from dataclasses import dataclass

from services.geography.areas import Area, AreaKind
from services.geography.points import Point
from services.geography.tree import AreaTree


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is, or asks about: `areas` narrow to wide (never empty), UK last."""

    areas: tuple[Area, ...]
    point: Point | None = None

    @classmethod
    def at(cls, code: str, *, tree: AreaTree, point: Point | None = None) -> "Place":
        """Give the place of one area's code; UnknownArea if the tree has no such area."""
        return cls(areas=tree.chain(code), point=point)

    @property
    def codes(self) -> frozenset[str]:
        """Codes of the whole chain: a service covers the place if it covers one of them."""
        return frozenset(area.code for area in self.areas)

    def area(self, kind: AreaKind) -> Area | None:
        """Give the chain's area of this kind, or None."""
        return next((area for area in self.areas if area.kind is kind), None)

    @property
    def narrowest(self) -> Area:
        """Give the smallest area known to hold the place."""
        return self.areas[0]
