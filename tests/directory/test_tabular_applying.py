"""What an import writes: all that was shown, or nothing, and never to the public."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry

from services.directory.access import access_of, everybody
from services.directory.channel_hours import hours_of
from services.directory.directory import Directory
from services.directory.publishing import publish
from services.directory.recalling import recall_number
from services.directory.tabular.applying import ChangedMeanwhile, RowsRefused, apply_import
from services.directory.tabular.planning import ROWS_A_CHUNK, plan_chunks
from services.hours import write_english
from services.models import Capacity, ContactChannel, Service
from tests.factories import (
    a_channel,
    a_contributor,
    a_hand_off,
    a_service,
    a_term,
    an_area,
    an_editor,
    an_organization,
)
from tests.listing_files import (
    AT,
    bring_in,
    changes,
    csv_of,
    dry_run,
    exported,
    outcomes,
    spooled,
    tally_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meadow():
    """A public service with two numbers."""
    service = a_service(slug="the-meadow", numbers=["01632 960001", "01632 960002"])
    publish(service=service, by=None, at=AT)
    return service


def values(service):
    """Return the values of its channels in order."""
    return [channel.value for channel in service.channels.all()]


def bring(service, **cells):
    """Bring in one row about a service."""
    return bring_in(csv_of({"slug": service.slug} | cells))


def test_a_new_listing_is_a_draft_with_all_that_its_row_says():
    organization, area, term = an_organization(name="Meadow Trust"), an_area(), a_term()
    row = {
        "slug": "new",
        "organization.name": "Meadow Trust",
        "name": "The New",
        "kind": "Counselling",
        "description": "Listens.",
        "url": "https://example.org/",
        "minimum_age": "13",
        "areas": area.name,
        "offers": term.name,
        "capacity_counselling_state": "waiting",
        "capacity_counselling_weeks": "6",
        "capacity_counselling_as_of": "01/05/2026",
        "channel_1_value": "01632 960001",
        "channel_1_hours": "Mon to Fri 9am-5pm",
        "channel_2_kind": "email",
        "channel_2_value": "a@example.org",
        "channel_2_audience": "professionals",
    }
    assert str(bring_in(csv_of(row))) == "new 1, changed 0, unchanged 0, refused 0"
    service = Service.objects.get(slug="new")
    assert (service.organization, service.page_title, service.kind, service.age_from) == (
        organization,
        "The New",
        "counselling",
        13,
    )
    assert service.publication_state == Service.PublicationState.DRAFT
    assert [covered.area for covered in service.areas.all()] == [area]
    assert [*service.terms.all()] == [term]
    assert [*service.capacities.values_list("strand", "state", "weeks", "as_of")] == [
        ("counselling", "waiting", 6, date(2026, 5, 1))
    ]
    phone, email = service.channels.all()
    assert (phone.kind, write_english(hours_of(phone))) == (
        "phone",
        "Monday to Friday 9am to 5pm",
    )
    assert (email.kind, email.audience) == ("email", "professionals")


def test_a_new_listing_brought_in_again_is_unchanged():
    organization = an_organization()
    row = {"slug": "new", "organization": organization.key, "name": "x", "kind": "helpline"}
    data = csv_of(row | {"channel_1_value": "01632 960001", "channel_1_hours": "24/7"})
    bring_in(data)
    assert outcomes(data) == "new 0, changed 0, unchanged 1, refused 0"


def test_a_change_is_told_field_by_field(meadow):
    data = csv_of({"slug": "the-meadow", "name": "Meadows", "age_from": "16"})
    assert changes(data) == [
        "name: “The Meadow” -> “Meadows”",
        "age_from: (empty) -> “16”",
    ]


def test_the_public_sees_nothing_of_an_import(meadow):
    before = Directory.load().to_json()
    bring(meadow, summary="Other words.", channel_1_value="01632 960009")
    assert Directory.load().to_json() == before


def test_a_public_listing_that_changes_is_marked_as_changed_and_back(meadow):
    bring(meadow, summary="Other words.")
    meadow.refresh_from_db()
    assert meadow.publication_state == Service.PublicationState.CHANGED
    bring(meadow, summary="Listens, and helps with what comes next.")
    meadow.refresh_from_db()
    assert meadow.publication_state == Service.PublicationState.PUBLISHED


def test_a_draft_with_another_name_marks_nobody_who_sends_people_there(meadow):
    orchard = a_service(name="The Orchard")
    a_hand_off(service=orchard, to=meadow)
    publish(service=orchard, by=None, at=AT)
    bring(meadow, name="Meadows")
    orchard.refresh_from_db()
    assert orchard.publication_state == Service.PublicationState.PUBLISHED


def test_a_staff_note_alone_leaves_a_public_listing_as_published(meadow):
    bring(meadow, staff_note="Ring on Monday.")
    meadow.refresh_from_db()
    assert meadow.publication_state == Service.PublicationState.PUBLISHED


def test_a_missing_column_leaves_a_field_and_an_empty_cell_clears_it(meadow):
    bring(meadow, website="https://example.org/", who_for="Women", age_from="18")
    bring(meadow, who_for="", age_from="")
    meadow.refresh_from_db()
    assert (meadow.website, meadow.who_for, meadow.age_from) == ("https://example.org/", "", None)


def test_a_changed_number_takes_the_channel_in_its_position(meadow):
    first = meadow.channels.first()
    bring(meadow, channel_1_value="01632 960003", channel_2_value="01632 960002")
    assert values(meadow) == ["01632 960003", "01632 960002"]
    assert meadow.channels.first().pk == first.pk


def test_a_channel_that_is_not_named_is_taken_off_and_the_others_stay(meadow):
    second = meadow.channels.last()
    bring(meadow, channel_1_value="01632 960002", channel_2_value="")
    assert [channel.pk for channel in meadow.channels.all()] == [second.pk]


def test_channels_beyond_the_columns_of_the_file_stay(meadow):
    bring(meadow, channel_1_value="01632 960001")
    assert values(meadow) == ["01632 960001", "01632 960002"]


def test_a_file_without_channel_columns_leaves_the_channels(meadow):
    bring(meadow, name="Meadows")
    assert values(meadow) == ["01632 960001", "01632 960002"]


def test_channels_stand_in_the_order_of_their_columns(meadow):
    bring(
        meadow,
        channel_1_value="01632 960002",
        channel_2_value="01632 960003",
        channel_3_value="01632 960001",
    )
    assert values(meadow) == ["01632 960002", "01632 960003", "01632 960001"]


def test_a_number_that_is_spaced_in_another_way_is_the_same_channel(meadow):
    keys = {channel.pk for channel in meadow.channels.all()}
    bring(meadow, channel_1_value="(01632) 960002", channel_2_value="01632960001")
    assert {channel.pk for channel in meadow.channels.all()} == keys


def test_only_a_new_or_changed_number_is_of_the_person_who_imports():
    organization = an_organization()
    person, before = a_contributor(organization), an_editor(organization)
    service = a_service(slug="ours", organization=organization, numbers=[])
    for value in ("01632 960001", "01632 960002", "01632 960003"):
        a_channel(service=service, value=value, value_by=before)
    row = {
        "slug": "ours",
        "channel_1_value": "01632 960001",
        "channel_1_note": "Ask for Sam.",
        "channel_2_value": "01632 960009",
        "channel_3_value": "01632 960003",
        "channel_3_kind": "sms",
        "channel_4_kind": "phone",
        "channel_4_value": "01632 960004",
    }
    filled = {f"channel_{number}_kind": "phone" for number in (1, 2)}
    bring_in(csv_of(row | filled), access=access_of(person))
    given = [channel.value_by for channel in service.channels.order_by("value")]
    assert given == [before, before, person, person]
    service.refresh_from_db()
    assert service.changed_by == person
    entry = LogEntry.objects.get(object_id=str(service.pk))
    assert (entry.user, entry.change_message) == (person, "Imported from a file")


def test_hours_change_and_are_cleared(meadow):
    bring(meadow, channel_1_value="01632 960001", channel_1_hours="24/7")
    assert write_english(hours_of(meadow.channels.first())) == "24 hours a day, every day"
    bring(meadow, channel_1_value="01632 960001", channel_1_hours="")
    assert write_english(hours_of(meadow.channels.first())) == ""


def test_the_same_hours_in_other_words_are_no_change(meadow):
    bring(meadow, channel_1_value="01632 960001", channel_1_hours="Mon-Fri 9am-5pm")
    data = csv_of(
        {
            "slug": "the-meadow",
            "channel_1_value": "01632 960001",
            "channel_1_hours": "weekdays 09:00 to 17:00",
        }
    )
    assert changes(data) == []


def test_areas_words_and_hand_offs_become_those_of_the_row(meadow):
    kept, gone = a_service(slug="kept"), a_service(slug="gone")
    a_hand_off(service=meadow, to=kept, who="men")
    a_hand_off(service=meadow, to=gone, who="boys")
    meadow.terms.add(a_term(), a_term(code="men", vocabulary="audience"))
    area = an_area()
    bring(meadow, areas=area.code, offers="", hand_offs="men -> kept; girls -> kept")
    assert [covered.area_id for covered in meadow.areas.all()] == [area.code]
    assert [term.code for term in meadow.terms.all()] == ["men"]
    assert [(row.who, row.to_service.slug) for row in meadow.hand_offs.all()] == [
        ("men", "kept"),
        ("girls", "kept"),
    ]


def test_a_row_may_send_people_to_a_listing_that_a_later_row_brings(meadow):
    common = {"organization": meadow.organization.key, "kind": "helpline"}
    bring_in(
        csv_of(
            {"slug": "the-meadow", "name": "x", "hand_offs": "men -> later"} | common,
            {"slug": "later", "name": "Later", "hand_offs": "women -> the-meadow"} | common,
        )
    )
    assert meadow.hand_offs.get().to_service.slug == "later"
    assert meadow.handed_from.get().service.slug == "later"


def test_a_capacity_is_cleared_by_an_empty_state(meadow):
    Capacity.objects.create(service=meadow, strand="adviser", state="closed", as_of=AT.date())
    bring(meadow, capacity_adviser_state="", capacity_adviser_as_of="")
    assert meadow.capacities.count() == 0


def test_a_recalled_number_may_stand_in_a_draft_and_stays_off_the_public_site(meadow):
    recall_number(number="01632 960001", by=None, at=AT, reason="A shop answers.")
    bring(meadow, channel_1_value="01632 960005", channel_2_value="01632 960002")
    data = csv_of({"slug": "the-meadow", "channel_1_value": "01632 960001"})
    assert dry_run(data)[0].notes == ["Phone 01632 960001 is recalled: the public does not see it."]
    bring_in(data)
    record = Directory.load().services[meadow.pk]
    assert "01632 960001" not in [channel.value for channel in record.channels]


def test_one_refused_row_and_nothing_is_written(meadow):
    data = csv_of({"slug": "the-meadow", "name": "x"}, {"slug": "nowhere", "name": "y"})
    with pytest.raises(RowsRefused):
        bring_in(data)
    meadow.refresh_from_db()
    assert meadow.name == "The Meadow"


def test_what_changed_since_it_was_shown_is_told_and_nothing_is_written(meadow, tmp_path):
    other = a_service(slug="other")
    spool = spooled(
        csv_of({"slug": "other", "name": "x"}, {"slug": "the-meadow", "name": "y"}), tmp_path
    )
    access = access_of(an_editor(meadow.organization))
    shown = tally_of([p for chunk in plan_chunks(spool, access=everybody()) for p in chunk])
    Service.objects.filter(pk=meadow.pk).update(name="Somebody else's")
    with pytest.raises(ChangedMeanwhile) as changed:
        apply_import(spool=spool, access=everybody(), shown=shown, at=AT)
    assert changed.value.places == ("line 3 the-meadow",)
    with pytest.raises(ChangedMeanwhile):
        apply_import(spool=spool, access=access, shown=shown, at=AT)
    other.refresh_from_db()
    assert other.name == "The Meadow"


def test_rows_beyond_a_chunk_are_written_too(meadow):
    common = {"organization": meadow.organization.key, "name": "x", "kind": "helpline"}
    rows = [{"slug": f"new-{number}"} | common for number in range(ROWS_A_CHUNK + 2)]
    assert bring_in(csv_of(*rows)).counts["new"] == ROWS_A_CHUNK + 2
    assert Service.objects.filter(slug__startswith="new-").count() == ROWS_A_CHUNK + 2


def test_as_many_queries_for_many_rows_as_for_few(django_assert_max_num_queries, meadow):
    a_hand_off(service=meadow, to=a_service(slug="other"))
    for _ in range(12):
        service = a_service(numbers=["01632 960001", "01632 960002"])
        publish(service=service, by=None, at=AT)
    data = exported(".csv").replace(b"Listens, and helps", b"Hears, and helps")
    data = data.replace(b"01632 960001", b"01632 960007")
    with django_assert_max_num_queries(18):
        assert len(changes(data)) == 28
    with django_assert_max_num_queries(75):
        bring_in(data)
    assert ContactChannel.objects.filter(value="01632 960007").count() == 14
