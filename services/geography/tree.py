"""The tree of official areas: district, county, police force area, region, nation, UK."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

from services.geography.area_files import read_areas, read_other_names
from services.geography.areas import Area, AreaKind, UnknownArea
from services.geography.names import NameIndex


class AreaTree:
    """All areas, found by code, by kind and slug, or by a name typed; read-only once made."""

    def __init__(
        self,
        areas: Iterable[Area],
        other_names: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """Join areas by code; ValueError for a code or slug met twice, or an unknown parent."""
        self._areas: dict[str, Area] = {}
        self._slugs: dict[tuple[AreaKind, str], Area] = {}
        for area in areas:
            if area.code in self._areas or (area.kind, area.slug) in self._slugs:
                raise ValueError(f"Area {area.code} or its slug {area.slug!r} comes twice.")
            self._areas[area.code] = area
            self._slugs[area.kind, area.slug] = area
        self._other_names = dict(other_names or {})
        self._chains = {code: self._climb(code) for code in self._areas}

    @classmethod
    def embedded(cls) -> "AreaTree":
        """Give the tree of the files in data/, made once a process."""
        return _embedded()

    def _climb(self, code: str) -> tuple[Area, ...]:
        chain: list[Area] = []
        above: str | None = code
        while above is not None:
            area = self._areas.get(above)
            if area is None or area in chain:
                raise ValueError(f"The chain of {code} breaks at {above}.")
            chain.append(area)
            above = area.parent
        return tuple(chain)

    @cached_property
    def _parts(self) -> dict[str, frozenset[str]]:
        parts: defaultdict[str, set[str]] = defaultdict(set)
        for code, chain in self._chains.items():
            for wider in chain[1:]:
                parts[wider.code].add(code)
        return {code: frozenset(inside) for code, inside in parts.items()}

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(self._areas.values(), self._other_names)

    def get(self, code: str) -> Area | None:
        """Area of an ONS code, or None."""
        return self._areas.get(code)

    def find(self, kind: AreaKind, slug: str) -> Area | None:
        """Area of a kind by its slug, or None."""
        return self._slugs.get((kind, slug))

    def of_kind(self, kind: AreaKind) -> tuple[Area, ...]:
        """All areas of a kind, by name."""
        return tuple(
            sorted(
                (area for area in self._areas.values() if area.kind is kind),
                key=lambda area: area.name,
            )
        )

    def chain(self, code: str) -> tuple[Area, ...]:
        """Give the area itself, then each wider one, the UK last; UnknownArea if there is none."""
        try:
            return self._chains[code]
        except KeyError:
            raise UnknownArea(code) from None

    def parts(self, code: str) -> frozenset[str]:
        """Codes of every area strictly inside; UnknownArea for an unknown code."""
        if code not in self._areas:
            raise UnknownArea(code)
        return self._parts.get(code, frozenset())

    def named(self, text: str) -> tuple[Area, ...]:
        """Areas a typed name means: one for an exact name, else up to 8 that begin with it."""
        return self._names.exact(text) or self._names.beginning(text)

    def exactly_named(self, text: str) -> tuple[Area, ...]:
        """Give the one area whose name, Welsh name or other name this is; () for none."""
        return self._names.exact(text)

    def common(self, codes: Iterable[str]) -> Area | None:
        """Narrowest area that holds (or is) each of these; None without codes."""
        chains = [self.chain(code) for code in codes]
        if not chains:
            return None
        shared = frozenset.intersection(*(frozenset(a.code for a in chain) for chain in chains))
        return next((area for area in chains[0] if area.code in shared), None)


@cache
def _embedded() -> AreaTree:
    return AreaTree(read_areas(), read_other_names())
