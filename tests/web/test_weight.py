"""Every first visit fits 14 KB, compressed."""

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


STYLES = weight((ROOT / "static/css/signpost.css").read_bytes())
PAGES = ["/", "/police-forces/", "/districts/worcester/", "/regions/england/", "/regions/wales/",
         "/services/the-glade/", "/services/the-glade/mistake/", "/your-safety/", "/privacy/",
         "/about/", "/card/", "/nowhere"]  # fmt: skip
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


def test_the_styles_bring_nothing_from_elsewhere():
    styles = "".join(file.read_text() for file in (ROOT / "static/css").glob("*.css"))
    assert [word for word in ("url(", "@import", "animation", "transition") if word in styles] == []
