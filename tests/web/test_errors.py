"""The pages for what went wrong."""

import pytest
from django.db import OperationalError

from services.geography import TableUnavailable
from services.web import browsing, finding
from tests.web.asking import FORM, ask

FIRST_NUMBER = "0808 500 2222"


def carries(response):
    """What a page of error carries: exit link, emergency strip, a national number, safety page."""
    html = response.content.decode()
    return (
        'rel="nofollow noreferrer"' in html and "Exit this page" in html,
        'href="tel:999"' in html and "press 55" in html and "999bsl.co.uk" in html,
        f">{FIRST_NUMBER}</a>" in html,
        'href="/your-safety/"' in html,
    )


ALL = (True, True, True, True)


def broken(*_args, **_kwargs):
    raise ZeroDivisionError("WR5 1AA")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("address", ["/", "/police-forces/btp/", "/your-safety/", "/help/x/"])
def test_a_wrong_method_gets_our_page_and_is_told_which_are_right(site, method, address):
    response = getattr(site, method)(address)
    assert (response.status_code, response["Allow"], carries(response)) == (405, "GET, HEAD", ALL)


@pytest.mark.parametrize("address", ["/find/", "/services/the-glade/mistake/", "/listing-check/x/"])
def test_a_form_takes_get_head_and_post(site, address):
    response = site.put(address)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.parametrize(
    ("address", "status"),
    [("/nowhere/", 404), ("/help/forged/", 404), ("/listing-check/x/", 404), ("/find/", 422)],
)
def test_an_error_page_carries_the_way_out_and_numbers(site, address, status):
    response = site.post(address) if status == 422 else site.get(address)
    assert (response.status_code, carries(response)) == (status, ALL)


def test_an_unknown_option_gets_a_page_that_carries_them_too(site):
    response = ask(site, "WR5", age="1")
    assert (response.status_code, carries(response)) == (400, ALL)


@pytest.mark.parametrize(
    ("address", "bytes_sent"),
    [
        ("/find/", 70_000),
        ("/card/", 70_000),
        ("/services/the-glade/mistake/", 70_000),
        ("/listing-check/x/", 70_000),
    ],
)
def test_a_body_that_is_too_long_gets_a_page_that_says_so(site, address, bytes_sent):
    response = site.post(address, "x" * bytes_sent, content_type=FORM)
    assert (response.status_code, carries(response)) == (413, ALL)


def test_a_body_that_is_too_long_for_the_staffs_site_gets_that_page_too(site):
    site.cookies["csrftoken"] = "x" * 32
    response = site.post("/admin/login/", "x" * 3_000_000, content_type=FORM)
    assert (response.status_code, carries(response)) == (413, ALL)


def test_a_staff_form_without_its_token_gets_our_page(site):
    response = site.post("/admin/login/", {"username": "x"})
    assert (response.status_code, carries(response)) == (403, ALL)


@pytest.mark.parametrize("debug", [False, True])
def test_a_broken_view_gets_our_page(site, monkeypatch, settings, debug):
    settings.DEBUG = debug
    monkeypatch.setattr(browsing, "force_page", broken)
    response = site.get("/police-forces/btp/")
    assert (response.status_code, carries(response)) == (500, ALL)


def test_a_page_that_needs_a_database_that_is_away_says_so_with_numbers(site, monkeypatch):
    def away(*_args, **_named):
        raise OperationalError("gone")

    monkeypatch.setattr(browsing, "force_page", away)
    response = site.get("/police-forces/btp/")
    assert (response.status_code, carries(response)) == (503, ALL)


def test_the_page_for_a_fault_does_not_need_the_directory_that_broke(site, monkeypatch):
    monkeypatch.setattr("services.web.errors.lines", broken)
    monkeypatch.setattr(browsing, "force_page", broken)
    response = site.get("/police-forces/btp/")
    assert (response.status_code, carries(response)) == (500, ALL)


def test_with_nothing_left_the_page_still_says_999_and_the_way_out(site, monkeypatch):
    monkeypatch.setattr("services.web.errors.lines", broken)
    monkeypatch.setattr("services.web.errors.fallback_lines", broken)
    monkeypatch.setattr(browsing, "force_page", broken)
    response = site.get("/police-forces/btp/")
    html = response.content.decode()
    assert (response.status_code, 'href="tel:999"' in html, "Exit this page" in html) == (
        500,
        True,
        True,
    )


@pytest.mark.parametrize("address", ["/", "/police-forces/", "/services/the-glade/", "/help/x/"])
def test_without_listings_the_page_has_the_numbers_the_project_came_with(
    client, nothing_served, address
):
    response = client.get(address)
    assert (response.status_code, carries(response)) == (503, ALL)


def test_without_the_postcode_table_the_page_has_numbers(site, monkeypatch, tmp_path):
    def unavailable(_text):
        raise TableUnavailable(tmp_path, "cut short")

    monkeypatch.setattr("services.web.fields.resolve_text", unavailable)
    response = ask(site, "WR5 1AA")
    assert (response.status_code, carries(response)) == (503, ALL)


def test_a_fault_is_written_down_by_its_class_and_its_places_alone(site, monkeypatch, logged):
    monkeypatch.setattr(finding, "write_token", broken)
    ask(site, "WR5 1AA")
    [line] = [line for line in logged if "ZeroDivisionError" in line]
    assert ("test_errors.py" in line, ":broken" in line, "WR5" in line) == (True, True, False)
