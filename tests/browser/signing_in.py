"""Signing in as a person does: name, password, then the number that the app shows."""

from __future__ import annotations

from django.contrib.auth.models import User
from playwright.sync_api import Page

from tests.factories import PASSWORD
from tests.second_factors import an_app, code


def give_password(page: Page, origin: str, person: User, *, to: str = "/admin/") -> None:
    """Open `to`, and give name and password on the page that it leads to."""
    page.goto(origin + to)
    page.get_by_label("E-mail address or user name").fill(person.username)
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()


def sign_in(page: Page, origin: str, person: User, *, to: str = "/admin/", later: int = 0) -> None:
    """Sign in with password and app, and arrive at `to`; `later` is for a second time at once."""
    an_app(person)
    give_password(page, origin, person, to=to)
    page.get_by_label("Code from your app").fill(code(later=later))
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
