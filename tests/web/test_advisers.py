"""The pages for advisers: who takes new people first, and what is for professionals only there."""

import json
import re
from dataclasses import replace

import brotli
import pytest
from django.utils import timezone

from services import snapshot
from services.directory.directory import Directory
from services.directory.record_parts import CapacityRecord
from services.geography import POLICE_FORCES
from services.pages.advisers import adviser_page
from services.pages.times import london_date
from tests.records import WEST_MERCIA, a_channel_record, a_check, a_record
from tests.web.test_weight import LIMIT, STYLES

PAGE = "/for-advisers/west-mercia/"
DESK = "01632 960009"


def with_records(served, *records):
    """Return the Directory that is served, with more records."""
    more = [replace(record, id=10**6 + number) for number, record in enumerate(records)]
    services = {**served.services, **{record.id: record for record in more}}
    return Directory(served.sequence, services, served.references)


def centre(name, *, state="", on=None, **told):
    """Return a support centre of West Mercia that says whether it takes new people."""
    on = on or london_date(timezone.now()).isoformat()
    capacities = (CapacityRecord("counselling", state, None, on),) if state else ()
    given = {"kind": "support_centre", "areas": (WEST_MERCIA,), "slug": name.lower()}
    return a_record(name=name, capacities=capacities, **(given | told))


@pytest.fixture
def serve(site, served, monkeypatch):
    """Return what serves more records, and gives the browser."""

    def with_more(*records):
        directory = with_records(served, *records)
        monkeypatch.setattr(snapshot.follower(), "_directory", directory)
        return site

    return with_more


def order(html, *names):
    """Return the names in the order of the page."""
    return sorted(names, key=lambda name: html.index(f">{name}</a></h3>"))


def test_every_police_force_has_a_page_that_fits_its_weight(site):
    for force in POLICE_FORCES:
        response = site.get(f"/for-advisers/{force.slug}/")
        size = len(brotli.compress(response.content, quality=5)) + STYLES
        assert (response.status_code, size <= LIMIT) == (200, True), (force.slug, size)


def test_the_list_leads_to_every_force(site):
    html = site.get("/for-advisers/").content.decode()
    links = [f'href="/for-advisers/{force.slug}/"' for force in POLICE_FORCES]
    assert [link for link in links if link not in html] == []


def test_an_unknown_force_is_not_found(site):
    assert site.get("/for-advisers/nowhere/").status_code == 404


