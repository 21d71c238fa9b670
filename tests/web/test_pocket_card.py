"""A card to carry: chosen in the body of a form, made of published numbers alone, kept nowhere."""

import re
from dataclasses import replace

import pytest
from django.apps import apps

from services import snapshot
from tests.web.asking import answer

HEADINGS = ["Numbers", "Useful numbers", "Appointments", "Taxi", "Repairs"]
NUMBER = "0808 178 2058"
POCKET = re.compile(r'<div class="pocket">.*?</div>', re.S)


def key_of(served, slug="the-glade"):
    """What the form sends for the first number of a service."""
    record = served.service(slug)
    return f"{record.id}-{record.channels[0].id}"


def make(site, served, address="/card/", **changes):
    """Ask for a card of The Glade's number."""
    fields = {"make": "card", "service": served.service("the-glade").id, "numbers": key_of(served)}
    return site.post(address, fields | changes)


def offered(response):
    """The keys of the numbers to choose from, in their order."""
    return re.findall(r'name="numbers" value="([\d-]+)"', response.content.decode())


def on_card(response):
    """What is printed, as text."""
    return POCKET.search(response.content.decode())[0]


def test_the_form_offers_the_national_lines(site, served):
    html = site.get("/card/").content.decode()
    numbers = {
        row.value for line in served.national_lines for row in line.channels if row.is_number
    }
    assert {number for number in numbers if number not in html} == set()


def test_a_listing_leads_to_the_form_with_its_number_first_and_nothing_in_the_address(site, served):
    listing = site.get("/services/the-glade/").content.decode()
    field = f'<input type="hidden" name="service" value="{served.service("the-glade").id}">'
    response = site.post("/card/", {"service": served.service("the-glade").id})
    first = re.search(r'name="numbers" value="([^"]+)"', response.content.decode())[1]
    assert ('action="/card/" method="post"' in listing, field in listing) == (True, True)
    assert (response.status_code, first) == (200, key_of(served))


def test_an_answer_leads_to_the_form_with_its_numbers_in_order(site, served):
    html = answer(site, "WR5 1AA")
    form = html.partition('<form class="take"')[2].partition("</form>")[0]
    shown = re.search(r'name="shown" value="([\d,-]+)"', form)[1]
    keys = offered(site.post("/card/", {"shown": shown}))
    assert (keys, len(keys) > 8, key_of(served) in keys) == (shown.split(","), True, True)


@pytest.mark.parametrize(
    ("place", "choices"),
    [("E8 1EA", {"age": "under13", "when": "recent"}), ("E8 1EA", {"age": "under13"}),
     ("WR5 1AA", {"age": "13-15"}), ("Cardiff", {"who": "someone"}),
     ("BT1 5GS", {"when": "recent"})],
)  # fmt: skip
def test_safety_15_the_card_of_an_answer_offers_no_number_that_the_answer_does_not_show(
    site, served, place, choices
):
    html = answer(site, place, **choices)
    shown = re.search(r'name="shown" value="([\d,-]+)"', html)[1]
    numbers = {f"{r.id}-{c.id}": c.value for r in served.services.values() for c in r.channels}
    form = site.post("/card/", {"shown": shown})
    fields = {"make": "card", "shown": shown}
    again = [site.post("/card/", fields), site.post("/card/", {**fields, "numbers": "9-9"})]
    keys = [offered(response) for response in (form, *again)]
    assert keys == [shown.split(",")] * 3
    assert [numbers[key] for key in keys[0] if numbers[key] not in html] == []


def test_safety_15_a_number_that_the_answer_hides_cannot_be_put_on_its_card(site, served):
    html = answer(site, "E8 1EA", age="under13", when="recent")
    shown = re.search(r'name="shown" value="([\d,-]+)"', html)[1]
    lines = {f"{r.id}-{c.id}" for r in served.national_lines for c in r.channels if c.is_number}
    hidden = lines.difference(shown.split(","))
    made = [site.post("/card/", {"make": "card", "shown": shown, "numbers": k}) for k in hidden]
    assert (len(made) > 3, {response.status_code for response in made}) == (True, {422})


def test_safety_15_another_card_of_an_answer_offers_the_same_numbers(site, served):
    shown = key_of(served)
    made = site.post("/card/", {"make": "card", "shown": shown, "numbers": shown})
    assert f'<input type="hidden" name="shown" value="{shown}">' in made.content.decode()


def test_the_card_holds_the_number_and_neither_logo_nor_name(site, served):
    response = make(site, served)
    card, title = on_card(response), re.search(r"<title>(.*)</title>", response.content.decode())[1]
    assert (response.status_code, NUMBER in card, title) == (200, True, "Card")
    assert [word for word in ("Signpost", "Glade", "<img", "href") if word in card] == []


@pytest.mark.parametrize(
    ("labels", "shown"), [("", ""), ("letters", "<span>TG</span>"), ("names", "The Glade")]
)
def test_beside_a_number_stands_what_was_chosen(site, served, labels, shown):
    assert shown in on_card(make(site, served, labels=labels))


