"""What a translation may not do: lose a placeholder or a tag, blame, or promise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import polib

PLACEHOLDER = re.compile(r"%\(\w+\)[ds]|%%|\{\w*\}")
TAG = re.compile(r"</?\w+[^>]*>")

BLAME = {
    "cy": re.compile(
        r"\b(honn(i|ir|odd|wyd|edig|iad(au)?)|[cg]yfadde\w*|(ch|ngh)yfadde\w*|hawli(o|wyd|odd)\b"
        r"|d?dyl(ech|ai|et|en) (chi |hi |ef |fe |nhw |ti )?fod wedi"
        r"|pam (na |y )?(wnaeth|gwnaeth|wnes|gwnes))\w*",
        re.IGNORECASE,
    )
}
"""Alleged, admit, claim, should have, why did: with their changes at the beginning."""

PROMISE = {
    "cy": re.compile(
        r"\b(d?diogel|niogel|dd?ienw|nienw|(ch?|g|ngh)yfrinachol\w*"
        r"|anolrheiniadwy|(na ellir|does dim modd) ei olrhain)\b",
        re.IGNORECASE,
    )
}
"""Safe and secure, anonymous, confidential, untraceable."""


def faults(catalogue: polib.POFile) -> list[str]:
    """Each thing that is wrong with a translation, and with which."""
    language = catalogue.metadata["Language"]
    if language not in BLAME or language not in PROMISE:
        return [f"there is no list of words that {language} may not use: add it here"]
    return [
        f"{fault}: {entry.msgid!r}"
        for entry in catalogue
        for text in _translations(entry)
        if text
        for fault in _faults(entry, text, language)
    ]


def _translations(entry: polib.POEntry) -> list[str]:
    """Every form of a translation."""
    return [*entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]


def _faults(entry: polib.POEntry, text: str, language: str) -> Iterator[str]:
    """What is wrong with one form of a translation."""
    wanted = entry.msgid_plural or entry.msgid
    for name, pattern in (("placeholders differ", PLACEHOLDER), ("markup differs", TAG)):
        if Counter(pattern.findall(wanted)) != Counter(pattern.findall(text)):
            yield name
    for name, words in (("blames", BLAME), ("promises", PROMISE)):
        if said := words[language].search(text):
            yield f"{name} ({said[0]})"
