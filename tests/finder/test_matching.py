"""Which services an answer holds, in which order, and why."""

from datetime import datetime
from typing import Any

import pytest

from services.directory.record_parts import CapacityRecord, ChannelRecord, LocationRecord
from services.directory.records import ServiceRecord
from services.finder import (
    AgeBand,
    By,
    Group,
    Match,
    Need,
    ReasonCode,
    When,
    WhoFor,
    find_help,
    find_help_in_any,
    in_groups,
)
from services.geography import AreaKind, Place, Point
from services.hours import LONDON, State
from tests.records import (
    ENGLAND,
    NORTHERN_IRELAND,
    NUMBERS,
    SCOTLAND,
    UK,
    WEST_MERCIA,
    WORCESTER,
    WORCESTERSHIRE,
    a_channel_record,
    a_check,
    a_record,
    directory_of,
    place_of,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=LONDON)
IN_WORCESTER = place_of(AreaKind.DISTRICT, "worcester")


def found(
    *records: ServiceRecord,
    place: Place = IN_WORCESTER,
    need: Need | None = None,
    at: datetime = NOON,
) -> tuple[Match, ...]:
    """The matches among `records`."""
    return find_help(directory_of(*records), place, need or Need(), at)


def names(*records: ServiceRecord, **asked: Any) -> list[str]:
    """The names of the matches among `records`, in order."""
    return [match.record.name for match in found(*records, **asked)]


@pytest.mark.parametrize(
    ("areas", "covers"),
    [
        ((WORCESTER,), True),
        ((WORCESTERSHIRE,), True),
        ((WEST_MERCIA,), True),
        ((ENGLAND,), True),
        ((UK,), True),
        ((SCOTLAND,), False),
        (("E23000014",), False),
        (("E07000235",), False),
    ],
)
def test_a_service_covers_a_place_through_one_area_of_its_chain(
    areas: tuple[str, ...], covers: bool
) -> None:
    assert bool(found(a_record(areas=areas))) is covers


def test_a_force_page_shows_services_of_its_parts_and_names_the_parts() -> None:
    match = found(
        a_record(areas=(WORCESTERSHIRE, "E06000019")),
        place=place_of(AreaKind.POLICE_FORCE, "west-mercia"),
    )[0]
    assert (match.part_only, [area.name for area in match.covers]) == (
        True,
        ["Herefordshire", "Worcestershire"],
    )


def test_the_uk_shows_lines_of_nations_but_no_local_service() -> None:
    local, national = a_record(areas=(WORCESTER,)), a_record(areas=(SCOTLAND,))
    place = place_of(AreaKind.UK, "united-kingdom")
    assert names(local, national, place=place) == [national.name]


def test_a_force_that_fills_its_nation_goes_by_the_name_of_the_nation() -> None:
    match = found(a_record(areas=("N99999999",)), place=place_of(AreaKind.UK, "united-kingdom"))[0]
    assert [area.code for area in match.covers] == [NORTHERN_IRELAND]


def test_groups_stand_in_their_fixed_order() -> None:
    kinds = ["police_reporting", "specialist_line", "support_centre", "referral_centre", "helpline"]
    matches = found(*(a_record(kind=kind) for kind in kinds))
    assert list(in_groups(matches)) == list(Group)


def test_a_line_that_does_not_answer_now_is_help_over_time() -> None:
    closed = a_record(channels=(a_channel_record(hours="Mo 18:00-20:00"),))
    unknown = a_record(channels=(a_channel_record(hours=""),))
    by_form = a_record(channels=(a_channel_record(kind="online_form", value="https://a.org"),))
    assert {match.group for match in found(closed, unknown, by_form)} == {Group.NEAR}


def last(**changes: Any) -> ServiceRecord:
    """A record whose name puts it last, so that only what is tested can put it first."""
    return a_record(name=f"Zzz {next(NUMBERS)}", **changes)


def closed() -> ChannelRecord:
    """A number that is closed on Monday at noon."""
    return a_channel_record(hours="Mo 18:00-20:00")


def checked() -> dict[str, Any]:
    """The fields of a record with one number, which a person checked."""
    channel = a_channel_record()
    return {"channels": (channel,), "checks": (a_check(channel),)}


