"""Areas by the names people type."""

import pytest

from services.geography import AreaTree

ONE = [
    ("West Mercia", "E23000016"),
    ("west  mercia", "E23000016"),
    ("West Mercia Police", "E23000016"),
    ("West Mercia Constabulary", "E23000016"),
    ("Durham", "E23000008"),
    ("County Durham", "E06000047"),
    ("Durham County Council", "E06000047"),
    ("Lancashire", "E23000003"),
    ("Lancashire County Council", "E10000017"),
    ("West Midlands", "E23000014"),
    ("worcester", "E07000237"),
    ("Worcestershire", "E10000034"),
    ("Scotland", "S92000003"),
    ("Scotland Police", "S23000009"),
    ("Police Scotland", "S23000009"),
    ("Northern Ireland", "N92000002"),
    ("PSNI", "N99999999"),
    ("Police Service of Northern Ireland", "N99999999"),
    ("England", "E92000001"),
    ("UK", "K02000001"),
    ("London", "E12000007"),
    ("City of London", "E23000034"),
    ("the Met", "E23000001"),
    ("The Metropolitan Police Service", "E23000001"),
    ("Devon & Cornwall", "E23000035"),
    ("devon and cornwall police", "E23000035"),
    ("Hampshire Constabulary", "E23000030"),
    ("Hull", "E06000010"),
    ("Hull City Council", "E06000010"),
    ("Bristol, City of", "E06000023"),
    ("City of Bristol", "E06000023"),
    ("St. Helens", "E08000013"),
    ("saint helens", "E08000013"),
    ("kings lynn", "E07000146"),
    ("London Borough of Camden", "E09000007"),
    ("Edinburgh", "S12000036"),
    ("Telford", "E06000020"),
    ("Wrekin", "E06000020"),
    ("Fulham", "E09000013"),
    ("Caerdydd", "W06000015"),
    ("Cyngor Caerdydd", "W06000015"),
    ("Ynys Môn", "W06000001"),
    ("ynys mon", "W06000001"),
    ("Sir Ddinbych", "W06000004"),
    ("Heddlu Gogledd Cymru", "W15000001"),
    ("Heddlu De Cymru", "W15000003"),
    ("Cymru", "W92000004"),
    ("yr alban", "S92000003"),
]


@pytest.mark.parametrize(("typed", "code"), ONE)
def test_a_name_means_one_area(tree: AreaTree, typed: str, code: str) -> None:
    assert [area.code for area in tree.named(typed)] == [code]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Newcastle", ["Newcastle upon Tyne", "Newcastle-under-Lyme"]),
        ("Kingston", ["Kingston upon Hull", "Kingston upon Thames"]),
    ],
)
def test_a_beginning_shared_by_areas_means_them_all(
    tree: AreaTree, typed: str, names: list[str]
) -> None:
    assert [area.name for area in tree.named(typed)] == names


@pytest.mark.parametrize(
    "typed", ["", "of", "the", "police", "Heddlu", "city council", "south", "Worces", "nowhere"]
)
def test_a_word_that_says_too_little_means_nothing(tree: AreaTree, typed: str) -> None:
    assert tree.named(typed) == ()


def test_every_area_is_found_by_its_own_name(tree: AreaTree) -> None:
    codes = {"K02000001"} | tree.parts("K02000001")
    areas = [tree.chain(code)[0] for code in codes]
    found = {area.name: tree.named(area.name) for area in areas}
    assert [n for n, (one,) in found.items() if n not in (one.name, one.official_name)] == []


def test_every_welsh_name_finds_an_area_of_that_name(tree: AreaTree) -> None:
    welsh = {area.name_cy for code in tree.parts("K02000001") for area in tree.chain(code)} - {""}
    assert {name for name in welsh if [a.name_cy for a in tree.named(name)] != [name]} == set()
