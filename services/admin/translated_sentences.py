"""The public sentences in another language: which of them a speaker of it has read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from services.admin.permissions import ReadOnly, actor, allowed
from services.directory.read_wording import mark_read, mark_unread
from services.directory.translations import Sentence, sentences
from services.models import ReadWording

LOOK = "services.view_readwording"
MARK = "services.add_readwording"
ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, and who read it when; `read` is None where nobody has."""

    sentence: Sentence
    read: ReadWording | None


class SearchForm(forms.Form):
    """Which sentences to list."""

    language = forms.ChoiceField()
    q = forms.CharField(required=False, label="Words in it")
    unread = forms.BooleanField(required=False, label="Only those not read yet")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every language but English."""
        super().__init__(*args, **kwargs)
        others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (code, LANG_INFO[code]["name"]) for code in others
        ]

    @property
    def language_name(self) -> str:
        """What the chosen language is called in English."""
        return str(LANG_INFO[self.cleaned_data["language"]]["name"])


class SentencesScreen(TemplateView):
    """Every sentence in English and in the other language; chosen ones are marked as read."""

    http_method_names: ClassVar[list[str]] = ["get", "head", "post"]  # type: ignore[misc]
    template_name = "admin/services/readwording/sentences.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check the permission before anything is read."""
        if not allowed(request, MARK if request.method == "POST" else LOOK):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Mark the chosen sentences, or take their marks off, and show the same list again."""
        search, chosen, at = _search(request.POST), request.POST.getlist("chosen"), timezone.now()
        if request.POST.get("action") == "unread":
            number = mark_unread(digests=chosen, by=actor(request), at=at)
            messages.success(request, f"Marked as not read: {number}.")
        else:
            language = search.cleaned_data["language"]
            number = mark_read(language=language, digests=chosen, by=actor(request), at=at)
            messages.success(request, f"Marked as read: {number}.")
        listed = QueryDict(mutable=True)
        listed.update({name: request.POST[name] for name in _asked(request.POST)})
        return redirect(f"{reverse('admin:services_readwording_changelist')}?{listed.urlencode()}")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the list, and how many sentences nobody has read."""
        search = _search(self.request.GET)
        rows = _rows(search.cleaned_data["language"])
        page: Page[Row] = Paginator(_found(rows, search.cleaned_data), ON_A_PAGE).get_page(
            self.request.GET.get("page")
        )
        return super().get_context_data(
            **admin.site.each_context(self.request),
            title=f"The public site in {search.language_name}",
            search=search,
            language=search.language_name,
            page=page,
            asked={name: self.request.GET[name] for name in _asked(self.request.GET)},
            total=len(rows),
            unread=sum(row.read is None for row in rows),
            may_mark=allowed(self.request, MARK),
            **kwargs,
        )


@admin.register(ReadWording)
class ReadWordingAdmin(ReadOnly, admin.ModelAdmin):
    """Translated sentences: the list is a screen of its own, as they come with the code."""

    fields = ("language", "english", "translation", "by", "read_at")

    def changelist_view(
        self,
        request: HttpRequest,
        extra_context: Mapping[str, Any] | None = None,  # noqa: ARG002
    ) -> HttpResponse:
        """Show the sentences, read or not."""
        return SentencesScreen.as_view()(request)


def _search(sent: QueryDict) -> SearchForm:
    """What to list; the first language where none, or none that is known, is asked for."""
    form = SearchForm(sent)
    if not form.is_valid():
        first = form.fields["language"].choices[0][0]  # type: ignore[attr-defined]
        form = SearchForm({**sent.dict(), "language": first})
        form.full_clean()
    return form


def _asked(sent: QueryDict) -> list[str]:
    """The names that say which list it is, among what was sent."""
    return [name for name in ("language", "q", "unread", "page") if sent.get(name)]


def _rows(language: str) -> list[Row]:
    """Every sentence of a language with who read it."""
    read = {row.digest: row for row in ReadWording.objects.select_related("by")}
    return [Row(sentence, read.get(sentence.digest)) for sentence in sentences(language)]


def _found(rows: list[Row], asked: Mapping[str, Any]) -> list[Row]:
    """The rows with the words that are looked for, in either language."""
    words = asked.get("q", "").casefold()
    return [
        row
        for row in rows
        if words in f"{row.sentence.english}\n{row.sentence.translation}".casefold()
        and not (asked.get("unread") and row.read)
    ]
