"""A listing on a page in Welsh: its Welsh, or its English marked as English."""

from typing import Any

import pytest
from django.utils.translation import gettext, override

from services.directory.record_parts import HandOffRecord
from services.models.twins import OF_A_SERVICE, twin
from services.pages.cards import Card, card_of_record
from tests.pages.test_cards import MONDAY_NOON
from tests.records import a_channel_record, a_record, directory_of

UNREAD = "No Welsh speaker has read the Welsh of this listing yet."
UNKNOWN = "We do not know yet what they ask first. You can ask before you tell them anything."
SHOWN = tuple(name for name in OF_A_SERVICE if name != "page_title")
ENGLISH = {name: f"English {name}" for name in SHOWN} | {"organization": "Meadow Trust"}
WELSH = {twin(name): f"Cymraeg {name}" for name in SHOWN} | {"organization_cy": "Y Ddôl"}


def card(language: str, **told: Any) -> Card:
    """The card of a service in one language."""
    record = a_record(**told)
    with override(language):
        return card_of_record(record, directory=directory_of(record), at=MONDAY_NOON, full=True)


def words(shown: Card) -> dict[str, str]:
    """What a card shows of the words that staff wrote, by field."""
    return {
        "name": shown.name,
        "summary": shown.summary,
        "who_for": shown.who_for[0],
        "not_for": shown.not_for_words,
        "how_to_refer": shown.how_to_refer[0],
        "what_happens": shown.what_happens,
        "privacy_note": shown.privacy_words,
        "access_note": shown.access_words,
        "organization": shown.organization,
    }


def test_in_english_the_english_stands_as_it_was_written() -> None:
    assert words(card("en-gb", **ENGLISH, **WELSH)) == ENGLISH


def test_in_welsh_the_welsh_stands() -> None:
    shown = words(card("cy", **ENGLISH, **WELSH))
    assert shown == {name: WELSH[twin(name)] for name in shown}


def test_without_welsh_the_english_is_marked_as_english() -> None:
    shown = words(card("cy", **ENGLISH))
    assert shown == {name: f'<span lang="en">{text}</span>' for name, text in ENGLISH.items()}


@pytest.mark.parametrize(
    ("language", "welsh", "title"),
    [("cy", "Y Ddôl", "Y Ddôl"), ("cy", "", "The Meadow"), ("en-gb", "Y Ddôl", "The Meadow")],
)
def test_the_title_has_a_twin_too_and_never_holds_markup(
    language: str, welsh: str, title: str
) -> None:
    assert card(language, page_title="The Meadow", page_title_cy=welsh).page_title == title


@pytest.mark.parametrize(
    ("language", "told", "said"),
    [
        ("cy", {"summary_cy": "Yn gwrando."}, True),
        ("cy", {"summary_cy": "Yn gwrando.", "welsh_read": True}, False),
        ("cy", {"hand_offs": (HandOffRecord("men", 0, "", "dynion"),)}, True),
        ("cy", {"channels": (a_channel_record(note_cy="Nodyn"),)}, True),
        ("cy", {}, False),
        ("en-gb", {"summary_cy": "Yn gwrando."}, False),
    ],
)
def test_welsh_that_nobody_has_read_says_so_on_pages_in_welsh(
    language: str, told: dict[str, Any], *, said: bool
) -> None:
    with override(language):
        expected = gettext(UNREAD) if said else ""
    assert card(language, **told).unread_words == expected


def test_a_hand_off_is_told_in_welsh() -> None:
    other = a_record(name="Orchard", name_cy="Y Berllan")
    record = a_record(hand_offs=(HandOffRecord("men", other.id, "Orchard", "dynion"),))
    with override("cy"):
        shown = card_of_record(record, directory=directory_of(record, other), at=MONDAY_NOON)
    assert [(row.who, row.name) for row in shown.not_for] == [("dynion", "Y Berllan")]


def test_what_happens_when_you_ring_says_where_it_is_not_known() -> None:
    assert card("en-gb").what_happens == UNKNOWN
    assert card("en-gb", what_happens="Somebody says hello.").what_happens == "Somebody says hello."
    assert card("en-gb", channels=()).what_happens == ""
