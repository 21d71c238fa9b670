"""SAFETY 22: at most three first actions, one of them without a voice call."""

from datetime import datetime

import pytest

from services.finder import AgeBand, By, Need, When, WhoFor
from services.geography import AnswerKind, AreaKind
from services.hours import LONDON
from services.pages.answer import answer_page, area_page, force_page
from services.pages.cards import card_of_record
from services.pages.first_actions import first_actions
from services.pages.national import national_lines
from tests.records import (
    UK,
    a_channel_record,
    a_record,
    directory_of,
    place_of,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=LONDON)
WORCESTER = place_of(AreaKind.DISTRICT, "worcester")
CHAT = "https://example.org/chat"


def line(name, *kinds, **changes):
    """A line of the UK that answers now on channels of some kinds."""
    channels = tuple(
        a_channel_record(kind=kind, **({"value": CHAT} if kind in ("webchat", "bsl_video") else {}))
        for kind in kinds or ("phone",)
    )
    return a_record(name=name, **({"areas": (UK,), "channels": channels} | changes))


def first(*records, **need):
    """The words of the first actions for Worcester."""
    page = answer_page(
        directory_of(*records),
        kind=AnswerKind.EXACT,
        place=WORCESTER,
        candidates=(),
        territory="",
        need=Need(**need),
        at=NOON,
    )
    return [str(action.words) for action in page.first]


CHILDRENS = line("D", "phone", "webchat", kind="children_line", age_to=18)
LINES = (line("A", "phone", "webchat"), line("B"), line("C", "sms"), CHILDRENS)


def test_safety_22_a_call_then_typing_then_a_line_for_children():
    assert first(*LINES) == ["Call A", "Type to A in a web chat", "Call D"]


def test_safety_22_a_line_for_children_is_not_the_first_call_while_no_age_is_known():
    assert first(CHILDRENS, line("X", kind="listening_line"))[0] == "Call X"


def test_safety_15_a_child_is_shown_the_line_for_children_first():
    adults = line("X", kind="listening_line")
    assert first(CHILDRENS, adults, age=AgeBand.FROM_13)[:2] == [
        "Call D",
        "Type to D in a web chat",
    ]


def test_safety_22_a_grown_up_is_shown_another_line_instead():
    assert first(*LINES, age=AgeBand.FROM_18) == ["Call A", "Type to A in a web chat", "Call B"]


@pytest.mark.parametrize("age", [AgeBand.UNDER_13, AgeBand.FROM_13])
def test_safety_15_a_child_gets_only_what_a_child_can_use(age):
    adults = line("Adults", "phone", "webchat", age_from=16)
    referred = line("Referred", self_referral="no", age_from=13)
    words = first(adults, referred, CHILDRENS, age=age, who=WhoFor.ME)
    assert words[0] in ("Call D", "Call Referred")
    assert [w for w in words if "Adults" in w or (age is AgeBand.UNDER_13 and "Ref" in w)] == []


def test_safety_22_who_asked_to_type_finds_that_first():
    assert first(*LINES, by=By.TYPE)[:2] == ["Type to A in a web chat", "Call A"]


def test_safety_22_who_asked_to_sign_finds_that_first():
    words = first(*LINES, line("Z", "bsl_video"), by=By.SIGN)
    assert words == ["Sign to Z by video", "Call A", "Call D"]


def test_safety_22_text_relay_is_the_way_without_a_call_where_there_is_no_other():
    assert first(line("A")) == ["Call A", "Type to A by text relay"]


def test_safety_22_what_is_closed_not_known_or_only_of_a_part_is_no_first_action():
    shut = line("Shut", channels=(a_channel_record(hours="Su 09:00-10:00"),))
    unknown = line("Unknown", channels=(a_channel_record(hours=""),))
    police = line("Police", kind="police_reporting")
    assert first(shut, unknown, police) == []


def test_a_name_of_a_service_is_not_taken_for_markup():
    assert first(line("<b>", "webchat"))[0] == "Type to &lt;b&gt; in a web chat"


def test_the_pages_of_areas_and_forces_have_the_same_first_actions():
    directory = directory_of(*LINES)
    force = directory.police_forces["west-mercia"]
    pages = (
        area_page(directory, area=WORCESTER.narrowest, at=NOON),
        force_page(directory, force=force, at=NOON),
    )
    assert {tuple(str(a.words) for a in page.first) for page in pages} == {tuple(first(*LINES))}


def test_the_home_page_makes_its_own_from_the_national_lines():
    directory = directory_of(*(line(name, "phone", "sms", is_national_line=True) for name in "AB"))
    found = first_actions(national_lines(directory, NOON))
    assert [str(action.words) for action in found] == ["Call A", "Text A", "Call B"]


def test_safety_13_a_first_action_says_what_is_only_listed_as_open():
    record = line("A")
    (call, *_others) = first_actions([card_of_record(record, directory=directory_of(), at=NOON)])
    assert (call.value, call.href[:4], str(call.state_words)[:14]) == (
        record.channels[0].value,
        "tel:",
        "Listed as open",
    )


def test_safety_11_text_relay_stands_beside_a_number_to_call():
    record = line("A")
    card = card_of_record(record, directory=directory_of(record), at=NOON)
    [call, relay] = first_actions([card])
    assert (call.relay_value, relay.relay_value) == (relay.value, "")
    assert (call.is_relayed, relay.is_relayed) == (False, True)


def test_safety_15_a_line_for_women_alone_is_neither_the_first_call_nor_the_only_quiet_way():
    women = line("W", "phone", "webchat", kind="domestic_abuse", gender="women")
    anybody = line("X", "phone", "webchat")
    assert first(women, anybody)[:2] == ["Call X", "Type to X in a web chat"]
    happening = first(women, anybody, when=When.HAPPENING)
    assert happening[:2] == ["Call X", "Type to X in a web chat"]
