"""Whether links lead somewhere, asked politely and never into a private network."""

import socket
import ssl
import time
from contextlib import suppress
from ipaddress import ip_address
from threading import Event, Thread

import pytest

from services.directory.links import Refused, Verdict, ask, check_links, links_of, target_of
from services.directory.links.addresses import is_public, public_addresses
from tests.directory.websites import PUBLIC, Clock, Net, Site, certificate, serving
from tests.records import a_channel_record, a_record, directory_of


@pytest.fixture
def site():
    """A server that says 200 to everything."""
    with serving(Site()) as served:
        yield served


@pytest.fixture
def net(site):
    """Every name leads to the site."""
    return Net(site)


def asked(net, url="http://meadow.example.org/", clock=None, **changes):
    """What comes of asking `url`."""
    return ask(url, web=net.web(**changes), courtesy=(clock or Clock()).courtesy())


def test_a_page_that_is_there_is_asked_for_its_head_only(site, net):
    outcome = asked(net, "http://meadow.example.org/help?for=me#top")
    assert (outcome.verdict, site.asked) == (
        Verdict.FOUND,
        ["HEAD meadow.example.org/help?for=me"],
    )


@pytest.mark.parametrize("refusal", [400, 403, 404, 405, 500, 501])
def test_get_follows_where_head_is_refused(site, net, refusal):
    site.says("/", refusal, method="HEAD")
    assert (asked(net).verdict, site.asked) == (
        Verdict.FOUND,
        ["HEAD meadow.example.org/", "GET meadow.example.org/"],
    )


@pytest.mark.parametrize(
    ("status", "verdict", "words"),
    [
        (404, Verdict.FAILED, "Gone: It answered 404."),
        (410, Verdict.FAILED, "Gone: It answered 410."),
        (500, Verdict.FAILED, "It answered 500."),
        (503, Verdict.FAILED, "It answered 503."),
        (403, Verdict.UNSURE, "It answered 403. Open it yourself to see."),
        (429, Verdict.UNSURE, "It answered 429. Open it yourself to see."),
    ],
)
def test_what_an_answer_says_of_the_page(site, net, status, verdict, words):
    site.says("/", status)
    outcome = asked(net)
    assert (outcome.verdict, outcome.words) == (verdict, words)


def test_a_redirect_is_followed_by_hand_and_looked_up_anew(site, net):
    site.says("/", 301, Location="http://orchard.example.org/new")
    assert (asked(net).verdict, net.looked_up) == (
        Verdict.FOUND,
        ["meadow.example.org", "orchard.example.org"],
    )


def test_a_relative_redirect_stays_with_its_host(site, net):
    site.says("/", 302, Location="/new page")
    site.says("/", 302, Location="new")
    asked(net)
    assert site.asked[-1] == "HEAD meadow.example.org/new"


def test_five_redirects_are_followed_and_no_sixth(site, net):
    for step in range(6):
        site.says(f"/{step}", 302, Location=f"/{step + 1}")
    outcomes = [asked(net, f"http://meadow.example.org/{start}") for start in (1, 0)]
    assert [outcome.verdict for outcome in outcomes] == [Verdict.FOUND, Verdict.FAILED]


def test_a_redirect_to_nowhere_fails(site, net):
    site.says("/", 302)
    assert asked(net).words == "It answered 302 and led nowhere."


PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",  # noqa: S104
    "100.64.0.1", "192.0.2.1", "192.0.0.9", "198.18.0.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:7f00:1::", "fe80::1",
    "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "100::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_leads_to_a_private_address_is_never_connected_to(net, address):
    net.names["meadow.example.org"] = [[address]]
    outcome = asked(net)
    assert (outcome.words, net.connected) == (
        "Not asked: It leads to an address that is not on the public internet.",
        [],
    )


def test_one_private_address_among_public_ones_is_enough(net):
    net.names["meadow.example.org"] = [[PUBLIC, "10.0.0.1"]]
    assert (asked(net).verdict, net.connected) == (Verdict.FAILED, [])


