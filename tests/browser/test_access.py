"""WCAG 2.2 AA and text contrast of 7:1: every page, answer and form, in light, dark and Welsh.

Only colours and sizes can differ in the dark and on a large screen, and nothing of them in another
language: so everything is looked at once, small and light, and what can differ again.
"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.everywhere import BROWSED, TYPED, addresses, refuse, refuse_mistake, unfold

pytestmark = pytest.mark.browser

COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block", "target-size")
ALL_RULES = {"rules": {rule: {"enabled": True} for rule in COLOURS}}
COLOURS_ALONE = {"runOnly": {"type": "rule", "values": COLOURS}}
BUT_COLOURS = {"rules": {rule: {"enabled": False} for rule in COLOURS}}
MADE_ALIKE = 3
"""So many answers have every component, in every colour, that answers are made of."""

SMALL, LARGE = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
LOOKS = {
    "small-light": (SMALL, "light", "", ALL_RULES),
    "large-dark": (LARGE, "dark", "", COLOURS_ALONE),
    "welsh": (SMALL, "light", "/cy", BUT_COLOURS),
}
MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
NINE_POINTS = 12  # CSS pixels
TOO_WIDE = """() => {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > edge) return ["the page"];
  return [...document.querySelectorAll("main *, .bar *, .danger *, footer *")]
    .filter(one => one.offsetParent && !one.closest(".hidden, .skip, svg"))
    .filter(one => {
      const box = one.closest(".card, .near, .notice, main, body").getBoundingClientRect();
      const mine = one.getBoundingClientRect();
      return mine.right > box.right + 1 || (one.scrollWidth > one.clientWidth + 1
        && getComputedStyle(one).overflowX !== "visible");
    }).map(one => one.outerHTML.slice(0, 80));
}"""
SMALL_TARGETS = """all => all.filter(one => one.offsetParent && one.offsetHeight < 44)
  .map(one => one.outerHTML.slice(0, 80))"""
TARGETS = ".number a, .way a, button, .exit, .safety, .nine, .relay, summary, .links a, .site a"


def violations(page, rules):
    """What axe finds on a page with everything unfolded."""
    unfold(page)
    return violations_in_sight(page, rules)


def violations_in_sight(page, rules):
    """What axe finds on a page as it is."""
    found = Axe().run(page, options=rules).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in found]


@pytest.mark.parametrize("look", LOOKS)
def test_safety_23_axe_finds_nothing(page, origin, look):
    size, scheme, prefix, rules = LOOKS[look]
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    found = {}
    seen = addresses(page, origin, prefix)
    for address in seen if rules is not COLOURS_ALONE else seen[: len(BROWSED) + MADE_ALIKE]:
        page.goto(origin + address)
        found[address] = violations(page, rules)
    for typed in TYPED:
        refuse(page, origin, typed, prefix)
        found[typed] = violations(page, rules)
    refuse_mistake(page, origin, prefix)
    found["mistake"] = violations(page, rules)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(("width", "text"), [(320, "100%"), (640, "200%")])
def test_nothing_is_cut_off_or_scrolls_sideways_on_a_small_phone_or_in_large_text(
    page, origin, width, text
):
    page.set_viewport_size({"width": width, "height": 480})
    found = {}
    for address in addresses(page, origin):
        page.goto(origin + address)
        unfold(page)
        page.evaluate("size => document.documentElement.style.fontSize = size", text)
        found[address] = page.evaluate(TOO_WIDE)
    assert {address: wide for address, wide in found.items() if wide} == {}


def test_safety_23_the_page_follows_the_device_into_the_dark(visit, page):
    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        visit("/")
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours[0] != colours[1]


def test_safety_11_numbers_and_ways_can_be_hit_with_a_thumb(page, origin):
    page.set_viewport_size({"width": 320, "height": 480})
    found = {}
    for address in addresses(page, origin):
        page.goto(origin + address)
        unfold(page)
        found[address] = page.eval_on_selector_all(TARGETS, SMALL_TARGETS)
    assert {address: small for address, small in found.items() if small} == {}


def test_safety_23_nothing_moves(visit, page):
    page.emulate_media(reduced_motion="reduce")
    for address in ("/", "/police-forces/", "answer"):
        visit(address)
        moving = page.evaluate(
            """() => [document.getAnimations().length,
              [...document.querySelectorAll("*")].filter(one => {
                const style = getComputedStyle(one);
                return style.transitionDuration !== "0s" || style.animationName !== "none";
              }).length, getComputedStyle(document.documentElement).scrollBehavior]"""
        )
        assert moving == [0, 0, "auto"]


def test_in_forced_colours_what_can_be_pressed_has_an_edge(visit, page):
    page.emulate_media(forced_colors="active")
    visit("answer")
    edges = page.eval_on_selector_all(
        ".exit, .nine, .number a, button",
        "all => all.map(one => parseInt(getComputedStyle(one).borderTopWidth))",
    )
    assert (min(edges) >= 2, len(edges) > 10) == (True, True)


def test_in_forced_colours_the_map_shows_where_the_focus_is(visit, page):
    page.emulate_media(forced_colors="active")
    visit("/police-forces/")
    first, second = page.locator(".map svg path").all()[:2]
    page.locator(".map svg a").first.focus()
    fills = [one.evaluate("one => getComputedStyle(one).fill") for one in (first, second)]
    assert fills[0] != fills[1]


def test_on_paper_numbers_are_large_and_the_way_out_is_left_out(visit, page):
    page.emulate_media(media="print", color_scheme="dark")
    visit("/police-forces/west-mercia/")
    size = page.evaluate("getComputedStyle(document.querySelector('.number a')).fontSize")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (size, paper, page.locator(".bar").is_visible()) == (
        "26.6667px",
        "rgb(255, 255, 255)",
        False,
    )


def test_the_sheet_of_a_police_force_is_two_sheets_of_paper_that_can_be_read(visit, page):
    visit("/for-advisers/west-mercia/")
    sheets = re.findall(rb"/Type /Page\b", page.pdf(format="A4", margin=MARGIN))
    page.emulate_media(media="print")
    sizes = page.eval_on_selector_all(
        "main *", "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert (len(sheets) <= 2, min(sizes) >= NINE_POINTS) == (True, True)


def test_numbers_for_professionals_are_not_on_the_paper_that_is_handed_over(visit, page):
    visit("/for-advisers/west-mercia/")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', "
        "'<div class=professionals>only you</div>')"
    )
    shown = []
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        shown.append(page.locator(".professionals").last.is_visible())
    assert shown == [True, False]
