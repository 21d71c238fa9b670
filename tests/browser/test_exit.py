"""SAFETY 1 and 2: the way out is a real link, always there, and covers nothing in use."""

import pytest

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 480}
PAGES = ["/", "answer", "/police-forces/west-mercia/", "/services/the-glade/", "/nowhere",
         "/services/the-glade/mistake/"]  # fmt: skip
ON_TOP = """() => {
  const exit = document.getElementById("exit"), box = exit.getBoundingClientRect();
  const corners = [[box.left + 8, box.top + 8], [box.right - 8, box.bottom - 8]];
  return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth
    && box.width >= 44 && box.height >= 44
    && corners.every(([x, y]) => document.elementFromPoint(x, y) === exit);
}"""
FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const bar = document.querySelector(".bar");
  const edge = bar.getBoundingClientRect().bottom;
  const hidden = !bar.contains(one) && box.bottom > 0 && box.top < edge - 1
    && getComputedStyle(one).position !== "absolute" && box.top + 1 > 0 && scrollY > 0;
  return {end: one === document.body, hidden, name: one.outerHTML.slice(0, 90)};
}"""


@pytest.mark.parametrize("address", PAGES)
def test_safety_02_exit_stays_visible_at_every_scroll_position(visit, page, address):
    page.set_viewport_size(PHONE)
    visit(address)
    length = page.evaluate("document.documentElement.scrollHeight - innerHeight")
    seen = []
    for part in range(5):
        page.evaluate("y => scrollTo(0, y)", length * part / 4)
        seen.append(page.evaluate(ON_TOP))
    assert seen == [True] * 5


@pytest.mark.parametrize("address", PAGES)
def test_safety_02_exit_comes_right_after_the_skip_link(visit, page, address):
    visit(address)
    focused = []
    for _ in range(2):
        page.keyboard.press("Tab")
        focused.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert focused == ["#main", "https://www.bbc.co.uk/weather"]


def test_safety_02_exit_has_a_skip_link_of_its_own(visit, page):
    visit("/")
    page.get_by_role("link", name="Skip to exit").press("Enter")
    assert page.evaluate("document.activeElement.id") == "exit"


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("address", ["/", "/cy/", "/police-forces/west-mercia/"])
def test_safety_02_exit_never_hides_what_has_the_focus(visit, page, address, key):
    page.set_viewport_size(PHONE)
    visit(address)
    hidden, steps = [], 0
    for _ in range(120):
        page.keyboard.press(key)
        found = page.evaluate(FOCUS)
        if found["end"]:
            break
        steps += 1
        hidden += [found["name"]] if found["hidden"] else []
    assert (hidden, steps > 20) == ([], True)


def test_safety_01_exit_leads_away_in_the_same_tab_and_tells_no_referrer(visit, page):
    asked = []
    page.context.route(
        "**/*bbc.co.uk/**", lambda route: (asked.append(route.request), route.abort())
    )
    visit("/")
    page.get_by_role("link", name="Exit this page").click()
    page.wait_for_timeout(200)
    assert [(r.url, "referer" in r.all_headers()) for r in asked] == [
        ("https://www.bbc.co.uk/weather", False)
    ]


def test_safety_01_exit_works_without_javascript(chromium, origin):
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(origin)
    href = page.get_by_role("link", name="Exit this page").get_attribute("href")
    context.close()
    assert href == "https://www.bbc.co.uk/weather"
