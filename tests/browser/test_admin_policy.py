"""The staff's pages work under their own content policy."""

import pytest
from django.contrib.auth.models import User

pytestmark = pytest.mark.browser

ADDRESSES = ["/admin/", "/admin/services/service/", "/admin/services/service/add/",
             "/admin/auth/user/", "/admin/services/organization/add/"]  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_staff_can_sign_in_and_no_page_is_refused_a_part_of_itself(page, live_server):
    User.objects.create_superuser("staff", password="a long enough phrase")
    complaints = []
    page.on("console", lambda message: complaints.append((message.text, message.location["url"])))
    page.on("pageerror", lambda error: complaints.append((str(error), "")))
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("staff")
    page.get_by_label("Password").fill("a long enough phrase")
    with page.expect_navigation():
        page.get_by_role("button", name="Log in").click()
    statuses = {address: page.goto(live_server.url + address).status for address in ADDRESSES}
    # The admin names no icon, so that Chromium asks for the usual one.
    complaints = [one for one in complaints if not one[1].endswith("/favicon.ico")]
    assert (statuses, complaints) == (dict.fromkeys(ADDRESSES, 200), [])
