"""SAFETY 20: the starter listings are written for somebody of nine, so in short sentences."""

import json
import re

import pytest

from services.directory.starter_files import SERVICE_FILES, STARTER

MOST_WORDS = 21
FIELDS = ("summary", "who_for", "not_for", "how_to_refer", "privacy_note", "access_note")
PUBLISHED = [
    service
    for name in SERVICE_FILES
    for service in json.loads((STARTER / name).read_text("utf-8"))
    if service["publish"]
]


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon ends one as a full stop does."""
    return re.split(r"(?<=[.?!:])\s+", text)


@pytest.mark.parametrize("service", PUBLISHED, ids=lambda service: service["key"])
def test_safety_20_no_sentence_of_a_published_listing_is_long(service: dict[str, str]) -> None:
    said = [words for field in FIELDS for words in sentences(service.get(field, ""))]
    assert [words for words in said if len(words.split()) > MOST_WORDS] == []


def test_a_long_sentence_would_be_found() -> None:
    long = "It " + "very " * MOST_WORDS + "long."
    assert [len(words.split()) > MOST_WORDS for words in sentences(f"Short. {long}")] == [
        False,
        True,
    ]
