"""`check_listings`: what it finds, in words, as JSON and as an exit status."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from services.directory.checking import record_check
from services.directory.links import forget_links, record_link_check
from services.directory.publishing import publish, withdraw
from services.directory.withholding import withhold
from services.management.commands import check_listings
from services.models import ContactChannel, LinkCheck, Location, Service
from tests.directory.websites import Clock, Net, Site, serving
from tests.factories import a_channel, a_hand_off, a_location, a_service, a_superuser
from tests.management.test_listing_commands import a_published_service, printed

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 26, 12, tzinfo=UTC)


def told(*options: str, status: int = 0) -> dict:
    """The JSON document of the command."""
    return json.loads(printed("check_listings", "--json", *options, status=status))


def test_what_is_published_and_right_has_no_findings(someone_listens) -> None:
    a_published_service()
    assert printed("check_listings") == "No findings.\n"


def test_a_published_service_that_became_wrong_is_a_finding(someone_listens) -> None:
    service = a_published_service(slug="meadow")
    Service.objects.filter(pk=service.pk).update(summary="")
    assert printed("check_listings", status=1) == (
        "meadow: Say in one sentence what the service does.\n"
    )


def test_safety_14_an_address_that_was_hidden_by_no_door_of_ours_is_a_finding(
    someone_listens,
) -> None:
    service = a_published_service(slug="meadow")
    place = a_location(service=service, address="1 High Street", address_visibility="public")
    publish(service=service, by=None, at=timezone.now())
    before = printed("check_listings")
    Location.objects.filter(pk=place.pk).update(address_visibility="hidden")
    told_of = printed("check_listings", status=1)
    withhold(place=place, by=None, at=timezone.now())
    assert (before, told_of, printed("check_listings")) == (
        "No findings.\n",
        "meadow: the public sees more of a place than it may: open the place and save it.\n",
        "No findings.\n",
    )


def test_safety_15_a_hand_off_to_nothing_is_a_finding(someone_listens) -> None:
    service, other = a_service(slug="meadow"), a_published_service(name="The Orchard")
    a_hand_off(service=service, to=other, who="people under 16")
    publish(service=service, by=None, at=timezone.now())
    withdraw(service=other, by=None, at=timezone.now())
    assert printed("check_listings", status=1) == (
        "meadow: people under 16 are sent to The Orchard, which is not published.\n"
    )


def test_safety_13_ready_fails_until_a_person_has_checked_the_national_lines(
    someone_listens,
) -> None:
    line = a_published_service(slug="meadow", is_national_line=True)
    before = printed("check_listings", "--ready", status=1)
    record_check(
        service=line,
        method="rang_office",
        on=timezone.localdate(),
        by=a_superuser(),
        at=timezone.now(),
    )
    assert (before, printed("check_listings", "--ready")) == (
        "meadow: no person has checked its numbers yet.\n",
        "No findings.\n",
    )


def test_safety_16_the_starter_listings_leave_nobody_without_a_line() -> None:
    call_command("load_starter_listings", verbosity=0)
    document = told("--at", "2026-12-25T10:00")
    assert (document["clean"], document["counts"]["findings"]) == (True, 0)


def test_safety_16_nobody_listening_is_one_finding_and_no_thousands(time_machine) -> None:
    time_machine.move_to(AT)
    lines = printed("check_listings", status=1).splitlines()
    findings = [line for line in lines if not line.startswith("Note: ")]
    when = "When: Mon 23 Nov to Sun 6 Dec all day; Mon 21 Dec to Sun 27 Dec all day."
    everybody = (
        "anybody, women and girls, men and boys, LGBT+ people, Deaf people, "
        "Black and minoritised women and families and friends"
    )
    people = (everybody, "older people of an age we do not know, aged 18 or over")
    assert findings == [
        f"uk: Nobody listens by phone or text to {who}. Where: every police force area. {when}"
        for who in people
    ]


def test_safety_16_a_line_that_closes_on_christmas_day_is_found_out(someone_listens) -> None:
    for kind in ("phone", "sms"):
        a_channel_off(someone_listens, kind)
    publish(service=someone_listens, by=None, at=AT)
    findings = told("--at", "2026-11-26T12:00", status=1)["findings"]
    assert {finding["kind"] for finding in findings} == {"never_empty"}
    assert findings[0]["words"].endswith("When: Fri 25 Dec all day.")


def a_channel_off(service: Service, kind: str) -> None:
    """Close the service's channel of a kind on Christmas Day."""
    old = service.channels.get(kind=kind)
    value = old.value
    old.delete()
    a_channel(service=service, kind=kind, value=value, hours="24/7; Dec 25 off")


