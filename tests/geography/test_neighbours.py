"""Which districts of other forces are close to a square, against a slow reckoning of our own."""

from functools import cache
from math import hypot
from pathlib import Path

import pytest

from services.geography import AreaKind, AreaTree, Point, PostcodeTable, TableUnavailable
from services.geography.columns import CELL
from services.geography.neighbours import NEIGHBOURS, Neighbours
from services.geography.table import PACKED
from tests.geography.sources import build

HEADER = "pcds,oslaua,oseast1m,osnrth1m,doterm"
WORCESTER, TEWKESBURY, MALVERN_HILLS = "E07000237", "E07000083", "E07000235"

BORDERS = {
    "GL20 6HR": "England, West Mercia and Gloucestershire",
    "NP16 7NH": "England and Wales by the Severn",
    "SY10 7AA": "England and Wales in Shropshire",
    "TD15 1SJ": "England and Scotland by Berwick",
    "DG16 5EA": "Scotland at Gretna",
    "DE6 1AA": "Derbyshire and Staffordshire",
    "E1 6AN": "London, by the City",
    "EC1A 1BB": "the City of London",
    "PE9 1AA": "where four forces meet",
}


@cache
def force_of(code: str) -> str:
    """The force area of a district."""
    chain = AreaTree.embedded().chain(code)
    return next(area.code for area in chain if area.kind is AreaKind.POLICE_FORCE)


def slowly(table: PostcodeTable, point: Point) -> frozenset[str]:
    """The districts close to a point's square, from every row of the table."""
    centre, columns = point.square(), table._columns
    near = {
        columns.facts.districts[number]
        for number, east, north in zip(
            columns.districts, columns.eastings, columns.northings, strict=True
        )
        if abs(east * CELL - centre.easting) < 5100
        and hypot(east * CELL + 32 - centre.easting, north * CELL + 32 - centre.northing) <= 5000
    }
    return frozenset(near) if len({force_of(code) for code in near}) > 1 else frozenset()


@pytest.mark.parametrize("typed", BORDERS)
def test_safety_19_the_file_says_what_a_search_of_every_postcode_says(ask, table, typed):
    point = ask(typed).place.point
    assert Neighbours.embedded().districts_close_to(point) == slowly(table, point)


@pytest.mark.parametrize(
    ("typed", "forces"),
    [
        ("WR5 1AA", set()),
        ("SW1A 1AA", {"E23000001", "E23000034"}),
        ("TD15 1SJ", {"E23000007", "S23000009"}),
        ("DG16 5EA", {"E23000002", "S23000009"}),
        ("NP16 7NH", {"E23000037", "W15000002"}),
        ("ZE1 0AA", set()),
    ],
)
def test_safety_19_borders_of_nations_count_and_the_middle_of_an_area_has_none(ask, typed, forces):
    near = Neighbours.embedded().districts_close_to(ask(typed).place.point)
    assert {force_of(code) for code in near} == forces


@pytest.mark.parametrize(("metres", "close"), [(4999, True), (5300, False)])
def test_safety_19_five_kilometres_are_counted_from_the_centre_of_the_square(
    tmp_path: Path, metres: int, close: bool
) -> None:
    east = 385500 + metres - 64
    build(
        tmp_path,
        HEADER,
        f"WR5 1AA,{WORCESTER},385100,254900,",
        f"GL20 6HR,{TEWKESBURY},{east},254500,",
    )
    near = Neighbours.open(tmp_path / "neighbours.bin").districts_close_to(Point(385100, 254900))
    assert near == (frozenset({WORCESTER, TEWKESBURY}) if close else frozenset())


def test_a_district_of_the_same_force_and_a_postcode_that_ended_make_no_border(tmp_path):
    build(
        tmp_path,
        HEADER,
        f"WR5 1AA,{WORCESTER},385100,254900,",
        f"WR13 6AA,{MALVERN_HILLS},386100,254900,",
        f"GL20 6HR,{TEWKESBURY},386100,254900,201506",
    )
    near = Neighbours.open(tmp_path / "neighbours.bin")
    assert near.districts_close_to(Point(385100, 254900)) == frozenset()


def test_a_file_that_is_cut_short_or_absent_is_refused(tmp_path):
    short = tmp_path / "short.bin"
    short.write_bytes(NEIGHBOURS.read_bytes()[:-1])
    for path in (short, tmp_path / "absent.bin"):
        with pytest.raises(TableUnavailable):
            Neighbours.open(path)


def test_both_files_together_stay_small():
    assert PACKED.stat().st_size + NEIGHBOURS.stat().st_size <= 4_000_000
