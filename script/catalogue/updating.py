"""Catalogues as files: what stays, what is new, what goes, and how they are written."""

from __future__ import annotations

from pathlib import Path

import polib

from script.catalogue.collecting import ROOT, Found, Message

CATALOGUES = "locale/*/LC_MESSAGES/django.po"
UNREAD = "Not yet read by a Welsh speaker."
"""Stands over each translation until somebody who speaks the language takes it away."""

PLURALS = {"cy": "nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;"}
"""The rule of each language, as Django's own catalogue has it: two rules would not agree."""

WIDTH = 100

__all__ = ["CATALOGUES", "ROOT", "compiled", "missing", "read", "take_over", "updated", "written"]


def read(file: Path) -> polib.POFile:
    """A catalogue as it stands."""
    return polib.pofile(str(file), wrapwidth=WIDTH, encoding="utf-8")


def updated(old: polib.POFile, found: Found) -> polib.POFile:
    """A catalogue of the sentences `found`, with the translations and comments of `old`."""
    language = Path(str(old.fpath)).parent.parent.name
    known = {_message(entry): entry for entry in old if not entry.obsolete}
    new = polib.POFile(wrapwidth=WIDTH)
    new.header = old.header
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    } | {"Plural-Forms": PLURALS.get(language, old.metadata.get("Plural-Forms", ""))}
    for message, files in sorted(found.items(), key=_place):
        new.append(_entry(message, files, known.get(message)))
    return new


def take_over(other: polib.POFile, *, into: polib.POFile) -> None:
    """Fill in from `other`, a file of the same language, what has no translation yet."""
    if other.metadata.get("Language") != into.metadata["Language"]:
        return
    known = {_message(entry): entry for entry in other if entry.translated()}
    for entry in into:
        given = known.get(_message(entry))
        if given is not None and not entry.translated():
            entry.msgstr, entry.msgstr_plural = given.msgstr, given.msgstr_plural


def missing(catalogue: polib.POFile) -> list[str]:
    """What is not translated, or only guessed at."""
    return [
        f"{'fuzzy' if entry.fuzzy else 'untranslated'}: {entry.msgid!r}"
        for entry in catalogue
        if not entry.translated()
    ]


def written(catalogue: polib.POFile) -> str:
    """The text of a catalogue."""
    return f"{catalogue}\n"


def compiled(catalogue: polib.POFile) -> bytes:
    """The compiled catalogue."""
    return bytes(catalogue.to_binary())


def _place(item: tuple[Message, set[str]]) -> tuple[list[str], str, str]:
    """Where a sentence stands: by the files that say it, then by itself."""
    message, files = item
    return sorted(files), message.text, message.context or ""


def _message(entry: polib.POEntry) -> Message:
    """The sentence of an entry."""
    return Message(entry.msgid, entry.msgid_plural or None, entry.msgctxt)


def _entry(message: Message, files: set[str], old: polib.POEntry | None) -> polib.POEntry:
    """An entry, with what `old` says of the same sentence."""
    entry = polib.POEntry(
        msgid=message.text,
        msgid_plural=message.plural or "",
        msgctxt=message.context,
        occurrences=[(name, "") for name in sorted(files)],
        tcomment=old.tcomment if old is not None else UNREAD,
        flags=list(old.flags) if old is not None else [],
    )
    if message.plural:
        entry.msgstr_plural = old.msgstr_plural if old is not None else dict.fromkeys(range(4), "")
    elif old is not None:
        entry.msgstr = old.msgstr
    return entry
