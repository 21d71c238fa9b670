"""Static files that were not collected cost their style, never the page."""

from signpost.static_files import ForgivingStorage


def test_a_file_that_was_not_collected_goes_by_its_plain_name(tmp_path):
    storage = ForgivingStorage(location=tmp_path, base_url="/static/")
    assert storage.url("css/signpost.css") == "/static/css/signpost.css"
