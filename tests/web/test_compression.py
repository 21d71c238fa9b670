"""Pages are compressed as the browser reads them."""

import gzip

import brotli
import pytest

UNPACKED = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("br;q=0.8, gzip", "br"),
        ("gzip, br;q=0", "gzip"),
        ("br;q=0.0", None),
        ("gzip", "gzip"),
        ("brave", None),
        ("", None),
    ],
)
def test_a_page_is_sent_as_the_browser_reads_it(site, accepted, encoding):
    response = site.get("/your-safety/", headers={"accept-encoding": accepted})
    assert response.get("Content-Encoding") == encoding
    assert b"</html>" in UNPACKED[encoding](response.content)
    assert "Accept-Encoding" in response["Vary"]
    assert int(response.get("Content-Length", len(response.content))) == len(response.content)


def test_an_answer_too_short_to_gain_is_sent_as_it_is(site):
    assert "Content-Encoding" not in site.get("/health/live", headers={"accept-encoding": "br"})