OPEN = {"kind": "counselling"}
ORDERED = {
    "checked before unchecked": (last(**checked(), areas=(UK,)), a_record()),
    "in date before overdue": (
        last(**checked(), areas=(UK,)),
        a_record(**checked(), review_due="2026-11-01"),
    ),
    "in date before overdue, unchecked": (last(areas=(UK,)), a_record(review_due="2026-11-01")),
    "specific before general": (last(areas=(WORCESTER,)), a_record(areas=(UK,))),
    "about sexual violence before about anything": (
        last(areas=(UK,)),
        a_record(kind="listening_line", areas=(ENGLAND,)),
    ),
    "open before unknown": (
        last(**OPEN),
        a_record(**OPEN, channels=(a_channel_record(hours=""),)),
    ),
    "unknown before closed": (
        last(**OPEN, channels=(a_channel_record(hours=""),)),
        a_record(**OPEN, channels=(closed(),)),
    ),
    "accepting before closed lists": (
        last(capacities=(CapacityRecord("counselling", "accepting", None, "2026-11-01"),)),
        a_record(capacities=(CapacityRecord("counselling", "closed", None, "2026-11-01"),)),
    ),
    "what was said of a list long ago counts no more": (
        last(capacities=(CapacityRecord("counselling", "closed", None, "2026-01-01"),)),
        a_record(capacities=(CapacityRecord("counselling", "closed", None, "2026-11-01"),)),
    ),
    "active before closed for now": (
        last(**OPEN, areas=(UK,), channels=(closed(),)),
        a_record(**OPEN, status="temporarily closed"),
    ),
}


@pytest.mark.parametrize("pair", ORDERED.values(), ids=ORDERED)
def test_within_a_group_services_are_ordered(pair: tuple[ServiceRecord, ServiceRecord]) -> None:
    first, second = pair
    assert found(second, first, need=Need(age=AgeBand.FROM_18))[0].record is first


def test_near_comes_before_far() -> None:
    near = last(locations=(LocationRecord("1 A Street", "A", "", "", 385_000, 255_000),))
    far = a_record(locations=(LocationRecord("1 B Street", "B", "", "", 395_000, 255_000),))
    place = Place(IN_WORCESTER.areas, Point(385_000, 255_000))
    assert names(far, near, place=place) == [near.name, far.name]


def test_a_line_for_children_takes_no_place_from_another_group() -> None:
    centre = a_record(kind="referral_centre")
    children = a_record(kind="children_line", areas=(UK,))
    assert [match.group for match in found(centre, children)] == [Group.TALK, Group.HEALTH]


def test_safety_15_childline_is_among_the_first_three_while_no_age_is_known() -> None:
    lines = [a_record(**checked()) for _ in range(5)]
    children = a_record(kind="children_line", areas=(UK,), age_to=18)
    assert names(*lines, children)[2] == children.name


@pytest.mark.parametrize(
    ("age", "age_from", "age_to", "fits"),
    [
        (AgeBand.UNDER_13, 16, None, False),
        (AgeBand.FROM_13, 16, None, False),
        (AgeBand.FROM_16, 16, None, True),
        (AgeBand.FROM_16, 18, None, False),
        (AgeBand.FROM_18, 16, None, True),
        (AgeBand.FROM_18, None, 17, False),
        (AgeBand.UNDER_13, None, None, True),
        (AgeBand.UNDER_13, 5, None, True),
        (None, 18, None, True),
    ],
)
def test_safety_15_a_service_is_shown_only_to_an_age_it_sees(
    age: AgeBand | None, age_from: int | None, age_to: int | None, fits: bool
) -> None:
    assert bool(found(a_record(age_from=age_from, age_to=age_to), need=Need(age=age))) is fits


@pytest.mark.parametrize(("self_referral", "from_age"), [("no", None), ("yes", 13)])
def test_safety_15_a_child_under_13_is_given_no_number_that_needs_a_referral(
    self_referral: str, from_age: int | None
) -> None:
    centre = a_record(
        kind="referral_centre", self_referral=self_referral, self_referral_age_from=from_age
    )
    assert found(centre, need=Need(age=AgeBand.UNDER_13))[0].channels == ()


def test_open_now_leaves_only_services_with_an_open_channel() -> None:
    open_now, closed = a_record(), a_record(channels=(a_channel_record(hours="Tu 09:00-17:00"),))
    assert names(open_now, closed, need=Need(open_now=True)) == [open_now.name]


def test_a_service_that_suits_how_the_reader_wants_to_be_in_touch_comes_first() -> None:
    call = a_record(areas=(WORCESTER,))
    chat = a_record(channels=(a_channel_record(kind="webchat", value="https://example.org/chat"),))
    assert names(call, chat, need=Need(by=By.TYPE)) == [chat.name, call.name]


def test_the_channel_the_reader_asked_for_stands_first() -> None:
    record = a_record(
        channels=(a_channel_record(), a_channel_record(kind="sms", value="07700 900001"))
    )
    assert found(record, need=Need(by=By.TYPE))[0].channels[0].channel.kind == "sms"


def test_a_number_that_a_more_specific_service_of_the_group_shows_is_not_repeated() -> None:
    force = a_record(
        kind="police_reporting", areas=(WEST_MERCIA,), channels=(a_channel_record(value="101"),)
    )
    general = a_record(
        kind="police_reporting", areas=(UK,), channels=(a_channel_record(value="101"),)
    )
    assert names(general, force) == [force.name]


def test_a_service_that_is_closed_for_now_has_no_open_channel() -> None:
    assert found(a_record(status="temporarily closed"), need=Need(open_now=True)) == ()


