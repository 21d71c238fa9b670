"""The pages that anybody can link to."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from services import snapshot
from services.geography import POLICE_FORCES, AreaKind, AreaTree

ROOT = Path(__file__).resolve().parent.parent.parent
FORCE_SLUGS = [force.slug for force in POLICE_FORCES]


@pytest.mark.parametrize("slug", FORCE_SLUGS)
def test_every_police_force_has_a_page_with_a_number(site, slug):
    response = site.get(f"/police-forces/{slug}/")
    assert (response.status_code, 'class="number"' in response.content.decode()) == (200, True)


def test_the_list_leads_to_every_force_by_name_and_by_map(site):
    html = site.get("/police-forces/").content.decode()
    links = {slug: html.count(f'href="/police-forces/{slug}/"') for slug in FORCE_SLUGS}
    assert links == {slug: 1 if slug == "btp" else 2 for slug in FORCE_SLUGS}


def test_west_mercia_shows_what_the_article_named(site):
    html = site.get("/police-forces/west-mercia/").content.decode()
    wanted = [
        "The Glade", "0808 178 2058", "Listed as open 24 hours",
        "West Mercia Rape &amp; Sexual Abuse Support Centre", "https://www.wmrsasc.org.uk/",
        'href="tel:101"', 'href="tel:18001101"', 'href="tel:999"', "0808 500 2222",
        "This is the police.",
    ]  # fmt: skip
    assert [words for words in wanted if words not in html] == []


@pytest.mark.parametrize(
    ("kind", "folder"),
    [
        (AreaKind.DISTRICT, "districts"),
        (AreaKind.COUNTY, "counties"),
        (AreaKind.REGION, "regions"),
        (AreaKind.NATION, "regions"),
    ],
)
def test_every_area_has_a_page(site, kind, folder):
    slugs = [area.slug for area in AreaTree.embedded().of_kind(kind)]
    statuses = {site.get(f"/{folder}/{slug}/").status_code for slug in slugs[:12] + slugs[-3:]}
    assert statuses == {200}


def test_an_area_leads_to_what_it_is_part_of_and_to_its_parts(site):
    html = site.get("/counties/worcestershire/").content.decode()
    wanted = ["/districts/worcester/", "/police-forces/west-mercia/", "/regions/england/"]
    assert [href for href in wanted if f'href="{href}"' not in html] == []


def test_a_service_has_a_page_of_its_own_under_a_neutral_title(site):
    html = site.get("/services/the-glade/").content.decode()
    assert ("<h1>The Glade</h1>" in html, "<title>The Glade – Signpost</title>" in html) == (
        True,
        True,
    )


def test_a_former_slug_leads_to_the_present_one(site, served, monkeypatch):
    record = replace(served.service("the-glade"), former_slugs=("glade",))
    renamed = replace(served, services={**served.services, record.id: record})
    monkeypatch.setattr(snapshot.follower(), "_directory", renamed)
    response = site.get("/services/glade/")
    assert (response.status_code, response["Location"]) == (301, "/services/the-glade/")


@pytest.mark.parametrize(
    "address",
    ["/police-forces/none/", "/districts/none/", "/counties/west-mercia/", "/regions/none/",
     "/services/none/", "/services/%00/", "/help/forged/", "/nowhere", "/help/", "/%ff%fe/"],
)  # fmt: skip
def test_an_unknown_address_is_not_found_and_still_has_numbers(site, address):
    response = site.get(address)
    assert (response.status_code, "0808 500 2222" in response.content.decode()) == (404, True)


@pytest.mark.parametrize(
    ("address", "rows"),
    [("/services/the-glade/", ("Languages</dt><dd>not known", "around</dt><dd>not known")),
     ("/cy/services/the-glade/",
      ("Ieithoedd</dt><dd>ddim yn hysbys", "o gwmpas</dt><dd>ddim yn hysbys"))],
)  # fmt: skip
def test_a_service_says_what_nobody_knows_of_its_languages_and_of_getting_in(site, address, rows):
    html = site.get(address).content.decode()
    assert [row for row in rows if row not in html] == []


def test_safety_06_no_title_or_address_says_what_this_is_about(site, served):
    told = ("rape", "sexual", "abuse", "assault", "crisis")
    slugs = [record.slug for record in served.services.values()]
    pages = ["/", "/police-forces/", "/your-safety/", "/privacy/", "/about/", "/nowhere"]
    for slug in slugs:
        pages += [f"/services/{slug}/", f"/services/{slug}/mistake/"]
    pages += [f"/police-forces/{slug}/" for slug in FORCE_SLUGS]
    heads = [site.get(page).content.decode().partition("</title>")[0] for page in pages]
    assert [text for text in [*slugs, *heads] if any(word in text.lower() for word in told)] == []


def test_the_about_page_carries_every_credit_of_the_data_page(site):
    lines = re.findall(r"^> (.+)$", (ROOT / "docs/data.md").read_text(), re.M)
    html = site.get("/about/").content.decode()
    assert ([line for line in lines if line.strip() not in html], len(lines) > 2) == ([], True)


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("/police-forces/west-mercia/", "force:west-mercia"),
        ("/police-forces/btp/", "force:btp"),
        ("/districts/worcester/", "district:worcester"),
        ("/counties/worcestershire/", "county:worcestershire"),
        ("/regions/west-midlands/", "region:west-midlands"),
        ("/regions/wales/", "nation:wales"),
    ],
)
def test_safety_05_the_questions_on_the_page_of_a_place_keep_it_by_a_post(site, address, value):
    html = site.get(address).content.decode()
    form = html[html.index('id="need"') - 200 : html.index('id="need"') + 400]
    assert ('method="post"' in form, f'name="area" value="{value}"' in form) == (True, True)
    again = site.post("/find/", {"area": value, "place": "", "answer": "", "by": "type"})
    assert (again.status_code, site.get(again["Location"]).status_code) == (303, 200)


def test_the_page_of_a_place_has_the_box_at_its_foot_and_the_card(site):
    html = site.get("/police-forces/west-mercia/").content.decode()
    assert html.index("</article>") < html.index('name="place"')
    assert "Make a pocket card" in html


def test_the_map_names_forces_as_the_list_does(site):
    html = site.get("/police-forces/").content.decode()
    names = {
        slug: {re.sub("<.*?>", "", one) for one in re.findall(
            rf'href="/police-forces/{slug}/"(?: aria-label="([^"]*)")?', html)}
        for slug in ("police-scotland", "northern-ireland")
    }  # fmt: skip
    assert names == {
        "police-scotland": {"", "Police Service of Scotland"},
        "northern-ireland": {"", "Police Service of Northern Ireland"},
    }
