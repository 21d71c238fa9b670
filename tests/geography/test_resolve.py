"""What people type, and the kind of answer it deserves."""

import csv
from collections.abc import Callable
from math import cos, hypot, radians
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.geography import (
    Answer,
    AnswerKind,
    AreaAnswer,
    AreaKind,
    AreaTree,
    CrownDependencyAnswer,
    Place,
    PostcodeTable,
    resolve,
)

Ask = Callable[[str], Answer]
DATA = Path(__file__).parent / "data"
METRES_A_DEGREE = 111_320


def rows_of(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("case", rows_of("postcode_cases.csv"), ids=lambda case: case["postcode"])
def test_a_live_postcode_gives_its_district_force_and_point(ask: Ask, case: dict[str, str]) -> None:
    answer = ask(case["postcode"])
    assert answer.place is not None
    assert answer.place.point is not None
    district, force = (answer.place.area(k) for k in (AreaKind.DISTRICT, AreaKind.POLICE_FORCE))
    assert [answer.kind, answer.postcode, district and district.code, force and force.code] == [
        "exact",
        case["postcode"],
        case["district_code"],
        case["police_force_area_code"],
    ]
    latitude, longitude = answer.place.point.latitude_longitude
    north = (latitude - float(case["latitude"])) * METRES_A_DEGREE
    east = (longitude - float(case["longitude"])) * METRES_A_DEGREE * cos(radians(latitude))
    assert hypot(north, east) < 100


@pytest.mark.parametrize(
    "line", rows_of("postcode_inputs.csv"), ids=lambda line: repr(line["input"])
)
def test_what_people_type_gives_its_answer(ask: Ask, line: dict[str, str]) -> None:
    answer = ask(line["input"])
    assert answer.kind in line["expected_answer"].split("|")
    assert (answer.postcode or "") == line["expected_normalised"]


@pytest.mark.parametrize(
    ("typed", "kind", "postcode"),
    [
        ("WR5 1A", "sector", "WR5 1"),
        ("B1 1", "sector", "B1 1"),
        ("B11", "outcode", "B11"),
        ("WR5 8", "unknown", "WR5 8"),
        ("WR5 9ZZ", "unknown", "WR5 9ZZ"),
        ("EC1", "unknown", "EC1"),
        ("SWIA", "outcode", "SW1A"),
        ("S01 4AB", "exact", "SO1 4AB"),
        ("W1I 1AA", "exact", "W11 1AA"),
        ("E1O 1AA", "unknown", "E10 1AA"),
        ("NPT 0AD", "exact", "NPT 0AD"),
        ("\uff37\uff32\uff15 \uff11\uff21\uff21", "exact", "WR5 1AA"),
        ("wr5\u200b1aa", "exact", "WR5 1AA"),
        ("GIR OAA", "non_geographic", "GIR 0AA"),
        ("BX9", "non_geographic", "BX9"),
        ("bfp0 61", "bfpo", "BFPO 61"),
        ("BF1", "bfpo", "BF1"),
        ("BT1", "northern_ireland", "BT1"),
        ("BT1 5", "northern_ireland", "BT1 5"),
        ("JE2", "crown_dependency", "JE2"),
        ("1M1 3LY", "crown_dependency", "IM1 3LY"),
    ],
)
def test_a_postcode_or_part_of_one_is_read(ask: Ask, typed: str, kind: str, postcode: str) -> None:
    answer = ask(typed)
    assert (answer.kind, answer.postcode) == (kind, postcode)


@pytest.mark.parametrize(
    "typed",
    ["M01 1AA", "WR5 1AAX", "ZZ9 9ZZ", "police", "\ud800", "WR\u096b 1AA", "a" * 10_000],
)
def test_what_is_neither_postcode_nor_name_is_invalid(ask: Ask, typed: str) -> None:
    assert ask(typed).kind is AnswerKind.INVALID


@pytest.mark.parametrize("typed", ["", " ", "\x00", "\u200b\t\n", " " * 10_000])
def test_blanks_and_unseen_characters_are_empty(ask: Ask, typed: str) -> None:
    assert ask(typed).kind is AnswerKind.EMPTY


def test_a_name_is_never_taken_for_a_mistyped_postcode(ask: Ask) -> None:
    assert ask("Woking").place == Place.at("E07000217", tree=AreaTree.embedded())


def test_a_split_outcode_lists_its_forces(ask: Ask) -> None:
    answer = ask("TD15")
    assert (answer.place, [area.slug for area in answer.candidates]) == (
        None,
        ["northumbria", "police-scotland"],
    )


def test_an_outcode_within_one_force_has_the_place_its_districts_share(ask: Ask) -> None:
    answer = ask("WR5")
    assert answer.place is not None
    assert (answer.place.narrowest.name, answer.place.point) == ("Worcestershire", None)


def test_an_unknown_postcode_is_judged_by_its_sector_before_its_outcode(
    ask: Ask, table: PostcodeTable
) -> None:
    sector, whole = ask("TD15 1"), ask("TD15 1ZZ")
    assert whole.kind is AnswerKind.UNKNOWN
    assert whole.candidates == sector.candidates


def test_northern_ireland_has_its_force_and_no_district_or_point(ask: Ask) -> None:
    place = ask("BT1 5GS").place
    assert place is not None
    assert (place.narrowest.code, place.point) == ("N99999999", None)


@pytest.mark.parametrize(
    ("typed", "territory"),
    [
        ("JE2 3XP", "Jersey"),
        ("GY1 1AA", "Guernsey"),
        ("IM1 3LY", "Isle of Man"),
        ("jersey", "Jersey"),
        ("Sark", "Guernsey"),
        ("isle of man", "Isle of Man"),
    ],
)
def test_a_crown_dependency_is_named(ask: Ask, typed: str, territory: str) -> None:
    answer = ask(typed)
    assert isinstance(answer, CrownDependencyAnswer)
    assert (answer.territory, answer.place) == (territory, None)


@pytest.mark.parametrize("typed", ["btp", "British Transport Police", "transport police"])
def test_the_transport_police_are_a_force_without_a_place(ask: Ask, typed: str) -> None:
    answer = ask(typed)
    assert isinstance(answer, AreaAnswer)
    assert (answer.place, answer.force and answer.force.slug) == (None, "btp")


def test_a_shared_name_lists_its_areas_and_their_forces(ask: Ask) -> None:
    answer = ask("Newcastle")
    assert isinstance(answer, AreaAnswer)
    assert [area.name for area in answer.areas] == ["Newcastle upon Tyne", "Newcastle-under-Lyme"]
    assert [area.slug for area in answer.candidates] == ["northumbria", "staffordshire"]


def test_the_text_is_kept_as_typed_up_to_a_hundred_characters(ask: Ask) -> None:
    assert [ask(typed).text for typed in (" wr5 1aa ", "x" * 101)] == [" wr5 1aa ", "x" * 100]


@given(st.text() | st.text("BCEFGILMNOPRSTWX0159 a\u0301\ud800-.&", max_size=12))
def test_any_text_has_an_answer(table: PostcodeTable, tree: AreaTree, text: str) -> None:
    assert resolve(text, table=table, tree=tree).kind in AnswerKind
