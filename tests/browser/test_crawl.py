"""SAFETY 8, 10 and 11: a crawl of the public site in both languages by a real browser.

Of pages that are all alike, districts and forms for a mistake, only some are opened;
tests/web/test_links.py follows every link.
"""

import re
from urllib.parse import urldefrag, urlsplit
from zlib import crc32

import brotli
import pytest

pytestmark = pytest.mark.browser

ONE_IN = 10
ALIKE = re.compile(r"/districts/|/mistake/$")
LINKS = "all => all.map(a => [a.href, a.rel, a.target])"
PARTS = "performance.getEntriesByType('resource').map(part => part.name)"
KEPT = "[localStorage.length, sessionStorage.length, document.cookie]"
MOST_BYTES = 14 * 1024
MOST_REQUESTS = 3
PLACES = [
    "WR5 1AA", "WR5 9ZZ", "WR5", "B11", "WR5 1", "BT1 5GS", "JE2 3XP", "IM1 3LY", "BF1 2AY",
    "BX9 1AS", "West Mercia", "Caerdydd", "Ynys Môn", "Durham", "XX9 9XX", "hello there", "",
]  # fmt: skip
"""A place for each kind of answer."""


class Watched:
    """A page of the browser, and what it asked for, said, weighed and broke on its way."""

    def __init__(self, page, origin):
        self.page, self.origin = page, origin
        self.asked, self.complaints, self.failed, self.heavy = set(), [], [], []
        self.parts = {}
        page.on("request", lambda request: self.asked.add(origin_of(request.url)))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def weigh(self, name, html):
        """Note the page where its first visit would weigh too much or ask for too many parts."""
        parts = [part for part in self.page.evaluate(PARTS) if part.startswith(self.origin)]
        weight = compressed(html) + sum(map(self.part_weight, parts))
        if weight > MOST_BYTES or len(parts) + 1 > MOST_REQUESTS:
            self.heavy.append((name, weight, parts))

    def part_weight(self, address):
        """What a stylesheet or a script weighs, compressed once and well as they are served."""
        if address not in self.parts:
            body = self.page.request.get(address).body()
            self.parts[address] = compressed(body, quality=11)
        return self.parts[address]

    def open(self, address):
        """Open an address and weigh it; of what is no page, ask only whether it is there."""
        if not address.endswith("/"):
            if self.page.request.get(address).status != 200:
                self.failed.append(address)
            return []
        response = self.page.goto(address, wait_until="domcontentloaded")
        if response.status != 200:
            self.failed.append(address)
        self.weigh(address, response.body())
        return self.page.eval_on_selector_all("a[href]:not(svg a)", LINKS)

    def found(self):
        """What went wrong, and what is left behind."""
        kept = (*self.page.evaluate(KEPT), *self.page.context.cookies())
        return {
            "asked": self.asked - {self.origin},
            "complaints": self.complaints,
            "failed": self.failed,
            "heavy": self.heavy,
            "kept": [one for one in kept if one],
        }


NOTHING = {"asked": set(), "complaints": [], "failed": [], "heavy": [], "kept": []}


def origin_of(address):
    """The origin of an address."""
    return "{0.scheme}://{0.netloc}".format(urlsplit(address))


def compressed(content, quality=5):
    """Bytes after brotli, at the quality that a proxy uses on the fly unless told otherwise."""
    return len(brotli.compress(content, quality=quality))


def worth_seeing(href):
    """Whether to follow a link: some of the pages that are alike stand for all."""
    return not ALIKE.search(href) or crc32(urlsplit(href).path.encode()) % ONE_IN == 0


@pytest.fixture
def watched(page, origin):
    """A page that is watched."""
    return Watched(page, origin)


def test_safety_10_no_page_asks_another_origin_keeps_anything_or_complains(watched, origin):
    seen, outbound, todo = set(), [], [f"{origin}/"]
    while todo:
        address = todo.pop()
        if address in seen:
            continue
        seen.add(address)
        for href, rel, target in watched.open(address):
            if href.startswith(f"{origin}/"):
                todo += [urldefrag(href).url] if worth_seeing(href) else []
            elif href.startswith("http"):
                outbound.append((href, "noreferrer" in rel and not target))
    welsh = [address for address in seen if address.startswith(f"{origin}/cy/")]
    assert watched.found() == NOTHING
    assert [href for href, careful in outbound if not careful] == []
    assert (len(seen) > 400, len(welsh) > 200) == (True, True)


@pytest.mark.parametrize("prefix", ["/", "/cy/"])
def test_safety_10_no_answer_asks_another_origin_keeps_anything_or_complains(watched, prefix):
    page, statuses = watched.page, {}
    for place in PLACES:
        page.goto(watched.origin + prefix)
        page.locator("input[name=place]").fill(place)
        with page.expect_navigation() as arrived:
            page.locator("form#find button.main").click()
        statuses[place] = arrived.value.status
        watched.weigh(place, arrived.value.body())
        assert urlsplit(page.url).path.startswith(prefix)
    refused = {"XX9 9XX", "hello there", ""}
    assert statuses == {place: 422 if place in refused else 200 for place in PLACES}
    # Chromium writes every status from 400 on to the console.
    watched.complaints = [text for text in watched.complaints if "status of 422" not in text]
    assert watched.found() == NOTHING


@pytest.mark.parametrize("prefix", ["/", "/cy/"])
def test_safety_10_a_pocket_card_asks_no_other_origin_and_keeps_nothing(watched, prefix):
    page = watched.page
    page.goto(f"{watched.origin}{prefix}services/the-glade/")
    with page.expect_navigation():
        page.locator("form.take button").click()
    for name in ("numbers", "code"):
        page.locator(f"input[name={name}]").first.check()
    with page.expect_navigation() as arrived:
        page.locator("form#card button.main").click()
    watched.weigh("card", arrived.value.body())
    assert (page.url, watched.found()) == (f"{watched.origin}{prefix}card/", NOTHING)


def test_the_policy_stops_what_a_page_might_bring_in(visit, page):
    visit("/")
    refused = page.evaluate(
        """() => new Promise(resolve => {
          document.addEventListener("securitypolicyviolation", e => resolve(e.effectiveDirective));
          const script = document.createElement("script");
          script.textContent = "1"; document.body.append(script);
        })"""
    )
    assert refused.startswith("script-src")
