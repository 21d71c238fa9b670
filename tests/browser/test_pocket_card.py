"""The pocket card in a browser: reached from a listing, open to everybody, printed small."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

RULES = {"rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}}
SMALL = [(float(74), float(105))]


def send(page, form):
    """Press the button of a form and arrive."""
    with page.expect_navigation():
        page.locator(f"{form} button").first.click()


def choose(page, *names):
    """Tick the first option of each group."""
    for name in names:
        page.locator(f"input[name={name}]").first.check()


def pages_of(printed):
    """The size of each page of a PDF, in millimetres."""
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    return [(round(float(w) / 72 * 25.4), round(float(h) / 72 * 25.4)) for w, h in boxes]


@pytest.mark.parametrize("prefix", ["/", "/cy/"])
def test_safety_05_a_card_is_made_from_a_listing_without_a_trace_in_the_address(
    visit, page, origin, prefix
):
    visit(f"{prefix}services/the-glade/")
    addresses = []
    for form in ("form.take", "form#card"):
        send(page, form)
        addresses.append(page.url)
        if form == "form.take":
            choose(page, "numbers")
    assert addresses == [f"{origin}{prefix}card/"] * 2
    assert page.locator(".pocket").inner_text().startswith("0808 178 2058")


def test_four_numbers_with_names_and_a_code_print_on_one_small_page_and_nothing_else(visit, page):
    visit("/card/")
    choose(page, "code")
    page.get_by_label("The name", exact=True).check()
    page.get_by_label("Useful numbers").check()
    for box in page.locator("input[name=numbers]").all()[:4]:
        box.check()
    send(page, "form#card")
    printed = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    shown = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.checkVisibility()"
        " && !e.closest('.pocket') && !e.querySelector('.pocket')).length"
    )
    box = page.locator(".pocket").evaluate("e => e.scrollHeight <= e.clientHeight")
    assert (pages_of(printed), shown, box) == (SMALL, 0, True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_safety_23_axe_finds_nothing_on_the_form_its_error_and_the_card(visit, page, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    found, wide = {}, {}
    visit("/card/")
    for state in ("form", "error", "card"):
        if state == "card":
            choose(page, "numbers", "code")
        if state != "form":
            send(page, "form#card")
        violations = Axe().run(page, options=RULES).response["violations"]
        found[state] = [(v["id"], v["nodes"][0]["html"][:120]) for v in violations]
        wide[state] = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    states = ("form", "error", "card")
    assert (found, wide) == ({key: [] for key in states}, dict.fromkeys(states, False))


def test_the_error_leads_to_the_numbers(visit, page):
    visit("/card/")
    send(page, "form#card")
    page.get_by_role("alert").get_by_role("link").click()
    assert page.url.endswith("/card/#id_numbers")
