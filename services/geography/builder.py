"""Gather a source's rows into the columns of a postcode table."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from services.geography.columns import (
    CELL,
    NO_CELL,
    TERMINATED,
    UNIT_NUMBERS,
    Columns,
    TableFacts,
    cell_of,
)
from services.geography.points import Point
from services.geography.postcodes import GREAT_BRITAIN, area_of, is_outcode
from services.geography.sources import SourceRow

EASTERNMOST, NORTHERNMOST = 700_000, 1_300_000
# ONS pseudo codes (the Channel Islands, the Isle of Man, no information) name no district.
PSEUDO = "99999999"
NUMBER_SHIFT, UNIT_SHIFT, CELL_BITS = 32, 48, 16


class BadRow(ValueError):
    """A source row that cannot be true; says why."""


class TableBuilder:
    """Takes rows in any order; gives columns once all are in."""

    def __init__(self, districts: Iterable[str]) -> None:
        """Accept these district codes and no others."""
        self._codes = tuple(sorted(districts))
        self._numbers = {code: number for number, code in enumerate(self._codes)}
        self._buckets: dict[str, list[int]] = {}
        self._left_out: list[int] = []

    def add(self, source_row: SourceRow) -> None:
        """Take one row; BadRow if its postcode, district, point or end cannot be true.

        Rows without a district and those outside Great Britain are checked, then left out.
        """
        _, postcode, district, easting, northing, ended = source_row
        plain = postcode.replace(" ", "").upper()
        bucket = self._buckets.get(plain[:-2])
        if bucket is None:
            bucket = self._bucket(plain, postcode)
        unit = UNIT_NUMBERS.get(plain[-2:])
        if unit is None:
            raise BadRow(f"{postcode!r} is not a postcode")
        number = self._numbers.get(district)
        if number is None:
            if bucket is self._left_out or not district or district.endswith(PSEUDO):
                return
            raise BadRow(f"{district!r} is not the code of a district of Great Britain")
        column, row = _cell(easting, northing)
        if ended:
            if not ended.replace("-", "").isdigit():
                raise BadRow(f"{ended!r} is not the month in which a postcode ended")
            number |= TERMINATED
        cell = column << CELL_BITS | row
        bucket.append(unit << UNIT_SHIFT | number << NUMBER_SHIFT | cell)

    def _bucket(self, plain: str, postcode: str) -> list[int]:
        """Give the rows of a sector not met before."""
        outcode, digit = plain[:-3], plain[-3:-2]
        if not is_outcode(outcode) or not (digit.isascii() and digit.isdigit()):
            raise BadRow(f"{postcode!r} is not a postcode")
        area = area_of(outcode)
        inside = area in GREAT_BRITAIN or outcode == "NPT"
        bucket: list[int] = [] if inside else self._left_out
        self._buckets[plain[:-2]] = bucket
        return bucket

    def columns(self, *, source: str, edition: str, end_dates: bool) -> Columns:
        """Put all rows in order; BadRow for none at all, or one postcode with two answers."""
        units, districts, eastings, northings = (array("H") for _ in range(4))
        buckets = {
            sector: _in_order(sector, bucket)
            for sector, bucket in self._buckets.items()
            if bucket and bucket is not self._left_out
        }
        sectors = sorted(buckets, key=lambda sector: (sector[:-1], sector[-1]))
        if not sectors:
            raise BadRow("no row has a postcode of Great Britain with a district")
        for sector in sectors:
            rows = buckets[sector]
            units.extend(row >> UNIT_SHIFT for row in rows)
            districts.extend(row >> NUMBER_SHIFT & 0xFFFF for row in rows)
            eastings.extend(row >> CELL_BITS & 0xFFFF for row in rows)
            northings.extend(row & 0xFFFF for row in rows)
        facts = TableFacts(
            source=source,
            edition=edition,
            rows=len(units),
            end_dates=end_dates,
            districts=self._codes,
            centres=_centres(len(self._codes), districts, eastings, northings),
        )
        counts = array("H", (len(buckets[sector]) for sector in sectors))
        return Columns(facts, tuple(sectors), counts, units, districts, eastings, northings)


def _cell(easting: str | float, northing: str | float) -> tuple[int, int]:
    """Cell of a point; NO_CELL for none given; BadRow for one that is not on the grid."""
    # NaN, the one number unlike itself, stands for "none" in the packaged source.
    if easting == "" or northing == "" or easting != easting or northing != northing:
        return NO_CELL
    try:
        east, north = float(easting), float(northing)
    except (ValueError, TypeError):
        raise BadRow(f"{easting!r}, {northing!r} is not a point in metres") from None
    if not (0 <= east < EASTERNMOST and 0 <= north < NORTHERNMOST):
        raise BadRow(f"{easting!r}, {northing!r} lies off the National Grid")
    return cell_of(east, north)


def _in_order(sector: str, bucket: list[int]) -> list[int]:
    """Sort the rows of a sector by unit; BadRow if one has two answers; repeats are dropped."""
    rows = sorted(set(bucket))
    for row, after in pairwise(rows):
        if row >> UNIT_SHIFT == after >> UNIT_SHIFT:
            unit = next(u for u, n in UNIT_NUMBERS.items() if n == row >> UNIT_SHIFT)
            raise BadRow(f"{sector[:-1]} {sector[-1]}{unit} comes twice, with different answers")
    return rows


def _centres(
    count: int, districts: Iterable[int], eastings: Iterable[int], northings: Iterable[int]
) -> tuple[Point | None, ...]:
    """Mean point in metres of each district's rows in use (of all, if none is)."""
    sums: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for number, column, row in zip(districts, eastings, northings, strict=True):
        if column or row:
            total = sums[number]
            total[0] += 1
            total[1] += column
            total[2] += row
    return tuple(
        _mean(sums.get(number) or sums.get(number | TERMINATED)) for number in range(count)
    )


def _mean(total: list[int] | None) -> Point | None:
    if total is None:
        return None
    rows, columns, lines = total
    return Point(
        round(columns / rows * CELL + CELL / 2),
        round(lines / rows * CELL + CELL / 2),
    )
