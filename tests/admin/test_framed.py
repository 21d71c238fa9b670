"""The page in the frames of the preview, which may run no script."""

from django.utils import timezone

from services.admin.as_public import as_public
from tests.records import a_record, directory_of


def test_a_framed_page_brings_no_script_and_its_policy_would_refuse_one():
    record = a_record()
    response = as_public(record, directory=directory_of(record), at=timezone.now())
    html, policy = response.content.decode(), response["Content-Security-Policy"]
    assert ("<script" in html, "script-src" in policy, 'id="exit"' in html) == (False, False, True)
