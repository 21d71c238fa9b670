"""The languages of the public site: which one an address asks for, and the same page in others."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language

from services import snapshot
from services.directory.translations import sentences
from services.pages.untranslated import sign_untranslated

GetResponse = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
class PageInLanguage:
    """A page in another language: the language's code, its name in itself, and the address."""

    code: str
    name: str
    href: str


class LanguageByPrefix:
    """Answers in the language that the path begins with, as `/cy/`; without one, in English.

    Nothing else is asked, neither a cookie nor what the browser prefers: one address is one page.
    """

    def __init__(self, get_response: GetResponse) -> None:
        """Stand outside whatever renders or resolves an address."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request in its language, and leave none behind."""
        language = language_of(request.path_info)
        with translation.override(language):
            if language != settings.LANGUAGE_CODE:
                sign_untranslated(language)
            return self.get_response(request)


def language_of(path: str) -> str:
    """The code of the language whose prefix a path has; the default language's has none."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in _prefixes() else settings.LANGUAGE_CODE


def other_languages(path: str | None) -> tuple[PageInLanguage, ...]:
    """The page of a path in each other language; without a path, the first page of each."""
    spoken = get_language() or settings.LANGUAGE_CODE
    return tuple(
        PageInLanguage(code, name, _address(path, code))
        for code, name in settings.LANGUAGES
        if code != spoken
    )


def is_unread() -> bool:
    """Whether the site has a sentence in the page's language that no speaker of it has read.

    The whole site counts, not the sentences of one page. English is never unread.
    """
    spoken = get_language() or settings.LANGUAGE_CODE
    if spoken == settings.LANGUAGE_CODE:
        return False
    try:
        read = snapshot.current().read_wording
    except snapshot.DirectoryUnavailable:
        return True
    return any(sentence.digest not in read for sentence in sentences(spoken))


def _address(path: str | None, code: str) -> str:
    """The address of a page in the language `code`."""
    if path is None:
        with translation.override(code):
            return reverse("home")
    spoken = language_of(path)
    bare = path.removeprefix(f"/{spoken}") if spoken in _prefixes() else path
    return f"/{code}{bare}" if code in _prefixes() else bare


def _prefixes() -> frozenset[str]:
    """The languages that have a prefix: all but the default one."""
    return frozenset(dict(settings.LANGUAGES)) - {settings.LANGUAGE_CODE}
