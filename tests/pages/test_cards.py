"""What a card says, and what it must not say."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.utils.html import strip_tags

from services.directory.record_parts import (
    CapacityRecord,
    CheckRecord,
    HandOffRecord,
    LocationRecord,
)
from services.directory.records import ServiceRecord
from services.hours import LONDON
from services.pages.cards import Card, card_of_record
from tests.records import a_channel_record, a_check, a_record, directory_of

MONDAY_NOON = datetime(2026, 11, 23, 12, tzinfo=LONDON)
RANG = CheckRecord(None, "rang_office", "2026-11-02")


def card(record: ServiceRecord | None = None, **changes: Any) -> Card:
    """The card of a record alone in its Directory."""
    record = record or a_record(**changes)
    return card_of_record(record, directory=directory_of(record), at=MONDAY_NOON)


@pytest.mark.parametrize(
    ("hours", "checked", "words"),
    [
        ("24/7", True, "Open 24 hours, every day"),
        ("24/7", False, "Listed as open 24 hours, every day"),
        ("Mo 09:00-17:00", True, "Open now, until 5pm"),
        ("Mo 09:00-17:00", False, "Listed as open now, until 5pm"),
        ("Tu 09:00-17:00", True, "Closed now. Opens tomorrow at 9am"),
        ("Tu 09:00-17:00", False, "Listed as closed now, opening tomorrow at 9am"),
        ("", True, "Hours not known: see their website"),
        ("", False, "Hours not known: see their website"),
    ],
)
def test_safety_13_only_what_a_person_checked_is_said_to_be_open(
    hours: str, checked: bool, words: str
) -> None:
    channel = a_channel_record(hours=hours)
    record = a_record(channels=(channel,))
    if checked:
        record = replace(record, checks=(a_check(channel),))
    assert strip_tags(card(record).channels[0].state_words) == words


@pytest.mark.parametrize("change", [{"value": "0808 157 0999"}, {"hours": "Mo-Su 00:00-23:00"}])
def test_safety_13_a_number_or_hours_changed_since_are_not_checked(change: dict[str, str]) -> None:
    channel = a_channel_record(value="0808 157 0001")
    changed = replace(channel, **change)
    shown = card(channels=(changed,), checks=(a_check(channel),)).channels[0]
    assert shown.state_words.startswith("Listed as open")


def test_safety_13_a_number_added_since_is_not_checked() -> None:
    old, new = a_channel_record(), a_channel_record()
    shown = card(channels=(old, new), checks=(a_check(old),)).channels
    assert [view.state_words[:6] for view in shown] == ["Open 2", "Listed"]


def test_safety_15_whoever_is_turned_away_is_never_sent_to_nothing() -> None:
    listens = a_record(
        name="A line that listens", slug="listens", kind="listening_line", is_national_line=True
    )
    line = a_record(hand_offs=(HandOffRecord("people under 16", 0, "Withdrawn"),))
    shown = card_of_record(line, directory=directory_of(line, listens), at=MONDAY_NOON)
    assert [(row.name, row.slug) for row in shown.not_for] == [("A line that listens", "listens")]


def test_the_day_is_named_where_until_when_is_not_plain() -> None:
    nights = a_channel_record(hours="Mo-Fr 00:00-08:00,16:00-24:00; Sa-Su 00:00-24:00")
    record = a_record(channels=(nights,))
    saturday = datetime(2026, 11, 21, 10, tzinfo=LONDON)
    words = card_of_record(record, directory=directory_of(record), at=saturday).channels[0]
    assert strip_tags(words.state_words) == "Listed as open now, until 8am on Monday"


def test_safety_24_scotlands_service_goes_by_its_own_words() -> None:
    shown = card(kind="referral_centre", areas=("S23000009",))
    assert shown.kind_words == "NHS self-referral service (SARCS)"


def test_safety_13_a_check_of_one_number_says_nothing_of_another() -> None:
    one, other = a_channel_record(), a_channel_record()
    check = CheckRecord(one.id, "website", "2026-11-02", (one.said,))
    shown = card(channels=(one, other), checks=(check,))
    assert [channel.state_words[:6] for channel in shown.channels] == ["Open 2", "Listed"]


@pytest.mark.parametrize(
    ("checks", "words"),
    [
        ((), "From public pages, not yet checked by our staff."),
        (
            (CheckRecord(None, "public_page", "2022-02-13"),),
            "From public pages (newest seen: 13 February 2022), not yet checked by our staff.",
        ),
        ((RANG,), "Checked by our staff on 2 November 2026: they rang the office."),
    ],
)
def test_safety_13_a_card_says_when_and_how_it_was_checked(
    checks: tuple[CheckRecord, ...], words: str
) -> None:
    assert card(checks=checks).checked_words == words


def test_safety_13_a_listing_past_its_review_date_says_so() -> None:
    words = [card(review_due=day).overdue_words for day in ("2026-11-22", "2026-11-23")]
    assert words == ["This listing is due to be checked again.", ""]


def test_a_number_has_its_18001_link_unless_that_is_not_known_to_work() -> None:
    yes = a_channel_record(value="0808 157 0001")
    shown = card(channels=(yes, replace(yes, id=0, text_relay="unknown"))).channels
    assert [(c.href, c.relay_href, c.relay_value) for c in shown] == [
        ("tel:08081570001", "tel:1800108081570001", "18001 0808 157 0001"),
        ("tel:08081570001", "", ""),
    ]


def test_what_is_not_known_of_a_number_looks_unknown() -> None:
    facts = {fact.label: fact.value for fact in card().channels[0].facts}
    assert facts == {
        "Who answers": "not known",
        "Cost": "not known",
        "Shows on a phone bill": "not known",
        "May ring you back": "not known",
        "May leave a message": "not known",
    }


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (LocationRecord("1 A Street", "A", "AA1 1AA", "B", 1, 1), "1 A Street, A AA1 1AA"),
        (LocationRecord("", "", "", "B", None, None), "B. Ask them where to come."),
    ],
)
def test_an_address_is_shown_as_far_as_it_is_public(place: LocationRecord, words: str) -> None:
    assert card(locations=(place,)).where == (words,)


@pytest.mark.parametrize(
    ("ages", "words"),
    [
        ((16, None), "Age 16 and over"),
        ((None, 17), "Up to age 17"),
        ((5, 17), "Ages 5 to 17"),
    ],
)
def test_ages_are_said(ages: tuple[int | None, int | None], words: str) -> None:
    assert card(age_from=ages[0], age_to=ages[1]).who_for == (words,)


def test_safety_15_whoever_is_turned_away_is_sent_on_to_a_published_service() -> None:
    children = a_record(name="A line for children", slug="children")
    line = a_record(
        hand_offs=(
            HandOffRecord("people under 16", children.id, children.name),
            HandOffRecord("men", 0, "Not published"),
        )
    )
    shown = card_of_record(line, directory=directory_of(line, children), at=MONDAY_NOON)
    assert [(row.who, row.slug) for row in shown.not_for] == [
        ("people under 16", "children"),
        ("men", ""),
    ]


@pytest.mark.parametrize("kind", ["referral_centre", "adviser", "support_centre"])
def test_safety_21_no_need_to_report_stands_by_every_centre_and_adviser(kind: str) -> None:
    words = "You do not have to report to the police to get help."
    assert card(kind=kind).no_need_to_report == words


def test_safety_21_a_police_channel_says_that_it_is_the_police() -> None:
    assert card(kind="police_reporting", police_force="west-mercia").police_words == (
        "This is the police."
    )


def test_capacity_is_said_as_of_its_date() -> None:
    waiting = CapacityRecord("counselling", "waiting", 12, "2026-11-02")
    assert card(capacities=(waiting,)).capacity == (
        "Counselling: waiting list, about 12 weeks (as of 2 November 2026)",
    )


@pytest.mark.parametrize(
    ("summary", "explained"), [("Helps you.", True), ("A referral centre (SARC) helps you.", False)]
)
def test_a_short_word_is_explained_once(summary: str, explained: bool) -> None:
    assert bool(card(kind="referral_centre", summary=summary).kind_explained) is explained


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2026-10-24", "Counselling: closed to new people (as of 24 October 2026)"),
        ("2026-10-23", "Counselling: ask them (they last said on 23 October 2026)"),
    ],
)
def test_after_thirty_days_nobody_knows_whether_new_people_are_taken(
    as_of: str, words: str
) -> None:
    closed = CapacityRecord("counselling", "closed", None, as_of)
    assert card(capacities=(closed,)).capacity == (words,)


def test_a_card_says_in_its_own_words_whom_the_service_cannot_help() -> None:
    assert card(not_for="People in prison.").not_for_words == "People in prison."


def test_a_card_leads_to_easy_read_sign_language_and_sound() -> None:
    links = {name: f"https://{name}.example.org/" for name in ("easy_read_url", "bsl_url")}
    forms = card(**{**links, "audio_url": ""}).other_forms
    assert [(form.words, form.href) for form in forms] == [
        ("Easy Read", "https://easy_read_url.example.org/"),
        ("In British Sign Language", "https://bsl_url.example.org/"),
    ]


def test_a_number_says_who_answers_and_in_which_languages() -> None:
    channel = a_channel_record(answered_by="women", languages=("Welsh", "Polish"))
    (shown,) = card(channels=(channel,)).channels
    told = {fact.label: fact.value for fact in shown.facts}
    assert (told["Gender of who answers"], told["Languages"]) == ("women", "Welsh, Polish")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"languages": ()}, {"Languages": "not known"}),
        ({"languages": ("Welsh", "Polish")}, {"Languages": "Welsh, Polish"}),
        ({"languages": (), "channels": (a_channel_record(languages=("Urdu",)),)}, {}),
        (
            {"kind": "referral_centre"},
            {"Languages": "not known", "Getting in and getting around": "not known"},
        ),
        (
            {"kind": "support_centre", "access_note": "There are easy-read guides."},
            {
                "Languages": "not known",
                "Good to know": "There are easy-read guides.",
                "Getting in and getting around": "not known, if it is not said above",
            },
        ),
    ],
)
def test_what_nobody_knows_of_languages_and_of_getting_in_looks_unknown(
    changes: dict[str, Any], told: dict[str, str]
) -> None:
    record = a_record(**changes)
    shown = card_of_record(record, directory=directory_of(record), at=MONDAY_NOON, full=True)
    assert {fact.label: fact.value for fact in shown.facts} == told
    assert card(record).facts == ()
