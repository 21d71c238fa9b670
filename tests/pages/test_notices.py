"""What is said before the services, because of what the reader chose."""

from datetime import datetime

import pytest

from services.finder import AgeBand, Need, When, WhoFor
from services.geography import AnswerKind, AreaKind
from services.hours import LONDON
from services.pages.answer import answer_page, force_page
from tests.records import (
    ENGLAND,
    NORTHERN_IRELAND,
    SCOTLAND,
    UK,
    WALES,
    a_channel_record,
    a_check,
    a_record,
    directory_of,
    place_of,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=LONDON)
WORCESTER = place_of(AreaKind.DISTRICT, "worcester")
UK_LINES = place_of(AreaKind.UK, "united-kingdom")
FINDER = "https://www.nhs.uk/sarcs"
NHS_111 = a_record(kind="health_advice", channels=(a_channel_record(value="111"),))
ANYBODY = a_record(name="A", areas=(UK,))
WOMEN = a_record(name="W", kind="domestic_abuse", gender="women")
AT_THE_TOP = "Lines about domestic abuse are at the top of “Talk to someone now”."
BY_NATION = "Some cover one nation only: they say so."


def page_of(*records, place=WORCESTER, candidates=(), force="", **need):
    """The answer for a place, or for one of several police forces."""
    directory = directory_of(*records)
    areas = [place_of(AreaKind.POLICE_FORCE, slug).narrowest for slug in candidates]
    return answer_page(
        directory,
        kind=AnswerKind.OUTCODE if candidates else AnswerKind.AREA,
        place=None if candidates else place,
        candidates=tuple(areas),
        territory="",
        need=Need(**need),
        at=NOON,
        force=directory.police_forces.get(force),
    )


def ways(page):
    """Where the first notice leads, and in which words."""
    return [(way.href, str(way.words)) for way in page.notices[0].ways]


def number(record):
    """The address by which the number of a record is rung."""
    return f"tel:{record.channels[0].dialled}"


@pytest.mark.parametrize("age", [None, AgeBand.FROM_16, AgeBand.FROM_18])
@pytest.mark.parametrize("candidates", [(), ("kent", "metropolitan")])
def test_still_happening_puts_999_and_the_line_for_domestic_abuse_of_the_nation_up(age, candidates):
    page = page_of(ANYBODY, WOMEN, candidates=candidates, when=When.HAPPENING, age=age)
    shown = [way.href for way in page.notices[0].ways] + [action.href for action in page.first]
    assert (shown[0], shown.count(number(WOMEN)) > 0) == ("tel:999", True)
    assert AT_THE_TOP in page.notices[0].sentences
    assert page.sections[0].cards[0].name == WOMEN.name


def test_a_line_for_domestic_abuse_among_what_to_do_first_is_not_said_twice():
    line = a_record(name="B", needs=("domestic_abuse",))
    page = page_of(ANYBODY, line, when=When.HAPPENING)
    assert (ways(page), page.first[0].href) == ([("tel:999", "Call 999")], number(line))


@pytest.mark.parametrize("candidates", [(), ("northumbria", "police-scotland")])
def test_where_the_nation_is_not_certain_each_line_for_domestic_abuse_names_its_own(candidates):
    scots = a_record(name="S", kind="domestic_abuse", areas=(SCOTLAND,))
    page = page_of(
        ANYBODY, WOMEN, scots, place=UK_LINES, candidates=candidates, when=When.HAPPENING
    )
    assert (ways(page), page.notices[0].sentences[1:]) == (
        [("tel:999", "Call 999")],
        (AT_THE_TOP, BY_NATION),
    )
    cards = page.sections[0].cards
    assert [(card.name, card.part_words) for card in cards] == [
        ("S", "Scotland only"),
        ("W", "England only"),
        ("A", ""),
    ]


def test_nothing_is_said_of_lines_for_domestic_abuse_where_none_answers():
    assert len(page_of(ANYBODY, when=When.HAPPENING).notices[0].sentences) == 1


@pytest.mark.parametrize("force", ["", "btp"])
def test_safety_17_where_the_nation_is_not_certain_england_s_way_is_named_as_england_s(force):
    page = page_of(NHS_111, place=UK_LINES, force=force, when=When.RECENT)
    assert ways(page) == [
        (FINDER, "In England: find a referral centre on the NHS website"),
        ("tel:111", "In England: call NHS 111"),
    ]


