"""Every first visit fits 14 KB, compressed."""

import re
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from services.geography import POLICE_FORCES
from tests.web.asking import ask

LIMIT = 14 * 1024
ROOT = Path(__file__).resolve().parent.parent.parent


def weight(content: bytes) -> int:
    """Bytes after brotli at the quality that a proxy uses on the fly."""
    return len(brotli.compress(content, quality=5))


STATIC = [ROOT / "static/css/signpost.css", ROOT / "static/js/exit.js"]
STYLES = sum(len(brotli.compress(file.read_bytes(), quality=11)) for file in STATIC)
"""The bytes of what is compressed once, when it is collected, and so at the highest quality."""

MAP_LIMIT = 6 * 1024
PAGES = ["/", "/police-forces/", "/districts/worcester/", "/regions/england/", "/regions/wales/",
         "/services/the-glade/", "/services/the-glade/mistake/", "/your-safety/", "/privacy/",
         "/about/", "/card/", "/nowhere", "/cy/police-forces/btp/"]  # fmt: skip
PAGES += [f"/police-forces/{force.slug}/" for force in POLICE_FORCES]


@pytest.mark.parametrize("address", PAGES)
def test_a_first_visit_fits_its_weight(site, address):
    assert weight(site.get(address).content) + STYLES <= LIMIT


@pytest.mark.parametrize("place", ["WR5 1AA", "E1 6AN", "zzz"])
def test_an_answer_fits_its_weight(site, place):
    response = ask(site, place)
    if response.status_code == 303:
        response = site.get(response["Location"])
    assert weight(response.content) + STYLES <= LIMIT


def test_the_map_alone_fits_its_weight(site):
    html = site.get("/police-forces/").content
    assert (
        0
        < weight(html[html.index(b'<figure class="map">') : html.index(b"</figure>")])
        <= MAP_LIMIT
    )


def test_a_first_visit_is_three_requests(site):
    html = site.get("/").content.decode()
    fetched = re.findall(r'<(?:link rel="(?:stylesheet|icon)"|script|img)[^>]*>', html)
    asked = re.findall(r'(?:href|src)="(?!data:)([^"]+)"', "".join(fetched))
    assert asked == ["/static/css/signpost.css", "/static/js/exit.js"]


def test_the_script_of_the_way_out_is_under_2_kb_and_asks_for_nothing_but_it():
    script = (ROOT / "static/js/exit.js").read_text()
    calls = re.findall(r"fetch|XMLHttp|sendBeacon|Storage|cookie|open\(|import|eval", script)
    assert (len(script) < 2048, calls) == (True, [])


def test_the_styles_bring_nothing_from_elsewhere():
    styles = "".join(file.read_text() for file in (ROOT / "static/css").glob("*.css"))
    assert [word for word in ("url(", "@import", "animation", "transition") if word in styles] == []


HEAVIEST = [
    {"area": "uk:united-kingdom", "when": "recent", "for": "someone", "by": "sign"},
    {"area": "uk:united-kingdom", "when": "recent", "for": "someone", "by": "call"},
    {"area": "uk:united-kingdom", "when": "happening", "by": "type"},
    {"area": "force:btp", "when": "recent", "for": "me", "by": "sign"},
    {"place": "BX9 1AS"},
]
"""Found by benchmarks/heaviest_answers.py."""


@pytest.mark.parametrize("asked", HEAVIEST, ids=lambda asked: "-".join(asked.values()))
def test_the_heaviest_answers_fit_in_welsh_before_christmas(site, time_machine, asked):
    time_machine.move_to(datetime(2026, 12, 22, 16, tzinfo=UTC))
    response = site.get(site.post("/cy/find/", asked)["Location"])
    assert weight(response.content) + STYLES <= LIMIT
