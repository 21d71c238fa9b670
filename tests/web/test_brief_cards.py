"""Cards of services for some people and of the police: short, with the rest one press away."""

import re

import pytest

from tests.web.asking import answer

BRIEF = '<article class="card brief">'


@pytest.fixture
def cards(site) -> list[str]:
    """The brief cards of an answer."""
    return [card.split("</article>")[0] for card in answer(site, "WR5 1AA").split(BRIEF)[1:]]


def outside(card: str) -> str:
    """What is seen of a card before anybody presses More."""
    return re.sub(r"<details>.*?</details>", "", card, flags=re.S)


def test_they_show_a_way_to_reach_them_and_whom_they_are_for(cards):
    ways = [re.search(r'class="(number|way)"', outside(card)) for card in cards]
    assert (len(cards) > 10, all(ways), all("<p>" in outside(card) for card in cards)) == (
        True,
        True,
        True,
    )


def test_safety_15_whom_they_turn_away_and_who_helps_instead_is_never_folded(cards):
    said = "<dt>Not for</dt>"
    folded = [card for card in cards if said in card and said not in outside(card)]
    assert (any(said in card for card in cards), folded) == (True, [])


def test_safety_21_the_police_say_that_they_are_and_what_stays_private_is_told(cards):
    assert sum("This is the police" in outside(card) for card in cards) >= 2
    assert [card for card in cards if "What stays private" not in card] == []


def test_safety_22_each_number_tells_what_it_costs_and_who_answers_inside_the_fold(cards):
    numbers = [card for card in cards if 'class="number"' in card]
    assert [card for card in numbers if "Cost: " not in card or "Who answers: " not in card] == []


def test_safety_13_each_says_when_it_was_checked_and_that_nobody_on_the_staff_did(cards):
    seen = [card for card in cards if "checked by our staff" not in outside(card)]
    assert (seen, [card for card in cards if "From public pages" not in card]) == ([], [])


def test_what_has_no_number_shows_its_website_without_a_press(cards):
    without = [card for card in cards if "We know no phone number." in card]
    assert [card for card in without if ">Website" not in outside(card)] == []
    assert len(without) > 0
