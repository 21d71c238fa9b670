"""What a row of a file is refused for, and in which words."""

import pytest

from services.directory.access import access_of
from services.directory.tabular.rows import NOT_KEPT
from services.models import PoliceForce, Service
from tests.factories import (
    a_channel,
    a_contributor,
    a_member_of_staff,
    a_reviewer,
    a_service,
    a_term,
    an_area,
    an_organization,
    the_uk,
)
from tests.listing_files import changes, csv_of, dry_run, exported, outcomes, refusals, workbook_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def meadow():
    """A service whose slug rows name."""
    return a_service(slug="the-meadow", summary="Listens.", numbers=["01632 960001"])


def refused(**cells):
    """Return the refusals of one row about the Meadow."""
    return refusals(csv_of({"slug": "the-meadow"} | cells))


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        ("website", "not a link", "Enter a valid URL."),
        ("kind", "helplin", "“helplin” is none of these: helpline, children_line"),
        ("gender", "cats", "“cats” is none of these: everyone, women, men"),
        ("status", "inactive", "“inactive” is none of these: active, temporarily closed, defunct"),
        ("name", "", "This field cannot be blank."),
        ("kind", "", "This field cannot be blank."),
        ("status", "", "This field cannot be blank."),
        ("page_title", "Rape support", "Leave out “rape”"),
        ("page_title_cy", "Cam-drin", "Leave out “am-drin”"),
        ("summary", "x" * 301, "Ensure this value has at most 300 characters (it has 301)."),
        ("age_from", "sixteen", "Write a whole number, not “sixteen”."),
        ("age_from", "16+", "Write a whole number, not “16+”."),
        ("age_from", "99999", "Write a number of at most 32767."),
        ("accepts_outside", "perhaps", "Write yes or no, not “perhaps”."),
        ("review_due", "soon", "Write a date as 2026-12-31 or 31/12/2026, not “soon”."),
        ("review_due", "31/02/2026", "Write a date as"),
        ("office_email", "nobody", "Enter a valid email address."),
        ("areas", "Atlantis", "There is no area “Atlantis”."),
        ("offers", "helplin", "There is no word “helplin”. Did you mean “helpline”?"),
        ("police_force", "atlantis", "There is no police force “atlantis”."),
        ("organization", "", "A listing needs an organization."),
        ("hand_offs", "under 16s", "Write “who -> slug”, with semicolons between"),
        ("hand_offs", "men -> nowhere", "There is no service “nowhere” that you can send people"),
        ("hand_offs", "men -> the-meadow", "Send people to another service, not back to this one."),
        ("alternate_name", "Meadow", "We have no place for this."),
        ("channel_1_value", "09098 790000", "This is a premium-rate or high-cost number."),
        ("channel_1_value", "01", "This is not a number that can be rung in the UK."),
        ("channel_1_value", "ring us", "Enter a phone number with digits and spaces only."),
        ("channel_2_kind", "phone", "Give the number, address or link of this channel."),
        ("capacity_adviser_state", "full", "“full” is none of these: accepting, waiting, closed"),
        ("capacity_adviser_state", "waiting", "Say on which date this was true."),
        ("capacity_adviser_weeks", "3", "Say the state too: accepting, waiting or closed."),
    ],
)
def test_a_cell_is_refused_with_its_name_and_a_sentence(meadow, column, text, sentence):
    a_term()
    found = refused(**{column: text})
    assert len(found) == 1
    assert found[0].startswith(f"line 2, column {column}: {sentence}")


def test_a_cell_of_a_workbook_is_named_by_letter_and_number(meadow):
    data = workbook_of(["slug", "name", "website"], ["the-meadow", "x", "nowhere"])
    assert refusals(data, name="x.xlsx") == ["C2: Enter a valid URL."]


def test_a_service_of_a_json_file_is_named_by_its_number(meadow):
    data = b'[{"slug": "the-meadow", "website": "nowhere"}]'
    assert refusals(data, name="x.json") == ["service 1, column website: Enter a valid URL."]


