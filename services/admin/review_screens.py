"""From a draft to the public: what would change, what to look at again, and who says yes."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone

from services import snapshot
from services.admin.permissions import PUBLISH, SUBMIT, allowed
from services.admin.screens import WIDE, ServiceScreen
from services.admin.staff_names import display_name
from services.directory.cautions import cautions_about
from services.directory.differences import Difference, differences, fingerprint
from services.directory.publishable import NotPublishable, reasons_against
from services.directory.publishing import current_record, frozen_now, publish
from services.directory.records import ServiceRecord
from services.directory.submitting import AlreadyDecided, send_back, submit
from services.directory.two_people import may_publish_alone, reasons_for_another_person
from services.models import Service, Submission

LONGEST_NOTE = 240


class NoteForm(forms.Form):
    """A note for the history."""

    note = forms.CharField(
        max_length=LONGEST_NOTE,
        required=False,
        widget=WIDE,
        help_text="For the history. Staff only.",
    )


class SeenForm(NoteForm):
    """A note, and the mark of what was looked at."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, mark: str, **kwargs: Any) -> None:
        """Keep the mark of how things stand now."""
        super().__init__(*args, **kwargs)
        self.mark = mark

    def clean(self) -> dict[str, Any]:
        """Refuse where the listing changed since the page was shown."""
        cleaned = self.cleaned_data
        if cleaned.get("seen") != self.mark:
            self.data = {**{key: self.data[key] for key in self.data}, "seen": self.mark}
            raise forms.ValidationError(
                "Somebody changed this listing since you looked. Read it again, then go on.",
                code="changed_since",
            )
        return cleaned


class DraftForm(SeenForm):
    """As before; with a tick where something needs a second look, and a reason to act alone."""

    looked = forms.BooleanField(label="I looked at the points above, and it is right")
    alone_because = forms.CharField(
        label="Why nobody else can check the new number",
        max_length=LONGEST_NOTE,
        widget=WIDE,
        help_text="You typed it, and the organization has nobody else. Kept in the history.",
    )

    def __init__(self, *args: Any, cautious: bool, alone: bool, **kwargs: Any) -> None:
        """Ask for the tick, and for the reason, only where they are needed."""
        super().__init__(*args, **kwargs)
        if not cautious:
            del self.fields["looked"]
        if not alone:
            del self.fields["alone_because"]


class DraftScreen(ServiceScreen):
    """Shows what publishing the draft would change, or why it may not be."""

    template_name = "admin/services/service/publish.html"
    form_class = DraftForm

    @cached_property
    def working_copy(self) -> Service:
        """The draft, with its rows."""
        return Service.objects.for_freezing().get(pk=self.row.pk)

    @cached_property
    def then(self) -> ServiceRecord:
        """What the public would see."""
        return frozen_now(self.working_copy, at=timezone.now())

    @cached_property
    def now(self) -> ServiceRecord | None:
        """What the public sees."""
        return current_record(self.row)

    @cached_property
    def cautions(self) -> list[str]:
        """What to look at again."""
        return cautions_about(self.working_copy, then=self.then, directory=snapshot.fresh())

    @cached_property
    def waiting(self) -> Submission | None:
        """The request to publish it, if somebody made one."""
        return Submission.objects.waiting().filter(service=self.row).first()

    def reasons(self) -> list[str]:
        """What must be mended first, or that there is nothing to do."""
        if self.now is not None and self.then.says_the_same_as(self.now):
            return ["The public already sees exactly this."]
        return reasons_against(self.working_copy)

    def get_form_kwargs(self) -> dict[str, Any]:
        """The mark of what is shown, to compare with what is sent."""
        mark = fingerprint(self.then)
        return {
            **super().get_form_kwargs(),
            "mark": mark,
            "cautious": bool(self.cautions),
            "alone": False,
            "initial": {"seen": mark},
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The differences, shouted numbers first to read, and what is left as it is."""
        rows = differences(self.now, self.then)
        return super().get_context_data(
            changed=_numbers_first(row for row in rows if row.changed),
            unchanged=[row for row in rows if not row.changed],
            first=self.now is None,
            cautions=self.cautions,
            waiting=self.waiting,
            asked_by=display_name(self.waiting.submitted_by) if self.waiting else "",
            may_send_back=allowed(self.request, PUBLISH, self.row),
            **kwargs,
        )


class PublishScreen(DraftScreen):
    """Publishes the draft."""

    permission = PUBLISH
    title = "Publish"
    button = "Publish"

    @cached_property
    def second_person(self) -> list[str]:
        """Why somebody else has to publish it."""
        return reasons_for_another_person(
            self.working_copy, then=self.then, now=self.now, by=self.actor
        )

    @cached_property
    def alone(self) -> bool:
        """Whether a written reason serves in place of a second person."""
        return bool(self.second_person) and may_publish_alone(self.actor, self.row)

    def reasons(self) -> list[str]:
        """What must be mended first, and whether somebody else has to do it."""
        return [*super().reasons(), *([] if self.alone else self.second_person)]

    def get_form_kwargs(self) -> dict[str, Any]:
        """As before; with a reason where one serves."""
        return {**super().get_form_kwargs(), "alone": self.alone}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """As before; and whether to offer to ask somebody else."""
        asks = bool(self.second_person) and not self.alone and not super().reasons()
        return super().get_context_data(ask_somebody=asks, **kwargs)

    def act(self, form: forms.BaseForm) -> str:
        """Publish."""
        publish(
            service=self.row,
            by=self.actor,
            at=timezone.now(),
            note=form.cleaned_data["note"],
            alone_because=form.cleaned_data.get("alone_because", ""),
            seen=form.cleaned_data["seen"],
        )
        return "Published. The public sees it within seconds."


class SubmitScreen(DraftScreen):
    """Asks somebody else to publish the draft."""

    permission = SUBMIT
    title = "Ask for review"
    button = "Ask somebody to publish this"
    explanation = (
        "Nothing is public yet. Somebody else looks at the changes below and publishes them."
    )

    def act(self, form: forms.BaseForm) -> str:
        """Put it in the queue."""
        note = form.cleaned_data["note"]
        submit(service=self.row, by=self.actor, at=timezone.now(), note=note)
        return "Waiting for review. Whoever publishes for the organization sees it at once."


class ReturnForm(forms.Form):
    """Why it is not published yet."""

    note = forms.CharField(label="What should be changed", max_length=500, widget=WIDE)


class SendBackScreen(ServiceScreen):
    """Answers a request with what should be changed first; the draft stays."""

    permission = PUBLISH
    form_class = ReturnForm
    title = "Send back"
    button = "Send back"
    explanation = "The draft stays as it is. Whoever asked sees your answer on their front page."

    def reasons(self) -> list[str]:
        """Nobody asked, or somebody answered meanwhile."""
        waits = Submission.objects.waiting().filter(service=self.row).exists()
        return [] if waits else ["Nothing of this service waits for review."]

    def act(self, form: forms.BaseForm) -> str:
        """Send it back."""
        note = form.cleaned_data["note"]
        try:
            send_back(service=self.row, by=self.actor, at=timezone.now(), note=note)
        except AlreadyDecided as decided:
            raise NotPublishable([str(decided)]) from decided
        return "Sent back."


def _numbers_first(rows: Any) -> list[Difference]:
    """The rows with those of changed numbers first."""
    return sorted(rows, key=lambda row: not row.number_changed)
