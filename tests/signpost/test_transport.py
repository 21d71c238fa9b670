"""Which scheme a request came by."""

from io import BytesIO
from ipaddress import ip_network

import pytest

from signpost.transport import guarded

PROXY = (ip_network("10.0.0.0/8"),)


def seen(*, is_secure, trusted=(), address="192.0.2.1", **environ):
    """Return the environ as the application behind the door sees it."""
    caught = []
    door = guarded(
        lambda environ, _: caught.append(environ) or [], is_secure=is_secure, trusted=trusted
    )
    door({"REMOTE_ADDR": address, "wsgi.url_scheme": "http", **environ}, lambda *_: None)
    return caught[0]


@pytest.mark.parametrize(("is_secure", "scheme"), [(True, "https"), (False, "http")])
def test_without_a_proxy_the_base_url_says_the_scheme(is_secure, scheme):
    assert seen(is_secure=is_secure)["wsgi.url_scheme"] == scheme


def test_a_reader_cannot_claim_another_scheme():
    assert seen(is_secure=False, HTTP_X_FORWARDED_PROTO="https")["wsgi.url_scheme"] == "http"


@pytest.mark.parametrize(
    ("address", "header", "scheme"),
    [
        ("10.1.2.3", "https", "https"),
        ("10.1.2.3", "http", "http"),
        ("10.1.2.3", "", "http"),
        ("10.1.2.3", "https, http", "http"),
        ("10.1.2.3", "http, https", "https"),
        ("192.0.2.1", "https", "http"),
        ("::1", "https", "http"),
    ],
)
def test_a_trusted_proxy_says_the_scheme_and_nobody_else(address, header, scheme):
    environ = seen(is_secure=True, trusted=PROXY, address=address, HTTP_X_FORWARDED_PROTO=header)
    assert environ["wsgi.url_scheme"] == scheme


@pytest.mark.parametrize(
    ("address", "header", "client"),
    [
        ("10.1.2.3", "192.0.2.7", "192.0.2.7"),
        ("10.1.2.3", "198.51.100.1, 192.0.2.7", "192.0.2.7"),
        ("10.1.2.3", "192.0.2.7, 10.9.9.9", "192.0.2.7"),
        ("10.1.2.3", "192.0.2.7:5123", "192.0.2.7"),
        ("10.1.2.3", "[2001:db8::1]:443", "2001:db8::1"),
        ("10.1.2.3", "", "10.1.2.3"),
        ("10.1.2.3", "192.0.2.7, nonsense", "10.1.2.3"),
        ("198.51.100.9", "192.0.2.7", "198.51.100.9"),
    ],
)
def test_a_trusted_proxy_says_whose_address_it_is_and_nobody_else(address, header, client):
    environ = seen(is_secure=True, trusted=PROXY, address=address, HTTP_X_FORWARDED_FOR=header)
    assert environ["REMOTE_ADDR"] == client


def test_without_a_proxy_nobody_can_claim_another_address():
    environ = seen(is_secure=False, HTTP_X_FORWARDED_FOR="192.0.2.7", address="198.51.100.9")
    assert environ["REMOTE_ADDR"] == "198.51.100.9"


def test_a_request_does_not_carry_the_settings_of_the_process():
    environ = seen(is_secure=False, DATABASE_URL="postgres://secret", PATH_INFO="/")
    assert ("DATABASE_URL" in environ, environ["PATH_INFO"]) == (False, "/")


def test_a_body_in_chunks_is_given_to_django_with_its_length():
    seen = {}

    def application(environ, _):
        seen.update(length=environ["CONTENT_LENGTH"], body=environ["wsgi.input"].read())
        return []

    environ = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input": BytesIO(b"place=WR5+1AA")}
    guarded(application, is_secure=False, trusted=())(environ, None)
    assert seen == {"length": "13", "body": b"place=WR5+1AA"}
