"""The screenshots of the staff desk for docs/staff-guide.md; script/screens calls this."""

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page

NAME, PASSWORD = "guide", "a long enough phrase"
SEEDED = """
from django.contrib.auth.models import User
from django.utils import timezone
from services.directory.channel_hours import set_hours
from services.directory.publishing import note_changes, publish
from services.directory.submitting import submit
from services.hours import parse
from services.models import Area, ContactChannel, Membership, Organization, Service, ServiceArea
boss = User.objects.create_superuser({name!r}, password={password!r})
trust = Organization.objects.create(key="meadow-trust", name="Meadow Trust")
service = Service.objects.create(
    organization=trust, name="The Meadow", page_title="The Meadow", slug="the-meadow",
    kind="counselling", summary="Listens, and helps with what comes next.",
)
ServiceArea.objects.create(service=service, area=Area.objects.get(kind="uk"))
chat = ContactChannel.objects.create(
    service=service, kind="webchat", value="https://chat.example.org/"
)
robin = User.objects.create_user("robin", first_name="Robin", is_staff=True)
Membership.objects.create(user=robin, role="contributor", organization=trust)
now = timezone.now()
set_hours(chat, hours=parse("Mondays 6pm-8pm, closed bank holidays"))
publish(service=service, by=boss, at=now, note="A first listing.")
set_hours(chat, hours=parse("Mon and Wed 6pm-8pm, closed bank holidays"))
note_changes(service=service, at=now)
publish(service=service, by=boss, at=now, note="A second evening.")
set_hours(chat, hours=parse("Mon, Wed and Thu 6pm-8pm, closed bank holidays"))
Service.objects.filter(pk=service.pk).update(summary="Listens, and goes with you to court.")
note_changes(service=service, at=now)
submit(service=service, by=robin, at=now, note="A third evening.")
"""
"""One invented listing with a history, and a change of a colleague's that waits."""

PAGES = {
    "front": "/admin/",
    "hours": "/admin/services/service/{key}/change/#channels-0",
    "preview": "/admin/services/service/{key}/preview/",
    "review": "/admin/services/service/{key}/publish/",
    "still-right": "/admin/services/service/{key}/still-right/",
    "compare": "/admin/services/service/{key}/publications/compare/?old=1&new=2",
    "coverage": "/admin/services/service/coverage/",
}
TAKEN = {
    320: ("second-factor", "hours", "still-right"),
    1280: ("front", "preview", "review", "compare", "coverage"),
}
TALLEST = {320: 1400, 1280: 1000}


def seed(run: Callable[[str], None]) -> None:
    """Make what the pictures show; `run` runs Python inside the project."""
    run(SEEDED.format(name=NAME, password=PASSWORD))


def photograph_staff(browser: Browser, origin: str, folder: Path) -> None:
    """Sign in, enrol, and take the pages of the desk."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{origin}/admin/")
    page.get_by_label("E-mail address or user name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    secret = page.locator(".secret").inner_text().replace(" ", "")
    take(page, folder / "staff-second-factor-320.png")
    page.get_by_label("The 6 numbers").fill(code(secret))
    page.get_by_role("button", name="Use this app").click()
    page.wait_for_url("**/codes/**")
    page.goto(f"{origin}/admin/services/service/?q=the-meadow")
    key = page.locator("th.field-name a").first.get_attribute("href").split("/")[4]
    for width, names in TAKEN.items():
        page.set_viewport_size({"width": width, "height": 800})
        for name in names:
            if name in PAGES:
                page.goto(origin + PAGES[name].format(key=key))
                page.wait_for_timeout(500)
                take(page, folder / f"staff-{name}-{width}.png")


def take(page: Page, file: Path) -> None:
    """Take a page from its top, or from the part that its address names."""
    width = page.evaluate("window.innerWidth")
    top = page.evaluate("window.scrollY")
    height = page.evaluate("document.documentElement.scrollHeight") - top
    clip = {"x": 0, "y": top, "width": width, "height": min(height, TALLEST[width])}
    page.screenshot(path=file, full_page=True, clip=clip)
    print(file.name, f"{file.stat().st_size // 1024} KB")


def code(secret: str) -> str:
    """The number that an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"
