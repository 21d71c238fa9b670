"""SAFETY 16 as a proof: it holds for the starter listings, and fails where it should."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.directory.directory import Directory
from services.finder import AgeBand, Need, find_help
from services.finder.groups import LISTENING_KINDS
from services.finder.people import AGES, Audience, need_of
from services.finder.proof import (
    Empty,
    holes_of_channels,
    never_empty_in,
    place_of_force,
    prove_never_empty,
)
from services.finder.weeks import weeks_to_examine
from services.hours import LONDON, Nation, bank_holidays
from tests.finder.listening import EVERYBODY, LONG_AGO, People, helped, services
from tests.records import ENGLAND, SCOTLAND, UK, a_channel_record, a_record, directory_of

NOON = datetime(2026, 11, 26, 12, tzinfo=LONDON)
MONDAY = date(2026, 11, 23)


def a_line(**changes: object) -> object:
    """A line of the UK that listens to everybody, always open where nothing else is said."""
    return a_record(**({"kind": "listening_line", "gender": "everyone", "areas": (UK,)} | changes))


def hours(text: str) -> tuple[object, ...]:
    """One phone number with these hours."""
    return (a_channel_record(hours=text),)


def proved(*records: object) -> tuple[Empty, ...]:
    """What the proof finds empty in the week of 23 November 2026."""
    return never_empty_in(directory_of(*records), [MONDAY])


def left_out(*records: object) -> People:
    """The people for whom the proof finds something empty."""
    return {
        (audience, age)
        for empty in proved(*records)
        for audience in empty.audiences
        for age in empty.ages
    }


def spans(empty: Empty) -> list[str]:
    """The gaps of a finding, as short text."""
    return [f"{gap.starts:%a %H:%M}-{gap.ends:%a %H:%M}" for gap in empty.gaps]


def test_the_weeks_are_this_one_and_the_next_with_a_bank_holiday_of_each_nation() -> None:
    weeks = weeks_to_examine(bank_holidays(), NOON)
    assert [day.isoformat() for day in weeks] == ["2026-11-23", "2026-11-30", "2026-12-21"]


def test_every_nation_has_a_bank_holiday_in_those_weeks() -> None:
    weeks = weeks_to_examine(bank_holidays(), datetime(2027, 2, 3, tzinfo=LONDON))
    days = [monday + timedelta(days=n) for monday in weeks for n in range(7)]
    held = {nation for day in days for nation in bank_holidays().nations_on(day)}
    assert held == set(Nation)


def test_one_line_that_is_always_open_to_everybody_is_enough() -> None:
    assert proved(a_line()) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "police_reporting"},
        {"kind": "health_advice"},
        {"kind": "specialist_line"},
        {"kind": "directory"},
        {"status": "temporarily closed"},
        {"gender": ""},
        {"channels": hours("")},
        {"channels": (a_channel_record(kind="webchat", value="https://chat.example.org/"),)},
        {"channels": (a_channel_record(kind="online_form", value="https://form.example.org/"),)},
    ],
)
def test_what_does_not_listen_by_phone_or_text_to_everybody_never_counts(wrong) -> None:
    assert left_out(a_line(**wrong)) >= EVERYBODY - {
        (audience, age) for audience, age in EVERYBODY if audience is not Audience.ANYBODY
    }


@pytest.mark.parametrize(
    ("narrow", "people"),
    [
        ({"gender": "women"}, {Audience.WOMEN, Audience.MINORITISED_WOMEN}),
        ({"gender": "men"}, {Audience.MEN}),
        ({"audiences": ("lgbt",)}, {Audience.LGBT}),
        ({"audiences": ("deaf",)}, {Audience.DEAF}),
        ({"audiences": ("families", "women", "men", "children")}, set(Audience)),
        ({"channels": (a_channel_record(text_relay="no"),)}, set(Audience) - {Audience.DEAF}),
        (
            {"channels": (a_channel_record(kind="sms", value="85258", text_relay="no"),)},
            set(Audience),
        ),
    ],
)
def test_a_line_for_some_people_counts_for_them_alone(narrow, people) -> None:
    helped_still = EVERYBODY - left_out(a_line(**narrow))
    assert {audience for audience, _age in helped_still} == people


@pytest.mark.parametrize(
    ("narrow", "ages"),
    [
        ({"age_from": 18}, {None, AgeBand.FROM_18}),
        ({"age_from": 16}, {None, AgeBand.FROM_16, AgeBand.FROM_18}),
        ({"age_to": 15}, {None, AgeBand.UNDER_13, AgeBand.FROM_13}),
        ({"kind": "children_line"}, set(AGES) - {AgeBand.FROM_18}),
        ({"self_referral": "no"}, set(AGES) - {AgeBand.UNDER_13}),
    ],
)
def test_a_line_counts_for_the_ages_it_takes(narrow, ages) -> None:
    helped_still = EVERYBODY - left_out(a_line(**narrow))
    assert {age for audience, age in helped_still if audience is Audience.ANYBODY} == ages


def test_a_line_of_one_nation_leaves_the_others_and_the_railways_empty() -> None:
    (empty, _older) = proved(a_line(areas=(ENGLAND,)))
    assert sorted(empty.forces) == [
        "btp", "dyfed-powys", "gwent", "north-wales", "northern-ireland", "police-scotland",
        "south-wales",
    ]  # fmt: skip


def test_a_line_of_a_part_of_an_area_is_none_of_the_whole() -> None:
    forces = {slug for empty in proved(a_line(areas=("E10000034",))) for slug in empty.forces}
    assert "west-mercia" in forces


def test_gaps_are_told_as_ranges() -> None:
    (empty, _older) = proved(a_line(channels=hours("Mo-Fr 08:00-20:00; Sa,Su 00:00-24:00")))
    assert spans(empty) == [
        "Mon 00:00-Mon 08:00", "Mon 20:00-Tue 08:00", "Tue 20:00-Wed 08:00",
        "Wed 20:00-Thu 08:00", "Thu 20:00-Fri 08:00", "Fri 20:00-Sat 00:00",
    ]  # fmt: skip


def test_lines_close_each_others_gaps_to_the_minute() -> None:
    night = a_line(channels=hours("Mo-Su 19:59-08:01; PH 19:59-08:01"))
    day = a_line(channels=hours("Mo-Su 08:01-19:59; PH 08:01-19:59"))
    assert proved(night, day) == ()


def test_a_gap_of_one_minute_is_found() -> None:
    night = a_line(channels=hours("Mo-Su 19:59-08:01; PH 19:59-08:01"))
    day = a_line(channels=hours("Mo-Su 08:01-19:58; PH 08:01-19:58"))
    assert spans(proved(night, day)[0])[0] == "Mon 19:58-Mon 19:59"


def test_a_24_hour_line_is_open_on_a_bank_holiday_unless_it_says_otherwise() -> None:
    christmas = [date(2026, 12, 21)]
    usual = never_empty_in(directory_of(a_line()), christmas)
    off = never_empty_in(directory_of(a_line(channels=hours("24/7; Dec 25 off"))), christmas)
    assert (usual, spans(off[0])) == ((), ["Fri 00:00-Sat 00:00"])


def test_bank_holidays_are_those_of_the_nation() -> None:
    line = a_line(channels=hours("Mo-Su 00:00-24:00; PH off"))
    found = never_empty_in(directory_of(line), [date(2026, 11, 30)])
    assert {slug for empty in found for slug in empty.forces} == {"police-scotland", "btp"}


@pytest.mark.django_db
def test_the_starter_listings_leave_nobody_without_a_line(starter: Directory) -> None:
    assert prove_never_empty(starter, at=NOON) == ()


@pytest.mark.django_db
def test_without_the_24_hour_lines_the_finding_names_force_people_ages_and_hours(
    starter: Directory,
) -> None:
    always = {
        record.id
        for record in starter.services.values()
        if record.kind in LISTENING_KINDS
        and any(channel.opening_hours.always for channel in record.channels)
    }
    rest = {key: record for key, record in starter.services.items() if key not in always}
    found = prove_never_empty(replace(starter, services=rest), at=NOON)
    (scotland,) = [
        empty
        for empty in found
        if empty.forces == ("police-scotland",) and AgeBand.UNDER_13 in empty.ages
        and Audience.MEN in empty.audiences
    ]  # fmt: skip
    assert (len(found) < 10, scotland.ages, spans(scotland)[0]) == (
        True,
        (AgeBand.UNDER_13,),
        "Mon 00:00-Mon 08:00",
    )


def test_other_ways_of_being_in_touch_may_have_holes() -> None:
    ways = {empty.way for empty in holes_of_channels(directory_of(a_line()), at=NOON)}
    assert ways == {"text", "webchat", "bsl_video"}


def proof_at(directory: Directory, slug: str, at: datetime) -> People:
    """The people whom the proof finds with an open line at an instant, in one force's area."""
    return EVERYBODY - {
        (audience, age)
        for empty in never_empty_in(directory, [at.date() - timedelta(days=at.weekday())])
        if slug in empty.forces and any(gap.starts <= at < gap.ends for gap in empty.gaps)
        for audience in empty.audiences
        for age in empty.ages
    }


@given(
    st.lists(services, max_size=6),
    st.integers(0, 7 * 24 - 1),
    st.sampled_from(["west-mercia", "kent", "police-scotland", "btp"]),
)
@settings(max_examples=150, deadline=None)
def test_the_proof_says_what_an_answer_shows_hidden_listings_left_out(records, hour, slug) -> None:
    directory = directory_of(*records)
    at = datetime(2026, 11, 23, 12, tzinfo=LONDON) + timedelta(hours=hour)
    place = place_of_force(directory, directory.police_forces[slug])
    answered = {
        (audience, age)
        for audience, age in EVERYBODY
        if (audience, age) in helped(find_help(directory, place, need_of(audience, age), at))
    }
    assert answered == proof_at(directory, slug, at)


def test_a_line_long_overdue_still_answers_where_nothing_stands_in_for_it() -> None:
    directory = directory_of(a_line(review_due=LONG_AGO), a_line(gender="women"))
    place = place_of_force(directory, directory.police_forces["kent"])
    assert helped(find_help(directory, place, Need(), NOON)) >= {(Audience.MEN, None)}


def test_a_line_of_scotland_alone_is_none_for_kent() -> None:
    assert any("kent" in empty.forces for empty in proved(a_line(areas=(SCOTLAND,))))