def test_a_redirect_into_a_private_network_is_not_followed(site, net):
    site.says("/", 302, Location="http://inside.example.org/")
    net.names["inside.example.org"] = [["192.168.0.1"]]
    assert (asked(net).words, len(net.connected)) == (
        "Not asked: It leads to an address that is not on the public internet.",
        1,
    )


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.1/", "http://[::1]/", "http://0.0.0.0/", "http://2130706433/",
        "http://0177.0.0.1/", "http://0x7f.0.0.1/", "http://0x7f000001/", "http://127.1/",
        "http://[::ffff:7f00:1]/", "file:///etc/passwd", "ftp://example.org/", "gopher://a/",
        "http://example.org:22/", "http://example.org:8080/", "http://user@example.org/",
        "http://user:word@example.org/", "http:///", "//",
        "http://exa mple.org/", "http://example.org\\@127.0.0.1/", "http://[::1/",
        "http://example.org:99999/", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_a_redirect_to_what_may_not_be_asked_is_not_followed(site, net, inside):
    site.says("/", 302, Location=inside)
    outcome = asked(net)
    assert (outcome.verdict, {address for address, _port in net.connected}) == (
        Verdict.FAILED,
        {PUBLIC},
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/", "http://0177.0.0.1/", "http://0x7f.0.0.1/", "http://8.8.8/",
        "http://0x08080808/", "http://１２７.１/", "http://example.org:22/", "http://u@example.org/",
        "http://example.org/a b", "http://example.org/\r\nX: y", "http://example.org\\a",
        "ftp://example.org/", "http:///a", "http://a..example.org/", f"http://{'a' * 64}.org/",
        "http://example.org:x/", f"http://example.org/{'a' * 3000}",
    ],
)  # fmt: skip
def test_an_address_that_may_not_be_asked_is_refused_before_any_look_up(net, url):
    with pytest.raises(Refused):
        target_of(url)
    assert (asked(net, url).verdict, net.looked_up) == (Verdict.FAILED, [])


def test_a_name_that_is_looked_up_again_cannot_lead_elsewhere(net):
    net.names["meadow.example.org"] = [[PUBLIC], ["127.0.0.1"]]
    asked(net)
    assert (net.looked_up, net.connected) == (["meadow.example.org"], [(PUBLIC, 80)])


def test_the_next_address_is_tried_where_the_first_takes_no_connection(net):
    tried = []

    def connect(address, port, seconds):
        tried.append(address)
        if address != PUBLIC:
            raise OSError("unreachable")
        return net.connect(address, port, seconds)

    net.names["meadow.example.org"] = [["2606:2800:21f::1", PUBLIC]]
    assert (asked(net, connect=connect).verdict, tried) == (
        Verdict.FOUND,
        ["2606:2800:21f::1", PUBLIC],
    )


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:21f::1", "::ffff:8.8.8.8"])
def test_addresses_of_the_public_internet_are_public(address):
    assert public_addresses([address]) == [address]


def test_host_names_are_asked_for_as_the_name_system_has_them():
    hosts = [target_of(f"https://{host}/").host for host in ("Meadow.Example.ORG.", "bücher.de")]
    assert hosts == ["meadow.example.org", "xn--bcher-kva.de"]


