"""SAFETY 20, 14 and 15 in what staff write: found before it is published."""

from datetime import UTC, datetime

import pytest

from services.directory.cautions import cautions_about
from services.directory.directory import Directory
from services.directory.publishable import reasons_against
from services.directory.publishing import frozen_now, publish
from services.directory.wording import blaming_words, promises_without_limit, reading_age
from services.models import LinkCheck, Service
from tests.factories import a_hand_off, a_location, a_service

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)


def reasons(service):
    """Return why the working copy may not be published."""
    return reasons_against(Service.objects.for_freezing().get(pk=service.pk))


def cautions(service):
    """Return what to look at again."""
    working_copy = Service.objects.for_freezing().get(pk=service.pk)
    then = frozen_now(working_copy, at=AT)
    return cautions_about(working_copy, then=then, directory=Directory.load())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("For the alleged victim.", ["alleged"]),
        ("You should have come.", ["should have"]),
        ("If you claimed benefits.", ["claimed"]),
        ("We listen.", []),
    ],
)
def test_safety_20_blame_is_found(text, found):
    assert blaming_words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This line is confidential.", ["confidential"]),
        ("Confidential, unless somebody is in danger.", []),
        ("We are secure. Ask what stays private.", ["secure"]),
        ("Your call is anonymous, but the bill may show it.", []),
        ("Unsafe places are not shown.", []),
    ],
)
def test_safety_20_a_promise_needs_its_limit_in_the_same_sentence(text, found):
    assert promises_without_limit(text) == found


def test_long_sentences_of_long_words_read_older_than_short_ones():
    plain = "We listen to you. You can ring us at night. We can go to court with you."
    hard = "Independent advocacy facilitating multidisciplinary psychological rehabilitation."
    assert reading_age(plain) < 10 < 20 < reading_age(f"{hard[:-1]} for traumatised adults.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"who_for": "The alleged victim."}, "leave out “alleged”. It can sound like blame."),
        ({"privacy_note": "All is confidential."}, "“confidential” promises more than anybody"),
    ],
)
def test_what_blames_or_promises_is_not_published(fields, reason):
    (told,) = reasons(a_service(**fields))
    assert reason in told


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields", [{"gender": "women"}, {"age_from": 18}, {"age_to": 17}, {"not_for": "Men."}]
)
def test_safety_15_an_exclusion_needs_a_hand_off(fields):
    service = a_service(**fields)
    assert reasons(service) == ["Say where the people can go whom it cannot help: add a hand-off."]
    a_hand_off(service=service, to=a_service())
    assert reasons(service) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "Come to 12 Mill Lane.",
        "We are at 12, mill-lane, ring the bell.",
        "Near WR1 2AB.",
        "wr12ab",
        "Ask for EC1A 1BB.",
    ],
)
def test_safety_14_a_hidden_address_in_a_sentence_is_not_published(text):
    service = a_service(access_note=text)
    a_location(service=service, address="12 Mill Lane", postcode="WR1 2AB")
    (told,) = reasons(service)
    assert told == "Access note: take out the address or postcode. It is kept hidden."


@pytest.mark.django_db
def test_a_public_address_may_stand_in_a_sentence():
    service = a_service(access_note="Come to 12 Mill Lane, WR1 2AB.")
    a_location(
        service=service, address="12 Mill Lane", postcode="WR1 2AB", address_visibility="public"
    )
    assert reasons(service) == []


@pytest.mark.django_db
def test_a_number_of_another_service_and_a_dead_link_are_looked_at_again():
    other = a_service(name="The Orchard", numbers=["01632 960001"])
    publish(service=other, by=None, at=AT)
    link = "https://gone.example.org/"
    service = a_service(numbers=["01632-960-001"], website=link)
    LinkCheck.objects.create(url=link, checked_at=AT, fault="Gone: not found", failing_since=AT)
    assert cautions(service) == [
        "01632-960-001 is also the number of The Orchard. Is that right?",
        "The link https://gone.example.org/ led nowhere on 03 May 2026: Gone: not found",
    ]


@pytest.mark.django_db
def test_a_short_number_that_all_share_needs_no_second_look():
    publish(service=a_service(numbers=["101"]), by=None, at=AT)
    assert cautions(a_service(numbers=["101"])) == []
