"""Queries and seconds of the admin's list of services, with a hundred and with ten thousand.

Run as `.venv/bin/python benchmarks/list_services.py`: it fills a database of its own, in a folder
that is gone afterwards.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
STATE = tempfile.TemporaryDirectory()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "signpost.settings",
    "SIGNPOST_STATE_DIR": STATE.name,
    "DEBUG": "yes",  # plain static files: none are collected here
}

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from services.models import Area, ContactChannel, Service, ServiceArea
from tests.factories import a_superuser, an_organization, the_uk
from tests.second_factors import an_app, show_second_factor

SIZES = (100, 10_000)
PAGES = ("services_service_changelist", "services_contactchannel_changelist", "index")


def main() -> None:
    """Fill, ask, print."""
    call_command("migrate", verbosity=0)
    person = a_superuser()
    browser = Client(SERVER_NAME="127.0.0.1")
    browser.force_login(person)
    show_second_factor(browser, an_app(person))
    area, organization = the_uk(), an_organization()
    made = 0
    for size in SIZES:
        fill(made, size, area=area, organization=organization)
        made = size
        for page in PAGES:
            queries, seconds = asked(browser, reverse(f"admin:{page}"))
            print(f"{size:6} services, {page}: {queries} queries, {seconds:.2f} s")


def fill(start: int, end: int, *, area: Area, organization: object) -> None:
    """Add services with a number and an area each."""
    services = Service.objects.bulk_create(
        Service(
            name=f"Meadow {number}",
            page_title="Meadow",
            slug=f"meadow-{number}",
            kind="helpline",
            organization=organization,
        )
        for number in range(start, end)
    )
    ServiceArea.objects.bulk_create(ServiceArea(service=row, area=area) for row in services)
    ContactChannel.objects.bulk_create(
        ContactChannel(service=row, value="01632 960001") for row in services
    )


def asked(browser: Client, address: str) -> tuple[int, float]:
    """Ask a page twice; the queries and seconds of the second time."""
    browser.get(address)
    begun = time.perf_counter()
    with CaptureQueriesContext(connection) as captured:
        response = browser.get(address)
    assert response.status_code == 200, response.status_code  # noqa: S101
    return len(captured), time.perf_counter() - begun


if __name__ == "__main__":
    main()
