"""A page that can be left: what stands in for the page that "Exit this page" leads to."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page, Request

ELSEWHERE = "https://www.bbc.co.uk/weather"
STUB = "<!doctype html><title>Weather</title><p>Cloudy"


@contextmanager
def somewhere_else(context: BrowserContext) -> Iterator[list[Request]]:
    """Answer whatever the way out asks for with a page of our own, and list what was asked."""
    asked: list[Request] = []

    def answer(route):
        asked.append(route.request)
        route.fulfill(body=STUB, content_type="text/html")

    context.route("**/*bbc.co.uk/**", answer)
    yield asked
    context.unroute("**/*bbc.co.uk/**")


def press_shift(page: Page, times: int = 1) -> None:
    """Press Shift by itself."""
    for _ in range(times):
        page.keyboard.press("Shift")
