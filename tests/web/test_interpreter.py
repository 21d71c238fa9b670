"""The card that asks for an interpreter: only what a speaker has confirmed, open lines first."""

import re
from dataclasses import replace

import brotli
import pytest

from services import snapshot
from services.directory.directory import Directory
from services.directory.interpreters import freeze_sentences
from services.models import InterpreterSentence, Publication
from tests.records import ENGLAND, WORCESTER, a_channel_record, a_record
from tests.web.test_weight import LIMIT, STYLES

POLISH = {"language": "pl", "own_name": "Polski", "english_name": "Polish", "direction": "ltr",
          "sentence": "Zdanie próbne.", "spoken": "ZDAH-nyeh"}  # fmt: skip
URDU = {"language": "ur", "own_name": "اردو", "english_name": "Urdu", "direction": "rtl",
        "sentence": "جملہ", "spoken": ""}  # fmt: skip


def serve(monkeypatch, served, *records, sentences=()):
    """Serve more records, and confirmed sentences."""
    more = {10**6 + n: replace(record, id=10**6 + n) for n, record in enumerate(records)}
    references = served.references | {
        Publication.Reference.INTERPRETERS: {"sentences": [*sentences]}
    }
    directory = Directory(served.sequence, {**served.services, **more}, references)
    monkeypatch.setattr(snapshot.follower(), "_directory", directory)


def test_without_confirmed_sentences_it_says_that_others_are_to_come(site):
    html = site.get("/interpreter/").content.decode()
    assert 'lang="en" dir="ltr">I need an interpreter.</p>' in html
    assert "We add a language when somebody who speaks it has checked" in html


def test_a_confirmed_sentence_is_shown_in_its_language_and_direction(site, served, monkeypatch):
    serve(monkeypatch, served, sentences=[POLISH, URDU])
    html = site.get("/interpreter/").content.decode()
    assert 'lang="pl" dir="ltr">Zdanie próbne.</p>' in html
    assert 'lang="ur" dir="rtl">جملہ</p>' in html
    assert '<p class="say" lang="en">I need an interpreter. My language is Polish.</p>' in html
    assert "Say it like this: ZDAH-nyeh" in html
    assert "We add a language when" not in html


def test_on_the_page_in_welsh_whoever_reads_the_card_still_has_english(site, served, monkeypatch):
    serve(monkeypatch, served, sentences=[POLISH])
    html = site.get("/cy/interpreter/").content.decode()
    assert '<p class="say" lang="en">I need an interpreter. My language is Polish.</p>' in html


def test_lines_that_tell_of_languages_are_listed_open_ones_first(site, served, monkeypatch):
    opened = a_channel_record(languages=("Polish",))
    closed = a_channel_record(hours="Mo 00:00-00:01")
    given = {"areas": (ENGLAND,), "languages": ("Urdu",)}
    serve(
        monkeypatch,
        served,
        a_record(name="Shut", slug="a-shut", channels=(closed,), **given),
        a_record(name="Opened", slug="b-opened", channels=(opened,), **given),
        a_record(name="Silent", slug="silent", areas=(ENGLAND,)),
        a_record(name="Local", slug="local", languages=("Urdu",), areas=(WORCESTER,)),
    )
    html = site.get("/interpreter/").content.decode()
    names = re.findall(r'<h3><a href="[^"]*">(.*?)</a></h3>', html)
    assert names.index("Opened") < names.index("Shut")
    assert {"Silent", "Local"} & {*names} == set()
    assert "</strong> Urdu, Polish</p>" in html


@pytest.mark.parametrize("address", ["/interpreter/", "/cy/interpreter/"])
def test_it_asks_the_database_nothing_and_fits_its_weight(site, address, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = site.get(address)
    size = len(brotli.compress(response.content, quality=5)) + STYLES
    assert (response.status_code, size <= LIMIT) == (200, True)
    assert response.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.django_db
def test_only_confirmed_sentences_are_frozen_and_never_who_confirmed_them():
    InterpreterSentence.objects.create(**URDU)
    InterpreterSentence.objects.create(
        **POLISH, confirmed_by="QQ Speaker", confirmed_on="2026-11-20"
    )
    frozen = freeze_sentences()
    assert frozen == {"sentences": [POLISH]}
    assert "QQ" not in str(frozen)