def test_hours_are_refused_in_the_parsers_own_sentence(meadow):
    data = csv_of(
        {
            "slug": "the-meadow",
            "channel_1_value": "01632 960001",
            "channel_1_hours": "when the moon is full",
        }
    )
    assert refusals(data)[0].startswith("line 2, column channel_1_hours: ")
    assert "moon" in refusals(data)[0] or "when" in refusals(data)[0]


def test_every_cell_of_a_row_is_refused_at_once(meadow):
    assert len(refused(website="x", age_from="y", gender="z")) == 3


def test_ages_in_the_wrong_order_are_refused(meadow):
    found = refused(age_from="18", age_to="16")
    assert found == ["line 2, column age_from: The youngest age is above the oldest."]


def test_a_police_force_is_for_ways_to_report_only(meadow):
    PoliceForce.objects.create(slug="meadow", official_name="Meadow Police", short_name="Meadow")
    sentence = "Only ways to report to the police name a police force."
    assert refused(police_force="meadow") == [f"line 2, column police_force: {sentence}"]


def test_weeks_are_for_waiting_lists_only(meadow):
    cells = {"state": "closed", "weeks": "3", "as_of": "2026-05-01"}
    found = refused(**{f"capacity_adviser_{part}": text for part, text in cells.items()})
    assert found == [
        "line 2, column capacity_adviser_state: Give weeks only where there is a waiting list."
    ]


def test_a_number_is_not_given_twice(meadow):
    found = refused(channel_1_value="01632 960001", channel_2_value="01632 960001")
    assert found == ["line 2, column channel_2_value: This is channel 1 once more."]


def test_a_second_row_about_one_service_is_refused(meadow):
    row = {"slug": "the-meadow", "name": "x"}
    assert refusals(csv_of(row, row)) == [
        "line 3, column slug: Line 2 is about the same service, or has its address."
    ]


def test_a_row_by_id_and_one_by_slug_are_the_same_service(meadow):
    rows = {"id": meadow.pk, "slug": ""}, {"id": "", "slug": "the-meadow"}
    assert refusals(csv_of(*rows)) == [
        "line 3, column id: Line 2 is about the same service, or has its address."
    ]


def test_two_new_rows_with_one_address_are_refused():
    an_organization()
    row = {"slug": "new", "name": "x", "kind": "helpline", "organization": "organization"}
    assert "line 3, column slug: Line 2 is about" in "\n".join(refusals(csv_of(row, row)))


def test_an_address_in_use_is_refused(meadow):
    other = a_service(slug="other")
    assert refusals(csv_of({"id": other.pk, "slug": "the-meadow"})) == [
        "line 2, column slug: This address cannot be used. Choose another."
    ]


@pytest.mark.parametrize("slug", ["rape-line", "not a slug", "x" * 101])
def test_an_address_that_may_not_be_is_refused(slug):
    organization = an_organization()
    row = {"slug": slug, "name": "x", "kind": "helpline", "organization": organization.key}
    assert [text.split(":")[0] for text in refusals(csv_of(row))] == ["line 2, column slug"]


@pytest.mark.parametrize("key", ["0", "9" * 18, "9" * 40, "x", "-1", "²"])
def test_an_id_that_is_none_of_ours_is_refused(meadow, key):
    assert refusals(csv_of({"id": key, "name": "x"}))[0].startswith("line 2, column id: ")


def test_a_row_without_identity_is_refused():
    assert refusals(csv_of({"slug": "", "name": "x"})) == [
        "line 2, column slug: Give the slug of the service, or the id of one that is there."
    ]


def test_a_new_listing_needs_a_name_a_kind_and_an_organization():
    assert refusals(csv_of({"slug": "new", "summary": "x"})) == [
        "line 2: Give a page title. This field cannot be blank.",
        "line 2: A new listing needs a column “name”.",
        "line 2: A new listing needs a column “kind”.",
        "line 2: A new listing needs an organization.",
    ]


