"""WCAG 2.2 AA and text contrast of 7:1, on phones and desks, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

PAGES = ["/", "422", "answer", "/police-forces/", "/police-forces/west-mercia/",
         "/districts/worcester/", "/services/the-glade/",
         "/services/the-glade/mistake/", "/about/", "/your-safety/", "/privacy/",
         "/nowhere"]  # fmt: skip
RULES = {"rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_safety_23_axe_finds_nothing(visit, page, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    found = {}
    for address in PAGES:
        visit(address)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        violations = Axe().run(page, options=RULES).response["violations"]
        found[address] = [(v["id"], v["nodes"][0]["html"][:120]) for v in violations]
    assert found == {address: [] for address in PAGES}


def test_nothing_scrolls_sideways_on_a_small_phone(visit, page):
    page.set_viewport_size({"width": 320, "height": 480})
    wide = []
    for address in PAGES:
        visit(address)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    assert wide == []


def test_safety_23_the_page_follows_the_device_into_the_dark(visit, page):
    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        visit("/")
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours[0] != colours[1]


def test_safety_11_numbers_are_large_unbroken_and_can_be_hit_with_a_thumb(visit, page):
    page.set_viewport_size({"width": 320, "height": 480})
    visit("/police-forces/west-mercia/")
    sizes = page.eval_on_selector_all(
        ".number a, button, .exit, .nine, .relay, summary",
        "all => all.filter(a => a.offsetParent).map(a => [a.textContent.trim(), a.offsetHeight])",
    )
    assert [(words, height) for words, height in sizes if height < 44] == []
