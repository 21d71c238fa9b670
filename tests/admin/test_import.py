"""Bringing listings in and taking them out, in the browser."""

import json
import os
import re
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from services.directory.tabular.reading import MOST_BYTES
from services.models import Service
from tests.admin.conftest import signed_in
from tests.factories import (
    PASSWORD,
    a_contributor,
    a_member_of_staff,
    a_service,
    an_editor,
    an_organization,
)
from tests.listing_files import csv_of, workbook_of

pytestmark = pytest.mark.django_db
IMPORT = "/admin/services/service/import/"
EXPORT = "/admin/services/service/export/"


@pytest.fixture(autouse=True)
def state(tmp_path, settings):
    """A state folder of its own."""
    settings.SIGNPOST_STATE_DIR = tmp_path
    return tmp_path


@pytest.fixture
def meadow():
    """A service of an organization."""
    return a_service(slug="the-meadow", summary="Listens.")


@pytest.fixture
def own(meadow):
    """The browser of a contributor of that organization."""
    return signed_in(a_contributor(meadow.organization))


def upload(client, data, name="listings.csv", **extra):
    """Send a file."""
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, data)} | extra)


def signature(response):
    """Return what the button of a dry run would send."""
    return re.search(r'name="upload" value="([^"]+)"', response.content.decode())[1]


def waiting():
    """Return the folders of files that wait."""
    folder = Path(settings.SIGNPOST_STATE_DIR) / "imports"
    return list(folder.iterdir()) if folder.exists() else []


NEW_NAME = csv_of({"slug": "the-meadow", "name": "Meadows"})


def test_the_addresses_have_names():
    assert reverse("admin:services_service_import") == IMPORT
    assert reverse("admin:services_service_export") == EXPORT


def test_the_list_links_to_both(own):
    page = own.get("/admin/services/service/").content.decode()
    links = [IMPORT, *(f"{EXPORT}?format={name}" for name in ("csv", "xlsx", "json"))]
    assert [link for link in links if f'href="{link}"' not in page] == []


def test_a_file_is_shown_first_and_nothing_is_written(own, meadow):
    response = upload(own, NEW_NAME)
    page = response.content.decode()
    assert response.status_code == 200
    assert "new 0, changed 1, unchanged 0, refused 0" in page
    assert "<td>The Meadow</td><td>Meadows</td>" in page
    meadow.refresh_from_db()
    assert meadow.name == "The Meadow"


def test_what_was_shown_is_written_after_a_yes(own, meadow):
    signed = signature(upload(own, NEW_NAME))
    response = own.post(IMPORT, {"upload": signed}, follow=True)
    assert "nothing is public yet: new 0, changed 1" in response.content.decode()
    meadow.refresh_from_db()
    assert (meadow.name, waiting()) == ("Meadows", [])


def test_a_workbook_is_brought_in_too(own, meadow):
    data = workbook_of(["slug", "name"], ["the-meadow", "Meadows"])
    assert "changed 1" in upload(own, data, "x.xlsx").content.decode()


def test_a_refused_row_is_422_with_its_cell_and_cannot_be_confirmed(own, meadow):
    data = csv_of(
        {"slug": "the-meadow", "website": "https://example.org/"},
        {"slug": "<b>x</b>", "website": "nowhere"},
    )
    response = upload(own, data)
    page = response.content.decode()
    assert (response.status_code, 'name="upload"' in page) == (422, False)
    assert "line 3, column website: Enter a valid URL." in page
    assert "<b>x</b>" not in page
    signed = re.search(r"report=([^\"]+)\"", page)[1]
    assert own.post(IMPORT, {"upload": signed}).status_code == 422
    meadow.refresh_from_db()
    assert meadow.website == ""


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("x.csv", b"slug,nam\na,b\n", "We know no column “nam”. Did you mean “name”?"),
        ("x.csv", "slug\nCafé".encode("cp1252"), "This file is not in UTF-8."),
        ("x.xlsx", b"PK", "This is not an XLSX workbook that can be read."),
        ("x.pdf", b"x", "Give a file that ends in .csv, .xlsx or .json."),
        ("x.csv", b"slug\n" + b"x" * MOST_BYTES, "The file is too large. Split it up."),
        ("../../x.csv", b"", "The submitted file is empty."),
    ],
)
def test_a_file_that_cannot_be_read_is_422_and_is_not_kept(own, name, data, sentence):
    response = upload(own, data, name)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert waiting() == []


def test_a_listing_that_changed_since_is_409_and_is_named(own, meadow):
    signed = signature(upload(own, NEW_NAME))
    Service.objects.filter(pk=meadow.pk).update(name="Somebody else's")
    response = own.post(IMPORT, {"upload": signed})
    assert response.status_code == 409
    assert "line 2 the-meadow" in response.content.decode()
    meadow.refresh_from_db()
    assert meadow.name == "Somebody else's"


def test_a_yes_counts_once(own, meadow):
    signed = signature(upload(own, NEW_NAME))
    own.post(IMPORT, {"upload": signed})
    Service.objects.filter(pk=meadow.pk).update(name="Again")
    assert own.post(IMPORT, {"upload": signed}).status_code == 409
    meadow.refresh_from_db()
    assert meadow.name == "Again"


