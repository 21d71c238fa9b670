"""What do you need? Questions beside an answer, which change it without losing its place."""

import re
from datetime import UTC, datetime

import pytest

from services.web.token import read_token
from tests.web.asking import answer, ask

pytestmark = pytest.mark.usefixtures("served")

QUESTIONS = ["When was it?", "Who is it for?", "How old is the person?", "What works for you?"]
OPTIONS = {
    "when": ["happening", "recent", "longer", "unsure"],
    "for": ["me", "someone"],
    "age": ["under13", "13-15", "16-17", "18plus"],
    "by": ["call", "type", "sign", "meet"],
}


def token_of(response):
    """The token of an answer's address."""
    return response["Location"].split("/")[-2]


def carried(html):
    """The token that the questions of a page carry."""
    return re.search(r'name="answer" value="([^"]+)"', html)[1]


def asked(token):
    """What a token stands for."""
    return read_token(token, at=datetime.now(UTC))[0]


def test_the_questions_stand_beside_every_answer_and_each_may_be_left_out(site):
    html = answer(site, "WR5 1AA")
    assert (
        re.findall(r"<legend>([^<]+)</legend>", html),
        {name: re.findall(rf'name="{name}" value="(\w[^"]*)"', html) for name in OPTIONS},
        re.findall(r'type="checkbox" name="(\w+)"', html),
        len(re.findall(r'value="" [^>]*checked', html)),
    ) == (QUESTIONS, OPTIONS, ["open", "keep"], 4)


@pytest.mark.parametrize("language", ["", "/cy"])
def test_an_answer_to_a_question_keeps_the_square_and_the_district(site, language):
    first = site.post(f"{language}/find/", {"place": "WR5 1AA"})
    again = site.post(f"{language}/find/", {"answer": token_of(first), "by": "type"})
    before, after = asked(token_of(first)), asked(token_of(again))
    assert (after.square, after.codes, after.kind, str(after.need.by)) == (
        before.square,
        before.codes,
        before.kind,
        "type",
    )


@pytest.mark.parametrize("place", ["BTP", "DE6", "BT1 1AA", "WR5 1ZZ"])
def test_every_kind_of_answer_can_be_asked_again(site, place):
    html = answer(site, place)
    again = site.post("/find/", {"answer": carried(html), "age": "16-17"})
    heading = re.search("<h1>.*?</h1>", html)[0]
    assert heading in site.get(again["Location"]).content.decode()


def test_an_answer_without_services_has_no_questions_and_no_card(site):
    html = answer(site, "JE2 3AB")
    assert ('id="need"' in html, 'class="take"' in html, 'id="find"' in html) == (
        False,
        False,
        True,
    )


def test_why_an_answer_without_services_asks_nothing_is_said(site):
    words = "There is nothing to choose from here yet, so we ask you no questions."
    assert (words in answer(site, "JE2 3AB"), words in answer(site, "WR5 1AA")) == (True, False)


def test_a_choice_that_is_taken_back_is_gone(site):
    html = answer(site, "WR5 1AA", when="recent")
    again = asked(token_of(site.post("/find/", {"answer": carried(html)})))
    assert again.need.when is None


def test_safety_23_nobody_makes_an_answer_for_30_minutes_last_longer(site):
    html = answer(site, "WR5 1AA", keep="30m")
    again = asked(token_of(site.post("/find/", {"answer": carried(html)})))
    assert again.short


def test_a_place_that_is_typed_wins_over_the_answer_before(site):
    html = answer(site, "WR5 1AA")
    again = site.post("/find/", {"answer": carried(html), "place": "Cardiff"})
    assert "<h1>Help in Cardiff</h1>" in site.get(again["Location"]).content.decode()


def test_choices_are_kept_where_another_place_is_typed_below_an_answer(site):
    html = answer(site, "WR5 1AA", by="type", open="now")
    below = html[html.index('id="find"') :]
    kept = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', below)
    assert (kept, re.search(r'<input type="text"[^>]* value="', below)) == (
        [("by", "type"), ("open", "now")],
        None,
    )


@pytest.mark.parametrize("token", ["x", "é\x00", "gAAAA" * 200, "<b>"])
def test_a_forged_answer_is_told_to_enter_the_place_again(site, token):
    response = site.post("/find/", {"answer": token, "by": "call"})
    html = response.content.decode()
    assert (
        response.status_code,
        "That answer has ended. Please enter the place again" in html,
        'href="#id_place"' in html,
        "0808 500 2222" in html,
        re.findall(r'name="by" value="(\w+)"[^>]*checked', html),
        'name="answer"' in html,
    ) == (422, True, True, True, ["call"], False)


def test_asking_again_about_an_answer_that_has_ended_gives_what_its_address_gives(
    site, time_machine
):
    time_machine.move_to(datetime(2026, 11, 23, 12, tzinfo=UTC))
    address = ask(site, "WR5 1AA", keep="30m")["Location"]
    time_machine.shift(30 * 60)
    response = site.post("/find/", {"answer": address.split("/")[-2], "by": "type"})
    html = response.content.decode()
    assert (
        response.status_code,
        "<h1>This answer has ended</h1>" in html,
        'id="id_place"' in html,
        "0808 500 2222" in html,
    ) == (410, True, True, True)
    main = re.compile("<main.*</main>", re.S)
    assert main.search(html)[0] == main.search(site.get(address).content.decode())[0]


def test_an_unknown_option_beside_an_answer_is_refused(site):
    token = token_of(ask(site, "WR5 1AA"))
    assert site.post("/find/", {"answer": token, "open": "on"}).status_code == 400


def test_what_was_said_stands_by_the_questions_which_stay_closed(site):
    html = answer(site, "WR5 1AA", when="longer", who="me")
    assert (
        "What do you need? You said: Longer ago, Me</summary>" in html,
        '<details class="need">' in html,
    ) == (True, True)


def test_results_are_seen_without_opening_anything(site):
    html = re.sub(r"<details.*?</details>", "", answer(site, "WR5 1AA"), flags=re.S)
    assert ("0808 500 2222" in html, "The Glade" in html) == (True, True)
