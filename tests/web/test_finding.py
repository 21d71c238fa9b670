"""The box, its choices, and the answer."""

import re

import pytest
from django.utils.html import escape

from tests.web.asking import FORM, answer, ask

pytestmark = pytest.mark.usefixtures("served")


def test_home_has_the_national_number_on_the_page(site):
    assert 'href="tel:08085002222">0808 500 2222</a>' in site.get("/").content.decode()


def test_home_has_one_box_with_its_label(site):
    html = site.get("/").content.decode()
    label = "Where would you like help? Any nearby postcode works. We don't keep it."
    assert (html.count('type="text"'), f'<label for="id_place">{label}</label>' in html) == (
        1,
        True,
    )


def test_each_choice_begins_with_nothing_said(site):
    html = site.get("/").content.decode()
    checked = re.findall(r'<input type="radio" name="(\w+)" value="" [^>]*checked', html)
    assert (checked, html.count("I'd rather not say")) == (
        ["when", "for", "age", "by"],
        4,
    )


def test_safety_09_the_box_is_not_remembered_by_the_browser(site):
    box = re.search(r'<input type="text"[^>]*>', site.get("/").content.decode())[0]
    assert ('autocomplete="off"' in box, 'spellcheck="false"' in box) == (True, True)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("WR5 1AA", "Help in Worcester"),
        ("wr51aa", "Help in Worcester"),
        ("WR5 1ZZ", "We do not have this postcode in our list"),
        ("WR5", "Postcodes that start like this are all in"),
        ("BT1 1AA", "Postcodes that start with BT are in Northern Ireland."),
        ("JE2 3AB", "This place is outside the UK."),
        ("BFPO 61", "This is a British Forces address."),
        ("GIR 0AA", "This postcode is used for post only"),
        ("West Mercia", "These services help people in West Mercia."),
        ("Caerdydd", "Help in Cardiff"),
    ],
)
def test_an_understood_place_leads_to_its_answer(site, place, words):
    response = ask(site, place)
    shown = site.get(response["Location"])
    assert (response.status_code, shown.status_code, words in shown.content.decode()) == (
        303,
        200,
        True,
    )


@pytest.mark.parametrize(
    "place", ["", " ", "zzzz", "WR5 1AA WR5 1AB", "\x00", "\u202e\x07", "?" * 101]
)
def test_a_place_not_understood_is_asked_for_again_with_numbers(site, place):
    response = ask(site, place)
    html = response.content.decode()
    assert (
        response.status_code,
        'aria-invalid="true"' in html,
        'href="#id_place"' in html,
        "0808 500 2222" in html,
    ) == (422, True, True, True)


def test_what_was_typed_and_chosen_is_shown_again(site):
    html = ask(site, "zzz<b>\x00", age="16-17").content.decode()
    chosen = re.findall(r'name="age" value="([^"]*)" [^>]*checked', html)
    assert (f'value="{escape("zzz<b>")}"' in html, chosen, "<details open>" in html) == (
        True,
        ["16-17"],
        True,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [("for", "us"), ("age", "17"), ("when", "2026-01-01"), ("by", "owl"), ("open", "yes"),
     ("keep", "1y"), ("area", "force:none"), ("area", "planet:earth"), ("area", "force"),
     ("area", "district:btp"), ("area", "\x00:\x00")],
)  # fmt: skip
def test_an_option_that_no_form_of_ours_sends_is_refused(site, field, value):
    response = site.post("/find/", {"place": "WR5 1AA", field: value})
    assert (response.status_code, "0808 500 2222" in response.content.decode()) == (400, True)


@pytest.mark.parametrize(
    ("area", "heading"),
    [
        ("force:west-mercia", "Help in West Mercia"),
        ("district:worcester", "Help in Worcester"),
        ("county:worcestershire", "Help in Worcestershire"),
        ("region:west-midlands", "Help in West Midlands"),
        ("nation:wales", "Help in Wales"),
        ("uk:united-kingdom", "UK lines"),
        ("force:btp", "British Transport Police"),
    ],
)
def test_an_area_can_be_chosen(site, area, heading):
    assert f"<h1>{heading}</h1>" in answer(site, area=area)


def test_the_area_wins_over_the_box(site):
    assert "<h1>Help in Wales</h1>" in answer(site, "WR5 1AA", area="nation:wales")


def test_the_answer_for_worcester_has_the_glade_and_its_number(site):
    html = answer(site, "WR5 1AA")
    assert ("The Glade" in html, 'href="tel:08081782058">0808 178 2058</a>' in html) == (True, True)


def test_a_place_in_several_forces_is_chosen_by_a_button_that_keeps_the_choices(site):
    html = answer(site, "DE6", who="me")
    assert (
        len(re.findall(r'<button name="area" value="force:', html)) > 1,
        '<input type="hidden" name="for" value="me">' in html,
    ) == (True, True)


def test_an_answer_without_a_place_still_has_a_way_to_numbers(site):
    html = answer(site, "JE2 3AB")
    assert ('value="uk:united-kingdom"' in html, 'href="tel:999"' in html) == (True, True)


@pytest.mark.parametrize(
    ("choices", "number", "relay"),
    [
        ({"when": "recent"}, "111", "18001111"),
        ({"when": "happening"}, "0808 2000 247", "1800108082000247"),
        ({"when": "recent", "age": "under13"}, "0800 1111", "1800108001111"),
    ],
)
def test_safety_11_a_number_of_a_notice_has_text_relay_and_says_what_is_only_listed(
    site, choices, number, relay
):
    html = answer(site, "E1 6AN", **choices)
    notice = html[html.index('<section class="notice">') : html.index('<section class="first"')]
    assert (
        f">{number}</a>" in notice,
        f'href="tel:{relay}"' in notice,
        "Listed as open 24 hours, every day" in notice,
    ) == (True, True, True)


def test_safety_06_the_title_of_an_answer_names_no_place(site):
    assert "<title>Help – Signpost</title>" in answer(site, "WR5 1AA")


@pytest.mark.parametrize("address", ["/find", "/cy/find"])
def test_a_form_sent_without_the_slash_of_its_address_loses_nothing(site, address):
    found = site.post(address, {"place": "WR5 1AA"})
    html = site.get(found["Location"]).content.decode()
    assert (found.status_code, "The Glade" in html) == (303, True)


def test_looking_at_the_forms_address_leads_home(site):
    response = site.get("/find/?place=WR51AA")
    assert (response.status_code, response["Location"]) == (303, "/")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"place=\xff\xfe%ff", FORM),
        (b"place=a&" * 3000, FORM),
        (b"place=" + b"a" * 3_000_000, FORM),
        (b"place=WR5", FORM + "; charset=utf-16"),
        (b"--x\r\nnonsense", "multipart/form-data; boundary=x"),
        (b"nonsense", "multipart/form-data"),
        (b'{"place": "WR5"}', "application/json"),
        (b"", FORM),
    ],
)
def test_a_strange_body_gets_a_clear_page(site, body, content_type):
    response = site.post("/find/", body, content_type=content_type)
    html = response.content.decode()
    assert (400 <= response.status_code < 500, "Exit this page" in html) == (True, True)


@pytest.mark.parametrize("address", ["/police-forces", "/services/the-glade"])
def test_safety_05_a_missing_slash_is_added_and_a_query_left_behind(site, address):
    response = site.get(address, {"place": "WR5 1AA"})
    assert (response.status_code, response["Location"]) == (301, f"{address}/")
