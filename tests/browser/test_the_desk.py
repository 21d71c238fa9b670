"""The whole way of a change, by people who have never seen the desk, between real processes.

One process serves the staff, another the public; the first account invites a colleague, whose
change is reviewed, published, restored and recalled.
"""

from __future__ import annotations

import re
import signal
import threading
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.second_factors import code
from tests.signpost.test_server import Started

pytestmark = pytest.mark.browser

ACCOUNT = re.compile(r"Staff account: admin / (\S+)")
INVITATION = re.compile(r"/admin/account/welcome/\S+")
LISTING = "Nexus NI"
PASSWORD = "a long enough phrase"
BOX = "Opening hours: type them as you would say them"
PATIENCE_IN_MS = 20_000
"""Longer than anything here should take: how long it takes is what benchmarks measure."""


class Site(Started):
    """A site whose console can be read while it runs: that is where its mail goes."""

    def __init__(self, state_dir):
        super().__init__(state_dir)
        self.origin = f"http://127.0.0.1:{self.port}"
        self.lines = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        """Keep every line."""
        for line in self.process.stdout:
            self.lines.append(line)

    def said(self, pattern):
        """Return what `pattern` finds in the console, once it stands there."""
        for _ in range(200):
            if found := pattern.search("".join(self.lines)):
                return found
            time.sleep(0.05)
        pytest.fail(f"The console never said {pattern.pattern}.")

    def stop(self):
        """End it by its id."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=20)
        self.reader.join(timeout=20)
        self.process.stdout.close()


@pytest.fixture
def sites(tmp_path):
    """The site of the staff, and another process that serves the same listings to the public."""
    staff = Site(tmp_path)
    public = Site(tmp_path)
    yield staff, public
    public.stop()
    staff.stop()


@pytest.fixture
def pages(chromium: Browser):
    """A browser of their own for each of two colleagues and a reader."""
    contexts = [chromium.new_context(viewport={"width": 1280, "height": 900}) for _ in range(3)]
    opened = [context.new_page() for context in contexts]
    for page in opened:
        page.set_default_timeout(PATIENCE_IN_MS)
    yield opened
    for context in contexts:
        context.close()


def press(page: Page, name: str, role: str = "button") -> None:
    """Press a button, or follow a link, that leads to another page."""
    with page.expect_navigation():
        page.get_by_role(role, name=name, exact=True).first.click()


def enrol(page: Page) -> None:
    """Set up an authenticator app from what the one screen shows, and keep the codes."""
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.get_by_label("The 6 numbers").fill(code(secret))
    press(page, "Use this app")
    press(page, "I have kept them: go on", role="link")


def sign_in_first(page: Page, site: Site) -> None:
    """Sign in with the account that the first start printed, and enrol."""
    page.goto(f"{site.origin}/admin/")
    page.get_by_label("E-mail address or user name").fill("admin")
    page.get_by_label("Password").fill(site.said(ACCOUNT)[1])
    press(page, "Sign in")
    enrol(page)


def invite(page: Page, site: Site, organization: str) -> str:
    """Invite a contributor of `organization`; return the link that the mail holds."""
    page.goto(f"{site.origin}/admin/auth/user/add/")
    page.get_by_label("First name").fill("Robin")
    page.get_by_label("E-mail address").fill("robin@example.org")
    page.get_by_label("Role").select_option("contributor")
    page.get_by_label("Organization").select_option(label=organization)
    press(page, "Save")
    return site.said(INVITATION)[0]


def accept(page: Page, link: str) -> None:
    """Choose a password, and enrol where the next page asks for it."""
    page.goto(link)
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_label("The same again").fill(PASSWORD)
    press(page, "Go on")
    enrol(page)


def find(page: Page, site: Site) -> str:
    """Find the listing by a word of its name; return the address of its page."""
    page.goto(f"{site.origin}/admin/services/service/")
    page.locator("#searchbar").fill(LISTING)
    press(page, "Search")
    press(page, LISTING, role="link")
    return page.url.partition("?")[0]


def change_hours(page: Page) -> None:
    """Type other hours, look at what they mean, save, look at the preview, ask for review."""
    page.get_by_label(BOX).first.fill("Mondays 6pm-8pm, closed bank holidays")
    page.get_by_text("Monday: 6pm to 8pm", exact=True).first.wait_for()
    press(page, "Save and continue editing")
    press(page, "Preview", role="link")
    phone = page.frame_locator("iframe.phone")
    expect(phone.get_by_text("6pm to 8pm").first).to_be_visible()
    press(page, "Back to the form", role="link")
    press(page, "Ask for review", role="link")
    page.get_by_label("Note").fill("They rang us.")
    agree(page, "Ask somebody to publish this")


def agree(page: Page, button: str) -> None:
    """Say that the cautions were looked at, where there are some, and press the button."""
    looked = page.get_by_label("I looked at the points above, and it is right")
    if looked.count():
        looked.check()
    press(page, button)


def shows(page: Page, address: str, words: str) -> None:
    """Wait until the public page says `words`."""
    for _ in range(200):
        page.goto(address)
        if words in page.inner_text("body"):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"{address} never said {words!r}.")


def test_a_change_goes_from_an_invited_colleague_to_the_public_and_back(sites, pages):
    staff, public = sites
    boss, robin, reader = pages
    sign_in_first(boss, staff)
    change = find(boss, staff)
    organization = boss.locator("#id_organization option:checked").inner_text()
    slug = boss.get_by_label("Slug").input_value()
    listing = f"{public.origin}/services/{slug}/"

    accept(robin, staff.origin + invite(boss, staff, organization))
    assert find(robin, staff) == change
    change_hours(robin)
    assert robin.get_by_role("link", name="Publish", exact=True).count() == 0

    boss.goto(f"{staff.origin}/admin/")
    waiting = boss.get_by_role("heading", name="Waiting for your review").locator("..")
    with boss.expect_navigation():
        waiting.get_by_role("link", name=LISTING).click()
    expect(boss.get_by_text("They rang us.")).to_be_visible()
    expect(boss.locator(".fresh", has_text="6pm")).to_be_visible()
    agree(boss, "Publish")
    shows(reader, listing, "6pm to 8pm")

    history = change.replace("/change/", "/publications/")
    boss.goto(history)
    expect(boss.get_by_text("by Robin; approved by admin")).to_be_visible()
    with boss.expect_navigation():
        boss.get_by_role("link", name="Restore as a draft 1").click()
    press(boss, "Restore as a draft")
    boss.goto(change.replace("/change/", "/publish/"))
    agree(boss, "Publish")
    boss.goto(history)
    assert boss.locator(".events > li").count() == 3

    boss.goto(change.replace("/change/", "/recall/"))
    boss.get_by_label("Reason").fill("It has closed.")
    press(boss, "Recall this service now")
    shows(reader, listing, "Page not found")
