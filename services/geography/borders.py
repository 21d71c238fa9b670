"""Find, for each 1 km square near a border of police forces, the districts that are close to it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from services.geography.areas import AreaKind
from services.geography.columns import CELL, NO_CELL, TERMINATED, Columns
from services.geography.points import SQUARE
from services.geography.tree import AreaTree

CLOSE = 5000
"""How far, in metres from the centre of a square, a postcode is still close to it."""

HALF_CELL, HALF_SQUARE = CELL // 2, SQUARE // 2
REACH = CLOSE // SQUARE + 1

Square = tuple[int, int]
"""Kilometres east and north: a point's metres divided by SQUARE."""

Cells = dict[int, set[tuple[int, int]]]
"""The cells of a square that have a postcode in use, by the number of its district."""


def districts_close_to_borders(
    columns: Columns, tree: AreaTree
) -> Iterator[tuple[Square, frozenset[int]]]:
    """Yield each square that has a postcode and is close to postcodes of more than one force.

    With it go the numbers (places in `columns.facts.districts`) of all districts, the reader's own
    too, that have a postcode in use within CLOSE metres of its centre.
    """
    forces = [_force(code, tree) for code in columns.facts.districts]
    squares = _squares(columns)
    held = {square: {forces[n] for n in cells} for square, cells in squares.items()}
    inner, outer = _offsets(certain=True), _offsets(certain=False)
    for square in sorted(squares):
        around = _at(square, inner + outer, squares)
        if len(set().union(*(held[other] for other in around))) < 2:
            continue
        found = {n for other in _at(square, inner, squares) for n in squares[other]}
        for other in _at(square, outer, squares):
            cells = squares[other]
            found |= {n for n in cells if n not in found and _any_close(square, cells[n])}
        if len({forces[n] for n in found}) > 1:
            yield square, frozenset(found)


def _force(code: str, tree: AreaTree) -> str:
    """The code of the police force area that a district lies in."""
    chain = tree.chain(code)
    return next(area.code for area in chain if area.kind is AreaKind.POLICE_FORCE)


def _squares(columns: Columns) -> dict[Square, Cells]:
    """The squares that have a postcode, with the cells of those in use."""
    squares: defaultdict[Square, Cells] = defaultdict(dict)
    rows = zip(columns.districts, columns.eastings, columns.northings, strict=True)
    for number, east, north in rows:
        if (east, north) == NO_CELL:
            continue
        place = (east * CELL + HALF_CELL) // SQUARE, (north * CELL + HALF_CELL) // SQUARE
        cells = squares[place]
        if number < TERMINATED:
            cells.setdefault(number, set()).add((east, north))
    return dict(squares)


def _offsets(*, certain: bool) -> list[Square]:
    """Steps to squares that lie wholly (`certain`) or only partly within CLOSE of a centre."""
    steps = range(-REACH, REACH + 1)
    found = []
    for east, north in product(steps, steps):
        far = [abs(step) * SQUARE + HALF_SQUARE for step in (east, north)]
        near = [max(0, abs(step) * SQUARE - HALF_SQUARE) for step in (east, north)]
        is_certain = _squared(far) <= CLOSE**2
        if is_certain if certain else not is_certain and _squared(near) <= CLOSE**2:
            found.append((east, north))
    return found


def _squared(sides: Iterable[int]) -> int:
    """The square of a distance."""
    return sum(side**2 for side in sides)


def _at(square: Square, offsets: Iterable[Square], squares: Mapping[Square, Cells]) -> list[Square]:
    """The squares at some steps from one, of those that have a postcode."""
    east, north = square
    others = ((east + step, north + up) for step, up in offsets)
    return [other for other in others if other in squares]


def _any_close(square: Square, cells: Iterable[tuple[int, int]]) -> bool:
    """Whether the middle of one of the cells is within CLOSE of the centre of the square."""
    east, north = (side * SQUARE + HALF_SQUARE - HALF_CELL for side in square)
    limit = CLOSE**2
    return any((x * CELL - east) ** 2 + (y * CELL - north) ** 2 <= limit for x, y in cells)
