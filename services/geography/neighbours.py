"""Which districts of other police forces are close to a 1 km square: an embedded file to ask.

Layout of the file: MAGIC, the SHA-256 of the rest, then compressed JSON: `source`, `edition`, the
ONS codes of `districts`, the `sets` of them (by place in `districts`) that are close to a square,
and of each square, ascending, its key less that of the one before (`squares`) and the place of its
set in `sets` (`which`). A square's key is its kilometres east times ROWS plus those north.
"""

import hashlib
import json
import lzma
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Self

from services.geography.area_files import DATA
from services.geography.columns import TableFacts
from services.geography.points import SQUARE, Point
from services.geography.table import TableUnavailable

NEIGHBOURS = DATA / "neighbours.bin"
MAGIC = b"SPNEAR\x00\x01"
ROWS = 2048
DIGEST = hashlib.sha256().digest_size
NONE: frozenset[str] = frozenset()


class Neighbours:
    """The squares near a border, in 6 bytes each; read-only once made."""

    def __init__(
        self, keys: Iterable[int], which: Iterable[int], sets: Iterable[frozenset[str]]
    ) -> None:
        """Take the squares' keys, ascending, which set each has, and the sets of district codes."""
        self._keys, self._which = array("I", keys), array("H", which)
        self._sets = tuple(sets)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read a file that build_postcodes made; TableUnavailable if it is absent or damaged."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise TableUnavailable(path, error.strerror or "it cannot be read") from error
        start = len(MAGIC) + DIGEST
        body = content[start:]
        if content[:start] != MAGIC + hashlib.sha256(body).digest():
            raise TableUnavailable(path, "it does not match its checksum")
        read = json.loads(lzma.decompress(body))
        codes = read["districts"]
        return cls(
            accumulate(read["squares"]),
            read["which"],
            (frozenset(codes[number] for number in numbers) for numbers in read["sets"]),
        )

    @classmethod
    def embedded(cls) -> "Neighbours":
        """Give the squares of the file in data/, read once a process; errors as `open`."""
        return _embedded()

    def districts_close_to(self, point: Point) -> frozenset[str]:
        """Codes of the districts with a postcode within 5 km of the centre of a point's square.

        Those of every police force; none where all are of one, or the square has no postcode.
        """
        key = key_of(point.easting // SQUARE, point.northing // SQUARE)
        found = bisect_left(self._keys, key)
        if found == len(self._keys) or self._keys[found] != key:
            return NONE
        return self._sets[self._which[found]]


def key_of(east: int, north: int) -> int:
    """The key of the square so many kilometres east and north."""
    return east * ROWS + north


def pack_neighbours(
    squares: Iterable[tuple[tuple[int, int], frozenset[int]]], facts: TableFacts
) -> bytes:
    """Give the whole file for squares, ascending, with the numbers of the districts close to each.

    The same squares always give the same bytes.
    """
    sets: dict[frozenset[int], int] = {}
    keys, which = [0], []
    for (east, north), numbers in squares:
        keys.append(key_of(east, north))
        which.append(sets.setdefault(numbers, len(sets)))
    content = {
        "source": facts.source,
        "edition": facts.edition,
        "districts": facts.districts,
        "sets": [sorted(numbers) for numbers in sets],
        "squares": [after - before for before, after in pairwise(keys)],
        "which": which,
    }
    body = lzma.compress(
        json.dumps(content, separators=(",", ":")).encode("ascii"),
        preset=9 | lzma.PRESET_EXTREME,
    )
    return MAGIC + hashlib.sha256(body).digest() + body


@cache
def _embedded() -> Neighbours:
    return Neighbours.open(NEIGHBOURS)
