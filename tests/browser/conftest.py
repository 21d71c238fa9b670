"""The site with the real starter listings on a port of its own, seen through Chromium."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from services import snapshot
from services.directory.directory import Directory

BOX = "Where would you like help?"


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
