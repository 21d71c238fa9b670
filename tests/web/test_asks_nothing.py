"""What public pages ask for, and how they link away."""

import re

import pytest

PAGES = ["/", "/police-forces/west-mercia/", "/services/the-glade/", "/about/", "/nowhere/"]
FIELDS = {"place", "area", "for", "age", "when", "by", "open", "keep", "service", "shown"}
MANY = 40


@pytest.mark.parametrize("address", PAGES)
def test_safety_12_no_page_asks_who_you_are_or_what_happened(site, address) -> None:
    asked = re.findall(
        r'<(?:input|select|textarea|button)[^>]* name="([^"]+)"', page(site, address)
    )
    assert set(asked) <= FIELDS


def test_safety_12_the_form_is_never_refused_for_being_sent_often(site) -> None:
    statuses = {site.post("/find/", {"place": "WR5 1AA"}).status_code for _ in range(MANY)}
    assert statuses == {303}


@pytest.mark.parametrize("address", PAGES)
def test_safety_11_every_link_away_tells_no_referrer_and_opens_here(site, address) -> None:
    away = re.findall(r'<a [^>]*href="https?://[^>]*>', page(site, address))
    wrong = [link for link in away if "noreferrer" not in link or "target=" in link]
    assert (bool(away), wrong) == (True, [])


@pytest.mark.parametrize("address", PAGES[:3])
def test_safety_11_every_number_to_ring_stands_there_as_text(site, address) -> None:
    numbers = re.findall(r'<a [^>]*href="tel:(\d+)"[^>]*>(.+?)</a>', page(site, address))
    unlike = [(href, text) for href, text in numbers if re.sub(r"\D", "", text) != href]
    assert (len(numbers) > 2, unlike) == (True, [])


def page(site, address) -> str:
    """The text of a page."""
    return site.get(address).content.decode()
