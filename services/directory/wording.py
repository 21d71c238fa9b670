"""What the words of a listing may not do: blame, promise too much, or be hard to read.

Source: rule 20 of the safety rules; see docs/safety.md. The reading age is the Flesch-Kincaid grade
(Kincaid and others, 1975) plus five years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

BLAME = re.compile(
    r"\b(alleged\w*|admit\w*|claim(?:s|ed|ing)?|should have|why did"
    r"|honedig|honn(?:i|ir|odd|wyd|iad|iadau)|(?:c|g|ch|ngh)yfadde\w*|hawli(?:o|wyd|odd)"
    r"|d?dyl(?:ech|ai|et|en) (?:chi |ti |hi |ef |fo |fe |nhw )?fod wedi"
    r"|pam (?:na |y )?g?wn\w+)\b",
    re.IGNORECASE,
)
"""Words in English, then in Welsh with its mutations; so below."""

PROMISE = re.compile(
    r"\b(safe|safely|secure|securely|anonymous|anonymously|untraceable|confidential|confidentially"
    r"|confidentiality"
    r"|d?diogel|n?niogel|dd?ienw|nienw|(?:c|g|ch|ngh)yfrinach(?:ol\w*|edd)"
    r"|anolrheiniadwy|(?:na ellir|does dim modd) ei olrhain)\b",
    re.IGNORECASE,
)
LIMIT = re.compile(
    r"\b(unless|except|but|limits?|however|only|if|not|may|might|ask|cannot|without"
    r"|oni bai|ac eithrio|heblaw|ond|os|nad|nid|efallai|gofynnwch|heb)\b",
    re.IGNORECASE,
)
"""Words by which a sentence says where a promise ends."""

SENTENCE = re.compile(r"[^.!?]+[.!?]?")
WORD = re.compile(r"[A-Za-z’']+")
VOWELS = re.compile(r"[aeiouy]+", re.IGNORECASE)

HARD_TO_READ = 17
"""Years: above this reading age staff are asked to look again. Names of services weigh heavily in
one sentence, so the aim of 9 is no line to draw for each."""

FEWEST_WORDS = 8
"""Shorter texts have no reading age worth telling."""


def blaming_words(text: str) -> list[str]:
    """The words of `text` that blame, or doubt what somebody says."""
    return [found.lower() for found in BLAME.findall(text)]


def promises_without_limit(text: str) -> list[str]:
    """The words of `text` that promise, in a sentence that does not say how far."""
    return [
        found.lower()
        for sentence in SENTENCE.findall(text)
        if not LIMIT.search(sentence)
        for found in PROMISE.findall(sentence)
    ]


def reading_age(text: str) -> float:
    """The age, in years, at which most people can read `text`; 0 for one that is too short."""
    words = WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return 0
    sentences = max(1, len([part for part in SENTENCE.findall(text) if WORD.search(part)]))
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59
    return grade + 5


def faults(texts: Mapping[str, str]) -> Iterator[str]:
    """A sentence for staff for each text, by its name, that blames or promises too much."""
    for name, text in texts.items():
        for found in blaming_words(text):
            yield f"{name}: leave out “{found}”. It can sound like blame."
        for found in promises_without_limit(text):
            yield f"{name}: “{found}” promises more than anybody can keep. Say its limit beside it."


def hard_to_read(texts: Mapping[str, str]) -> Iterator[str]:
    """A sentence for staff for each text, by its name, that is hard to read."""
    for name, text in texts.items():
        age = reading_age(text)
        if age > HARD_TO_READ:
            yield f"{name}: this reads like a text for age {age:.0f}. Shorter sentences help."


def _syllables(word: str) -> int:
    """About how many syllables an English word has."""
    found = len(VOWELS.findall(word))
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and found > 1
    return max(1, found - silent)
