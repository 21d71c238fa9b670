"""Words in Welsh go with the English through every door, and who read them is known."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from services.directory.cautions import cautions_about
from services.directory.differences import differences
from services.directory.directory import Directory
from services.directory.publishable import reasons_against
from services.directory.publishing import current_record, frozen_now, publish
from services.directory.records import FORMAT_VERSION, ServiceRecord
from services.directory.restoring import restore
from services.directory.starter_files import StarterListings, read_starter
from services.directory.starter_listings import load_starter
from services.directory.welsh import note_welsh_read, welsh_is_read
from services.directory.wording import blaming_words, promises_without_limit
from services.models import ContactChannel, HandOff, Publication, Service
from services.models.twins import OF_A_CHANNEL, OF_A_HAND_OFF, OF_A_SERVICE, twin
from tests.factories import a_channel, a_hand_off, a_location, a_service, an_organization
from tests.listing_files import bring_in, csv_of, dry_run, exported, refusals

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
TOLD = {twin(name): f"Geiriau: {name}." for name in OF_A_SERVICE}
SINCE_FORMAT_4 = {"organization_cy", *TOLD} - {"name_cy", "summary_cy"}


def in_welsh(**told):
    """Return a service with every word in Welsh, and a hand-off."""
    service = a_service(numbers=[], **({"what_happens": "Somebody says hello."} | TOLD | told))
    a_channel(
        service=service,
        value="01632 960001",
        **{twin(name): f"Geiriau: {name}." for name in OF_A_CHANNEL},
    )
    row = a_hand_off(service=service, to=a_service(name="The Orchard"))
    HandOff.objects.filter(pk=row.pk).update(who_cy="pobl dan 16 oed")
    return service


def fresh(service):
    """Return the working copy with all its rows."""
    return Service.objects.for_freezing().get(pk=service.pk)


def draft(service):
    """Return what publishing the working copy would show."""
    return frozen_now(fresh(service), at=AT)


def is_read(service):
    """Return whether the Welsh counts as read, and whether the draft says so."""
    assert welsh_is_read(fresh(service)) == draft(service).welsh_read
    return draft(service).welsh_read


def test_every_column_with_words_has_a_twin_of_the_same_length():
    for model, names in (
        (Service, OF_A_SERVICE),
        (ContactChannel, OF_A_CHANNEL),
        (HandOff, OF_A_HAND_OFF),
    ):
        for name in names:
            english, welsh = (model._meta.get_field(each) for each in (name, twin(name)))
            assert (welsh.max_length, welsh.blank) == (english.max_length, True)
            assert str(welsh.verbose_name).endswith("in Welsh")


def test_the_record_has_every_word_in_welsh():
    organization = an_organization()
    organization.name_cy = "Ymddiriedolaeth"
    organization.save()
    record = draft(in_welsh(organization=organization))
    assert {name: getattr(record, name) for name in TOLD} == TOLD
    assert record.organization_cy == "Ymddiriedolaeth"
    assert record.channels[0].note_cy == "Geiriau: note."
    assert record.hand_offs[0].who_cy == "pobl dan 16 oed"
    assert record.has_welsh


def test_a_record_without_welsh_says_so():
    assert not draft(a_service()).has_welsh


def test_an_older_record_is_read_and_says_nothing_in_welsh():
    publication = publish(service=a_service(), by=None, at=AT)
    assert publication.format_version == FORMAT_VERSION
    old = json.loads(json.dumps(publication.record))
    for name in ("what_happens", "welsh_read", "professional_channels", *SINCE_FORMAT_4):
        del old[name]
    for row in old["channels"]:
        for name in OF_A_CHANNEL:
            del row[twin(name)]
    record = ServiceRecord.from_json(old)
    assert (record.what_happens, record.professional_channels) == ("", ())
    assert (record.welsh_read, record.has_welsh) == (False, False)
    assert record == ServiceRecord.from_json(publication.record)


def test_welsh_is_read_only_as_it_stood_when_somebody_said_so():
    service = in_welsh()
    assert not is_read(service)
    note_welsh_read(service=service, read=True)
    assert is_read(service)
    Service.objects.filter(pk=service.pk).update(summary="Listens by night.")
    assert is_read(service)


@pytest.mark.parametrize(
    "change",
    [
        lambda service: Service.objects.filter(pk=service.pk).update(summary_cy="Arall."),
        lambda service: service.channels.update(note_cy="Arall."),
        lambda service: service.channels.update(who_answers_cy=""),
        lambda service: service.hand_offs.update(who_cy="Arall."),
        lambda service: bring_in(csv_of({"id": service.pk, "access_note_cy": "Arall."})),
        lambda service: a_channel(service=service, value="01632 960002", cost_cy="Am ddim"),
    ],
)
def test_any_change_of_the_welsh_through_any_door_takes_the_tick_away(change):
    service = in_welsh()
    note_welsh_read(service=service, read=True)
    change(service)
    assert not is_read(service)


def test_nothing_in_welsh_is_nothing_read():
    service = a_service()
    note_welsh_read(service=service, read=True)
    assert not is_read(service)


def test_the_tick_can_be_taken_back():
    service = in_welsh()
    note_welsh_read(service=service, read=True)
    note_welsh_read(service=service, read=False)
    assert not is_read(service)


@pytest.mark.parametrize("field", [*TOLD, "what_happens"])
def test_safety_14_a_hidden_address_in_welsh_words_is_not_published(field):
    service = a_service(**{field: "Dewch i 9 Hidden Lane."})
    a_location(service=service, address="9 Hidden Lane", postcode="WR1 2AB")
    assert any("It is kept hidden." in reason for reason in reasons_against(fresh(service)))


@pytest.mark.parametrize("field", OF_A_CHANNEL)
def test_safety_14_nor_in_the_welsh_of_a_number(field):
    service = a_service(numbers=[])
    a_channel(service=service, **{twin(field): "9 Hidden Lane"})
    a_location(service=service, address="9 Hidden Lane", postcode="WR1 2AB")
    assert any("It is kept hidden." in reason for reason in reasons_against(fresh(service)))


def test_safety_18_a_number_in_welsh_words_is_not_published_where_no_recall_would_find_it():
    service = a_service(what_happens_cy="Ffoniwch 01632 960123.")
    (reason,) = reasons_against(fresh(service))
    assert reason.startswith("Put the number 01632 960123")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mae’r llinell yn gyfrinachol.", ["gyfrinachol"]),
        ("Mae’n gyfrinachol, oni bai bod rhywun mewn perygl.", []),
        ("Rydych yn ddiogel yma.", ["ddiogel"]),
        ("Galwad ddienw, ond gall y bil ei dangos.", []),
    ],
)
def test_safety_20_a_promise_in_welsh_needs_its_limit_too(text, found):
    assert promises_without_limit(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Y troseddwr honedig.", ["honedig"]),
        ("Dylech chi fod wedi ffonio.", ["dylech chi fod wedi"]),
        ("Rydym yn gwrando.", []),
    ],
)
def test_safety_20_blame_in_welsh_is_found(text, found):
    assert blaming_words(text) == found


def test_welsh_is_not_measured_by_an_english_reading_age():
    long = "Gwasanaethau cwnsela arbenigol cyfrwng Cymraeg annibynnol rhanbarthol proffesiynol ym."
    service = a_service(summary_cy=long)
    said = cautions_about(fresh(service), then=draft(service), directory=Directory.load())
    assert [line for line in said if "reads like" in line] == []
    assert any("No Welsh speaker has read" in line for line in said)


def test_english_that_changed_without_its_welsh_is_a_caution():
    service = in_welsh()
    publish(service=service, by=None, at=AT)
    Service.objects.filter(pk=service.pk).update(who_for="Women from today.")
    said = cautions_about(fresh(service), then=draft(service), directory=Directory.load())
    assert (
        "The English of “who it is for” changed and the Welsh did not. Is it still right?" in said
    )


def test_differences_name_every_word_in_welsh():
    old = draft(a_service(slug="one"))
    service = in_welsh(slug="two")
    note_welsh_read(service=service, read=True)
    told = {row.label: row.new for row in differences(old, draft(service)) if row.changed}
    assert told["Who it is for, in Welsh"] == ("Geiriau: who_for.",)
    assert told["What happens when you ring"] == ("Somebody says hello.",)
    assert told["A Welsh speaker has read the Welsh"] == ("Yes",)
    assert "Note in Welsh: Geiriau: note." in told["Phone 01632 960001"]
    assert "who cy: pobl dan 16 oed" in told["Hand offs"][0]


def test_an_earlier_publication_brings_its_welsh_back():
    service = in_welsh()
    first = publish(service=service, by=None, at=AT)
    note_welsh_read(service=service, read=True)
    Service.objects.filter(pk=service.pk).update(what_happens="", **dict.fromkeys(TOLD, ""))
    service.channels.update(note_cy="")
    service.hand_offs.update(who_cy="")
    assert not is_read(service)
    restore(service=service, publication=first, by=None, at=AT)
    before = ServiceRecord.from_json(first.record)
    assert replace(draft(service), welsh_read=False).says_the_same_as(before)
    assert is_read(service)


def test_a_publication_from_before_the_welsh_takes_none_away():
    service = in_welsh()
    first = publish(service=service, by=None, at=AT)
    old = json.loads(json.dumps(first.record))
    for name in SINCE_FORMAT_4:
        del old[name]
    for row in (*old["channels"], *old["hand_offs"]):
        for name in [name for name in row if name.endswith("_cy")]:
            del row[name]
    last = Publication.objects.get(pk=first.pk)
    last.record = old
    restore(service=service, publication=last, by=None, at=AT)
    assert draft(service).says_the_same_as(ServiceRecord.from_json(first.record))


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".json"])
def test_an_export_with_welsh_brought_back_changes_nothing(ending):
    service = in_welsh()
    HandOff.objects.filter(service=service).update(who="a = b; c\\", who_cy="ch = d; \\")
    plans = dry_run(exported(ending), name=f"x{ending}")
    assert [line for plan in plans for line in plan.lines() if "unchanged" not in line] == []


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("people under 16 -> {slug}", "pobl dan 16 oed"),
        ("people under 16 = plant -> {slug}", "plant"),
        ("people under 16 = -> {slug}", ""),
    ],
)
def test_a_cell_changes_the_welsh_of_a_hand_off_where_it_tells_it(cell, kept):
    service = in_welsh()
    slug = service.hand_offs.get().to_service.slug
    bring_in(csv_of({"id": service.pk, "hand_offs": cell.format(slug=slug)}))
    assert service.hand_offs.get().who_cy == kept


def test_a_hand_off_given_twice_with_other_welsh_is_refused():
    service = in_welsh()
    slug = service.hand_offs.get().to_service.slug
    cell = f"men = dynion -> {slug}; men = gwyr -> {slug}"
    assert refusals(csv_of({"id": service.pk, "hand_offs": cell})) == [
        f"line 2, column hand_offs: “men” is sent to {slug} twice, with other Welsh."
    ]


def test_a_starter_listing_may_have_welsh():
    listings = read_starter()
    item, *others = listings.services
    words = {"summary_cy": "Gwrando.", "what_happens": "Somebody says hello."}
    channels = [row | {"note_cy": "Nodyn"} for row in item["channels"]]
    told = StarterListings(listings.organizations, (item | words | {"channels": channels}, *others))
    load_starter(told, at=AT)
    record = current_record(Service.objects.get(starter_key=item["key"]))
    assert (record.summary_cy, record.what_happens) == ("Gwrando.", "Somebody says hello.")
    assert {row.note_cy for row in record.channels} == {"Nodyn"}