@pytest.mark.parametrize(
    ("candidates", "words"),
    [
        (("kent", "metropolitan"), "Find a referral centre on the NHS website"),
        (("gloucestershire", "gwent"), "In England: find a referral centre on the NHS website"),
        (("gwent", "south-wales"), ""),
    ],
)
def test_safety_24_beside_the_centres_england_s_finder_is_named_as_england_s(candidates, words):
    [health] = [s for s in page_of(ANYBODY, candidates=candidates).sections if s.key == "health"]
    assert health.link_words == words


def test_safety_24_two_nations_without_england_are_not_given_its_way():
    page = page_of(NHS_111, candidates=("south-wales", "police-scotland"), when=When.RECENT)
    assert ways(page) == []


def test_safety_17_a_centre_for_a_part_of_the_place_only_is_not_the_first_way():
    line = a_channel_record()
    centre = a_record(
        kind="referral_centre", areas=(SCOTLAND,), channels=(line,), checks=(a_check(line),)
    )
    page = page_of(centre, NHS_111, place=UK_LINES, when=When.RECENT)
    assert [href for href, _words in ways(page)] == [FINDER, "tel:111", "#health"]


def test_safety_13_a_number_of_a_notice_is_that_of_the_listing_with_relay_and_state():
    line = page_of(NHS_111, when=When.RECENT).notices[0].ways[1]
    assert (line.value, line.relay_value, str(line.state_words)) == (
        "111",
        "18001 111",
        "Listed as open 24 hours, every day",
    )


def test_safety_18_a_number_that_no_listing_shows_is_in_no_notice():
    assert [href for href, _words in ways(page_of(when=When.RECENT))] == [FINDER]


@pytest.mark.parametrize("nation", ["wales", "scotland", "northern-ireland"])
def test_safety_24_that_no_centre_is_listed_is_said_without_england_s_finder(nation):
    place = place_of(AreaKind.NATION, nation)
    [health] = [s for s in page_of(ANYBODY, place=place).sections if s.key == "health"]
    assert ("We have no centre to list here yet." in health.intro, health.cards, health.link) == (
        True,
        (),
        "",
    )


def test_that_no_centre_is_listed_is_not_said_of_a_list_of_what_is_open_now():
    page = page_of(ANYBODY, place=place_of(AreaKind.NATION, "wales"), open_now=True)
    assert [section.key for section in page.sections] == ["talk"]


def test_who_asks_for_someone_else_is_told_which_lines_help_friends_too():
    friends = a_record(name="F", areas=(UK,), audiences=("families",))
    [notice] = page_of(ANYBODY, friends, who=WhoFor.SOMEONE).notices
    assert notice.sentences == (
        "You can ring for someone else. Lines that help family and friends too: F.",
    )
    assert page_of(ANYBODY, friends, who=WhoFor.ME).notices == ()
    assert page_of(ANYBODY, who=WhoFor.SOMEONE).notices == ()


def test_who_asks_for_a_child_is_told_of_the_line_for_adults_who_worry():
    worry = a_record(
        name="N", kind="specialist_line", needs=("child_concern",), audiences=("families",)
    )
    children = page_of(worry, who=WhoFor.SOMEONE, age=AgeBand.UNDER_13)
    grown_up = page_of(worry, who=WhoFor.SOMEONE, age=AgeBand.FROM_18)
    assert (len(children.notices), len(grown_up.notices)) == (1, 0)


def test_a_line_that_helps_friends_is_the_first_call_of_a_friend():
    friends = a_record(name="F", areas=(UK,), audiences=("families",))
    someone, me = (
        page_of(ANYBODY, friends, who=who, age=AgeBand.FROM_18) for who in (WhoFor.SOMEONE, None)
    )
    assert [str(page.first[0].words) for page in (someone, me)] == ["Call F", "Call A"]
    card = next(card for card in someone.sections[0].cards if card.name == "F")
    assert "helps family and friends too" in card.reasons


def test_northern_ireland_s_services_are_not_on_the_page_of_the_transport_police():
    lines = [a_record(name=code, areas=(code,)) for code in (SCOTLAND, WALES, NORTHERN_IRELAND, UK)]
    directory = directory_of(*lines)
    pages = (
        page_of(*lines, place=UK_LINES, force="btp"),
        force_page(directory, force=directory.police_forces["btp"], at=NOON),
    )
    for page in pages:
        cards = [card for section in page.sections for card in section.cards]
        assert sorted(card.name for card in cards) == sorted([SCOTLAND, WALES, UK])


def test_what_serves_each_nation_of_the_transport_police_is_said_to_cover_all():
    own = a_record(police_force="btp", areas=(ENGLAND, SCOTLAND, WALES))
    [card] = page_of(own, place=UK_LINES, force="btp").sections[0].cards
    assert card.reasons[0] == "covers England, Scotland and Wales"
