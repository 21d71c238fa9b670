"""The postcode table in memory: its facts, and columns of one row a postcode."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from services.geography.points import Point

LETTERS = "ABDEFGHJLNPQRSTUVWXYZ"
UNITS = len(LETTERS) ** 2
UNIT_NUMBERS = {
    first + second: len(LETTERS) * i + j
    for i, first in enumerate(LETTERS)
    for j, second in enumerate(LETTERS)
}
TERMINATED = 0x8000
# 64 m squares: a centre is at most 46 m off, which with 5 m of conversion stays within 100 m.
CELL = 64
# No postcode lies at the grid's false origin, out in the Atlantic: the cell there means no point.
NO_CELL = (0, 0)


class DamagedTable(ValueError):
    """A packed or expanded postcode table is missing, cut short or altered; says how."""


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What a table says of itself.

    `districts` are the ONS codes its rows number, `centres` the mean point of each (or None),
    `rows` how many postcodes it has, `end_dates` whether it knows which have ended.
    """

    source: str
    edition: str
    rows: int
    end_dates: bool
    districts: tuple[str, ...]
    centres: tuple[Point | None, ...]

    def as_json(self) -> dict[str, object]:
        """Plain values for a JSON header."""
        return {
            "source": self.source,
            "edition": self.edition,
            "rows": self.rows,
            "end_dates": self.end_dates,
            "districts": list(self.districts),
            "centres": [c and [c.easting, c.northing] for c in self.centres],
        }

    @classmethod
    def from_json(cls, values: Mapping[str, object]) -> "TableFacts":
        """Undo `as_json`; KeyError, TypeError or ValueError for anything else."""
        districts, centres = values["districts"], values["centres"]
        if not isinstance(districts, list) or not isinstance(centres, list):
            raise TypeError("districts and centres are lists")
        return cls(
            source=str(values["source"]),
            edition=str(values["edition"]),
            rows=int(str(values["rows"])),
            end_dates=bool(values["end_dates"]),
            districts=tuple(str(code) for code in districts),
            centres=tuple(Point(*centre) if centre else None for centre in centres),
        )


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows ordered by sector, then unit: `counts` rows a sector, four values a row.

    A unit is the number of the two last letters, a district the place of its code in
    `facts.districts` (TERMINATED set for an ended postcode), a point its cell's column and row.
    """

    facts: TableFacts
    sectors: tuple[str, ...]
    counts: "array[int]"
    units: "array[int]"
    districts: "array[int]"
    eastings: "array[int]"
    northings: "array[int]"

    def check(self) -> None:
        """Raise DamagedTable unless every column has the rows the facts tell."""
        columns = (self.units, self.districts, self.eastings, self.northings)
        lengths = {sum(self.counts), *map(len, columns)}
        if lengths != {self.facts.rows} or len(self.sectors) != len(self.counts):
            raise DamagedTable("its columns differ in length")


def cell_of(easting: float, northing: float) -> tuple[int, int]:
    """Give the column and row of the cell a point in metres lies in."""
    return int(easting) // CELL, int(northing) // CELL


def centre_of(column: int, row: int) -> Point | None:
    """Give the middle of a cell in metres; None for NO_CELL."""
    if (column, row) == NO_CELL:
        return None
    return Point(column * CELL + CELL // 2, row * CELL + CELL // 2)
