"""What staff make of a suggestion: a call-back, taking it over into the draft, or declining it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from services.directory.publishing import current_record, note_changes
from services.directory.suggested import Suggested, suggested
from services.directory.taking import take
from services.models import ContactChannel, Service, Suggestion
from services.models.phone_numbers import reached_by, reaches_one_of

Decision = Suggestion.Decision
LONGEST_CONTACT = 300


class NotDecided(ValueError):
    """A decision that may not be; `reasons` are sentences for staff."""

    def __init__(self, *reasons: str) -> None:
        """Keep every reason."""
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@transaction.atomic
def record_call_back(*, suggestion: Suggestion, by: User, at: datetime, through: str) -> None:
    """Note that `by` asked the provider `through` a contact known before, who confirmed it.

    NotDecided where the contact is one that was suggested, or the mailbox that suggested it.
    """
    held = _waiting(suggestion)
    if not through.strip():
        raise NotDecided("Say through which contact you asked.")
    if reason := unfit_contact(held, through):
        raise NotDecided(reason)
    held.called_back_by, held.called_back_at = by, at
    held.called_back_through = " ".join(through.split())[:LONGEST_CONTACT]
    held.save(update_fields=["called_back_by", "called_back_at", "called_back_through"])


@transaction.atomic
def take_over(
    *, suggestion: Suggestion, names: Collection[str], by: User, at: datetime, note: str = ""
) -> None:
    """Write the chosen texts into the working copy: the public sees them after review alone.

    NotDecided, and nothing is written, where one cannot be kept or waits for a call-back.
    """
    held = _waiting(suggestion)
    service = Service.objects.select_for_update().get(pk=held.service_id)
    chosen = [each for each in _all(held) if each.name in names]
    if len(chosen) != len(set(names)):
        raise NotDecided("That was not suggested.")
    waiting = [each.label for each in chosen if each.waits and held.called_back_at is None]
    if waiting:
        raise NotDecided(*(f"{label}: this waits for a call-back." for label in waiting))
    reasons = [reason for each in chosen for reason in take(each, service=service, by=by)]
    if reasons:
        raise NotDecided(*reasons)
    if chosen:
        service.changed_by = by
        service.save(update_fields=["changed_by", "changed_at"])
        note_changes(service=service, at=at)
    _decide(held, Decision.TAKEN, by=by, at=at, note=note)


@transaction.atomic
def decline(*, suggestion: Suggestion, by: User, at: datetime, note: str) -> None:
    """Leave the listing as it is, and note why; NotDecided where it was decided already."""
    _decide(_waiting(suggestion), Decision.DECLINED, by=by, at=at, note=note)


def unfit_contact(suggestion: Suggestion, through: str) -> str:
    """Why a call-back through this contact would prove nothing; "" where it may.

    Whoever took a lapsed domain over reads its mail, and answers the number they suggest.
    """
    lowered = through.lower()
    if suggestion.link is not None and f"@{_host(suggestion.link.sent_to)}" in lowered:
        return "The suggestion came from this mailbox, or one beside it. Ring the office instead."
    for each in _all(suggestion):
        if any(_leads_to(lowered, lead) for lead in each.leads):
            return f"{each.then} is what was suggested. Ask through a contact known before."
    return ""


def known_contacts(suggestion: Suggestion) -> tuple[str, ...]:
    """The office's e-mail addresses and numbers for professionals, but for what proves nothing.

    Never a line for the public: nobody rings a helpline to test it.
    """
    service = suggestion.service
    offices = [service.office_email, service.organization.office_email]
    numbers = service.channels.filter(audience=ContactChannel.Audience.PROFESSIONALS)
    known = [*offices, *numbers.values_list("value", flat=True)]
    fit = [contact for contact in known if contact and not unfit_contact(suggestion, contact)]
    return tuple(dict.fromkeys(fit))


def _leads_to(text: str, lead: str) -> bool:
    """Whether a text, in small letters, names where a suggestion leads, however it is spelled."""
    if not lead.isdigit():
        named = lead if "@" in lead else _host(lead).removeprefix("www.")
        return named in "".join(text.split())
    as_number = reached_by(text, is_number=True) == lead
    return as_number or reaches_one_of(reached_by(text, is_number=False), {lead})


def _host(reached: str) -> str:
    """The host of a link, or the domain of an e-mail address, in small letters."""
    return reached.rpartition("@")[2].rpartition("://")[2].partition("/")[0].lower()


def _all(suggestion: Suggestion) -> tuple[Suggested, ...]:
    """Every suggested text, beside what the public sees."""
    return suggested(suggestion, now=current_record(suggestion.service))


def _waiting(suggestion: Suggestion) -> Suggestion:
    """The suggestion as it stands, held until the transaction ends; NotDecided if it is decided."""
    held = Suggestion.objects.select_for_update(of=("self",)).get(pk=suggestion.pk)
    if held.decided_at is not None:
        raise NotDecided("Somebody has decided this suggestion already.")
    return held


def _decide(
    held: Suggestion, decision: Suggestion.Decision, *, by: User, at: datetime, note: str
) -> None:
    """Note the decision."""
    held.decision, held.decided_by, held.decided_at = decision, by, at
    held.decision_note = note
    held.save(update_fields=["decision", "decided_by", "decided_at", "decision_note"])
