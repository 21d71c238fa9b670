"""An earlier publication comes back as a draft: all of it, or a sentence for what cannot."""

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from services.directory.channel_hours import set_hours
from services.directory.directory import Directory
from services.directory.publishing import current_record, frozen_now, publish, withdraw
from services.directory.recalling import recall_number, recall_service
from services.directory.records import ServiceRecord
from services.directory.restorable import NotRestorable, restorable
from services.directory.restoring import restore
from services.hours import UnreadableHours, parse, read_back
from services.models import Capacity, ContactChannel, HandOff, Publication, Service, ServiceArea
from tests.factories import (
    a_channel,
    a_hand_off,
    a_location,
    a_person,
    a_service,
    a_term,
    an_area,
    an_organization,
)
from tests.random_hours import any_hours

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
States = Service.PublicationState
WORDS = st.text("abc é,", max_size=20).map(str.strip)
AGES = st.one_of(st.none(), st.integers(0, 18))
KNOWN = st.sampled_from(["yes", "no", "unknown"])


def draft(service):
    """Return what publishing the working copy would show."""
    return frozen_now(Service.objects.for_freezing().get(pk=service.pk), at=AT)


def published(**fields):
    """Return a service and its first publication."""
    service = a_service(**fields)
    return service, publish(service=service, by=None, at=AT)


def edit(service, **fields):
    """Change columns of the working copy."""
    Service.objects.filter(pk=service.pk).update(**fields)


def back(service, publication, by=None):
    """Restore, and return what could not come back."""
    return restore(service=service, publication=publication, by=by, at=AT).left


def apart(one, other):
    """Return the fields in which two records say different things, with both values.

    Keys are left out: a number that was taken off and typed anew keeps the key of today.
    """
    one, other = (
        replace(record, channels=tuple(replace(row, id=0) for row in record.channels))
        for record in (one, other)
    )
    place = ("number", "published_at", "former_slugs", "review_due")
    both = {f.name: (getattr(one, f.name), getattr(other, f.name)) for f in fields(one)}
    return {name: pair for name, pair in both.items() if name not in place and pair[0] != pair[1]}


def values(service):
    """Return the values of the channels of the working copy."""
    return list(service.channels.values_list("value", flat=True))


def test_an_earlier_publication_comes_back_as_a_draft_and_is_not_public():
    service, first = published(summary="Listens.", numbers=["01632 960001"])
    edit(service, summary="Shouts.")
    service.channels.update(value="01632 960002")
    publish(service=service, by=None, at=AT)
    assert back(service, first) == ()
    assert (draft(service).summary, values(service)) == ("Listens.", ["01632 960001"])
    assert Directory.load().services[service.pk].summary == "Shouts."
    assert service.publication_state == States.CHANGED
    assert Publication.objects.count() == 2


def random_draft(draw, service, *, areas, terms, others):
    """Fill the working copy of a service with anything."""
    text = {
        name: draw(WORDS)
        for name in ("summary", "summary_cy", "who_for", "not_for", "how_to_refer", "access_note")
    }
    edit(
        service,
        **text,
        name=draw(WORDS) or "The Meadow",
        kind=draw(st.sampled_from(["helpline", "adviser"])),
        gender=draw(st.sampled_from(["", "men", "women"])),
        age_from=draw(AGES),
        age_to=draw(st.one_of(st.none(), st.integers(18, 99))),
        accepts_outside=draw(st.sampled_from([None, True, False])),
        self_referral=draw(KNOWN),
        languages=draw(st.sampled_from(["", "Welsh", "Welsh, Polish"])),
        slug=draw(st.sampled_from(["meadow", "orchard", "grove"])),
        website=draw(st.sampled_from(["https://example.org/", "https://example.org/a"])),
        review_due=draw(st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 1, 1)))),
    )
    service.terms.set(draw(st.sets(st.sampled_from(terms))))
    service.areas.all().delete()
    for area in draw(st.sets(st.sampled_from(areas), min_size=1)):
        ServiceArea.objects.create(service=service, area=area)
    service.hand_offs.all().delete()
    for who, to in draw(
        st.sets(st.tuples(st.sampled_from("pqr"), st.sampled_from(others)), min_size=1)
    ):
        HandOff.objects.create(service=service, who=who, to_service=to)
    service.capacities.all().delete()
    for strand in draw(st.sets(st.sampled_from(Capacity.Strand.values))):
        Capacity.objects.create(service=service, strand=strand, state="closed", as_of=AT.date())
    random_channels(draw, service)


def is_readable(hours):
    """Tell whether hours may be published."""
    try:
        return bool(read_back(hours))
    except UnreadableHours:
        return False


