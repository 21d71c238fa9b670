"""What a screen reader says, in which order: landmarks, headings, names of what can be used."""

import re
from itertools import pairwise

import pytest

pytestmark = pytest.mark.browser

FRAME = ['link "Skip to main content"', "banner:", 'link "Exit this page"',
         'link "Your safety online"', 'navigation "Site"', 'link "Signpost"',
         'complementary "In danger now"', 'link "Call 999"', "main:",
         "heading [level=1]"]  # fmt: skip
END = ["contentinfo:", 'link "Skip to exit"', 'navigation "About this site"']
IN_MAIN = {
    "/": ['region "Start here"', 'link "0808 500 2222"', 'region "Find help near you"',
          'textbox "Where would you like', 'region "National lines"', "article:"],
    "answer": ['navigation "On this page"', 'region "Talk to someone now"', "article:",
               'link "0808 500 2222"', 'region "Telling the police, if you want to"',
               'region "Choose another place"', 'textbox "Where would you like'],
    "/services/the-glade/": ["article:", 'heading "The Glade" [level=1]', 'link "0808 178 2058"',
                             'heading "Is it for me?" [level=2]', "table",
                             'heading "How to get help" [level=2]',
                             'heading "What stays private" [level=2]',
                             'link "Report a mistake in this listing"'],
    "/nowhere": ['heading "Page not found" [level=1]', 'link "Find help near you"',
                 'region "National lines"', 'link "0808 500 2222"'],
}  # fmt: skip


def in_order(words, text):
    """The first of `words` that does not come after the ones before it; None when all do."""
    place = 0
    for word in words:
        found = text.find(word, place)
        if found < 0:
            return word
        place = found + 1
    return None


@pytest.mark.parametrize("address", IN_MAIN)
def test_a_screen_reader_meets_the_way_out_the_numbers_and_the_rest_in_this_order(
    visit, page, address
):
    visit(address)
    said = page.locator("body").aria_snapshot()
    said = re.sub(r'heading ("[^"]*") \[level=1\]', r"heading [level=1] heading \1 [level=1]", said)
    frame, main = in_order([*FRAME, *END], said), in_order(IN_MAIN[address], said)
    assert (frame, main) == (None, None)


@pytest.mark.parametrize("address", [*IN_MAIN, "/police-forces/", "/your-safety/", "422"])
def test_headings_begin_with_one_and_leave_no_level_out(visit, page, address):
    visit(address)
    levels = page.eval_on_selector_all(
        "h1, h2, h3, h4", "all => all.map(one => Number(one.tagName[1]))"
    )
    steps = [after - before for before, after in pairwise(levels)]
    assert (levels.count(1), levels[0], max(steps) <= 1) == (1, 1, True)


def test_the_same_number_has_the_same_name_everywhere(visit, page):
    visit("/")
    named = page.locator(".number a").evaluate_all(
        "all => all.map(one => [one.getAttribute('aria-label'), one.innerText.trim() !== ''])"
    )
    assert {tuple(one) for one in named} == {(None, True)}
