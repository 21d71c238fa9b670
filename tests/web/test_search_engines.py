"""What search engines are told: of which pages, in which words, and of which never."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace

import pytest
from django.http import HttpResponse
from django.urls import reverse

from services import snapshot
from services.urls import urlpatterns
from services.web import browsing
from services.web.rendering import page
from tests.web.asking import ask

LISTED = ["/", "/police-forces/", "/police-forces/west-mercia/", "/districts/worcester/",
          "/counties/worcestershire/", "/regions/wales/", "/services/the-glade/",
          "/your-safety/", "/privacy/", "/about/"]  # fmt: skip
BASE = "http://127.0.0.1:8000"
TOLD = ("rape", "sexual", "abuse", "assault", "crisis")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NOINDEX = '<meta name="robots" content="noindex">'


def head(site, address):
    """The head of a page."""
    return site.get(address).content.decode().partition("</head>")[0]


def sitemap(site):
    """`{address: {language: address}}` of the sitemap."""
    root = ET.fromstring(site.get("/sitemap.xml").content)  # noqa: S314  (our own)
    return {
        url.find(f"{SITEMAP}loc").text: {
            link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")
        }
        for url in root
    }


@pytest.mark.parametrize("address", LISTED)
def test_a_page_that_may_be_found_names_its_one_address_and_its_twins(site, address):
    welsh = f"/cy{address}"
    twins = {"en-GB": BASE + address, "cy": BASE + welsh, "x-default": BASE + address}
    for each in (address, welsh):
        text = head(site, each)
        found = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', text)
        assert f'<link rel="canonical" href="{BASE}{each}">' in text
        assert (dict(found), NOINDEX in text) == (twins, False)


@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_safety_06_no_description_says_what_this_is_about(site, served, prefix):
    pages = [*LISTED, *(f"/services/{record.slug}/" for record in served.services.values())]
    found = {}
    for address in pages:
        words = re.search(
            r'<meta name="description" content="([^"]+)">', head(site, prefix + address)
        )
        found[address] = words[1].lower() if words else ""
    assert [a for a, words in found.items() if not words or any(w in words for w in TOLD)] == []


def test_no_page_has_an_image_for_other_sites_to_show(site):
    assert [a for a in LISTED if "og:" in head(site, a) or "twitter:" in head(site, a)] == []


def test_nobody_may_list_an_answer_a_form_or_an_error(site):
    found = site.get(ask(site, "WR5 1AA")["Location"])
    pages = [found, ask(site, "zzz"), ask(site, "WR5", age="1"), site.get("/nowhere/"),
             site.get("/services/the-glade/mistake/"), site.put("/"),
             site.get("/card/")]  # fmt: skip
    texts = [(page.content.decode(), page["X-Robots-Tag"]) for page in pages]
    assert [(NOINDEX in text, "canonical" in text, tag) for text, tag in texts] == [
        (True, False, "noindex")
    ] * len(pages)


def test_the_sitemap_lists_what_may_be_found_in_both_languages_and_nothing_else(site, served):
    found = sitemap(site)
    kinds = {re.sub(rf"^{BASE}(/cy)?/([a-z-]*).*$", r"\2", address) for address in found}
    listed = [BASE + address for address in LISTED]
    assert kinds == {"", "police-forces", "districts", "counties", "regions", "services",
                     "your-safety", "privacy", "about"}  # fmt: skip
    assert [each for each in listed if each not in found] == []
    assert len(found) == 2 * len({twins["en-GB"] for twins in found.values()})
    assert all(address in twins.values() for address, twins in found.items())


PARTS = {"token": "x", "slug": "west-mercia"}
"""What stands in for the parts of an address, where no page is shown by its slug below."""
SLUGS = {"service": "the-glade", "mistake": "the-glade", "mistake_sent": "the-glade",
         "district": "worcester", "county": "worcestershire", "region": "wales"}  # fmt: skip


@pytest.mark.parametrize("prefix", ["", "/cy"])
@pytest.mark.parametrize("route", urlpatterns, ids=lambda route: route.name)
def test_a_page_may_be_listed_if_and_only_if_it_is_in_the_sitemap_and_describes_itself(
    site, route, prefix
):
    parts = PARTS | ({"slug": SLUGS[route.name]} if route.name in SLUGS else {})
    named = {name: parts[name] for name in route.pattern.converters}
    address = prefix + reverse(route.name, kwargs=named)
    response = site.get(address)
    text = response.content.decode()
    found = BASE + address in sitemap(site)
    assert (
        response.headers.get("X-Robots-Tag") is None,
        response.status_code == 200 and NOINDEX not in text,
        '<meta name="description"' in text,
        'rel="canonical"' in text,
    ) == (found, found, found, found)


def test_no_two_pages_of_a_language_that_may_be_listed_share_a_title(site, served, monkeypatch):
    def told(request, template, **shown):
        """The title alone of a page of places or of a service: there are 1,500 of them."""
        if template not in ("area.html", "service.html"):
            return page(request, template, **shown)
        return HttpResponse(f"<title>{shown.get('title') or shown['card'].page_title}</title>")

    monkeypatch.setattr(browsing, "page", told)
    services = [each for each in sitemap(site) if "/services/" in each]
    titles = {address: title(site, address) for address in services}
    # The titles of all other pages do not depend on the listings, without which they are quick.
    monkeypatch.setattr(snapshot.follower(), "_directory", replace(served, services={}))
    titles |= {address: title(site, address) for address in sitemap(site)}
    spoken = Counter((f"{BASE}/cy/" in address, words) for address, words in titles.items())
    assert len(titles) > 1000
    assert [words for words, times in spoken.items() if times > 1] == []


def title(site, address):
    """The title of a page, by its full address, without the name of the site."""
    words = re.search("<title>(.*?)</title>", head(site, address.removeprefix(BASE)))[1]
    return words.removesuffix(" – Signpost")


def test_every_address_of_the_sitemap_is_a_page_that_says_the_same_of_itself(site):
    wrong = []
    for address in [*sitemap(site)][::17]:
        response = site.get(address.removeprefix(BASE))
        canonical = f'<link rel="canonical" href="{address}">'
        if response.status_code != 200 or canonical not in response.content.decode():
            wrong.append(address)
    assert wrong == []


def test_the_sitemap_tells_of_no_time_and_follows_the_directory(site, served, monkeypatch):
    assert b"lastmod" not in site.get("/sitemap.xml").content
    gone = served.service("the-glade").id
    left = {key: record for key, record in served.services.items() if key != gone}
    monkeypatch.setattr(snapshot.follower(), "_directory", replace(served, services=left))
    assert f"{BASE}/services/the-glade/" not in sitemap(site)


def test_robots_may_read_all_but_the_pages_of_staff(site):
    response = site.get("/robots.txt")
    assert (response["Content-Type"], response.content.decode()) == (
        "text/plain; charset=utf-8",
        f"User-agent: *\nDisallow: /admin/\n\nSitemap: {BASE}/sitemap.xml\n",
    )


def test_what_search_engines_ask_for_is_in_no_language_and_asks_no_database(
    site, django_assert_num_queries
):
    with django_assert_num_queries(0):
        for address in ("/robots.txt", "/sitemap.xml", "/about/freshness.json"):
            assert (site.get(address).status_code, site.get(f"/cy{address}").status_code) == (
                200,
                404,
            )


def test_a_service_is_marked_up_for_search_engines_without_a_script(site):
    html = site.get("/services/the-glade/").content.decode()
    assert [words for words in (
        'itemscope itemtype="https://schema.org/Service"',
        '<meta itemprop="telephone" content="0808 178 2058">',
        '<meta itemprop="areaServed" content="West Mercia">',
    ) if words not in html] == []  # fmt: skip
    assert ("<script" in html and "ld+json" in html, "hoursAvailable" in html) == (False, False)


def test_safety_13_checked_hours_are_marked_up(site, served, monkeypatch):
    record = served.service("the-glade")
    [check, *_rest] = record.checks
    said = tuple(row.said for row in record.channels)
    stamped = record.with_check(replace(check, channel=None, method="rang_office", said=said))
    services = {**served.services, record.id: stamped}
    monkeypatch.setattr(snapshot.follower(), "_directory", replace(served, services=services))
    assert 'itemprop="hoursAvailable"' in site.get("/services/the-glade/").content.decode()