@pytest.mark.parametrize("forge", [lambda signed: signed[:-1] + "x", lambda _: "..", lambda _: ""])
def test_a_forged_yes_writes_nothing(own, meadow, forge):
    signed = signature(upload(own, NEW_NAME))
    assert own.post(IMPORT, {"upload": forge(signed)}).status_code == 409
    meadow.refresh_from_db()
    assert meadow.name == "The Meadow"


def test_the_yes_of_somebody_else_writes_nothing(own, meadow):
    signed = signature(upload(own, NEW_NAME))
    other = signed_in(an_editor(meadow.organization))
    assert other.post(IMPORT, {"upload": signed}).status_code == 409
    assert other.get(IMPORT, {"report": signed}).status_code == 404


def test_a_yes_after_an_hour_writes_nothing(own, meadow):
    signed = signature(upload(own, NEW_NAME))
    folder = waiting()[0]
    old = time.time() - 3700
    os.utime(folder, (old, old))
    upload(own, b"slug\nx\n")
    assert folder.exists() is False
    assert own.post(IMPORT, {"upload": signed}).status_code == 409


def test_a_yes_of_somebody_who_lost_the_role_writes_nothing(meadow):
    person = a_contributor(meadow.organization)
    client = signed_in(person)
    signed = signature(upload(client, NEW_NAME))
    person.memberships.all().delete()
    assert client.post(IMPORT, {"upload": signed}).status_code == 403
    a_contributor_elsewhere = an_organization()
    person.memberships.create(role="contributor", organization=a_contributor_elsewhere)
    assert client.post(IMPORT, {"upload": signed}).status_code == 409
    meadow.refresh_from_db()
    assert meadow.name == "The Meadow"


def test_what_waits_is_for_the_server_only(own, meadow):
    upload(own, NEW_NAME)
    assert [oct(folder.stat().st_mode & 0o777) for folder in waiting()] == ["0o700"]


def test_the_whole_report_can_be_read(own, meadow):
    signed = signature(upload(own, NEW_NAME))
    response = own.get(IMPORT, {"report": signed})
    assert b"".join(response.streaming_content).decode().splitlines() == [
        "line 2 the-meadow: changed",
        "  name: “The Meadow” -> “Meadows”",
        "new 0, changed 1, unchanged 0, refused 0",
    ]


def test_another_organization_cannot_be_changed_and_is_not_told_of(meadow):
    client = signed_in(a_contributor(an_organization()))
    page = upload(client, NEW_NAME).content.decode()
    assert ("This address cannot be used" in page, "Listens." in page) == (True, False)
    assert "The Meadow" not in page


@pytest.mark.parametrize("address", [IMPORT, EXPORT])
@pytest.mark.parametrize("permissions", [(), ("view_organization",)])
def test_a_stranger_is_refused(address, permissions):
    client = signed_in(a_member_of_staff(*permissions))
    assert client.get(address).status_code == 403
    assert client.post(address).status_code == {IMPORT: 403, EXPORT: 405}[address]


@pytest.mark.parametrize("address", [IMPORT, EXPORT])
def test_nobody_signed_in_is_sent_to_sign_in(address):
    assert Client().get(address).status_code == 302


def test_a_form_without_its_token_is_refused(meadow):
    person = a_contributor(meadow.organization)
    client = Client(enforce_csrf_checks=True)
    client.login(username=person.username, password=PASSWORD)
    assert upload(client, NEW_NAME).status_code == 403
    client.get(IMPORT)
    token = client.cookies["csrftoken"].value
    assert upload(client, NEW_NAME, csrfmiddlewaretoken=token).status_code == 200


@pytest.mark.parametrize(
    ("chosen", "kind"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("json", "application/json"),
    ],
)
def test_what_is_taken_out_comes_back_unchanged(own, meadow, chosen, kind):
    a_service(slug="theirs")
    response = own.get(EXPORT, {"format": chosen})
    data = b"".join(response.streaming_content)
    assert response["Content-Type"] == kind
    assert response["Content-Disposition"].endswith(f'.{chosen}"')
    assert "no-store" in response["Cache-Control"]
    page = upload(own, data, f"x.{chosen}").content.decode()
    assert "new 0, changed 0, unchanged 1, refused 0" in page


def test_what_is_taken_out_is_what_one_may_see(own, meadow):
    a_service(slug="theirs")
    rows = json.loads(b"".join(own.get(EXPORT, {"format": "json"}).streaming_content))
    assert [row["slug"] for row in rows] == ["the-meadow"]


def test_there_is_no_other_format(own):
    assert own.get(EXPORT, {"format": "pdf"}).status_code == 404


def test_the_public_sees_nothing_of_it(own, meadow):
    before = datetime.now(UTC)
    own.post(IMPORT, {"upload": signature(upload(own, NEW_NAME))})
    meadow.refresh_from_db()
    assert (meadow.publication_state, meadow.publications.count()) == ("draft", 0)
    assert meadow.changed_at >= before
