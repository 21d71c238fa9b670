"""What a speaker of the language has read is kept, and told to the public site."""

from datetime import UTC, datetime

import pytest

from services.directory.directory import Directory
from services.directory.read_wording import mark_read, mark_unread
from services.directory.translations import sentences
from services.models import Publication, ReadWording
from tests.factories import a_person

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)


def test_a_sentence_is_shown_with_its_translation():
    found = {row.english: row.translation for row in sentences("cy")}
    assert (found["midnight"], found["Exit this page"]) == ("hanner nos", "Gadael y dudalen hon")


def test_a_plural_is_shown_with_each_of_its_forms():
    found = {row.english: row.translation for row in sentences("cy")}
    english = "%(days)d day after Easter\n%(days)d days after Easter"
    assert found[english].split("\n") == [
        "%(days)d diwrnod ar ôl y Pasg",
        "%(days)d ddiwrnod ar ôl y Pasg",
    ]


def test_a_language_without_a_folder_has_no_sentence():
    assert sentences("fr") == ()


def test_the_digest_changes_with_the_translation(settings, tmp_path):
    polib = pytest.importorskip("polib")
    digests = []
    for number, words in enumerate(("Helo", "Shwmae")):
        catalogue = polib.POFile()
        catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
        catalogue.append(polib.POEntry(msgid="Hello", msgstr=words))
        folder = tmp_path / str(number)
        (folder / "cy/LC_MESSAGES").mkdir(parents=True)
        catalogue.save_as_mofile(str(folder / "cy/LC_MESSAGES/django.mo"))
        settings.LOCALE_PATHS = [folder]
        digests += [sentence.digest for sentence in sentences("cy")]
    assert len(set(digests)) == 2


@pytest.mark.django_db
def test_a_mark_is_kept_with_who_and_when_and_published():
    first, second, *_others = sentences("cy")
    person = a_person()
    mark_read(language="cy", digests=[first.digest, "of an older text"], by=person, at=AT)
    row = ReadWording.objects.get()
    assert (row.english, row.translation, row.by, row.read_at) == (
        first.english,
        first.translation,
        person,
        AT,
    )
    read = Directory.load().read_wording
    assert (first.digest in read, second.digest in read) == (True, False)


@pytest.mark.django_db
def test_who_read_it_first_stays_and_nothing_is_published_twice():
    digests = [sentences("cy")[0].digest]
    first = mark_read(language="cy", digests=digests, by=a_person(), at=AT)
    again = mark_read(language="cy", digests=digests, by=None, at=AT)
    assert (first, again, Publication.objects.count()) == (1, 0, 1)
    assert ReadWording.objects.get().by is not None


@pytest.mark.django_db
def test_a_mark_can_be_taken_off():
    digests = [row.digest for row in sentences("cy")[:2]]
    mark_read(language="cy", digests=digests, by=None, at=AT)
    assert mark_unread(digests=digests[:1], by=None, at=AT) == 1
    assert Directory.load().read_wording == frozenset(digests[1:])
