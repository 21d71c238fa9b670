"""Recall: a wrong number, or a whole service, off the public site in two taps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, cast

from django import forms
from django.utils import timezone

from services import snapshot
from services.admin.permissions import LIFT, RECALL, access
from services.admin.screens import ReasonForm, Screen, ServiceScreen
from services.directory.freezing import dialled
from services.directory.publishing import current_record
from services.directory.recalling import lift_recall, recall_number, recall_service
from services.directory.records import ServiceRecord
from services.models import Recall
from services.models.phone_numbers import reaches_one_of


class RecallServiceScreen(ServiceScreen):
    """Takes the whole service off."""

    permission = RECALL
    form_class = ReasonForm
    title = "Recall this service now"
    button = "Recall this service now"
    explanation = (
        "The public stops seeing this service at once. It stays away until somebody who may lift "
        "the recall does so, and it is published again."
    )

    def reasons(self) -> list[str]:
        """It is off already."""
        standing = Recall.objects.standing().filter(service=self.row).exists()
        return ["This service is recalled already."] if standing else []

    def act(self, form: forms.BaseForm) -> str:
        """Recall it."""
        reason = form.cleaned_data["reason"]
        recall_service(service=self.row, by=self.actor, at=timezone.now(), reason=reason)
        return "Recalled. The public does not see this service any more."


class RecallNumberForm(ReasonForm):
    """Which number, and why."""

    number = forms.ChoiceField(widget=forms.RadioSelect)
    field_order = ("number", "reason")

    def __init__(self, *args: Any, numbers: dict[str, str], **kwargs: Any) -> None:
        """Offer `numbers`, as dialled, with words for each."""
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["number"]).choices = list(numbers.items())


class RecallNumberScreen(ServiceScreen):
    """Takes one number off every service. What the public sees comes first, then edits."""

    permission = RECALL
    form_class = RecallNumberForm
    title = "Recall a number now"
    button = "Recall this number now"
    explanation = (
        "Every service stops showing this number at once, and none shows it again until somebody "
        "who may lift the recall does so."
    )

    def numbers(self) -> dict[str, str]:
        """The numbers and links of the service, as dialled, with words for each."""
        current = current_record(self.row)
        public = {row.dialled: row.value for row in current.channels} if current else {}
        edited = {
            key: row.value
            for row in self.row.channels.all()
            if not self._only_others_show(key := dialled(row))
        }
        offered = {key: f"{value} (public now)" for key, value in public.items()}
        offered |= {
            key: f"{value} (not public)" for key, value in edited.items() if key not in public
        }
        gone = set(Recall.objects.standing().values_list("number", flat=True))
        return {key: words for key, words in offered.items() if not reaches_one_of(key, gone)}

    def _only_others_show(self, number: str) -> bool:
        """Whether the public sees it at services alone that are not the person's to recall."""
        showing = [key for key, row in self.public.items() if row.shows({number})]
        return bool(showing) and not self.recallable.intersection(showing)

    @cached_property
    def public(self) -> Mapping[int, ServiceRecord]:
        """What the public sees, by service."""
        return snapshot.fresh().services

    @cached_property
    def recallable(self) -> frozenset[int]:
        """The services whose numbers the person may recall."""
        return access(self.request).services_with(RECALL)

    def reasons(self) -> list[str]:
        """Nothing left to recall."""
        return [] if self.numbers() else ["This service has no number that is not recalled."]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The numbers, with the one whose button was pressed chosen."""
        initial = {"number": self._asked_for()}
        return {**super().get_form_kwargs(), "numbers": self.numbers(), "initial": initial}

    def _asked_for(self) -> str | None:
        """The public number of the channel in the address, or else its edited one."""
        asked = self.request.GET.get("channel", "")
        current = current_record(self.row)
        for shown in current.channels if current else ():
            if str(shown.id) == asked:
                return shown.dialled
        edited = {str(row.pk): dialled(row) for row in self.row.channels.all()}
        return edited.get(asked)

    def act(self, form: forms.BaseForm) -> str:
        """Recall it everywhere."""
        number, reason = form.cleaned_data["number"], form.cleaned_data["reason"]
        recall_number(number=number, by=self.actor, at=timezone.now(), reason=reason)
        return f"Recalled {number}. No service shows it any more."


class LiftScreen(Screen):
    """Lets a recalled number or service come back; nothing comes back by itself."""

    model = Recall
    row: Recall
    permission = LIFT
    form_class = forms.Form
    title = "Lift this recall"
    button = "Lift this recall"
    explanation = "It may be published again. Nothing is shown until somebody publishes it."

    def reasons(self) -> list[str]:
        """It is lifted already."""
        return ["This recall is lifted already."] if self.row.lifted_at else []

    def act(self, form: forms.BaseForm) -> str:  # noqa: ARG002
        """Lift it."""
        lift_recall(recall=self.row, by=self.actor, at=timezone.now())
        return f"Lifted the recall of {self.row}."
