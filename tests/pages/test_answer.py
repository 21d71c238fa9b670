"""An answer says how sure it is, and never ends without a number."""

from datetime import datetime

import pytest

from services.directory.directory import Directory
from services.finder import AgeBand, By, Need, When
from services.geography import AnswerKind, Area, AreaKind, AreaTree, Place
from services.hours import LONDON
from services.models.phone_numbers import mark_of
from services.pages.answer import AnswerPage, answer_page, area_page, force_page
from services.pages.national import fallback_lines, national_lines
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
DIRECTORY = directory_of(
    a_record(name="Line of the UK", areas=(UK,)), a_record(name="Line of England")
)
WORCESTER = place_of(AreaKind.DISTRICT, "worcester")


def force(slug: str) -> Area:
    """The area of a police force."""
    area = AreaTree.embedded().find(AreaKind.POLICE_FORCE, slug)
    assert area is not None
    return area


def page_of(
    kind: AnswerKind,
    *,
    place: Place | None = None,
    candidates: tuple[Area, ...] = (),
    territory: str = "",
    need: Need | None = None,
) -> AnswerPage:
    """The answer of DIRECTORY."""
    return answer_page(
        DIRECTORY,
        kind=kind,
        place=place,
        candidates=candidates,
        territory=territory,
        need=need or Need(),
        at=NOON,
    )


def names(page: AnswerPage) -> list[str]:
    """The names of the services of a page."""
    return [card.name for section in page.sections for card in section.cards]


def test_a_place_gets_the_services_that_cover_it() -> None:
    page = page_of(AnswerKind.EXACT, place=WORCESTER)
    assert (page.heading, names(page)) == (
        "Help in Worcester",
        ["Line of England", "Line of the UK"],
    )


def test_several_candidates_are_choices_and_lines_of_part_say_so() -> None:
    page = page_of(AnswerKind.OUTCODE, candidates=(force("police-scotland"), force("northumbria")))
    assert ([choice.value for choice in page.choices], names(page)) == (
        ["force:police-scotland", "force:northumbria"],
        ["Line of the UK", "Line of England"],
    )
    assert [card.part_words for card in page.sections[0].cards] == ["", "England only"]


@pytest.mark.parametrize(
    ("kind", "territory"), [(AnswerKind.CROWN_DEPENDENCY, "Jersey"), (AnswerKind.BFPO, "")]
)
def test_safety_24_outside_the_uk_no_line_of_the_uk_is_shown(
    kind: AnswerKind, territory: str
) -> None:
    assert page_of(kind, territory=territory).sections == ()


@pytest.mark.parametrize("kind", [kind for kind in AnswerKind if kind not in ("invalid", "empty")])
def test_every_kind_of_answer_has_a_sentence_of_its_own(kind: AnswerKind) -> None:
    assert page_of(kind, place=WORCESTER, territory="Jersey").sentence


def test_safety_24_england_s_nhs_finder_is_named_in_england_only() -> None:
    recent = Need(when=When.RECENT)
    places = (
        WORCESTER,
        Place.at(SCOTLAND, tree=AreaTree.embedded()),
        Place.at(NORTHERN_IRELAND, tree=AreaTree.embedded()),
    )
    pages = [page_of(AnswerKind.AREA, place=place, need=recent) for place in places]
    links = [[way.href for way in page.notices[0].ways] for page in pages]
    assert links == [["https://www.nhs.uk/sarcs"], [], []]


def test_the_page_of_the_transport_police_shows_lines_of_the_whole_uk() -> None:
    page = force_page(DIRECTORY, force=Directory(0, {}).police_forces["btp"], at=NOON)
    assert names(page) == ["Line of the UK", "Line of England"]


def test_the_page_of_an_area_names_it() -> None:
    area = AreaTree.embedded().find(AreaKind.COUNTY, "worcestershire")
    assert area is not None
    assert area_page(DIRECTORY, area=area, at=NOON).heading == "Help in Worcestershire"


def test_safety_18_a_recalled_number_is_not_among_the_lines_of_a_bad_day() -> None:
    lines = fallback_lines(NOON, recalled={mark_of("08085002222")})
    assert "0808 500 2222" not in {channel.value for card in lines for channel in card.channels}


def test_a_recalled_chat_takes_no_number_with_it_from_the_lines_of_a_bad_day() -> None:
    chat = "https://247sexualabusesupport.org.uk"
    lines = fallback_lines(NOON, recalled={mark_of(chat)})
    values = {channel.value.rstrip("/") for card in lines for channel in card.channels}
    assert ("0808 500 2222" in values, chat in values) == (True, False)


