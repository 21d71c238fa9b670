"""SAFETY 19: services of a neighbouring force, only where they accept people from outside."""

from dataclasses import replace
from datetime import datetime

import pytest

from services.directory.postcodes import resolve_text
from services.directory.record_parts import LocationRecord
from services.finder import Group, Need, ReasonCode, find_help, find_help_in_any
from services.finder.proof import prove_never_empty
from services.geography import AreaKind, Place
from services.hours import LONDON
from services.pages.cards import card_of
from tests.records import (
    ENGLAND,
    SCOTLAND,
    UK,
    a_channel_record,
    a_record,
    directory_of,
    place_of,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=LONDON)
TEWKESBURY, COTSWOLD, GLOUCESTERSHIRE, ITS_FORCE = (
    "E07000083",
    "E07000079",
    "E10000013",
    "E23000037",
)
SOUTH_WEST, WEST_MERCIA = "E12000009", "E23000016"
HIDDEN = LocationRecord("", "", "", "Tewkesbury", None, None)


def at(typed: str) -> Place:
    """The place of a postcode, to the square kilometre as an answer's address keeps it."""
    place = resolve_text(typed).place
    assert place is not None
    assert place.point is not None
    return replace(place, point=place.point.square())


def centre(**changes):
    """A support centre of Tewkesbury that takes people from outside."""
    values = {"kind": "support_centre", "areas": (TEWKESBURY,), "accepts_outside": True}
    return a_record(**(values | changes))


def found(*records, place=None, need=None):
    """The matches for a square of Worcestershire by the border of Gloucestershire."""
    return find_help(directory_of(*records), place or at("WR8 0BE"), need or Need(), NOON)


@pytest.mark.parametrize(("says", "shown"), [(True, 1), (False, 0), (None, 0)])
def test_safety_19_only_what_says_that_it_accepts_people_from_outside_is_shown(says, shown):
    assert len(found(centre(accepts_outside=says))) == shown


@pytest.mark.parametrize(
    ("areas", "shown"),
    [
        ((TEWKESBURY,), 1),
        ((GLOUCESTERSHIRE,), 1),
        ((ITS_FORCE,), 1),
        ((COTSWOLD,), 0),
        ((SOUTH_WEST,), 0),
        ((SCOTLAND,), 0),
    ],
)
def test_safety_19_it_covers_a_district_that_is_close_by_itself_its_county_or_its_force(
    areas, shown
):
    assert len(found(centre(areas=areas))) == shown


@pytest.mark.parametrize("own", [UK, ENGLAND, WEST_MERCIA])
def test_what_covers_the_place_itself_is_no_neighbours(own):
    (match,) = found(centre(areas=(TEWKESBURY, own)))
    assert match.next_door is False


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "police_reporting"},
        {"run_by_police": True, "kind": "referral_centre"},
        {"police_force": "gloucestershire"},
    ],
)
def test_safety_19_a_neighbouring_police_force_is_never_shown(changes):
    assert found(centre(**changes)) == ()


@pytest.mark.parametrize(
    "place",
    [
        place_of(AreaKind.DISTRICT, "malvern-hills"),
        place_of(AreaKind.POLICE_FORCE, "west-mercia"),
        place_of(AreaKind.NATION, "northern-ireland"),
    ],
    ids=str,
)
def test_an_answer_without_a_square_shows_no_neighbours(place):
    assert found(centre(), place=place) == ()


def test_a_place_that_may_be_in_several_areas_shows_no_neighbours():
    places = [place_of(AreaKind.POLICE_FORCE, slug) for slug in ("west-mercia", "west-midlands")]
    assert find_help_in_any(directory_of(centre()), places, Need(), NOON) == ()


@pytest.mark.parametrize(
    ("typed", "force"),
    [("NP16 7NH", "W15000002"), ("TD15 1SJ", "S23000009"), ("DG16 5EA", "E23000002")],
)
def test_safety_19_the_borders_of_nations_count_too(typed, force):
    assert [match.next_door for match in found(centre(areas=(force,)), place=at(typed))] == [True]


def test_far_from_any_border_nothing_of_a_neighbour_is_shown():
    assert found(centre(areas=(ITS_FORCE,)), place=at("WR5 1AA")) == ()


def test_a_neighbours_comes_after_what_covers_the_place_however_it_stands():
    shut = a_channel_record(hours="Su 09:00-10:00")
    own = centre(name="Z", areas=(WEST_MERCIA,), channels=(shut,), status="temporarily_closed")
    assert [match.record.name for match in found(centre(name="A"), own)] == ["Z", "A"]


def test_open_now_counts_for_a_neighbours_as_for_any():
    shut = centre(channels=(a_channel_record(hours="Su 09:00-10:00"),))
    assert found(shut, need=Need(open_now=True)) == ()


def test_a_neighbours_hides_no_listing_that_covers_the_place():
    overdue = centre(name="Own", areas=(WEST_MERCIA,), review_due="2025-01-01")
    assert [m.record.name for m in found(centre(name="Theirs"), overdue)] == ["Own", "Theirs"]


def test_a_neighbour_in_another_nation_keeps_its_own_bank_holidays():
    weekdays = a_channel_record(hours="Mo-Fr 09:00-17:00")
    record = centre(areas=("S23000009",), channels=(weekdays,))
    (match,) = find_help(
        directory_of(record),
        at("TD15 1SJ"),
        Need(),
        datetime(2026, 11, 30, 11, tzinfo=LONDON),
    )
    assert match.state == "unknown"


def test_safety_19_a_card_says_that_it_is_a_neighbours():
    (match,) = found(centre())
    card = card_of(match, directory=directory_of(), at=NOON)
    assert (card.part_words, match.reasons[0].code) == (
        "In the police force area next to yours: Gloucestershire. It takes people from outside.",
        ReasonCode.NEXT_DOOR,
    )


def test_safety_14_a_hidden_place_of_a_neighbours_tells_no_distance():
    (match,) = found(centre(locations=(HIDDEN,)))
    assert match.km is None


def test_safety_16_a_neighbours_line_proves_nothing():
    line = centre(kind="helpline", gender="everyone", areas=(ITS_FORCE,))
    (match,) = found(line)
    empty = prove_never_empty(directory_of(line), at=NOON)
    assert (match.group, "west-mercia" in {s for gap in empty for s in gap.forces}) == (
        Group.TALK,
        True,
    )
