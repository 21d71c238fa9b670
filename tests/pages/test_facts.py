"""SAFETY 22: what somebody must know before they use a number, a chat or a form."""

from typing import Any

import pytest
from django.utils.translation import gettext, override

from services.models import ContactChannel
from services.pages.cards import card_of_record
from services.pages.channels import ChannelView
from tests.pages.test_cards import MONDAY_NOON
from tests.records import a_channel_record, a_record, directory_of

WHO, COST, BILL = "Who answers", "Cost", "Shows on a phone bill"
BACK, MESSAGE, THREAD = "May ring you back", "May leave a message", "Messages stay on the phone"
APPLIES = {
    "phone": [WHO, COST, BILL, BACK, MESSAGE],
    "textphone": [WHO, COST, BILL, BACK, MESSAGE],
    "sms": [WHO, COST, BILL, THREAD, BACK, MESSAGE],
    "webchat": [WHO, THREAD],
    "email": [WHO, THREAD],
    "online_form": [WHO, BACK, MESSAGE],
    "bsl_video": [WHO, BACK],
}
KNOWN = {
    "who_answers": "Trained volunteers",
    "cost": "Free",
    "on_bill": "no",
    "rings_back": "yes",
    "leaves_messages": "no",
    "stays_on_phone": "yes",
}
IN_WELSH = {"who_answers_cy": "Gwirfoddolwyr", "cost_cy": "Am ddim"}


def view(kind: str, **told: Any) -> ChannelView:
    """The one channel of a service as its own page shows it."""
    links = {"email": "help@example.org"}
    value = "07700 900001" if kind in ("phone", "textphone", "sms") else "https://example.org/"
    channel = a_channel_record(kind=kind, value=links.get(kind, value), **told)
    record = a_record(channels=(channel,))
    card = card_of_record(record, directory=directory_of(record), at=MONDAY_NOON, full=True)
    return card.channels[0]


def facts(kind: str, **told: Any) -> dict[str, str]:
    """The facts of a channel, by name."""
    return {fact.label: fact.value for fact in view(kind, **told).facts}


def test_every_kind_of_channel_is_thought_of() -> None:
    assert {*APPLIES} == {*ContactChannel.Kind.values}


@pytest.mark.parametrize("kind", APPLIES)
def test_safety_22_what_is_not_known_says_so_of_all_that_applies(kind: str) -> None:
    assert facts(kind) == dict.fromkeys(APPLIES[kind], "not known")


@pytest.mark.parametrize("kind", APPLIES)
def test_safety_22_what_is_known_is_told(kind: str) -> None:
    said = {WHO: "Trained volunteers", COST: "Free", BILL: "no", BACK: "yes", MESSAGE: "no"}
    said[THREAD] = "yes"
    assert facts(kind, **KNOWN) == {name: said[name] for name in APPLIES[kind]}


@pytest.mark.parametrize("kind", APPLIES)
def test_safety_22_in_welsh_nothing_is_left_out(kind: str) -> None:
    with override("cy"):
        names = [gettext(name) for name in APPLIES[kind]]
        assert facts(kind) == dict.fromkeys(names, gettext("not known"))
        told = facts(kind, **KNOWN, **IN_WELSH)
        assert told[gettext(WHO)] == "Gwirfoddolwyr"
        assert told.get(gettext(COST), "Am ddim") == "Am ddim"


@pytest.mark.parametrize(
    ("answer", "words"),
    [("yes", {"ydy", "ydyn"}), ("no", {"nac ydy", "nac ydyn"})],
)
def test_safety_22_yes_and_no_are_those_of_the_question_in_welsh(
    answer: str, words: set[str]
) -> None:
    asked = ("on_bill", "stays_on_phone", "rings_back", "leaves_messages")
    with override("cy"):
        told = facts("sms", who_answers_cy="A", cost_cy="A", **dict.fromkeys(asked, answer))
    assert {*told.values()} - {"A", "ddim yn hysbys"} == words


@pytest.mark.parametrize("kind", ["phone", "sms"])
def test_safety_22_english_words_on_a_page_in_welsh_are_marked_as_english(kind: str) -> None:
    with override("cy"):
        told = facts(kind, **KNOWN)
        assert told[gettext(WHO)] == '<span lang="en">Trained volunteers</span>'
        assert told[gettext(COST)] == '<span lang="en">Free</span>'


@pytest.mark.parametrize("kind", APPLIES)
def test_safety_22_a_card_tells_briefly_where_a_number_leaves_a_trace(kind: str) -> None:
    brief = {
        "phone": [COST, BILL],
        "textphone": [COST, BILL],
        "sms": [COST, BILL, THREAD],
    }
    assert [fact.label for fact in view(kind).brief_facts] == brief.get(kind, [])


def test_the_languages_of_a_number_are_told() -> None:
    assert facts("phone", languages=("Polish", "Tigrinya"))["Languages"] == "Polish, Tigrinya"
    with override("cy"):
        told = facts("phone", languages=("Polish", "Tigrinya"))[gettext("Languages")]
    assert told == 'Pwyleg, <span lang="en">Tigrinya</span>'


def test_words_of_staff_are_never_markup() -> None:
    with override("cy"):
        assert view("phone", note="<b>").note == '<span lang="en">&lt;b&gt;</span>'