@pytest.mark.parametrize("nation", [WALES, NORTHERN_IRELAND])
def test_safety_17_nobody_is_sent_to_a_section_that_is_not_there(nation: str) -> None:
    place = Place.at(nation, tree=AreaTree.embedded())
    page = page_of(AnswerKind.AREA, place=place, need=Need(when=When.RECENT))
    assert [way for way in page.notices[0].ways if way.href == "#health"] == []


def test_safety_17_recent_begins_with_a_centre_whose_number_a_person_checked() -> None:
    number = a_channel_record(value="0808 157 0001")
    centre = a_record(
        kind="referral_centre", name="A Centre", channels=(number,), checks=(a_check(number),)
    )
    notice = answer_page(
        directory_of(centre),
        kind=AnswerKind.EXACT,
        place=WORCESTER,
        candidates=(),
        territory="",
        need=Need(when=When.RECENT),
        at=NOON,
    ).notices[0]
    assert [(way.href, way.words) for way in notice.ways] == [
        ("tel:08081570001", "Call A Centre"),
        ("#health", "See the services for health checks and evidence"),
    ]


@pytest.mark.parametrize("age", [AgeBand.UNDER_13, AgeBand.FROM_13])
def test_safety_15_no_child_is_told_to_book_themselves_in(age: AgeBand) -> None:
    need = Need(when=When.RECENT, age=age)
    words = page_of(AnswerKind.EXACT, place=WORCESTER, need=need).notices[0].sentences
    assert not any("book yourself" in sentence for sentence in words)


def test_that_nothing_here_signs_is_said() -> None:
    notice = page_of(AnswerKind.EXACT, place=WORCESTER, need=Need(by=By.SIGN)).notices[0]
    assert notice.title == "Sign language"


def test_england_always_has_the_nhs_finder_under_health_checks() -> None:
    links = {
        section.key: section.link for section in page_of(AnswerKind.EXACT, place=WORCESTER).sections
    }
    assert links["health"] == "https://www.nhs.uk/sarcs"


def test_the_page_of_the_transport_police_begins_with_their_own_way_to_report() -> None:
    own = a_record(kind="police_reporting", police_force="btp", areas=(SCOTLAND,))
    other = a_record(kind="police_reporting", areas=(UK,))
    page = force_page(
        directory_of(other, own), force=Directory(0, {}).police_forces["btp"], at=NOON
    )
    assert names(page) == [own.name, other.name]


def test_without_any_directory_the_national_lines_of_the_starter_files_remain() -> None:
    numbers = {channel.value for card in fallback_lines(NOON) for channel in card.channels}
    assert numbers >= {"0808 500 2222", "116 123", "0800 1111"}


@pytest.mark.parametrize(
    ("nation", "said"),
    [(ENGLAND, True), (SCOTLAND, True), (WALES, True), (NORTHERN_IRELAND, False)],
)
def test_beside_the_police_of_great_britain_stand_those_of_the_railways(
    nation: str, said: bool
) -> None:
    place = Place.at(nation, tree=AreaTree.embedded())
    directory = directory_of(a_record(kind="police_reporting", areas=(nation,)))
    page = answer_page(
        directory,
        kind=AnswerKind.AREA,
        place=place,
        candidates=(),
        territory="",
        need=Need(),
        at=NOON,
    )
    assert ("happened on a train or at a station" in page.sections[-1].intro) is said


def test_the_transport_police_asked_for_by_name_are_named_and_stand_before_all_groups() -> None:
    own = a_record(kind="police_reporting", police_force="btp", areas=(SCOTLAND,), name="Z")
    other = a_record(kind="police_reporting", areas=(UK,), name="A")
    page = answer_page(
        directory_of(other, own),
        kind=AnswerKind.AREA,
        place=Place.at(UK, tree=AreaTree.embedded()),
        candidates=(),
        territory="",
        force=Directory(0, {}).police_forces["btp"],
        need=Need(),
        at=NOON,
    )
    assert (page.heading, "on a train or at a station" in page.sentence, names(page)) == (
        "British Transport Police",
        True,
        ["Z", "A"],
    )
    assert [section.key for section in page.sections] == ["own", "health", "police"]


def test_the_lines_of_the_home_page_are_open_before_closed_and_about_this_before_anything() -> None:
    shut = (a_channel_record(hours="Su 09:00-10:00"),)
    lines = [
        a_record(name="A", kind="helpline", channels=shut, is_national_line=True),
        a_record(name="B", kind="listening_line", is_national_line=True),
        a_record(name="C", kind="helpline", is_national_line=True),
    ]
    found = national_lines(directory_of(*lines), NOON)
    assert [card.name for card in found] == ["C", "B", "A"]
