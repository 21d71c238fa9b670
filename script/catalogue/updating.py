"""Catalogues as files: what stays, what is new, what goes, and how they are written."""

from __future__ import annotations

import re
from pathlib import Path

import django
import polib

from script.catalogue.collecting import ROOT, Found, Message

CATALOGUES = "locale/*/LC_MESSAGES/django.po"
RULE, FORMS = "Plural-Forms", re.compile(r"nplurals *= *([1-9])")
WIDTH = 100


class NoPluralRule(ValueError):
    """A catalogue that does not say how its language counts, where Django does not know either."""


__all__ = [
    "CATALOGUES",
    "ROOT",
    "NoPluralRule",
    "compiled",
    "missing",
    "read",
    "take_over",
    "updated",
    "written",
]


def read(file: Path) -> polib.POFile:
    """A catalogue as it stands."""
    return polib.pofile(str(file), wrapwidth=WIDTH, encoding="utf-8")


def updated(old: polib.POFile, found: Found) -> polib.POFile:
    """A catalogue of the sentences `found`, with the translations and comments of `old`."""
    language = Path(str(old.fpath)).parent.parent.name
    rule = old.metadata.get(RULE) or _rule_of_django(language)
    if not (forms := FORMS.match(rule)):
        raise NoPluralRule(f"{old.fpath}: write the {RULE} of the language into its header.")
    known = {_message(entry): entry for entry in old if not entry.obsolete}
    new = polib.POFile(wrapwidth=WIDTH)
    new.header = old.header
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        RULE: rule,
    }
    for message, files in sorted(found.items(), key=_place):
        new.append(_entry(message, files, known.get(message), forms=int(forms[1])))
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


def _rule_of_django(language: str) -> str:
    """How a language counts by Django's own catalogue of it; "" where it has none."""
    folder = Path(django.__file__).parent / "conf/locale" / language / "LC_MESSAGES"
    file = folder / "django.mo"
    return polib.mofile(str(file)).metadata.get(RULE, "") if file.exists() else ""


def _entry(
    message: Message, files: set[str], old: polib.POEntry | None, *, forms: int
) -> polib.POEntry:
    """An entry, with what `old` says of the same sentence; a plural has this many forms."""
    entry = polib.POEntry(
        msgid=message.text,
        msgid_plural=message.plural or "",
        msgctxt=message.context,
        occurrences=[(name, "") for name in sorted(files)],
        tcomment=old.tcomment if old is not None else "",
        flags=list(old.flags) if old is not None else [],
    )
    if message.plural:
        said = old.msgstr_plural if old is not None else {}
        entry.msgstr_plural = {form: said.get(form, "") for form in range(forms)}
    elif old is not None:
        entry.msgstr = old.msgstr
    return entry
