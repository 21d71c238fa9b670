"""The page for whoever changes how things look."""

import re
from pathlib import Path

import pytest

from services.pages.channels import APPLIES

ROOT = Path(__file__).resolve().parent.parent.parent
COMPONENTS = {f"components/{file.name}" for file in (ROOT / "templates/components").glob("*.html")}
DRAMA = re.compile(r"01632960\d{3}|08081570\d{3}|07700900\d{3}")
OF_EVERYBODY = {"999", "111"}
SAID = (
    "Open 24 hours, every day", "closes in 30 minutes", "Closed now. Opens", "Hours not known: see",
    "Listed as open 24 hours", "Listed as closed now", "nobody has confirmed the bank holiday",
    "We know no phone number.", "Closed for now.", "This is the police.", "Worcester only",
    "waiting list", "due to be checked again", "Call 999", "Find a referral centre on the NHS",
    "For professionals only", "More ways to reach them", "Checked by our staff", "not yet checked",
    "they rang the office", "Easy Read", "Text relay:", "Square code", 'role="alert"',
    "aria-invalid", 'class="need"', 'itemprop="telephone"', "is outside the UK",
)  # fmt: skip
"""A word of every state that a component can be in."""


@pytest.fixture
def guide(site, settings):
    """The style guide as a developer sees it."""
    settings.DEBUG = True
    return site.get("/style-guide/")


def test_without_debug_there_is_no_style_guide(site):
    assert site.get("/style-guide/").status_code == 404


def test_the_style_guide_is_drawn_from_every_component(guide):
    drawn = {template.name for template in guide.templates}
    assert (COMPONENTS - drawn, len(COMPONENTS) > 20) == (set(), True)


def test_the_style_guide_shows_each_state(guide):
    html = guide.content.decode()
    assert [words for words in SAID if words not in html] == []


def test_the_style_guide_shows_each_kind_of_channel(guide):
    html = guide.content.decode()
    names = {"phone": "tel:0808157", "textphone": "tel:01632", "sms": "sms:07700",
             "email": "mailto:"}  # fmt: skip
    assert [kind for kind in APPLIES if names.get(kind, f".org/{kind}/") not in html] == []


def test_every_number_of_the_style_guide_is_invented(guide):
    html = guide.content.decode()
    numbers = set(re.findall(r'href="(?:tel|sms):(?:18001)?(\d+)"', html)) - OF_EVERYBODY
    assert [number for number in numbers if not DRAMA.fullmatch(number)] == []
