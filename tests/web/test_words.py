"""SAFETY 20 and 23: what the public templates may not say."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = [
    file for file in sorted((ROOT / "templates").rglob("*.html")) if "admin" not in file.parts
]
BLAME = re.compile(r"\b(alleged\w*|admit\w*|claim\w*|should have|why did)\b", re.IGNORECASE)
PROMISE = re.compile(
    r"(?<!\|)\b(safe|safely|secure\w*|anonym\w+|untraceable|confidential\w*)\b", re.IGNORECASE
)
EXIT = r" defer src=\"{% static 'js/exit\.js' %}\"></script>"
MARKUP = re.compile(rf"<script(?!{EXIT})|onclick|style=|<img|target=")


@pytest.mark.parametrize("words", [BLAME, PROMISE, MARKUP], ids=["blame", "promise", "markup"])
def test_safety_20_no_template_blames_promises_or_brings_in_more(words):
    said = {file.name: words.findall(file.read_text()) for file in TEMPLATES}
    assert {name: found for name, found in said.items() if found} == {}


def test_the_word_lists_would_find_what_they_are_for():
    text = "You should have told. This is secure and confidential. <script>"
    assert [bool(words.search(text)) for words in (BLAME, PROMISE, MARKUP)] == [True] * 3


def test_every_template_with_words_marks_them_for_translation():
    unmarked = [
        file.name
        for file in TEMPLATES
        if re.search(r">[^<>{}]*[A-Za-z]{4}[^<>{}]*<", re.sub(r"\{%.*?%\}", "", file.read_text()))
        and "i18n" not in file.read_text()
    ]
    assert unmarked == ["500_plain.html", "style_guide.html"]
