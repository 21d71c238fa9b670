"""The staff's pages work under their own content policy."""

import pytest

from tests.browser.signing_in import sign_in
from tests.factories import a_superuser

pytestmark = pytest.mark.browser

ADDRESSES = ["/admin/", "/admin/services/service/", "/admin/services/service/add/",
             "/admin/auth/user/", "/admin/auth/user/add/",
             "/admin/account/second-factor/", "/admin/account/second-factor/codes/",
             "/admin/services/organization/add/"]  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_staff_can_sign_in_and_no_page_is_refused_a_part_of_itself(page, live_server):
    complaints = []
    page.on("console", lambda message: complaints.append((message.text, message.location["url"])))
    page.on("pageerror", lambda error: complaints.append((str(error), "")))
    sign_in(page, live_server.url, a_superuser())
    statuses = {address: page.goto(live_server.url + address).status for address in ADDRESSES}
    # The admin names no icon, so that Chromium asks for the usual one.
    complaints = [one for one in complaints if not one[1].endswith("/favicon.ico")]
    assert (statuses, complaints) == (dict.fromkeys(ADDRESSES, 200), [])
