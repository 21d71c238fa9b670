"""The coverage screen: what each police force's area has, on a map, in a table, in a file."""

import csv
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.urls import reverse

from services.directory.checking import record_check
from services.directory.publishing import publish
from services.directory.reference import freeze_areas
from services.directory.referencing import publish_reference
from services.geography import AreaKind, AreaTree
from services.models import Area, PoliceForce, Service
from tests.admin.conftest import signed_in
from tests.factories import (
    a_channel,
    a_contributor,
    a_hand_off,
    a_member_of_staff,
    a_service,
    a_superuser,
    an_organization,
)

pytestmark = pytest.mark.django_db

URL = reverse("admin:services_service_coverage")
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
KENT = "E23000032"
SHOWN_TO_ALL = {"kind": "helpline", "gender": "everyone"}


@pytest.fixture(autouse=True)
def now(time_machine):
    """It is a Thursday at noon."""
    time_machine.move_to(NOON)


def kent() -> Area:
    """The area of Kent Police, with all that it lies in."""
    for area in reversed(AreaTree.embedded().chain(KENT)):
        Area.objects.get_or_create(
            code=area.code,
            defaults={
                "kind": area.kind.value, "name": area.name, "slug": area.slug,
                "parent_id": area.parent,
            },
        )  # fmt: skip
    return Area.objects.get(code=KENT)


def a_published(*, hours: str = "", **fields) -> Service:
    """A published service of Kent with one number and these hours."""
    service = a_service(areas=[kent()], numbers=(), **fields)
    a_channel(service=service, hours=hours)
    a_hand_off(service=service, to=a_service(name="The Orchard", numbers=()))
    publish(service=service, by=None, at=NOON)
    return service


def table(desk, **chosen) -> dict[str, dict[str, str]]:
    """The file: the words of each column, by force."""
    response = desk.get(URL, {**chosen, "format": "csv"})
    assert response.status_code == 200
    lines = csv.DictReader(StringIO(response.content.decode("utf-8-sig")))
    return {line["Slug"]: line for line in lines}


def test_there_is_a_line_for_every_force_and_a_column_for_every_kind_of_help(desk) -> None:
    rows = table(desk)
    assert (len(rows), len(rows["kent"])) == (46, 13)


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("Someone to talk to", "Hole: no one to talk to"),
        ("Men’s service", "Hole: no men’s service"),
        ("BSL", "Hole: no BSL"),
        ("Ways to report", "Hole: no way to report"),
        ("Welsh", ""),
    ],
)
def test_what_is_missing_is_named(desk, column, words) -> None:
    assert table(desk)["kent"][column] == words


def test_welsh_is_looked_for_in_wales(desk) -> None:
    assert table(desk)["gwent"]["Welsh"] == "Hole: no Welsh"


def test_a_service_that_nobody_checked_covers_its_force_alone(desk) -> None:
    a_published(hours="24/7", **SHOWN_TO_ALL)
    rows = table(desk)
    assert [rows[slug]["Someone to talk to"] for slug in ("kent", "essex")] == [
        "1 service, none checked",
        "Hole: no one to talk to",
    ]


def test_a_number_that_staff_checked_is_told_apart(desk) -> None:
    service = a_published(hours="24/7", **SHOWN_TO_ALL)
    record_check(service=service, method="rang_office", on=NOON.date(), by=a_superuser(), at=NOON)
    assert table(desk)["kent"]["Someone to talk to"] == "1 service, 1 checked"


def test_times_at_which_nothing_is_open_are_told(desk) -> None:
    a_published(hours="Mo-Fr 09:00-17:00; PH off", **SHOWN_TO_ALL)
    assert table(desk)["kent"]["Someone to talk to"] == (
        "1 service, none checked; nothing after 5pm; nothing at weekends"
    )


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"time": "after5"}, "1 service, none checked"),
        ({"time": "weekend"}, "Hole: no one to talk to"),
        ({"time": "hour", "weekday": "2", "hour": "17"}, "1 service, none checked"),
        ({"time": "hour", "weekday": "2", "hour": "18"}, "Hole: no one to talk to"),
        ({"channel": "phone"}, "1 service, none checked"),
        ({"channel": "webchat"}, "Hole: no one to talk to"),
        ({"audience": "women"}, "1 service, none checked"),
        ({"audience": "men"}, "Hole: no one to talk to"),
        ({"age": "18plus"}, "1 service, none checked"),
        ({"age": "under13"}, "Hole: no one to talk to"),
    ],
    ids=str,
)
def test_the_choices_narrow_what_counts(desk, chosen, words) -> None:
    a_published(hours="Mo-Fr 09:00-18:00; PH off", kind="helpline", gender="women", age_from=16)
    assert table(desk, **chosen)["kent"]["Someone to talk to"].split(";")[0] == words


