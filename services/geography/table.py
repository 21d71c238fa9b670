"""The postcode table to ask: which district and point a postcode has."""

import bisect
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from string import ascii_uppercase
from typing import Self

from services.geography.area_files import DATA
from services.geography.columns import TERMINATED, UNIT_NUMBERS, DamagedTable, TableFacts, centre_of
from services.geography.expanded import MappedColumns, map_expanded, write_expanded
from services.geography.packed import read_header, unpack
from services.geography.points import Point
from services.geography.postcodes import Outcode, Postcode, Sector

PACKED = DATA / "postcodes.bin"


class TableUnavailable(RuntimeError):
    """The postcode table cannot be opened: names the file and the reason."""

    def __init__(self, path: Path, reason: str) -> None:
        """Keep the file and the reason."""
        super().__init__(f"The postcode table {path} cannot be used: {reason}.")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Row:
    """What the table knows of one postcode: district code, point, and whether it has ended."""

    district: str
    point: Point | None
    terminated: bool


class PostcodeTable:
    """All postcodes of Great Britain with a district, mapped read-only from the state folder."""

    def __init__(self, columns: MappedColumns) -> None:
        """Index the columns by sector."""
        self._columns = columns
        ends = list(accumulate(columns.counts))
        starts = [end - count for end, count in zip(ends, columns.counts, strict=True)]
        self._sectors = dict(zip(columns.sectors, zip(starts, ends, strict=True), strict=True))

    @classmethod
    def open(cls, state_folder: Path, packed: Path = PACKED) -> Self:
        """Map the table, expanding the packed file into the folder when that is not yet done.

        TableUnavailable if the packed file is damaged or the folder cannot be written to. An
        expanded file that is damaged is made again.
        """
        try:
            facts, bodies, digest = read_header(packed.read_bytes())
        except (OSError, DamagedTable) as error:
            raise TableUnavailable(packed, _reason(error)) from error
        expanded = Path(state_folder) / f"postcodes-{digest[:16]}.bin"
        try:
            return cls(map_expanded(expanded))
        except DamagedTable:
            pass
        try:
            columns = unpack(facts, bodies)
        except DamagedTable as error:
            raise TableUnavailable(packed, _reason(error)) from error
        try:
            write_expanded(columns, expanded)
            _remove_others(expanded)
            return cls(map_expanded(expanded))
        except (OSError, DamagedTable) as error:
            raise TableUnavailable(expanded, _reason(error)) from error

    @property
    def facts(self) -> TableFacts:
        """Source, edition and size of the table."""
        return self._columns.facts

    def position(self, postcode: Postcode) -> int | None:
        """Number of the postcode's row, or None: the search itself."""
        incode = postcode.incode
        bounds = self._sectors.get(postcode.outcode + incode[0])
        unit = UNIT_NUMBERS.get(incode[1:])
        if bounds is None or unit is None:
            return None
        units, (first, end) = self._columns.units, bounds
        found = bisect.bisect_left(units, unit, first, end)
        return found if found < end and units[found] == unit else None

    def row(self, position: int) -> Row:
        """Row of a number that `position` gave."""
        columns = self._columns
        number = columns.districts[position]
        return Row(
            columns.facts.districts[number & ~TERMINATED],
            centre_of(columns.eastings[position], columns.northings[position]),
            number >= TERMINATED,
        )

    def find(self, postcode: Postcode) -> Row | None:
        """District, point and state of a postcode; None if the table does not have it."""
        position = self.position(postcode)
        return None if position is None else self.row(position)

    def districts_of(self, part: Outcode | Sector) -> frozenset[str]:
        """Codes of the districts that a sector or outcode lies in; none if it has no rows.

        Those of its postcodes in use; of all, when every one has ended.
        """
        if isinstance(part, Sector):
            bounds = self._sectors.get(part.outcode + part.digit)
            spans = [bounds] if bounds else []
        else:
            spans = self._outcodes.get(part.outcode, [])
        numbers = {n for first, end in spans for n in self._columns.districts[first:end]}
        in_use = {n for n in numbers if n < TERMINATED} or numbers
        codes = self._columns.facts.districts
        return frozenset(codes[number & ~TERMINATED] for number in in_use)

    def districts_around(self, part: Postcode | Outcode | Sector) -> frozenset[str]:
        """Codes of the districts something not in the table must be near; perhaps none.

        Judged by its sector, else its outcode, else (for "EC1") the outcodes that begin with it.
        """
        if isinstance(part, Postcode):
            sector = self.districts_of(Sector(part.outcode, part.incode[0]))
            if sector:
                return sector
        outcode = self.districts_of(Outcode(part.outcode))
        if outcode:
            return outcode
        longer = (Outcode(part.outcode + letter) for letter in ascii_uppercase)
        return frozenset().union(*(self.districts_of(each) for each in longer))

    def district_centre(self, code: str) -> Point | None:
        """Mean point of a district's postcodes; None where the table has none."""
        return self._centres.get(code)

    @cached_property
    def _outcodes(self) -> dict[str, list[tuple[int, int]]]:
        spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for sector, bounds in self._sectors.items():
            spans[sector[:-1]].append(bounds)
        return dict(spans)

    @cached_property
    def _centres(self) -> dict[str, Point | None]:
        facts = self._columns.facts
        return dict(zip(facts.districts, facts.centres, strict=True))


def _reason(error: Exception) -> str:
    """Say why in half a sentence, without the path twice."""
    return (error.strerror or "it cannot be read") if isinstance(error, OSError) else str(error)


def _remove_others(expanded: Path) -> None:
    """Drop expansions of older packed files; who has one mapped keeps it."""
    for other in expanded.parent.glob("postcodes-*.bin"):
        if other != expanded:
            other.unlink(missing_ok=True)
