"""The site with the real starter listings on a port of its own, seen through Chromium."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from services import snapshot
from services.directory.directory import Directory

BOX = "Where would you like help?"
LAST_WORDS = 500
"""Milliseconds that the site has to answer them."""


@pytest.fixture(autouse=True)
def answered(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave a staff page, and let the site answer its last words before its tables are emptied.

    A form that is left says so in a request that no navigation waits for.
    """
    staff = request.node.get_closest_marker("django_db") and "page" in request.fixturenames
    page: Page | None = request.getfixturevalue("page") if staff else None
    yield
    if page and not page.is_closed():
        page.goto("about:blank")
        page.wait_for_timeout(LAST_WORDS)


@pytest.fixture
def origin(live_server: Any, starter: Directory, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the site answers: scheme, host and port."""
    monkeypatch.setattr(snapshot.follower(), "_directory", starter)
    return live_server.url


@pytest.fixture
def visit(origin: str, page: Page) -> Callable[[str], Page]:
    """Open an address of the site; "answer" and "422" are reached through the form."""

    def visit(address: str) -> Page:
        typed = {"answer": "WR5 1AA", "422": "zzz"}.get(address)
        page.goto(origin + ("/" if typed else address))
        if typed:
            page.get_by_label(BOX).fill(typed)
            with page.expect_navigation():
                page.get_by_role("button", name="Find help").click()
        return page

    return visit