@pytest.mark.parametrize("address", ["/for-advisers/", PAGE, f"/cy{PAGE}"])
def test_it_asks_the_database_nothing_and_no_robot_lists_it(
    site, address, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = site.get(address)
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_who_takes_new_people_now_comes_first(serve):
    html = serve(
        centre("Closed", state="closed"),
        centre("Waits", state="waiting"),
        centre("Nobody-told"),
        centre("Takes", state="accepting"),
        centre("Old", state="accepting", on="2020-01-01"),
        centre("Shut", state="accepting", status="temporarily closed"),
    ).get(PAGE).content.decode()  # fmt: skip
    names = ["Takes", "Nobody-told", "Old", "Waits", "Closed", "Shut"]
    assert order(html, *reversed(names)) == names


def test_it_says_for_whom_how_to_refer_and_until_when_it_was_true(serve):
    html = serve(
        centre("Takes", state="waiting", on="2026-11-20", self_referral="no", age_from=18,
               gender="women", not_for="People who need a refuge.")
    ).get(PAGE).content.decode()  # fmt: skip
    entry = html[html.index(">Takes</a>") :]
    entry = entry[: entry.index("</article>")]
    for words in (
        "Women and girls", "Age 18 and over", "People who need a refuge.",
        "Somebody has to refer the person.", "20 November 2026", "24 hours",
    ):  # fmt: skip
        assert words in entry


def test_safety_21_nobody_has_to_report_and_what_is_passed_on_stands_by_each(serve):
    html = serve(centre("Takes")).get(PAGE).content.decode()
    entry = html[html.index(">Takes</a>") :].partition("</article>")[0]
    assert "They do not have to report to the police to get help." in entry
    assert html.count("<article") == html.count("<strong>What stays private:</strong>")
    assert "Ask each line what stays private, and what they pass on." in html


def test_it_says_once_and_of_the_person_how_they_come_there(serve):
    html = serve(
        centre("Own-words", self_referral="yes", how_to_refer="Ring on a Monday."),
        centre("None", self_referral="yes", self_referral_age_from=13),
    ).get(PAGE).content.decode()  # fmt: skip
    own, none = (
        html[html.index(f">{name}</a>") :].partition("</article>")[0]
        for name in ("Own-words", "None")
    )
    assert ("Ring on a Monday." in own, "contact them" in own) == (True, False)
    assert "People can contact them themselves from age 13." in none
    assert "yourself" not in own + none


def test_a_line_says_whom_it_sends_on_and_what_it_passes_on(serve):
    html = serve(
        centre("A-line", kind="helpline", not_for="People in a refuge.", privacy_note="It tells.")
    ).get(PAGE).content.decode()  # fmt: skip
    row = html[html.index(">A-line</strong>") :].partition("</li>")[0]
    wanted = ("0808 157", "People in a refuge.", "It tells.", "not yet checked by our staff.")
    assert [words for words in wanted if words not in row] == []


def test_a_handover_sheet_has_no_name_and_says_to_ask_first(site):
    html = site.get(PAGE).content.decode()
    today = timezone.localdate()
    assert "Ask the person before you pass anything on." in html
    assert f"As listed on {today.day} {today:%B %Y}." in html
    assert "West Mercia Police" in html
    assert re.findall(r"<(?:input|textarea|form|select)\b", html) == []


def test_safety_06_its_title_and_address_tell_nothing(site):
    titles = [
        re.search(r"<title>(.*?)</title>", site.get(address).content.decode())[1]
        for address in ("/for-advisers/", PAGE)
    ]
    assert titles == ["For advisers – Signpost"] * 2


def test_safety_13_each_number_for_professionals_says_how_it_was_checked(serve):
    desk = a_channel_record(value=DESK, label="Referral desk", hours="Mo-Fr 09:00-17:00")
    html = serve(centre("Takes", professional_channels=(desk,))).get(PAGE).content.decode()
    entry = html[html.index("For professionals only") :]
    entry = entry[: entry.index("</article>")]
    assert "not yet checked by our staff." in entry
    assert "Referral desk" in entry
    assert "9am" in entry


def addresses(served):
    """Return every public address that a reader can open, but for those of advisers."""
    found = ["/", "/police-forces/", "/your-safety/", "/privacy/", "/about/", "/interpreter/"]
    found += [f"/police-forces/{slug}/" for slug in served.police_forces]
    found += ["/districts/worcester/", "/counties/worcestershire/", "/regions/west-midlands/"]
    return [*found, "/services/takes/", "/services/takes/mistake/", "/nowhere", "/health/ready"]


def test_numbers_for_professionals_are_on_the_page_for_advisers_and_nowhere_else(serve, served):
    desk = a_channel_record(
        value=DESK, label="Qqmark desk", note="Qqmark note", who_answers="Qqmark staff"
    )
    site = serve(centre("Takes", professional_channels=(desk,)))
    assert DESK in site.get(PAGE).content.decode()
    shown = {
        address
        for prefix in ("", "/cy")
        for address in (prefix + address for address in addresses(served))
        for text in [site.get(address).content.decode()]
        if DESK in text or "Qqmark" in text or "01632960009" in text
    }
    assert shown == set()


def test_nor_are_they_in_an_answer(serve):
    desk = a_channel_record(value=DESK)
    site = serve(centre("Takes", professional_channels=(desk,)))
    asked = site.post("/find/", {"place": "WR5 1AA"})
    html = site.get(asked.headers["Location"]).content.decode()
    assert ("Takes" in html, DESK in html) == (True, False)


def test_safety_13_hours_that_no_person_checked_are_only_listed(serve):
    hours = ("24/7", "Mo-Fr 09:00-17:00", "")
    seen, rung = (tuple(a_channel_record(hours=each) for each in hours) for _service in range(2))
    html = serve(
        centre("Listed", channels=seen), centre("Checked", channels=rung, checks=(a_check(*rung),))
    ).get(PAGE).content.decode()  # fmt: skip
    listed, checked = (
        re.sub("<[^>]*>", "", html[html.index(f">{name}</a>") :].partition("</article>")[0])
        for name in ("Listed", "Checked")
    )
    whole_days, week = "Listed as open 24 hours, every day", "Listed as: "
    assert [words in listed for words in (whole_days, week, "9am to 5pm", "Hours not known")] == [
        True
    ] * 4
    assert "Open 24 hours, every day" in checked
    assert ("Listed" in checked, "9am to 5pm" in checked) == (False, True)


def test_nor_does_a_starter_file_publish_one(starter):
    assert [r.slug for r in starter.services.values() if r.professional_channels] == []


def test_a_page_for_advisers_is_made_of_a_directory_alone(starter):
    force = starter.police_forces["west-mercia"]
    again = Directory.from_json(json.loads(json.dumps(starter.to_json())))
    at = timezone.now()
    assert adviser_page(again, force=force, at=at) == adviser_page(starter, force=force, at=at)


def test_welsh_pages_name_the_force_in_welsh(site, served):
    force = served.police_forces["dyfed-powys"]
    html = site.get("/cy/for-advisers/dyfed-powys/").content.decode()
    assert (force.name_cy or force.official_name) in html
