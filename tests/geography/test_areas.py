"""The tree of official areas and the list of forces."""

import pytest

from services.geography import POLICE_FORCES, Area, AreaKind, AreaTree, Place, UnknownArea


@pytest.mark.parametrize(
    ("kind", "number"),
    [("district", 361), ("county", 21), ("force", 45), ("region", 9), ("nation", 4), ("uk", 1)],
)
def test_the_tree_has_every_area_of_a_kind(tree: AreaTree, kind: str, number: int) -> None:
    assert len(tree.of_kind(AreaKind(kind))) == number


def test_a_chain_goes_from_the_district_to_the_uk(tree: AreaTree) -> None:
    assert [area.name for area in tree.chain("E07000237")] == [
        "Worcester",
        "Worcestershire",
        "West Mercia",
        "West Midlands",
        "England",
        "United Kingdom",
    ]


def test_a_chain_outside_england_has_no_region(tree: AreaTree) -> None:
    assert [area.kind for area in tree.chain("W06000015")] == ["district", "force", "nation", "uk"]


def test_every_chain_ends_with_the_uk(tree: AreaTree) -> None:
    codes = {"K02000001"} | tree.parts("K02000001")
    assert {tree.chain(code)[-1].code for code in codes} == {"K02000001"}


def test_every_area_but_the_uk_is_part_of_the_uk(tree: AreaTree) -> None:
    assert len(tree.parts("K02000001")) == 361 + 21 + 45 + 9 + 4


def test_the_parts_of_a_force_area_are_its_counties_and_districts(tree: AreaTree) -> None:
    assert sorted(tree.parts("E23000016")) == [
        "E06000019",
        "E06000020",
        "E06000051",
        "E07000234",
        "E07000235",
        "E07000236",
        "E07000237",
        "E07000238",
        "E07000239",
        "E10000034",
    ]


def test_a_district_has_no_parts(tree: AreaTree) -> None:
    assert tree.parts("E07000237") == frozenset()


@pytest.mark.parametrize("code", ["", "E07000999", "Worcester"])
def test_an_unknown_code_has_no_chain(tree: AreaTree, code: str) -> None:
    with pytest.raises(UnknownArea, match=repr(code)):
        tree.chain(code)


def test_an_unknown_code_is_no_area(tree: AreaTree) -> None:
    assert tree.get("E07000999") is None


@pytest.mark.parametrize(
    ("kind", "slug", "code"),
    [
        ("force", "west-mercia", "E23000016"),
        ("force", "northern-ireland", "N99999999"),
        ("force", "police-scotland", "S23000009"),
        ("force", "devon-and-cornwall", "E23000035"),
        ("district", "worcester", "E07000237"),
        ("district", "herefordshire", "E06000019"),
        ("district", "bristol", "E06000023"),
        ("district", "kingston-upon-hull", "E06000010"),
        ("district", "city-of-london", "E09000001"),
        ("district", "kings-lynn-and-west-norfolk", "E07000146"),
        ("district", "na-h-eileanan-siar", "S12000013"),
        ("county", "worcestershire", "E10000034"),
        ("region", "yorkshire-and-the-humber", "E12000003"),
        ("nation", "wales", "W92000004"),
    ],
)
def test_an_area_is_found_by_its_slug(tree: AreaTree, kind: str, slug: str, code: str) -> None:
    found = tree.find(AreaKind(kind), slug)
    assert found == tree.get(code)
    assert found is not None


def test_a_slug_counts_within_its_kind_alone(tree: AreaTree) -> None:
    assert tree.find(AreaKind.COUNTY, "west-mercia") is None


def test_areas_of_a_kind_stand_by_name(tree: AreaTree) -> None:
    names = [area.name for area in tree.of_kind(AreaKind.POLICE_FORCE)]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("E06000023", "Bristol"),
        ("E06000019", "Herefordshire"),
        ("E06000010", "Kingston upon Hull"),
        ("E08000013", "St Helens"),
    ],
)
def test_names_read_well_on_a_page(tree: AreaTree, code: str, name: str) -> None:
    assert tree.chain(code)[0].name == name


def test_every_welsh_district_and_force_has_a_welsh_name(tree: AreaTree) -> None:
    codes = {"W92000004"} | tree.parts("W92000004")
    assert [code for code in codes if not tree.chain(code)[0].name_cy] == []


def test_the_narrowest_shared_area_of_two_districts_is_their_county(tree: AreaTree) -> None:
    assert tree.common(["E07000237", "E07000238"]) == tree.get("E10000034")


def test_no_districts_share_nothing(tree: AreaTree) -> None:
    assert tree.common([]) is None


def test_a_tree_refuses_a_code_met_twice() -> None:
    uk = Area("K02000001", AreaKind.UK, "United Kingdom", "", "united-kingdom", None)
    with pytest.raises(ValueError, match="K02000001"):
        AreaTree([uk, uk])


def test_a_tree_refuses_a_broken_chain() -> None:
    lost = Area("E07000237", AreaKind.DISTRICT, "Worcester", "", "worcester", "E10000034")
    with pytest.raises(ValueError, match="E10000034"):
        AreaTree([lost])


def test_there_are_45_forces_with_an_area_and_one_without(tree: AreaTree) -> None:
    areas = {force.area_code for force in POLICE_FORCES}
    forces = {area.code for area in tree.of_kind(AreaKind.POLICE_FORCE)}
    assert areas == forces | {None}


def test_the_transport_police_serve_three_nations() -> None:
    (force,) = (force for force in POLICE_FORCES if force.area_code is None)
    assert (force.slug, force.nations) == ("btp", ("E92000001", "W92000004", "S92000003"))


def test_a_place_knows_its_codes_and_its_force(tree: AreaTree) -> None:
    place = Place.at("W06000015", tree=tree)
    assert place.codes == {"W06000015", "W15000003", "W92000004", "K02000001"}
    assert place.area(AreaKind.POLICE_FORCE) == tree.get("W15000003")
    assert place.area(AreaKind.REGION) is None
    assert place.narrowest == tree.get("W06000015")
