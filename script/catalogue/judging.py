"""What a translation may not do: lose a placeholder or a tag, blame, or promise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib

from script.catalogue.collecting import ROOT
from services.directory.wording import BLAME, PROMISE

PLACEHOLDER = re.compile(r"%\(\w+\)[ds]|%%|\{\w*\}")
TAG = re.compile(r"</?\w+[^>]*>")

WORDS_LISTED = ("cy",)
"""The languages beside English whose words of blame and promise `wording` lists, for staff too."""

NOT_SAID = "not_said.txt"
"""In the folder of any other language: words that it may not use, or their stems, one a line."""

NeverSaid = tuple[tuple[str, re.Pattern[str]], ...]


def faults(catalogue: polib.POFile, *, folder: Path = ROOT / "locale") -> list[str]:
    """Each thing that is wrong with a translation, and with which."""
    language = catalogue.metadata["Language"]
    never = _never_said(language, folder / language / NOT_SAID)
    if not never:
        return [f"write the words that {language} may not use into locale/{language}/{NOT_SAID}"]
    return [
        f"{fault}: {entry.msgid!r}"
        for entry in catalogue
        for text in _translations(entry)
        if text
        for fault in _faults(entry, text, never)
    ]


def _never_said(language: str, file: Path) -> NeverSaid:
    """What no sentence of a language says, and what is wrong with it; () where nobody wrote it."""
    if language in WORDS_LISTED:
        return ("blames", BLAME), ("promises", PROMISE)
    words = file.read_text("utf-8").split("\n") if file.exists() else []
    stems = "|".join(re.escape(word.strip()) for word in words if word.strip())
    return (("blames or promises", re.compile(rf"\b(?:{stems})", re.IGNORECASE)),) if stems else ()


def _translations(entry: polib.POEntry) -> list[str]:
    """Every form of a translation."""
    return [*entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]


def _faults(entry: polib.POEntry, text: str, never: NeverSaid) -> Iterator[str]:
    """What is wrong with one form of a translation."""
    wanted = entry.msgid_plural or entry.msgid
    for name, pattern in (("placeholders differ", PLACEHOLDER), ("markup differs", TAG)):
        if Counter(pattern.findall(wanted)) != Counter(pattern.findall(text)):
            yield name
    for name, words in never:
        if said := words.search(text):
            yield f"{name} ({said[0]})"