def random_channels(draw, service):
    """Take some channels off, change the others, and add some."""
    for channel in service.channels.all():
        if draw(st.booleans()):
            channel.delete()
    keys = list(service.channels.values_list("pk", flat=True))
    numbers = draw(st.permutations([f"01632 9600{n:02d}" for n in range(6)]))
    service.channels.update(audience="public")
    for pk in keys:
        service.channels.filter(pk=pk).update(value=f"parked {pk}")
    for _ in range(draw(st.integers(0, 3 - len(keys[:3])))):
        keys.append(a_channel(service=service, value=f"parked new {len(keys)}").pk)
    for pk, number in zip(keys, numbers, strict=False):
        row = service.channels.get(pk=pk)
        row.value, row.kind = number, draw(st.sampled_from(["phone", "sms"]))
        row.note, row.on_bill = draw(WORDS), draw(KNOWN)
        row.position, row.answered_by = (
            draw(st.integers(0, 3)),
            draw(st.sampled_from(["", "women"])),
        )
        row.languages = draw(st.sampled_from(["", "Polish"]))
        row.save()
        set_hours(row, hours=draw(any_hours().filter(is_readable)))


@given(data=st.data())
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
def test_whatever_was_published_and_whatever_changed_since_a_restored_draft_says_the_same(data):
    with transaction.atomic():
        areas = [an_area(), an_area()]
        terms = [a_term(code="a"), a_term(code="b", vocabulary="need")]
        given = {"areas": areas, "terms": terms, "others": [a_service(), a_service()]}
        service = a_service()
        random_draft(data.draw, service, **given)
        edit(service, summary="Listens.")
        then = ServiceRecord.from_json(publish(service=service, by=None, at=AT).record)
        random_draft(data.draw, service, **given)
        planned = restorable(
            Service.objects.for_freezing().get(pk=service.pk),
            service.publications.get(),
            at=AT,
        )
        assert back(service, service.publications.get()) == ()
        assert apart(draft(service), then) == {}
        assert apart(planned.record, then) == {}
        transaction.set_rollback(True)


def test_numbers_that_changed_places_come_back_where_they_were():
    service, first = published(numbers=["01632 960001", "01632 960002"])
    one, two = service.channels.all()
    for row, value in ((one, "parked"), (two, "01632 960001"), (one, "01632 960002")):
        ContactChannel.objects.filter(pk=row.pk).update(value=value)
    back(service, first)
    assert values(service) == ["01632 960001", "01632 960002"]


def test_who_restores_a_number_answers_for_it_and_for_no_number_that_stood():
    service, first = published(numbers=["01632 960001", "01632 960002"])
    typist, restorer = a_person(), a_person()
    service.channels.update(value_by=typist)
    service.channels.filter(value="01632 960002").update(value="01632 960003")
    back(service, first, by=restorer)
    by = dict(service.channels.values_list("value", "value_by"))
    assert by == {"01632 960001": typist.pk, "01632 960002": restorer.pk}


def test_it_is_told_who_changed_the_listing_last():
    service, first = published()
    restorer = a_person()
    back(service, first, by=restorer)
    service.refresh_from_db()
    assert (service.changed_by, service.changed_at) == (restorer, AT)


def test_a_number_that_was_taken_off_comes_back_with_the_key_its_checks_go_by():
    service, first = published(numbers=["01632 960001"])
    key = service.channels.get().pk
    service.channels.all().delete()
    back(service, first)
    assert service.channels.get().pk == key


def test_a_channel_for_professionals_and_all_that_is_for_staff_stays():
    service, first = published(numbers=["01632 960001"], staff_note="Ask for A.", sources="A page.")
    a_channel(service=service, value="01632 960009", audience="professionals")
    a_channel(service=service, value="01632 960003")
    a_location(service=service, address="1 High Street")
    edit(service, staff_note="Ask for B.")
    back(service, first)
    service.refresh_from_db()
    assert values(service) == ["01632 960001", "01632 960009"]
    assert (service.staff_note, service.locations.count()) == ("Ask for B.", 1)


def test_a_number_that_is_for_professionals_now_is_not_made_public_again():
    service, first = published(numbers=["01632 960001", "01632 960002"])
    service.channels.filter(value="01632 960001").update(audience="professionals")
    assert back(service, first) == ("01632 960001 is for professionals now: it stays so.",)
    assert [row.value for row in draft(service).channels] == ["01632 960002"]


def test_a_recalled_number_is_not_put_back_and_what_took_its_place_stays():
    service, first = published(numbers=["01632 960001", "01632 960002"])
    recall_number(number="01632 960001", by=None, at=AT, reason="Wrong.")
    service.channels.filter(value="01632 960001").update(value="01632 960003")
    assert back(service, first) == ("01632 960001 was recalled: it is not put back.",)
    assert sorted(values(service)) == ["01632 960002", "01632 960003"]


def test_a_recalled_website_is_not_put_back():
    service, first = published(website="https://wrong.example.org/")
    recall_number(number="https://wrong.example.org/", by=None, at=AT, reason="Sold.")
    edit(service, website="https://right.example.org/")
    told = ("https://wrong.example.org/ was recalled: it is not put back.",)
    assert (back(service, first), draft(service).website) == (told, "https://right.example.org/")


