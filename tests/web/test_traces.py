"""SAFETY 5 and 7: marked values go through every outcome and are searched for everywhere."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail

from services.web import finding
from tests.web.asking import FORM, ask

MARK = "Zyxwv"
PLACE = "WR5 1AA"
CHOICES = {"for": "someone", "age": "13-15", "when": "happening", "by": "sign", "keep": "30m"}
SAID = ("someone", "13-15", "happening", "sign", "30m")
JUNK = (MARK * 2048)[: 10 * 1024]

pytestmark = pytest.mark.parametrize("debug", [False, True])


def broken(*_args, **_kwargs):
    raise ValueError(MARK + PLACE)


def rows():
    """Every value of every row, as one text."""
    models = apps.get_models(include_auto_created=True)
    return repr([list(model._default_manager.values_list()) for model in models])


def written(site, logged, capfd):
    """Everything that could outlive the request, as one text."""
    out, err = capfd.readouterr()
    return "".join([*logged, out, err, repr(mail.outbox), rows(), repr(Session.objects.all())])


def headers(response):
    """Headers and cookies of a response as text, without the encrypted token."""
    told = {name: value for name, value in response.headers.items() if name != "Location"}
    return repr(told) + repr(response.cookies)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"place": MARK}, 422),
        ({"place": JUNK}, 422),
        ({"place": MARK, "age": MARK}, 400),
        ({"place": PLACE, "area": MARK}, 400),
        ({"place": PLACE, MARK: MARK}, 303),
        ({"place": PLACE, **CHOICES}, 303),
    ],
)
def test_safety_05_what_was_typed_is_nowhere_afterwards(
    site, logged, capfd, settings, debug, fields, status
):
    settings.DEBUG = debug
    response = site.post("/find/", fields)
    left = written(site, logged, capfd) + headers(response)
    found = [word for word in (MARK, PLACE, "WR51AA", "13-15", "happening") if word in left]
    assert (response.status_code, found) == (status, [])


def test_safety_05_the_address_of_an_answer_tells_nothing(site, logged, capfd, settings, debug):
    settings.DEBUG = debug
    address = site.post("/find/", {"place": PLACE, **CHOICES})["Location"]
    response = site.get(address)
    left = written(site, logged, capfd) + headers(response)
    told = [word for word in (address, PLACE, "WR51AA", "Worcester", "13-15") if word in left]
    in_clear = [word for word in ("WR51AA", "WR5 1AA", "worcester", "13-15") if word in address]
    assert (told, in_clear) == ([], [])


@pytest.mark.parametrize("fields", [{"place": PLACE, **CHOICES}, {"place": MARK}, {"place": JUNK}])
def test_safety_05_a_fault_tells_nothing_of_what_was_typed(
    site, logged, capfd, settings, monkeypatch, debug, fields
):
    settings.DEBUG = debug
    for name in ("write_token", "lines"):
        monkeypatch.setattr(finding, name, broken)
    response = site.post("/find/", fields)
    left = written(site, logged, capfd) + headers(response) + response.content.decode()
    found = [word for word in (MARK, PLACE, "13-15&", "happening&") if word in left]
    assert (response.status_code, found, "ValueError" in "".join(logged)) == (500, [], True)


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("put", "/find/", 405),
        ("delete", f"/help/{MARK}/", 405),
        ("get", f"/help/{MARK}/", 404),
        ("get", f"/services/{MARK}/?place={MARK}", 404),
        ("get", f"/find/?place={MARK}", 303),
    ],
)
def test_safety_05_an_address_somebody_made_up_is_not_written_down(
    site, logged, capfd, settings, debug, method, address, status
):
    settings.DEBUG = debug
    response = getattr(site, method)(address, headers={"referer": MARK, "user-agent": MARK})
    left = written(site, logged, capfd) + headers(response) + response.headers.get("Location", "")
    assert (response.status_code, MARK in left) == (status, False)


def test_safety_05_a_body_that_cannot_be_read_is_not_written_down(
    site, logged, capfd, settings, debug
):
    settings.DEBUG = debug
    body = f"place={MARK}&" * 2000
    response = site.post("/find/", body, content_type=FORM)
    left = written(site, logged, capfd) + headers(response) + response.content.decode()
    assert (response.status_code, MARK in left) == (400, False)


@pytest.mark.parametrize("address", ["/nowhere/", "/nowhere", "/find/x/"])
def test_safety_05_a_page_that_does_not_exist_shows_nothing_of_what_was_sent(
    site, logged, capfd, settings, debug, address
):
    settings.DEBUG = debug
    response = site.post(address, {"place": MARK, MARK: PLACE}, headers={"referer": MARK})
    left = written(site, logged, capfd) + headers(response) + response.content.decode()
    told = [word for word in (MARK, PLACE, "WR51AA") if word in left]
    assert (response.status_code, told) == (404, [])


def test_safety_05_a_body_that_is_too_long_is_nowhere_afterwards(
    site, logged, capfd, settings, debug
):
    settings.DEBUG = debug
    response = site.post("/find/", {"place": MARK * 14_000})
    left = written(site, logged, capfd) + headers(response) + response.content.decode()
    assert (response.status_code, MARK in left) == (413, False)


def test_safety_05_an_answer_that_ended_tells_nothing(
    site, logged, capfd, settings, debug, time_machine
):
    settings.DEBUG = debug
    time_machine.move_to(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    address = ask(site, PLACE, keep="30m")["Location"]
    time_machine.shift(31 * 60)
    response = site.get(address)
    left = written(site, logged, capfd) + response.content.decode()
    assert (response.status_code, PLACE in left, "Worcester" in left) == (410, False, False)


def test_safety_05_changing_an_answer_leaves_no_more_than_the_answer_did(
    site, logged, capfd, settings, debug
):
    settings.DEBUG = debug
    first = site.post("/find/", {"place": PLACE})["Location"]
    token = first.split("/")[-2]
    second = site.post("/find/", {"answer": token, **CHOICES})
    shown = site.get(second["Location"])
    left = written(site, logged, capfd) + headers(second) + headers(shown)
    told = [word for word in (token, PLACE, "Worcester", *SAID[:3], "30m") if word in left]
    in_clear = [word for word in ("worcester", *SAID) if word in second["Location"]]
    assert (second.status_code, shown.status_code, told, in_clear) == (303, 200, [], [])


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"answer": MARK}, 422),
        ({"answer": JUNK, **CHOICES}, 422),
        ({"answer": MARK, "by": MARK}, 400),
    ],
)
def test_safety_05_an_answer_that_is_forged_is_nowhere_afterwards(
    site, logged, capfd, settings, debug, fields, status
):
    settings.DEBUG = debug
    response = site.post("/find/", fields)
    left = written(site, logged, capfd) + headers(response)
    shown = MARK in response.content.decode()
    assert (response.status_code, MARK in left, shown) == (status, False, False)


def test_safety_05_what_an_answer_carries_is_only_the_token(site, debug):
    html = site.get(site.post("/find/", {"place": PLACE, **CHOICES})["Location"]).content.decode()
    assert [word for word in (PLACE, "WR51AA", "385500", "254500") if word in html] == []
