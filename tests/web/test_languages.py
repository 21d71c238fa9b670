"""One address is one page in one language; the way to the same page in the other is on it."""

import re

import pytest
from django.utils.translation import get_language

from tests.web.asking import ask

SWITCH = re.compile(r'<a href="([^"]+)" lang="([\w-]+)" hreflang="\2">')


def switch_of(response):
    """Where the page's link to the other language leads."""
    return SWITCH.search(response.content.decode())[1]


@pytest.mark.parametrize("address", ["/", "/police-forces/", "/services/the-glade/", "/about/"])
def test_the_switch_keeps_the_page_there_and_back(site, address):
    welsh = switch_of(site.get(address))
    assert (welsh, switch_of(site.get(welsh))) == (f"/cy{address}", address)


def test_the_switch_keeps_an_answer(site):
    address = ask(site, "WR5 1AA")["Location"]
    assert switch_of(site.get(address)) == f"/cy{address}"
    assert site.get(f"/cy{address}").status_code == 200


def test_an_answer_asked_for_in_welsh_is_in_welsh(site):
    assert site.post("/cy/find/", {"place": "CF10 1EP"})["Location"].startswith("/cy/help/")


@pytest.mark.parametrize(("address", "home"), [("/nowhere/", "/cy/"), ("/cy/nowhere/", "/")])
def test_a_page_that_is_not_there_sends_to_the_first_page(site, address, home):
    assert switch_of(site.get(address)) == home


def test_links_of_a_welsh_page_stay_in_welsh(site):
    hrefs = re.findall(r'href="(/[^"]*)"', site.get("/cy/").content.decode())
    strays = [h for h in hrefs if not h.startswith(("/cy/", "/static/"))]
    assert set(strays) == {"/"}


def test_no_language_is_left_behind_for_the_next_request(site):
    site.get("/cy/")
    assert (get_language(), 'lang="en-GB"' in site.get("/").content.decode()) == ("en-gb", True)


def test_what_machines_ask_is_in_no_language(site):
    assert site.get("/cy/health/live").status_code == 404
