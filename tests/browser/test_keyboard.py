"""A walk through each page with the Tab key: in order, in sight, out at the end."""

import pytest

from tests.browser.everywhere import unfold

pytestmark = pytest.mark.browser

PAGES = ["/", "/cy/", "answer", "422", "/police-forces/", "/services/the-glade/",
         "/services/the-glade/mistake/", "/your-safety/", "/nowhere"]  # fmt: skip
MOST_STOPS = 400
EXPECTED = """() => {
  const radios = new Set();
  return [...document.querySelectorAll("a[href], button, input, textarea, select, summary")]
    .filter(one => one.type !== "hidden" && one.getClientRects().length)
    .filter(one => {
      if (one.type !== "radio") return true;
      const first = !radios.has(one.name);
      radios.add(one.name);
      return first;
    }).length;
}"""
STOP = """() => {
  const one = document.activeElement, all = [...document.querySelectorAll("*")];
  const style = getComputedStyle(one), path = one.querySelector && one.querySelector("path");
  const drawn = path && parseFloat(getComputedStyle(path).strokeWidth) >= 3;
  const box = one.getBoundingClientRect();
  return {
    over: one === document.body,
    at: all.indexOf(one),
    seen: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || !!drawn,
    inside: box.bottom > 0 && box.top < innerHeight,
    html: one.outerHTML.slice(0, 80),
  };
}"""


@pytest.mark.parametrize("address", PAGES)
def test_the_focus_goes_through_a_page_in_order_is_always_seen_and_comes_out(visit, page, address):
    page.set_viewport_size({"width": 390, "height": 700})
    visit(address)
    unfold(page)
    # A page with errors puts the focus on them: the walk begins at the first stop all the same.
    page.locator(".skip").first.focus()
    stops, wanted = [page.evaluate(STOP)], page.evaluate(EXPECTED)
    while len(stops) < MOST_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["over"]:
            break
        stops.append(stop)
    order = [stop["at"] for stop in stops]
    wrong = [stop["html"] for stop in stops if not (stop["seen"] and stop["inside"])]
    assert (wrong, order == sorted(order), len(stops)) == ([], True, wanted)


def test_on_the_map_the_name_of_a_force_shows_on_focus_and_on_hover(visit, page):
    visit("/police-forces/")
    shown = """one => getComputedStyle(one.querySelector("text")).visibility"""
    kent = page.locator(".map a[aria-label='Kent Police']")
    before = kent.evaluate(shown)
    kent.focus()
    focused = kent.evaluate(shown)
    page.evaluate("document.activeElement.blur()")
    kent.locator("path").hover(force=True)
    assert (before, focused, kent.evaluate(shown)) == ("hidden", "visible", "visible")


def test_enter_on_the_map_leads_to_the_force(visit, page):
    visit("/police-forces/")
    page.locator(".map a[aria-label='Kent Police']").press("Enter")
    page.wait_for_url("**/police-forces/kent/")


def test_the_map_can_be_skipped(visit, page):
    visit("/police-forces/")
    page.get_by_role("link", name="Skip the map").press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#exit"