def test_holes_of_other_channels_are_notes_and_no_findings(someone_listens, time_machine) -> None:
    time_machine.move_to(AT)
    ContactChannel.objects.filter(kind="bsl_video").delete()
    publish(service=someone_listens, by=None, at=AT)
    assert printed("check_listings") == (
        "Note: Nobody listens in BSL by video to anybody. Where: every police force area. "
        "When: Mon 23 Nov to Sun 6 Dec all day; Mon 21 Dec to Sun 27 Dec all day.\n"
        "No findings.\n"
    )


def test_the_json_tells_kind_subject_and_words(someone_listens) -> None:
    service = a_published_service(slug="meadow")
    Service.objects.filter(pk=service.pk).update(summary="")
    assert told("--at", "2026-11-26T12:00", status=1) == {
        "at": "2026-11-26T12:00:00+00:00",
        "clean": False,
        "counts": {"findings": 1, "notes": 0, "by_kind": {"unpublishable": 1}},
        "findings": [
            {
                "kind": "unpublishable",
                "subject": "meadow",
                "words": "Say in one sentence what the service does.",
            }
        ],
        "notes": [],
    }


def test_a_time_without_an_offset_is_londons() -> None:
    assert told("--at", "2026-07-01T12:00", status=1)["at"] == "2026-07-01T12:00:00+01:00"


def test_a_time_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(CommandError, match="2026-12-25T10:00"):
        call_command("check_listings", "--at", "soon")


@pytest.fixture
def site(monkeypatch):
    """A small web that the command asks in place of the real one."""
    with serving(Site()) as site:
        monkeypatch.setattr(check_listings, "_web", Net(site).web)
        monkeypatch.setattr(check_listings, "_courtesy", Clock().courtesy)
        yield site


def checks() -> dict[str, tuple[str, bool]]:
    """What is kept of each link: its fault, and whether it is dead."""
    return {check.url: (check.fault, check.is_dead) for check in LinkCheck.objects.all()}


MEADOW = "http://meadow.example.org/"


@pytest.fixture
def meadow(someone_listens):
    """A published service with a website, beside a line whose links are kept out of the way."""
    someone_listens.channels.filter(kind__in=ContactChannel.LINKS).delete()
    publish(service=someone_listens, by=None, at=AT)
    return a_published_service(slug="meadow", website=MEADOW)


def dead(*, status: int) -> list[dict[str, str]]:
    """The findings about links of one run."""
    return told("--links", status=status)["findings"]


def test_links_that_lead_somewhere_are_kept_as_such(meadow, site) -> None:
    assert (dead(status=0), checks()) == ([], {MEADOW: ("", False)})


@pytest.mark.parametrize("gone", [404, 410])
def test_a_page_that_is_gone_is_dead_at_once(meadow, site, gone) -> None:
    site.says("/", gone)
    assert dead(status=1) == [
        {
            "kind": "dead_link",
            "subject": "meadow",
            "words": f"{MEADOW} Gone: It answered {gone}.",
        }
    ]


def test_another_fault_is_a_note_at_first_and_dead_at_the_second_look(meadow, site) -> None:
    site.says("/", 500)
    first, notes = dead(status=0), told("--links", status=1)["counts"]["by_kind"]
    assert (first, notes["dead_link"], checks()) == (
        [], 1, {MEADOW: ("It answered 500.", True)}
    )  # fmt: skip


