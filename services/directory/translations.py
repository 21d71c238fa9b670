"""The translated sentences of the public site, as its compiled catalogues hold them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils.translation import to_locale

MAGIC = 0x950412DE
CONTEXT_ENDS, FORM_ENDS = "\x04", "\0"
DIGEST_LENGTH = 20
LANGUAGES_KEPT = 16


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its translation; a plural has each form on a line of its own.

    `digest` changes with either of them.
    """

    digest: str
    english: str
    translation: str


def sentences(language: str) -> tuple[Sentence, ...]:
    """The sentences that are translated into a language, in the order of the English; () if none.

    `language` is a code as in LANGUAGES.
    """
    folders = (Path(folder) / to_locale(language) for folder in settings.LOCALE_PATHS)
    files = (folder / "LC_MESSAGES/django.mo" for folder in folders)
    return tuple(sentence for file in files for sentence in _read(language, file))


@lru_cache(maxsize=LANGUAGES_KEPT)
def _read(language: str, file: Path) -> tuple[Sentence, ...]:
    """The sentences of one file, read once a process: catalogues come with the code."""
    if not file.exists():
        return ()
    pairs = _pairs(file.read_bytes())
    return tuple(_sentence(language, *pair) for pair in pairs if pair[0])


def _pairs(data: bytes) -> Iterator[tuple[str, str]]:
    """What is looked up and what it gives, as GNU gettext's format of `.mo` files keeps them."""
    magic, _revision, count, keys, values = struct.unpack("<5I", data[:20])
    if magic != MAGIC:
        raise ValueError("not a compiled catalogue")
    for number in range(count):
        yield _text(data, keys + 8 * number), _text(data, values + 8 * number)


def _text(data: bytes, entry: int) -> str:
    """The text whose length and place stand at `entry`."""
    length, start = struct.unpack("<2I", data[entry : entry + 8])
    return data[start : start + length].decode("utf-8")


def _sentence(language: str, key: str, value: str) -> Sentence:
    """A sentence to read, without the mark of its context."""
    digest = sha256(f"{language}\n{key}\n{value}".encode()).hexdigest()
    english = key.rpartition(CONTEXT_ENDS)[2]
    return Sentence(digest[:DIGEST_LENGTH], _forms(english), _forms(value))


def _forms(text: str) -> str:
    """The forms of a plural on lines of their own, each once."""
    return "\n".join(dict.fromkeys(text.split(FORM_ENDS)))
