"""What a translation may not do: lose a placeholder or a tag, blame, or promise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import polib

from services.directory.wording import BLAME, PROMISE

PLACEHOLDER = re.compile(r"%\(\w+\)[ds]|%%|\{\w*\}")
TAG = re.compile(r"</?\w+[^>]*>")

WORDS_LISTED = ("cy",)
"""The languages beside English whose words of blame and promise `wording` lists."""


def faults(catalogue: polib.POFile) -> list[str]:
    """Each thing that is wrong with a translation, and with which."""
    language = catalogue.metadata["Language"]
    if language not in WORDS_LISTED:
        return [f"there is no list of words that {language} may not use: add it to wording.py"]
    return [
        f"{fault}: {entry.msgid!r}"
        for entry in catalogue
        for text in _translations(entry)
        if text
        for fault in _faults(entry, text)
    ]


def _translations(entry: polib.POEntry) -> list[str]:
    """Every form of a translation."""
    return [*entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]


def _faults(entry: polib.POEntry, text: str) -> Iterator[str]:
    """What is wrong with one form of a translation."""
    wanted = entry.msgid_plural or entry.msgid
    for name, pattern in (("placeholders differ", PLACEHOLDER), ("markup differs", TAG)):
        if Counter(pattern.findall(wanted)) != Counter(pattern.findall(text)):
            yield name
    for name, words in (("blames", BLAME), ("promises", PROMISE)):
        if said := words.search(text):
            yield f"{name} ({said[0]})"
