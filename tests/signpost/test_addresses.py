"""The settings that are network addresses."""

from ipaddress import ip_network

import pytest

from signpost import addresses
from signpost.addresses import BaseUrl
from signpost.refusal import SettingRefused


@pytest.mark.parametrize("text", ["1", "8000", "65535"])
def test_a_port_is_a_number(text):
    assert addresses.port(text) == int(text)


@pytest.mark.parametrize("text", ["0", "65536", "abc", "-1", "80.5", "٣", "1" * 5000, "80 81"])
def test_a_port_outside_the_range_is_refused_by_name(text):
    with pytest.raises(SettingRefused, match="^PORT must be"):
        addresses.port(text)


@pytest.mark.parametrize(
    ("text", "host"),
    [("127.0.0.1", "127.0.0.1"), ("localhost", "127.0.0.1"), ("::1", "::1"), ("[::1]", "::1")],
)
def test_a_host_is_an_address_to_listen_on(text, host):
    assert addresses.host(text) == host


@pytest.mark.parametrize("text", ["256.1.1.1", "help.example.org", "127.0.0.1:80", "*"])
def test_a_host_that_is_no_address_is_refused_by_name(text):
    with pytest.raises(SettingRefused, match="^HOST must be"):
        addresses.host(text)


@pytest.mark.parametrize(
    ("text", "base_url"),
    [
        ("http://127.0.0.1:8000", BaseUrl("http://127.0.0.1:8000", "127.0.0.1", False)),
        (
            "https://Help.Example.org/",
            BaseUrl("https://help.example.org", "help.example.org", True),
        ),
        ("http://[::1]:8000", BaseUrl("http://[::1]:8000", "[::1]", False)),
    ],
)
def test_a_base_url_is_taken_apart(text, base_url):
    assert addresses.base_url(text) == base_url


@pytest.mark.parametrize(
    "text",
    [
        "help.example.org",
        "//help.example.org",
        "ftp://help.example.org",
        "https://",
        "https://help.example.org/path",
        "https://help.example.org?a=b",
        "https://help.example.org#a",
        "https://name:word@help.example.org",
        "https://help.example.org:99999",
        "https://help.example.org:0",
        "https://help.example.org:",
        "https://help example.org",
        "https://-.example.org",
        "https://[::1",
    ],
)
def test_a_base_url_that_is_more_or_less_than_an_origin_is_refused_by_name(text):
    with pytest.raises(SettingRefused, match="^BASE_URL must"):
        addresses.base_url(text)


def test_an_exit_page_may_have_a_path():
    assert addresses.exit_url("https://example.org/weather") == "https://example.org/weather"


@pytest.mark.parametrize("text", ["http://example.org", "example.org", "javascript:alert(1)"])
def test_an_exit_page_without_https_is_refused_by_name(text):
    with pytest.raises(SettingRefused, match="^EXIT_URL must"):
        addresses.exit_url(text)


def test_allowed_hosts_are_divided_by_commas():
    text = "help.example.org, .example.net,127.0.0.1,[::1]"
    assert addresses.allowed_hosts(text) == text.replace(" ", "").split(",")


@pytest.mark.parametrize("text", ["a,,b", "a,", "https://a", "a:80", "a b", "a/b", "::1"])
def test_an_allowed_host_that_is_none_is_refused_by_name(text):
    with pytest.raises(SettingRefused, match="^ALLOWED_HOSTS must"):
        addresses.allowed_hosts(text)


def test_trusted_proxies_are_addresses_and_networks():
    networks = (ip_network("127.0.0.1"), ip_network("10.0.0.0/8"), ip_network("::1"))
    assert addresses.trusted_proxy("127.0.0.1, 10.0.0.0/8,::1") == networks


def test_a_star_trusts_everybody():
    assert addresses.trusted_proxy("*") == (ip_network("0.0.0.0/0"), ip_network("::/0"))


@pytest.mark.parametrize("text", ["banana", "10.0.0.1/8", "127.0.0.1,", "*,127.0.0.1"])
def test_a_trusted_proxy_that_is_no_network_is_refused_by_name(text):
    with pytest.raises(SettingRefused, match="^TRUSTED_PROXY must"):
        addresses.trusted_proxy(text)