def test_a_withdrawn_listing_comes_back_as_a_draft():
    service, first = published(summary="Listens.")
    withdraw(service=service, by=None, at=AT)
    edit(service, summary="")
    back(service, first)
    service.refresh_from_db()
    assert (service.summary, service.publication_state) == ("Listens.", States.WITHDRAWN)
    assert current_record(service) is None


def test_a_recalled_listing_stays_recalled():
    service, first = published()
    recall_service(service=service, by=None, at=AT, reason="It has closed.")
    back(service, first)
    assert service.publication_state == States.RECALLED


def test_a_withdrawal_cannot_be_restored():
    service, _ = published()
    gone = withdraw(service=service, by=None, at=AT)
    with pytest.raises(NotRestorable, match="The public saw nothing then"):
        back(service, gone)


def test_a_publication_of_another_listing_is_refused():
    with pytest.raises(NotRestorable, match="not one of this listing"):
        back(a_service(), published()[1])


def test_what_is_gone_is_told_and_the_rest_comes_back():
    area, term, other = an_area(), a_term(code="gone"), a_service(name="The Orchard")
    service = a_service(areas=[area, an_area()], slug="meadow")
    service.terms.add(term)
    a_hand_off(service=service, to=other, who="people under 16")
    first = publish(service=service, by=None, at=AT)
    edit(service, slug="grove", summary="Shouts.")
    a_service(slug="meadow")
    HandOff.objects.all().delete()
    service.areas.filter(area=area).delete()
    code = area.code
    for row in (area, term, other):
        row.delete()
    assert sorted(back(service, first)) == [
        "A service for people under 16 is not listed any more: it is left out.",
        "The address “meadow” belongs to another listing now: this one keeps “grove”.",
        f"The area {code} is no longer in the list of areas: it is left out.",
        "The word “gone” is no longer in the list: it is left out.",
    ]
    assert (draft(service).summary, draft(service).slug) == (
        "Listens, and helps with what comes next.",
        "grove",
    )


def stored(service, data, version):
    """Add a publication as it was written by an earlier version."""
    return Publication.objects.create(
        service=service, number=9, sequence=9, action="publish", record=data,
        format_version=version, published_at=AT,
    )  # fmt: skip


@pytest.mark.parametrize("version", [1, 2])
def test_an_old_record_comes_back_and_what_it_did_not_know_stays(version):
    service = a_service(numbers=[], not_for="Nobody.", summary="Shouts.")
    channel = a_channel(service=service, answered_by="women", languages="Polish")
    data = json.loads(json.dumps(replace(draft(service), summary="Listens.").to_json()))
    for name in ("not_for", "easy_read_url", "bsl_url", "audio_url"):
        del data[name]
    for name in ("answered_by", "languages"):
        del data["channels"][0][name]
    data["channels"][0] |= {"hours": "Mo 09:00-17:00"} | (
        {"bank_holidays": "closed"} if version == 1 else {}
    )
    assert back(service, stored(service, data, version)) == ()
    now = draft(service)
    assert (now.summary, now.not_for, now.channels[0].answered_by) == (
        "Listens.",
        "Nobody.",
        "women",
    )
    assert (now.channels[0].id, now.channels[0].hours) == (channel.pk, "Mo 09:00-17:00")


def test_hours_that_cannot_be_read_stay_as_they_are():
    service = a_service(numbers=[])
    channel = a_channel(service=service, hours="24/7")
    data = json.loads(json.dumps(draft(service).to_json()))
    data["channels"][0]["hours"] = "now and then"
    told = back(service, stored(service, data, 1))
    assert told == ("The hours of 01632 960001 were “now and then”: that cannot be read.",)
    assert parse(draft(service).channels[0].hours).always
    assert channel.pk == draft(service).channels[0].id


def test_values_that_no_longer_may_be_are_told_and_stay():
    service = a_service(kind="helpline")
    data = draft(service).to_json() | {"kind": "hotline", "age_from": 18, "age_to": 20}
    (told,) = back(service, stored(service, data, 3))
    assert told.startswith("Kind stays as it is: ")
    assert (draft(service).kind, draft(service).age_from) == ("helpline", 18)


def test_values_that_clash_are_refused_and_nothing_is_written():
    service = a_service(summary="Shouts.")
    data = draft(service).to_json() | {"summary": "L.", "age_from": 18, "age_to": 16}
    with pytest.raises(NotRestorable, match="The youngest age is above the oldest."):
        back(service, stored(service, data, 3))
    assert draft(service).summary == "Shouts."


def test_a_record_that_cannot_be_read_is_refused():
    service = a_service()
    with pytest.raises(NotRestorable, match="cannot be read any more"):
        back(service, stored(service, {"name": "The Meadow"}, 1))


def test_another_organization_keeps_the_listing_it_took_over():
    service, first = published(organization=an_organization(name="Meadow Trust"))
    edit(service, organization=an_organization(name="Orchard Trust"))
    told = ("It was a listing of Meadow Trust: it stays with Orchard Trust.",)
    assert back(service, first) == told