def test_hours_that_are_not_known_are_no_cover_at_a_time(desk) -> None:
    a_published(**SHOWN_TO_ALL)
    assert table(desk, time="weekend")["kent"]["Someone to talk to"] == (
        "Hole: no one to talk to; 1 more with hours not known"
    )


def test_a_service_of_one_district_covers_a_part(desk) -> None:
    kent()
    district = next(
        area for area in AreaTree.embedded().of_kind(AreaKind.DISTRICT)
        if KENT in [wider.code for wider in AreaTree.embedded().chain(area.code)]
    )  # fmt: skip
    area = Area.objects.create(
        code=district.code, kind="district", name="Part", slug="part", parent_id=KENT
    )
    service = a_service(areas=[area], **SHOWN_TO_ALL)
    publish(service=service, by=None, at=NOON)
    words = table(desk)["kent"]["Someone to talk to"]
    assert words.startswith("In part: 1 service, none checked")


def test_a_draft_is_no_cover(desk) -> None:
    a_service(areas=[kent()], **SHOWN_TO_ALL)
    assert table(desk)["kent"]["Someone to talk to"] == "Hole: no one to talk to"


def test_the_page_says_on_the_map_and_in_the_table_what_the_file_says(desk) -> None:
    a_published(hours="24/7", **SHOWN_TO_ALL)
    page = desk.get(URL).content.decode()
    assert (
        'aria-label="Kent Police: 1 service, none checked"' in page,
        '<td class="cell-unchecked">1 service, none checked</td>' in page,
        f'href="/admin/services/service/?force={KENT}"' in page,
        page.count("<title>") - 1,
    ) == (True, True, True, 45)


def test_the_map_shows_the_kind_of_help_that_was_chosen(desk) -> None:
    page = desk.get(URL, {"help": "bsl"}).content.decode()
    assert 'aria-label="Kent Police: Hole: no BSL"' in page


def test_the_page_has_no_style_or_script_of_its_own(desk) -> None:
    page = desk.get(URL).content.decode()
    assert (" style=" in page, "<style" in page) == (False, False)


@pytest.mark.parametrize("wrong", [{"age": "old"}, {"hour": "25"}, {"help": "<script>"}])
def test_a_choice_that_makes_no_sense_is_told(desk, wrong) -> None:
    for file in ({}, {"format": "csv"}):
        response = desk.get(URL, wrong | file)
        assert (response.status_code, b"Select a valid choice" in response.content) == (422, True)
        assert b"<script>" not in response.content


def test_a_force_whose_name_is_a_formula_is_harmless_in_the_file(desk) -> None:
    kent()
    PoliceForce.objects.create(slug="kent", official_name="=1+1", short_name="K", area_id=KENT)
    publish_reference(reference="areas", record=freeze_areas(), by=None, at=NOON)
    assert table(desk)["kent"]["Police force"] == "'=1+1"


def test_whoever_may_look_at_services_may_look(desk) -> None:
    contributor = a_contributor(an_organization())
    viewer = a_member_of_staff("view_service")
    assert [signed_in(user).get(URL).status_code for user in (contributor, viewer)] == [200, 200]


def test_a_stranger_may_not_look(stranger, client) -> None:
    assert (
        stranger.get(URL).status_code,
        stranger.get(URL, {"format": "csv"}).status_code,
        client.get(URL).status_code,
        client.get(URL).headers["Location"],
    ) == (403, 403, 302, f"/admin/login/?next={URL}")


def test_nothing_can_be_posted(desk) -> None:
    assert desk.post(URL).status_code == 405


def test_the_page_asks_the_database_few_things(desk, django_assert_max_num_queries) -> None:
    for _ in range(3):
        a_published(**SHOWN_TO_ALL)
    with django_assert_max_num_queries(6):
        desk.get(URL)
