"""Staff see every public sentence in Welsh, and mark those that a speaker has read."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from services.directory.directory import Directory
from services.directory.translations import sentences
from services.models import ReadWording
from tests.admin.conftest import signed_in
from tests.factories import an_administrator, an_editor, an_organization

pytestmark = pytest.mark.django_db

LIST = reverse("admin:services_readwording_changelist")


@pytest.fixture
def administrator() -> User:
    """Somebody who administers the site: its sentences belong to no organization."""
    return an_administrator()


def shown(browser, **asked):
    """The English of the sentences on the page."""
    return [row.sentence.english for row in browser.get(LIST, asked).context["page"]]


def digest_of(english):
    """The digest of a sentence."""
    return next(row.digest for row in sentences("cy") if row.english == english)


def test_sentences_are_found_by_words_of_either_language(desk):
    assert "midnight" in shown(desk, q="hanner nos")
    assert shown(desk, q="MIDNIGHT") == ["midnight"]


def test_every_sentence_is_on_some_page(desk):
    pages = desk.get(LIST).context["page"].paginator.num_pages
    listed = [words for page in range(1, pages + 1) for words in shown(desk, page=page)]
    assert sorted(listed) == sorted(row.english for row in sentences("cy"))


def test_an_administrator_marks_chosen_sentences_and_the_public_site_knows(administrator):
    browser, digest = signed_in(administrator), digest_of("midnight")
    answer = browser.post(LIST, {"language": "cy", "chosen": [digest], "q": "mid"})
    assert answer["Location"] == f"{LIST}?language=cy&q=mid"
    assert (ReadWording.objects.get().by, Directory.load().read_wording) == (
        administrator,
        {digest},
    )
    page = browser.get(LIST, {"q": "MIDNIGHT"})
    assert str(administrator) in page.content.decode()
    assert shown(browser, q="MIDNIGHT", unread="on") == []


def test_a_mark_is_taken_off_again(desk):
    digest = digest_of("noon")
    desk.post(LIST, {"language": "cy", "chosen": [digest]})
    desk.post(LIST, {"language": "cy", "chosen": [digest], "action": "unread"})
    assert (ReadWording.objects.count(), Directory.load().read_wording) == (0, frozenset())


def test_an_editor_of_one_organization_neither_looks_nor_marks():
    browser = signed_in(an_editor(an_organization()))
    sent = browser.post(LIST, {"language": "cy", "chosen": [digest_of("noon")]})
    assert (browser.get(LIST).status_code, sent.status_code) == (403, 403)
    assert not ReadWording.objects.exists()


def test_a_language_that_is_not_there_shows_the_first(desk):
    assert desk.get(LIST, {"language": "xx"}).context["language"] == "Welsh"
