"""The sentence "I need an interpreter" in languages that a speaker has confirmed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from services.admin.permissions import actor
from services.directory.interpreters import faults_of_words, publish_sentences
from services.models import InterpreterSentence
from services.models.interpreter_sentence import SAID as WORDS

SAID = ("language", "own_name", "direction", "sentence", "spoken")
CONFIRMATION = ("confirmed_by", "confirmed_on")


class SentenceForm(ModelForm):
    """One language, without words that blame or promise."""

    def clean(self) -> dict[str, Any] | None:
        """Refuse such words where they stand."""
        cleaned = super().clean()
        for name in WORDS:
            if told := faults_of_words(self.cleaned_data.get(name, "")):
                self.add_error(name, told)
        return cleaned


@admin.register(InterpreterSentence)
class InterpreterSentenceAdmin(admin.ModelAdmin):
    """One language. What is confirmed is public as soon as it is saved; nothing else is."""

    form = SentenceForm
    list_display = ("english_name", "own_name", "sentence", "confirmed_on")
    fields = (
        ("language", "direction"),
        ("own_name", "english_name"),
        "sentence",
        "spoken",
        CONFIRMATION,
    )
    search_fields = ("english_name", "own_name", "language")

    def save_model(
        self,
        request: HttpRequest,
        obj: InterpreterSentence,
        form: ModelForm,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Save, and publish what is confirmed: other words are not, unless confirmed anew."""
        changed = {*form.changed_data}
        if obj.pk and changed.intersection(SAID) and not changed.intersection(CONFIRMATION):
            obj.confirmed_by, obj.confirmed_on = "", None
        super().save_model(request, obj, form, *args, **kwargs)
        self._publish(request)

    def delete_model(self, request: HttpRequest, obj: InterpreterSentence) -> None:
        """Delete the sentence and publish the others."""
        super().delete_model(request, obj)
        self._publish(request)

    def delete_queryset(
        self, request: HttpRequest, queryset: QuerySet[InterpreterSentence]
    ) -> None:
        """Delete the sentences and publish the others."""
        super().delete_queryset(request, queryset)
        self._publish(request)

    def _publish(self, request: HttpRequest) -> None:
        """Show the public the confirmed sentences as they stand."""
        publish_sentences(by=actor(request), at=timezone.now())
