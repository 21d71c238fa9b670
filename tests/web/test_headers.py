"""What browsers, caches and robots are told."""

import pytest

from tests.web.asking import ask

OPEN = ["/", "/police-forces/", "/police-forces/west-mercia/", "/districts/worcester/",
        "/counties/worcestershire/", "/regions/wales/", "/services/the-glade/", "/your-safety/",
        "/privacy/", "/about/"]  # fmt: skip
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
KEPT = "public, max-age=30"
FOR_HELPERS = ["/for-advisers/", "/for-advisers/west-mercia/", "/interpreter/"]


@pytest.mark.parametrize("address", OPEN)
def test_safety_09_a_shared_cache_may_keep_a_page_without_an_answer(site, address):
    response = site.get(address)
    assert (
        response["Cache-Control"],
        response["CDN-Cache-Control"],
        response.headers.get("X-Robots-Tag"),
    ) == ("no-store", KEPT, None)


@pytest.mark.parametrize("address", FOR_HELPERS)
def test_safety_09_a_page_for_helpers_may_be_kept_but_nobody_lists_it(site, address):
    response = site.get(address)
    told = [response[name] for name in ("Cache-Control", "CDN-Cache-Control", "X-Robots-Tag")]
    assert told == ["no-store", KEPT, "noindex"]


def outcomes(site):
    """A response of every other outcome."""
    found = ask(site, "WR5 1AA")
    return {
        "303": found,
        "answer": site.get(found["Location"]),
        "422": ask(site, "zzz"),
        "400": ask(site, "WR5", age="1"),
        "404": site.get("/nowhere/"),
        "forged": site.get("/help/x/"),
        "405": site.put("/"),
        "413": site.post("/find/", {"place": "x" * 70_000}),
        "card": site.get("/card/"),
        "home by form": site.get("/find/"),
        "slash": site.get("/police-forces"),
    }


def test_safety_09_nothing_keeps_or_lists_a_page_with_an_answer_or_an_error(site):
    told = {
        name: (r["Cache-Control"], r["CDN-Cache-Control"], r["X-Robots-Tag"])
        for name, r in outcomes(site).items()
    }
    assert told == dict.fromkeys(told, ("no-store", "no-store", "noindex"))


def test_safety_10_every_public_response_has_the_strict_headers(site):
    responses = [*outcomes(site).values(), *(site.get(address) for address in OPEN)]
    told = {
        (
            r["Content-Security-Policy"],
            r["Referrer-Policy"],
            r["X-Content-Type-Options"],
            r["Cross-Origin-Opener-Policy"],
            "geolocation=()" in r["Permissions-Policy"],
        )
        for r in responses
    }
    assert told == {(POLICY, "no-referrer", "nosniff", "same-origin", True)}


def test_safety_08_no_public_response_sets_a_cookie(site):
    responses = [*outcomes(site).values(), *(site.get(address) for address in OPEN)]
    assert [r for r in responses if r.cookies or "Set-Cookie" in r.headers] == []


def test_a_session_of_the_admin_is_left_alone_by_the_public_site(site):
    site.cookies["sessionid"] = "x" * 32
    assert not site.get("/").cookies


def test_the_admin_keeps_its_referrer_for_its_own_forms(site):
    response = site.get("/admin/login/")
    assert (response["Referrer-Policy"], "script-src" in response["Content-Security-Policy"]) == (
        "same-origin",
        False,
    )


def test_head_works_where_get_does(site):
    responses = [site.head(address) for address in OPEN]
    assert {(r.status_code, r.content) for r in responses} == {(200, b"")}


def test_safety_07_the_access_log_holds_method_route_status_and_time(site, logged):
    site.get("/services/the-glade/?from=somewhere", headers={"referer": "https://example.org/x"})
    [line] = logged
    assert line.split(" (")[0].split()[:3] == ["GET", "service", "200"]


def test_no_public_response_asks_the_database(site, django_assert_num_queries):
    with django_assert_num_queries(0):
        outcomes(site)
        for address in OPEN:
            site.get(address)
