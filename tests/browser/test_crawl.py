"""SAFETY 8, 10 and 11: a crawl of the public site by a real browser.

Of the districts, all alike, only some; tests/web/test_links.py follows every link.
"""

from urllib.parse import urldefrag, urlsplit
from zlib import crc32

import pytest

pytestmark = pytest.mark.browser

ONE_DISTRICT_IN = 10
LINKS = "all => all.map(a => [a.href, a.rel, a.target])"


def worth_seeing(href):
    """Whether to follow a link: some districts stand for all."""
    return (
        "/districts/" not in href
        or crc32(href.partition("/districts/")[2].encode()) % ONE_DISTRICT_IN == 0
    )


def test_safety_10_no_page_asks_another_origin_keeps_anything_or_complains(page, origin):
    asked, complaints, seen, failed, outbound = set(), [], set(), [], []
    page.on(
        "request",
        lambda request: asked.add("{0.scheme}://{0.netloc}".format(urlsplit(request.url))),
    )
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    todo = [f"{origin}/"]
    while todo:
        address = todo.pop()
        if address in seen:
            continue
        seen.add(address)
        response = page.goto(address, wait_until="domcontentloaded")
        if response.status != 200:
            failed.append(address)
        for href, rel, target in page.eval_on_selector_all("a[href]:not(svg a)", LINKS):
            if href.startswith(f"{origin}/"):
                todo += [urldefrag(href).url] if worth_seeing(href) else []
            elif href.startswith("http"):
                outbound.append((href, "noreferrer" in rel and not target))
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert (asked, complaints, failed) == ({origin}, [], [])
    assert (kept, page.context.cookies()) == ([0, 0, ""], [])
    assert [href for href, careful in outbound if not careful] == []
    assert len(seen) > 200


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
