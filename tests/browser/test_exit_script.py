"""SAFETY 3 and 4: with JavaScript the page is blanked at once, and Shift three times leaves too."""

import pytest

from tests.browser.leaving import ELSEWHERE, press_shift, somewhere_else
from tests.conftest import CHROMIUM_ARGUMENTS, found_chromium

pytestmark = pytest.mark.browser

PAGES = ["/", "/cy/", "answer", "422", "/services/the-glade/", "/nowhere"]
SHOWN = """[getComputedStyle(document.documentElement).display, document.body.offsetHeight,
  document.title.trim()]"""
BLANK = ["none", 0, ""]
SAID = "document.getElementById('presses').textContent"


@pytest.fixture
def away(page):
    """The way out leads to a page of ours; what it asked for is listed."""
    with somewhere_else(page.context) as asked:
        yield asked


@pytest.fixture
def with_cache(chromium):
    """A profile of a browser that keeps pages for Back, which Playwright turns off."""
    browser = chromium.browser_type.launch(
        executable_path=found_chromium(),
        args=CHROMIUM_ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser.new_context()
    browser.close()


@pytest.mark.parametrize("address", PAGES)
def test_safety_03_shift_three_times_leads_away(visit, page, away, address):
    visit(address)
    press_shift(page, 3)
    page.wait_for_url(ELSEWHERE)
    assert [(r.url, r.all_headers().get("referer")) for r in away] == [(ELSEWHERE, None)]


def test_safety_03_the_page_is_blank_at_once(visit, page, away):
    visit("answer")
    left = page.evaluate(f"() => {{ document.getElementById('exit').click(); return {SHOWN} }}")
    page.wait_for_url(ELSEWHERE)
    assert left == BLANK


def test_safety_03_a_page_that_was_left_is_not_in_the_history(visit, page, away):
    visit("/")
    visit("/services/the-glade/")
    page.locator("#exit").click()
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    assert "the-glade" not in page.url


def test_safety_03_a_page_that_was_left_stays_blank_when_a_cache_brings_it_back(visit, page, away):
    visit("answer")
    back = page.evaluate(
        f"""() => {{
          document.getElementById("exit").click();
          document.documentElement.hidden = false;
          dispatchEvent(new PageTransitionEvent("pageshow", {{persisted: true}}));
          return {SHOWN};
        }}"""
    )
    page.wait_for_timeout(200)
    assert (back, [request.url for request in away]) == (BLANK, [ELSEWHERE])


def test_safety_03_with_the_real_cache_back_never_meets_the_page_that_was_left(with_cache, origin):
    page = with_cache.new_page()
    with somewhere_else(with_cache):
        page.goto(origin)
        page.evaluate("addEventListener('pageshow', event => window.kept = event.persisted)")
        page.goto(f"{origin}/services/the-glade/")
        page.locator("#exit").click()
        page.wait_for_url(ELSEWHERE)
        page.evaluate("setTimeout(() => history.back())")
        page.wait_for_url(f"{origin}/", wait_until="commit")
        back = [page.evaluate("window.kept"), page.get_by_text("The Glade").count()]
        page.evaluate("setTimeout(() => history.forward())")
        page.wait_for_url(ELSEWHERE, wait_until="commit")
    assert back == [True, 0]


def test_safety_03_a_way_within_the_page_makes_no_entry_in_the_history(visit, page):
    visit("answer")
    before = page.evaluate("history.length")
    page.get_by_role("link", name="Choose another place").click()
    assert (page.evaluate("history.length"), page.evaluate("location.hash")) == (before, "#find")


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (1, "Shift pressed once. Press it two more times to leave this page."),
        (2, "Shift pressed twice. Press it once more to leave this page."),
    ],
)
def test_safety_03_each_press_is_said_politely(visit, page, times, words):
    visit("/")
    press_shift(page, times)
    region = page.locator("#presses")
    assert (region.get_attribute("aria-live"), region.text_content()) == ("polite", words)


def test_safety_03_after_five_seconds_presses_are_forgotten_and_that_is_said(visit, page, away):
    visit("/")
    press_shift(page, 2)
    page.get_by_text("Five seconds have passed").wait_for(state="attached", timeout=7000)
    press_shift(page)
    assert (page.evaluate(SAID).startswith("Shift pressed once"), away) == (True, [])


@pytest.mark.parametrize("keys", [["Escape"] * 4, ["Shift+a"] * 4, ["Control+Shift"] * 4,
                                  ["Shift+Tab"] * 4])  # fmt: skip
def test_safety_03_other_keys_and_capitals_do_not_count(visit, page, away, keys):
    visit("/")
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    assert (page.evaluate(SAID), away) == ("", [])


def test_safety_03_a_postcode_in_capitals_is_typed_and_not_left(visit, page, away):
    visit("/")
    page.get_by_label("Where would you like help?").focus()
    for letter in "WRAA":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")
    assert (page.locator("[name=place]").input_value(), away) == ("WRAA", [])


def test_safety_04_nothing_is_asked_of_anybody_before_leaving(visit, page, away):
    visit("answer")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    press_shift(page, 3)
    page.wait_for_url(ELSEWHERE)
    assert (asked[0], len(page.context.pages)) == (ELSEWHERE, 1)


def test_safety_04_a_click_for_a_new_tab_leaves_in_the_same_one(visit, page, away):
    visit("/")
    page.locator("#exit").click(modifiers=["ControlOrMeta"])
    page.wait_for_url(ELSEWHERE)
    assert len(page.context.pages) == 1


def test_safety_04_a_short_link_beside_it_tells_of_staying_safe(visit, page):
    visit("/nowhere")
    assert page.locator(".bar a:not(.exit)").get_attribute("href") == "/your-safety/"
