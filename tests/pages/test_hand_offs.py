"""Whom a card sends on: everybody who may be the reader, and nobody of another nation."""

from datetime import datetime

import pytest

from services.directory.directory import Directory
from services.finder import Need, find_help
from services.geography import AreaKind
from services.hours import LONDON, Nation
from services.pages.answer import area_page
from services.pages.cards import card_of_record
from services.pages.hand_offs import concerns
from tests.records import place_of

NOON = datetime(2026, 11, 23, 12, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("who", "nations"),
    [
        ("people in Scotland", {Nation.SCOTLAND}),
        ("people aged 16 and over in England and Wales", {Nation.ENGLAND, Nation.WALES}),
        ("anyone in Northern Ireland who needs to talk", {Nation.NORTHERN_IRELAND}),
        (
            "people in England, Wales and Scotland",
            {Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND},
        ),
        (
            "people aged 13 and over in Scotland hurt by someone who is not a partner or family",
            {Nation.SCOTLAND},
        ),
    ],
)
def test_a_hand_off_for_people_of_some_nations_concerns_them_alone(
    who: str, nations: set[Nation]
) -> None:
    assert {nation for nation in Nation if concerns(who, nation)} == nations


@pytest.mark.parametrize(
    "who",
    [
        "people under 16",
        "men, and women in Scotland",
        "men and people in Scotland",
        "children or people in Wales",
        "people under 16 outside Wales",
        "people who are not in Scotland",
        "people in Scotland, and anyone under 16",
        "people in Wales and anyone under 16",
        "people in Scotland or under 16",
        "people in Scotland who live in England",
        "people in Scotland aged 13 to 15, and people hurt long ago",
    ],
)
def test_safety_15_a_hand_off_that_may_be_for_the_reader_stays(who: str) -> None:
    assert [nation for nation in Nation if not concerns(who, nation)] == []


def test_where_the_nation_is_not_known_every_hand_off_stays() -> None:
    assert concerns("people in Scotland", None)


@pytest.mark.django_db
def test_safety_15_a_page_leaves_out_other_nations_and_the_services_own_page_nothing(
    starter: Directory,
) -> None:
    worcester = place_of(AreaKind.DISTRICT, "worcester")
    page = area_page(starter, area=worcester.narrowest, at=NOON)
    shown = {card.slug: card for section in page.sections for card in section.cards}
    for match in find_help(starter, worcester, Need(), NOON):
        rows = match.record.hand_offs
        kept = [row.who for row in shown[match.record.slug].not_for]
        assert kept == [row.who for row in rows if concerns(row.who, Nation.ENGLAND)]
        whole = card_of_record(match.record, directory=starter, at=NOON, full=True)
        assert [row.who for row in whole.not_for] == [row.who for row in rows]
    line = shown["24-7-support-line"]
    assert [row.who for row in line.not_for] == ["people under 16"]