def test_a_name_that_two_areas_have_is_refused_and_the_codes_are_named(meadow):
    one, two = an_area(name="Meadowshire"), an_area(name="Meadowshire", kind="county")
    sentence = f"“Meadowshire” is several: {one.code}, {two.code}. Write the code."
    assert refused(areas="Meadowshire") == [f"line 2, column areas: {sentence}"]
    assert changes(csv_of({"slug": "the-meadow", "areas": "Meadowshire (county)"})) != []


# Whose rows

NO_SUCH = "line 2, column id: There is no service with this id that you may edit."
TAKEN = "line 2, column slug: This address cannot be used. Choose another."


@pytest.fixture
def ours():
    """The access of a contributor, and the organization."""
    organization = an_organization(name="Ours")
    return access_of(a_contributor(organization)), organization


def test_a_row_of_another_organization_is_refused_by_id_like_one_that_is_not_there(ours, meadow):
    access, _ = ours
    found = refusals(csv_of({"id": meadow.pk, "name": "x"}), access=access)
    missing = refusals(csv_of({"id": meadow.pk + 1000, "name": "x"}), access=access)
    assert (found, missing) == ([NO_SUCH], [NO_SUCH])


def test_a_row_of_another_organization_is_refused_by_slug_and_tells_nothing(ours, meadow):
    access, organization = ours
    row = {"slug": "the-meadow", "name": "x", "organization": organization.key, "kind": "helpline"}
    plan = dry_run(csv_of(row), access=access)[0]
    assert list(plan.lines()) == ["line 2 the-meadow: refused", f"  {TAKEN}"]


def test_a_service_cannot_be_given_to_another_organization(ours):
    access, organization = ours
    theirs = an_organization(name="Theirs")
    a_service(slug="our-own", organization=organization)
    for said in (theirs.key, "Theirs"):
        found = refusals(csv_of({"slug": "our-own", "organization": said}), access=access)
        start = "line 2, column organization: There is no organization that you may edit"
        assert found[0].startswith(start)


def test_a_new_listing_cannot_be_of_another_organization(ours):
    access, _ = ours
    theirs = an_organization(name="Theirs")
    row = {"slug": "new", "name": "x", "kind": "helpline", "organization": theirs.key}
    assert "that you may edit" in refusals(csv_of(row), access=access)[0]


def test_people_are_sent_to_public_services_and_ones_own_only(ours):
    access, organization = ours
    a_service(slug="our-own", organization=organization)
    a_service(slug="hidden-draft")
    a_service(slug="seen", publication_state=Service.PublicationState.PUBLISHED)
    said = csv_of({"slug": "our-own", "hand_offs": "men -> hidden-draft; boys -> seen"})
    assert refusals(said, access=access) == [
        "line 2, column hand_offs: There is no service “hidden-draft” that you can send people to."
    ]


def test_a_reviewer_edits_what_covers_their_area_and_cannot_move_it_away():
    area, elsewhere = an_area(), an_area(name="Elsewhere")
    service = a_service(slug="the-meadow", areas=[area])
    access = access_of(a_reviewer(area))
    assert outcomes(csv_of({"slug": "the-meadow", "name": "x"}), access=access).endswith(
        "changed 1, unchanged 0, refused 0"
    )
    found = refusals(csv_of({"slug": "the-meadow", "areas": elsewhere.code}), access=access)
    assert found == [f"line 2: {NOT_KEPT}"]
    assert service.areas.count() == 1


def test_somebody_without_a_role_may_edit_nothing(meadow):
    access = access_of(a_member_of_staff("change_service"))
    assert refusals(csv_of({"slug": "the-meadow", "name": "x"}), access=access) == [TAKEN]


def test_the_operator_may_edit_everything(meadow):
    the_uk()
    a_channel(service=meadow, value="01632 960002")
    assert outcomes(exported(".csv")) == "new 0, changed 0, unchanged 1, refused 0"
