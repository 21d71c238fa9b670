"""A reader with a keyboard, from the first page to a number."""

import pytest

pytestmark = pytest.mark.browser


def test_a_postcode_and_enter_lead_to_the_glade(visit, page):
    visit("/")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "place":
            break
    page.keyboard.type("WR5 1AA")
    page.keyboard.press("Enter")
    page.wait_for_url("**/help/**")
    card = page.get_by_role("article").filter(has_text="The Glade").first
    assert (
        page.title(),
        card.get_by_role("link", name="0808 178 2058", exact=True).is_visible(),
    ) == (
        "Help – Signpost",
        True,
    )


def test_a_place_not_understood_says_why_and_leads_back_to_the_box(visit, page):
    visit("422")
    page.get_by_role("alert").get_by_role("link").click()
    assert page.evaluate("document.activeElement.name") == "place"


def test_choices_are_made_with_the_keyboard_and_kept(visit, page):
    visit("/")
    page.get_by_text("What do you need?").click()
    page.get_by_label("Sign language", exact=True).check()
    page.get_by_label("Where would you like help?").fill("Cardiff")
    page.keyboard.press("Enter")
    page.wait_for_url("**/help/**")
    assert page.get_by_label("Sign language", exact=True).is_checked()


def test_the_questions_beside_an_answer_change_it_and_keep_the_place(visit, page):
    visit("answer")
    heading = page.get_by_role("heading", level=1).inner_text()
    first = page.get_by_role("region", name="Start here").get_by_role("link").first
    seen_before = first.is_visible()
    page.get_by_text("Answer a few questions to shorten this list").click()
    page.get_by_label("Still happening").check()
    page.get_by_role("button", name="Show what fits").click()
    page.get_by_role("heading", name="If it is still happening").wait_for()
    assert (seen_before, page.get_by_role("heading", level=1).inner_text()) == (True, heading)


def test_show_uk_lines_needs_no_place(visit, page):
    visit("/")
    page.get_by_role("button", name="Show UK lines").click()
    page.wait_for_url("**/help/**")
    assert page.locator(".number").count() > 5