def test_a_request_says_who_asks_and_carries_nothing_else(site, net):
    asked(net)
    assert site.headers == [
        {
            "Host": "meadow.example.org",
            "User-Agent": "Test/1.0 (+https://help.example.org/about/)",
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
    ]


def test_a_cookie_of_one_answer_is_not_sent_with_the_next(site, net):
    site.says("/", 302, Location="/next", Set_Cookie="a=b")
    asked(net)
    assert "Cookie" not in site.headers[-1]


def test_a_name_that_nobody_knows_fails(net):
    net.names["meadow.example.org"] = [[]]
    assert asked(net).words == "The name of its host is not known."


def test_a_server_that_never_answers_is_given_up(site, net):
    waiting = Event()
    site.before = lambda: waiting.wait(5) and None
    outcome = asked(net, seconds=0.2)
    waiting.set()
    assert outcome.words == "It did not answer in time."


def test_a_server_that_drips_is_given_up_after_the_time_for_all(net):
    stop, began = Event(), time.monotonic()

    def drip(there):
        with there, suppress(OSError):
            while not stop.wait(0.05):
                there.sendall(b"H")

    def connect(*_):
        here, there = socket.socketpair()
        Thread(target=drip, args=(there,), daemon=True).start()
        return here

    outcome = asked(net, connect=connect, seconds=1, altogether=0.3)
    stop.set()
    assert (outcome.words, time.monotonic() - began < 2) == ("It did not answer in time.", True)


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(tmp_path):
    held = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    held.load_cert_chain(certificate(tmp_path, "meadow.example.org"))
    with serving(Site(), tls=held) as site:
        outcome = asked(Net(site), "https://meadow.example.org/")
    assert outcome.words == "Its certificate cannot be trusted."


@pytest.mark.parametrize(
    ("host", "verdict"),
    [("meadow.example.org", Verdict.FOUND), ("orchard.example.org", Verdict.SILENT)],
)
def test_a_certificate_must_be_that_of_the_host(tmp_path, host, verdict):
    file = certificate(tmp_path, "meadow.example.org")
    held = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    held.load_cert_chain(file)
    with serving(Site(), tls=held) as site:
        trusting = ssl.create_default_context(cafile=file)
        outcome = asked(Net(site), f"https://{host}/", tls=trusting)
    assert outcome.verdict is verdict


def test_two_requests_to_one_host_have_a_pause_between(net):
    clock = Clock()
    courtesy = clock.courtesy()
    for path in ("a", "b"):
        ask(f"http://meadow.example.org/{path}", web=net.web(), courtesy=courtesy)
    ask("http://orchard.example.org/", web=net.web(), courtesy=courtesy)
    assert clock.waits == [courtesy.pause]


@pytest.mark.parametrize("busy", [429, 503])
def test_a_busy_server_is_asked_again_when_it_says(site, net, busy):
    site.says("/", busy, 200, Retry_After="7")
    clock = Clock()
    assert (asked(net, clock=clock).verdict, clock.waits) == (Verdict.FOUND, [7.0])


@pytest.mark.parametrize("wait", ["3600", "Fri, 27 Nov 2026 12:00:00 GMT"])
def test_a_long_wait_is_left_to_another_night(site, net, wait):
    site.says("/", 503, Retry_After=wait)
    clock = Clock()
    assert (asked(net, clock=clock).verdict, clock.waits, len(site.asked)) == (
        Verdict.UNSURE,
        [],
        1,
    )


def test_the_links_are_those_that_the_public_is_shown():
    record = a_record(
        slug="meadow",
        website="https://meadow.example.org/",
        easy_read_url="https://meadow.example.org/easy",
        bsl_url="https://meadow.example.org/bsl",
        audio_url="https://meadow.example.org/audio",
        channels=(
            a_channel_record(kind="webchat", value="https://chat.example.org/"),
            a_channel_record(kind="email", value="help@example.org"),
            a_channel_record(),
        ),
    )
    other = a_record(slug="orchard", website="https://meadow.example.org/")
    assert links_of(directory_of(record, other)) == {
        "https://meadow.example.org/": ("meadow", "orchard"),
        "https://meadow.example.org/easy": ("meadow",),
        "https://meadow.example.org/bsl": ("meadow",),
        "https://meadow.example.org/audio": ("meadow",),
        "https://chat.example.org/": ("meadow",),
    }


def test_every_link_is_asked_and_told_of(site, net):
    site.says("/gone", 404)
    urls = [f"http://host-{n}.example.org/{path}" for n in range(12) for path in ("", "gone")]
    found = dict(check_links(urls, web=net.web(), courtesy=Clock().courtesy()))
    assert {url for url, outcome in found.items() if outcome.verdict is Verdict.FAILED} == set(
        urls[1::2]
    )


def test_is_public_looks_inside_a_tunnel():
    assert is_public(ip_address("2002:0808:0808::")) is not is_public(ip_address("2002:a00:1::"))
