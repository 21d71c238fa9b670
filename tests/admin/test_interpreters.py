"""Sentences that ask for an interpreter: public once a speaker has confirmed them, not before."""

import pytest
from django.urls import reverse

from services.directory.directory import Directory
from services.models import InterpreterSentence, Publication
from tests.admin.conftest import errors, form_data, submit

pytestmark = pytest.mark.django_db
ADD = reverse("admin:services_interpretersentence_add")
POLISH = {"language": "pl", "own_name": "Polski", "english_name": "Polish", "sentence": "Zdanie."}
CONFIRMED = {"confirmed_by": "A speaker", "confirmed_on": "2026-11-20"}


def add(desk, **told):
    """Add a sentence by the form."""
    return desk.post(ADD, form_data(desk.get(ADD)) | POLISH | told)


def public():
    """Return the languages that the public is given."""
    return [row.language for row in Directory.load().interpreter_sentences]


def test_a_sentence_that_nobody_has_confirmed_is_not_public(desk):
    assert add(desk).status_code == 302
    assert (InterpreterSentence.objects.count(), public()) == (1, [])


def test_a_confirmed_sentence_is_public_as_soon_as_it_is_saved(desk):
    add(desk, **CONFIRMED)
    assert public() == ["pl"]
    record = Publication.objects.get(reference="interpret").record
    assert "A speaker" not in str(record)


def test_other_words_are_not_confirmed_by_who_confirmed_the_old_ones(desk):
    add(desk, **CONFIRMED)
    row = InterpreterSentence.objects.get()
    assert submit(desk, row, sentence="Inne zdanie.").status_code == 302
    row.refresh_from_db()
    assert (row.confirmed_by, row.confirmed_on, public()) == ("", None, [])


def test_words_that_are_confirmed_anew_stay_public(desk):
    add(desk, **CONFIRMED)
    row = InterpreterSentence.objects.get()
    submit(desk, row, sentence="Inne zdanie.", confirmed_on="2026-11-21")
    assert [each.sentence for each in Directory.load().interpreter_sentences] == ["Inne zdanie."]


@pytest.mark.parametrize("told", [{"confirmed_by": "A speaker"}, {"confirmed_on": "2026-11-20"}])
def test_half_a_confirmation_is_refused(desk, told):
    refused = errors(add(desk, **told))
    assert refused == {"__all__": ["Say who confirmed it and on which day, or neither."]}


@pytest.mark.parametrize("language", ["en", "cy", "en-GB", "Polish!", "../x"])
def test_a_language_of_the_site_or_none_at_all_is_refused(desk, language):
    assert {*errors(add(desk, language=language))} == {"language"}


def test_a_deleted_sentence_is_public_no_more(desk):
    add(desk, **CONFIRMED)
    row = InterpreterSentence.objects.get()
    desk.post(reverse("admin:services_interpretersentence_delete", args=[row.pk]), {"post": "yes"})
    assert public() == []


@pytest.mark.parametrize("field", ["sentence", "spoken", "own_name", "english_name"])
@pytest.mark.parametrize(
    "text",
    ["Ring 999", "01632 960001", "0 1 6 3 2", "9-9-9", "٩٩٩", "९९९", "９９９", "⑨⑨⑨", "፱፱፱"],
)
def test_safety_18_a_number_in_any_script_is_refused_where_no_recall_finds_it(desk, field, text):
    refused = errors(add(desk, **CONFIRMED, **{field: text}))
    told = "Take the number out: a number can be recalled only in a listing."
    assert (refused, public()) == ({field: [told]}, [])


@pytest.mark.parametrize("field", ["sentence", "spoken", "own_name", "english_name"])
@pytest.mark.parametrize(
    "text", ["https://x", "www.x", "a@b", "See example.org", "пример.рф", "example．org"]
)
def test_safety_18_an_address_of_the_web_is_refused(desk, field, text):
    refused = errors(add(desk, **CONFIRMED, **{field: text}))
    told = "Take the web address or e-mail address out. After a full stop comes a space."
    assert (refused, public()) == ({field: [told]}, [])


@pytest.mark.parametrize(
    ("text", "told"),
    [("The alleged crime.", "Leave out “alleged”. It can sound like blame."),
     ("It is confidential.", "“confidential” promises more than anybody can keep. Leave it out."),
     ("Mae'n gyfrinachol.", "“gyfrinachol” promises more than anybody can keep. Leave it out.")],
)  # fmt: skip
@pytest.mark.parametrize("field", ["sentence", "spoken", "own_name", "english_name"])
def test_safety_20_words_that_blame_or_promise_are_refused(desk, field, text, told):
    refused = errors(add(desk, **CONFIRMED, **{field: text}))
    assert (refused, public()) == ({field: [told]}, [])


def test_safety_14_a_postcode_is_refused(desk):
    refused = errors(add(desk, **CONFIRMED, sentence="Zdanie WR1 2AB."))
    assert (refused, public()) == ({"sentence": ["Take the postcode out."]}, [])


@pytest.mark.parametrize("text", ["ngo5 seoi1 jiu3 jan4", "Zdanie. Mówię po polsku.", "z.B. so"])
def test_tones_of_one_digit_and_ordinary_sentences_are_taken(desk, text):
    assert add(desk, **CONFIRMED, spoken=text).status_code == 302
    assert public() == ["pl"]


@pytest.mark.parametrize("text", ["01632 960001", "example.org", "It is confidential.", "WR1 2AB"])
def test_safety_18_what_the_form_would_refuse_is_not_published_however_it_came(desk, text):
    add(desk, **CONFIRMED)
    row = InterpreterSentence.objects.get()
    InterpreterSentence.objects.update(sentence=text)
    add(desk, **CONFIRMED, language="ur", own_name="Urdu")
    assert (row.language, public()) == ("pl", ["ur"])
