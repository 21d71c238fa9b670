"""Names of places, and what staff wrote of a service, in the reader's language where known."""

from __future__ import annotations

import unicodedata
from html import unescape

from django.utils.html import conditional_escape, escape, format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from services.geography import Area, PoliceForce

ENGLISH = "en"
WELSH_ARTICLES = ("Y ", "Yr ")


def area_name(area: Area) -> str:
    """The name of an area in the reader's language; one without a name in that keeps its own."""
    return said_plainly(area, "name")


def in_sentence(name: str) -> str:
    """A name as it stands inside a sentence: a Welsh article is small there, "yr Alban"."""
    return name[0].lower() + name[1:] if name.startswith(WELSH_ARTICLES) else name


def force_name(force: PoliceForce) -> str:
    """The full name of a police force in the reader's language, where it has one in that."""
    return _twin(force, "name") or force.official_name


def force_said(force: PoliceForce) -> str:
    """The name of a police force, safe to show; an English one on another page says so."""
    name = _twin(force, "name")
    if name or _language() == ENGLISH:
        return name or force.official_name
    return in_english(force.official_name)


def in_english(words: str) -> SafeString:
    """English words on a page in another language."""
    return format_html('<span lang="{}">{}</span>', ENGLISH, words)


def filled(sentence: str, **told: str) -> SafeString:
    """A sentence with what it tells, of which any may hold markup that is safe."""
    parts = {name: conditional_escape(words) for name, words in told.items()}
    return SafeString(escape(sentence) % parts)


def without_markup(words: str) -> str:
    """Words as they stand in a title or an attribute, which escapes them itself."""
    return unescape(strip_tags(words)) if isinstance(words, SafeString) else words


def territory_name(territory: str) -> str:
    """The name of an island, or islands, outside the UK; any other text stays as it is."""
    names = {
        "Jersey": _("Jersey"),
        "Guernsey": _("Guernsey"),
        "Isle of Man": _("Isle of Man"),
        "Channel Islands": _("Channel Islands"),
    }
    return names.get(territory, territory)


def in_order(name: str) -> str:
    """The key by which names stand in order: small letters without their accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def said(record: object, field: str) -> str:
    """The words of a field, safe to show; English words on a page in another language say so.

    The twin of `summary` in Welsh is `summary_cy`. A screen reader is told by `lang` in which
    language to speak what has no twin.
    """
    words, language = _words(record, field)
    return in_english(words) if language else words


def said_plainly(record: object, field: str) -> str:
    """The same words without markup, for where none can stand: a title, or an attribute."""
    return _words(record, field)[0]


def _words(record: object, field: str) -> tuple[str, str]:
    """The words of a field, and the language they are in where that is not the page's."""
    words: str = getattr(record, field)
    if _language() == ENGLISH or not words:
        return words, ""
    twin = _twin(record, field)
    return (twin, "") if twin else (words, ENGLISH)


def _twin(record: object, field: str) -> str:
    """The words of a field's twin in the reader's language; "" where it has none."""
    return str(getattr(record, f"{field}_{_language()}", ""))


def _language() -> str:
    """The reader's language: two letters, or as many as it has."""
    return (get_language() or ENGLISH).partition("-")[0]
