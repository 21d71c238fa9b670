"""WCAG 2.2 AA where a crawl does not come: the pages for what went wrong, and the style guide."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from services.finder import Need
from services.geography import AreaAnswer, AreaTree, Place
from services.web import browsing
from services.web.asked import Asked
from services.web.token import write_token
from tests.browser.test_access import LOOKS, TOO_WIDE, violations_in_sight
from tests.records import WORCESTER

pytestmark = pytest.mark.browser

NOT_OURS = "document.querySelector('#find [name=age]').value = 'x'"
TOO_LONG = """() => {
  const box = document.querySelector('#find [name=place]');
  box.removeAttribute('maxlength');
  box.value = 'x'.repeat(70000);
}"""
CHOSEN = "document.querySelector('#find [name=age]').checked = true"


def raises(fault):
    """What a view that fails with `fault` calls."""

    def failing(*_args, **_named):
        raise fault

    return failing


def old_answer():
    """The address of an answer that ended yesterday."""
    place = Place.at(WORCESTER, tree=AreaTree.embedded())
    asked = Asked.from_answer(AreaAnswer("", place=place), need=Need(), short=False)
    return f"/help/{write_token(asked, at=timezone.now() - timedelta(days=2))}/"


@pytest.fixture
def look(request, page):
    """One of the looks of the site: size, colours, prefix of the language, and rules of axe."""
    size, scheme, prefix, rules = LOOKS[request.param]
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    return prefix, rules


def found(page, rules):
    """What axe finds, and what is too wide for the screen. What is folded is unfolded elsewhere."""
    return violations_in_sight(page, rules), page.evaluate(TOO_WIDE)


@pytest.mark.parametrize("look", LOOKS, indirect=True)
@pytest.mark.parametrize(
    ("status", "fault"),
    [(500, ZeroDivisionError()), (503, OperationalError()), (410, None)],
    ids=["500", "503", "410"],
)
def test_safety_23_axe_finds_nothing_on_a_page_for_what_went_wrong(
    page, origin, monkeypatch, look, status, fault
):
    prefix, rules = look
    monkeypatch.setattr(browsing, "force_page", raises(fault))
    address = "/police-forces/btp/" if fault else old_answer()
    response = page.goto(origin + prefix + address)
    assert (response.status, found(page, rules)) == (status, ([], []))


@pytest.mark.parametrize("look", LOOKS, indirect=True)
@pytest.mark.parametrize(
    ("status", "change"), [(400, NOT_OURS), (413, TOO_LONG)], ids=["400", "413"]
)
def test_safety_23_axe_finds_nothing_on_a_page_for_a_strange_form(
    page, origin, look, status, change
):
    prefix, rules = look
    page.goto(f"{origin}{prefix}/")
    for script in (change, CHOSEN):
        page.evaluate(script)
    with page.expect_navigation() as arrived:
        page.locator("#find .main").click()
    assert (arrived.value.status, found(page, rules)) == (status, ([], []))


@pytest.mark.parametrize("look", LOOKS, indirect=True)
def test_safety_23_axe_finds_nothing_on_the_style_guide(page, origin, settings, look):
    prefix, rules = look
    settings.DEBUG = True
    page.goto(f"{origin}{prefix}/style-guide/")
    page.evaluate("scrollTo(0, 0)")  # a refused form has the focus, and the bar stands on another
    assert found(page, rules) == ([], [])
