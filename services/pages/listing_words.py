"""What a listing says of itself, in words: how to get in touch, what happens, where it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from services.directory.record_parts import LocationRecord
from services.directory.records import ServiceRecord
from services.models.twins import WELSH
from services.pages.channels import Fact, language_names
from services.pages.kinds import NEED_NOT_REPORT_KINDS
from services.pages.said import said, said_plainly


@dataclass(frozen=True, slots=True)
class OtherForm:
    """The same said in Easy Read, in sign language or aloud: what it is, and where."""

    words: str
    href: str


def what_happens(record: ServiceRecord) -> str:
    """What happens when one rings; "" where there is no number to ring."""
    unknown = _(
        "We do not know yet what they ask first. You can ask before you tell them anything."
    )
    rings = any(channel.is_number for channel in record.channels)
    return said(record, "what_happens") or (unknown if rings else "")


def known_and_unknown(record: ServiceRecord) -> tuple[Fact, ...]:
    """The languages, what is good to know, and how one gets in: not known where nobody knows.

    A note may also be about how one gets in, or about something else.
    """
    facts = []
    if record.languages or not any(channel.languages for channel in record.channels):
        facts.append(Fact(_("Languages"), language_names(record.languages) or _("not known")))
    if record.access_note:
        facts.append(Fact(_("Good to know"), said(record, "access_note")))
    if record.locations or record.kind in NEED_NOT_REPORT_KINDS:
        unknown = _("not known, if it is not said above") if record.access_note else _("not known")
        facts.append(Fact(_("Getting in and getting around"), unknown))
    return tuple(facts)


def unread_words(record: ServiceRecord) -> str:
    """On a page in Welsh, that no Welsh speaker has read the Welsh that staff wrote."""
    return (
        _("No Welsh speaker has read the Welsh of this listing yet.")
        if get_language() == WELSH and record.has_welsh and not record.welsh_read
        else ""
    )


def overdue_words(record: ServiceRecord, today: date) -> str:
    """That it should have been checked again by now."""
    return _("This listing is due to be checked again.") if record.overdue(today) else ""


def is_police(record: ServiceRecord) -> bool:
    """Whether those who answer are the police."""
    return record.run_by_police or bool(record.police_force)


def police_words(record: ServiceRecord) -> str:
    """That it is the police, unless its own sentence begins so."""
    words = _("This is the police")
    begins_so = said_plainly(record, "summary").startswith(words)
    return f"{words}." if is_police(record) and not begins_so else ""


def other_forms(record: ServiceRecord) -> tuple[OtherForm, ...]:
    """Where the service tells of itself in other ways than writing."""
    forms = (
        OtherForm(_("Easy Read"), record.easy_read_url),
        OtherForm(_("In British Sign Language"), record.bsl_url),
        OtherForm(_("To listen to"), record.audio_url),
    )
    return tuple(form for form in forms if form.href)


def place_words(place: LocationRecord) -> str:
    """As much of an address as is public."""
    if not place.address:
        where = place.town or place.district
        return _("%(place)s. Ask them where to come.") % {"place": where}
    line = ", ".join(part for part in (place.address, place.town) if part)
    return f"{line} {place.postcode}".strip()


def how_to_refer(record: ServiceRecord) -> tuple[str, ...]:
    """The service's own words, or else whether one can get in touch oneself; then from what age."""
    age = record.self_referral_age_from
    words = {
        "yes": _("You can contact them yourself."),
        "no": _("Somebody has to refer you: you cannot book yourself in."),
    }.get(record.self_referral, "")
    by_default = "" if record.kind == "police_reporting" else words
    sentences = [said(record, "how_to_refer") or by_default]
    if record.self_referral == "yes" and age is not None:
        sentences.append(_("You can contact them yourself from age %(age)d.") % {"age": age})
    return tuple(sentence for sentence in sentences if sentence)


def no_need_to_report(record: ServiceRecord) -> str:
    """That nobody has to report, beside the kinds where people fear that they must."""
    words = _("You do not have to report to the police to get help.")
    return words if record.kind in NEED_NOT_REPORT_KINDS else ""


def privacy_words(record: ServiceRecord) -> str:
    """What it passes on, in its own words, or that one has to ask."""
    return said(record, "privacy_note") or _("Ask what stays private, and what they pass on.")


def closed_words(record: ServiceRecord) -> str:
    """That the service itself is closed; "" while it is not."""
    return _("Closed for now.") if record.status != "active" else ""