def test_the_heading_is_chosen_from_a_neutral_list(site, served):
    html = site.get("/card/").content.decode()
    assert [heading for heading in HEADINGS if f"> {heading}</label>" not in html] == []
    assert '<p class="pocket-heading">Taxi</p>' in on_card(make(site, served, heading="taxi"))


def test_a_square_code_is_drawn_only_when_asked_for_and_says_what_it_holds(site, served):
    without, with_code = make(site, served), make(site, served, code="yes")
    held = "tel:08081782058"
    assert ["<svg" in on_card(each) for each in (without, with_code)] == [False, True]
    assert (held in without.content.decode(), held in with_code.content.decode()) == (False, True)


def test_beside_the_card_it_says_when_a_number_was_checked(site, served):
    assert "not yet checked by our staff" in make(site, served).content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"numbers": []}, "Choose one number or more."),
     ({"numbers": "999999-1"}, "One of these numbers is no longer listed.")],
)  # fmt: skip
def test_what_cannot_be_made_is_said_with_the_form(site, served, fields, words):
    response = make(site, served, **fields)
    assert (response.status_code, words in response.content.decode()) == (422, True)


def test_more_than_four_numbers_are_too_many(site, served):
    rows = [(line, row) for line in served.national_lines for row in line.channels if row.is_number]
    keys = [f"{line.id}-{row.id}" for line, row in rows]
    response = make(site, served, numbers=keys[:5])
    assert (response.status_code, "at most 4" in response.content.decode()) == (422, True)


@pytest.mark.parametrize(
    "fields",
    [{"numbers": "0808 157 0123"}, {"heading": "Zyxwv"}, {"labels": "Zyxwv"}, {"code": "Zyxwv"},
     {"service": "the-glade"}, {"shown": "1-2,Zyxwv"}, {"shown": "1-2,"}],
)  # fmt: skip
def test_text_of_the_request_never_reaches_a_card(site, served, fields):
    response = make(site, served, **fields)
    [sent] = fields.values()
    assert (response.status_code, sent in response.content.decode()) == (400, False)


def test_safety_18_a_number_that_was_recalled_cannot_be_put_on_a_card(site, served, monkeypatch):
    record = served.service("the-glade")
    without = record.without({row.dialled for row in record.channels})
    services = {**served.services, record.id: without}
    monkeypatch.setattr(snapshot.follower(), "_directory", replace(served, services=services))
    response = make(site, served)
    assert (response.status_code, NUMBER in response.content.decode()) == (422, False)


def test_a_service_that_is_closed_for_now_has_no_number_for_a_card(site, served, monkeypatch):
    closed = replace(served.service("the-glade"), status="temporarily_closed")
    services = {**served.services, closed.id: closed}
    monkeypatch.setattr(snapshot.follower(), "_directory", replace(served, services=services))
    assert make(site, served).status_code == 422


def test_safety_05_what_is_put_on_a_card_is_nowhere_else(site, served, logged, capfd):
    response = make(site, served, heading="taxi", labels="names", code="yes")
    out, err = capfd.readouterr()
    models = apps.get_models(include_auto_created=True)
    rows = repr([list(model._default_manager.values_list()) for model in models])
    left = "".join([*logged, out, err, rows, repr(response.headers), repr(response.cookies)])
    told = [word for word in (NUMBER, "08081782058", key_of(served), "taxi") if word in left]
    assert (response.status_code, told) == (200, [])


@pytest.mark.parametrize("address", ["/card/", "/cy/card/"])
def test_safety_09_nothing_keeps_or_lists_the_form_or_the_card(site, served, address):
    told = {
        (r["Cache-Control"], r["CDN-Cache-Control"], r["X-Robots-Tag"],
         '<meta name="robots" content="noindex">' in r.content.decode())
        for r in (site.get(address), make(site, served, address), make(site, served, numbers=[]))
    }  # fmt: skip
    assert told == {("no-store", "no-store", "noindex", True)}


def test_safety_06_neither_address_nor_title_of_the_card_tells(site, served):
    titles = [
        re.search(r"<title>(.*)</title>", r.content.decode())[1]
        for r in (site.get("/card/"), make(site, served, labels="names", heading="taxi"))
    ]
    assert titles == ["A pocket card – Signpost", "Card"]


def test_what_was_chosen_in_an_address_is_not_looked_at(site, served):
    response = site.get("/card/", {"make": "card", "numbers": key_of(served)})
    html = response.content.decode()
    assert (response.status_code, POCKET.search(html), NUMBER in html) == (200, None, False)


def test_a_body_longer_than_any_form_of_ours_is_refused(site):
    assert site.post("/card/", {"service": "1" * 70_000}).status_code == 413


def test_a_card_asks_the_database_nothing(site, served, django_assert_num_queries):
    with django_assert_num_queries(0):
        site.get("/card/")
        make(site, served, code="yes")
