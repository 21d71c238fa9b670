"""Fixtures every test may use."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.utils import timezone
from playwright.sync_api import Browser, Page, sync_playwright

from services.directory.directory import Directory
from services.directory.starter_files import read_starter
from services.directory.starter_listings import load_starter

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # the tests may run as root
    "--disable-background-networking",  # so that every request seen is one a page made
    "--disable-dev-shm-usage",
]

USES_A_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL leave out what no database can change: it has run beside SQLite."""
    if connection.vendor == "postgresql":
        alike = [item for item in items if not _uses_a_database(item)]
        config.hook.pytest_deselected(items=alike)
        items[:] = [item for item in items if _uses_a_database(item)]


def _uses_a_database(item: pytest.Item) -> bool:
    """Whether a test, or a fixture of it, reads or writes a database."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(USES_A_DATABASE & fixtures)


def found_chromium() -> str:
    """The path of this machine's Chromium, "" where there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), "")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium of this machine, named by CHROMIUM or found on the PATH, for `browser` tests."""
    found = found_chromium()
    if not found:
        pytest.fail("No Chromium on this machine: script/test installs Debian's when it may.")
    # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def starter(django_db_setup, django_db_blocker) -> Directory:
    """The Directory of the starter listings; the database is left as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_starter(read_starter(), at=timezone.now())
        directory = Directory.load()
        transaction.set_rollback(True)
    return directory


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A blank page in a browser profile of its own, 1280 x 800 CSS pixels."""
    context = chromium.new_context(
        locale="en-GB", timezone_id="Europe/London", viewport={"width": 1280, "height": 800}
    )
    context.set_default_timeout(8_000)  # what is missing should fail soon, not hang the rest
    yield context.new_page()
    context.close()