def test_a_link_that_comes_back_is_forgiven(meadow, site) -> None:
    site.says("/", 404)
    dead(status=1)
    site.says("/", 200)
    assert (dead(status=0), checks()) == ([], {MEADOW: ("", False)})


def test_what_a_program_may_not_see_is_a_note_and_nothing_is_kept(meadow, site) -> None:
    site.says("/", 403)
    document = told("--links")
    kinds = [note["kind"] for note in document["notes"]]
    assert ("unsure_link" in kinds, checks()) == (True, {})


@pytest.mark.parametrize(("number", "kinds", "kept"), [(4, [], 4), (5, ["no_network"], 0)])
def test_a_night_without_the_network_says_nothing_of_the_links(
    meadow, site, monkeypatch, number, kinds, kept
) -> None:
    for other in range(number - 1):
        a_published_service(website=f"http://{other}.example.org/")
    net = Net(site, names={f"{name}.example.org": [[]] for name in ("meadow", *range(number))})
    monkeypatch.setattr(check_listings, "_web", net.web)
    findings = dead(status=1 if kinds else 0)
    assert ([finding["kind"] for finding in findings], len(checks())) == (kinds, kept)


def test_links_are_asked_only_when_it_is_wished(meadow, site) -> None:
    printed("check_listings")
    assert site.asked == []


def test_links_that_no_listing_shows_any_more_are_forgotten(meadow, site) -> None:
    record_link_check(url="http://former.example.org/", fault="It answered 500.", at=AT)
    dead(status=0)
    assert list(checks()) == [MEADOW]


def test_the_site_names_itself_and_where_to_read_about_it(settings) -> None:
    settings.BASE_URL = "https://help.example.org"
    assert check_listings._web().user_agent == (
        "SignpostLinkCheck/1.0 (+https://help.example.org/about/)"
    )


def test_a_fault_keeps_the_day_on_which_it_began() -> None:
    for day, fault in enumerate(["It answered 500.", "It did not answer in time."]):
        record_link_check(url=MEADOW, fault=fault, at=AT + timedelta(days=day))
    check = LinkCheck.objects.get()
    assert (check.failing_since, check.checked_at, check.fault) == (
        AT,
        AT + timedelta(days=1),
        "It did not answer in time.",
    )


def test_the_dead_links_of_a_work_list_are_those_the_command_tells_of() -> None:
    record_link_check(url="http://a.example.org/", fault="", at=AT)
    record_link_check(url="http://b.example.org/", fault="It answered 500.", at=AT)
    record_link_check(url="http://c.example.org/", fault="Gone: It answered 404.", at=AT)
    record_link_check(url="http://d.example.org/", fault="Not asked: It is no link.", at=AT)
    record_link_check(url="http://b.example.org/", fault="It answered 500.", at=AT)
    before = [check.url for check in LinkCheck.objects.dead()]
    record_link_check(
        url="http://b.example.org/", fault="It answered 500.", at=AT + timedelta(days=1)
    )
    after = [check.url for check in LinkCheck.objects.dead()]
    assert (before, after, [check.url for check in LinkCheck.objects.all() if check.is_dead]) == (
        ["http://c.example.org/", "http://d.example.org/"],
        ["http://b.example.org/", "http://c.example.org/", "http://d.example.org/"],
        after,
    )


def test_a_long_fault_is_cut_to_what_is_kept() -> None:
    record_link_check(url=MEADOW, fault="x" * 300, at=AT)
    assert len(LinkCheck.objects.get().fault) == LinkCheck.FAULT_LENGTH


def test_forgetting_links_copes_with_many() -> None:
    LinkCheck.objects.bulk_create(
        LinkCheck(url=f"http://{n}.example.org/", checked_at=AT) for n in range(1100)
    )
    assert (forget_links(but={"http://7.example.org/"}), LinkCheck.objects.count()) == (1099, 1)