@pytest.mark.parametrize(
    ("slug", "state"), [("west-mercia", State.OPEN), ("police-scotland", State.UNKNOWN)]
)
def test_safety_13_bank_holidays_are_those_of_the_reader_s_nation(slug: str, state: State) -> None:
    line = a_record(areas=(UK,), channels=(a_channel_record(hours="Mo-Fr 09:00-17:00"),))
    saint_andrew = datetime(2026, 11, 30, 12, tzinfo=LONDON)
    place = place_of(AreaKind.POLICE_FORCE, slug)
    assert found(line, place=place, at=saint_andrew)[0].state is state


def test_reasons_say_why_a_service_is_listed() -> None:
    record = a_record(gender="men", self_referral="yes", areas=(UK,))
    codes = [reason.code for reason in found(record)[0].reasons]
    assert codes == [
        ReasonCode.COVERS,
        ReasonCode.ALWAYS_OPEN,
        ReasonCode.FOR_MEN,
        ReasonCode.SELF_REFERRAL,
    ]


def test_of_several_places_each_keeps_its_own_police_and_what_covers_all_is_no_part() -> None:
    places = [place_of(AreaKind.POLICE_FORCE, slug) for slug in ("gloucestershire", "gwent")]
    police = [
        a_record(kind="police_reporting", areas=(code,), channels=(a_channel_record(value="101"),))
        for code in ("E23000037", "W15000002", "E23000015")
    ]
    everywhere, wales = a_record(areas=(UK,)), a_record(areas=("W92000004",))
    matches = find_help_in_any(directory_of(*police, everywhere, wales), places, Need(), NOON)
    assert {match.record.name: match.part_only for match in matches} == {
        everywhere.name: False,
        wales.name: True,
        police[0].name: True,
        police[1].name: True,
    }


def test_parts_that_share_a_number_all_keep_it() -> None:
    number = a_channel_record(value="0808 157 0001")
    centres = [
        a_record(kind="referral_centre", areas=(code,), channels=(number,))
        for code in ("E23000013", "E23000008")
    ]
    place = place_of(AreaKind.REGION, "north-east")
    assert sorted(names(*centres, place=place)) == sorted(centre.name for centre in centres)


@pytest.mark.parametrize(
    ("who", "age", "shown"),
    [
        (WhoFor.SOMEONE, AgeBand.UNDER_13, True),
        (WhoFor.ME, AgeBand.UNDER_13, False),
        (None, AgeBand.FROM_16, False),
        (None, None, True),
        (WhoFor.ME, AgeBand.FROM_18, True),
    ],
)
def test_safety_15_a_line_for_adults_who_worry_is_not_offered_to_the_child(
    who: WhoFor | None, age: AgeBand | None, shown: bool
) -> None:
    line = a_record(needs=("child_concern",))
    assert bool(found(line, need=Need(who=who, age=age))) is shown


@pytest.mark.parametrize(
    ("age", "said"), [(AgeBand.FROM_16, False), (AgeBand.FROM_18, True), (None, True)]
)
def test_safety_15_nobody_too_young_is_told_that_they_can_refer_themselves(
    age: AgeBand | None, said: bool
) -> None:
    centre = a_record(kind="referral_centre", self_referral="yes", self_referral_age_from=18)
    codes = [reason.code for reason in found(centre, need=Need(age=age))[0].reasons]
    assert (ReasonCode.SELF_REFERRAL in codes) is said


@pytest.mark.parametrize("age", [AgeBand.UNDER_13, AgeBand.FROM_13])
def test_safety_15_under_16_a_line_for_children_comes_first_everywhere(age: AgeBand) -> None:
    local = a_record(**checked(), needs=("domestic_abuse",), areas=(WORCESTER,))
    children = a_record(kind="children_line", areas=(UK,), age_to=18)
    need = Need(age=age, when=When.HAPPENING)
    assert names(local, children, need=need) == [children.name, local.name]


def test_where_the_nation_is_not_certain_lines_of_one_nation_come_after_those_of_the_uk() -> None:
    of_one = a_record(areas=(SCOTLAND,))
    of_all = a_record(kind="listening_line", areas=(UK,))
    directory, need = directory_of(of_one, of_all), Need(age=AgeBand.FROM_18)
    uk = place_of(AreaKind.UK, "united-kingdom")
    border = [place_of(AreaKind.POLICE_FORCE, slug) for slug in ("cumbria", "police-scotland")]
    scotland = [place_of(AreaKind.NATION, "scotland")]
    orders = [
        [match.record.name for match in found]
        for found in (
            find_help(directory, uk, need, NOON),
            find_help_in_any(directory, border, need, NOON),
            find_help_in_any(directory, scotland, need, NOON),
        )
    ]
    general_first = [of_all.name, of_one.name]
    assert orders == [general_first, general_first, general_first[::-1]]
