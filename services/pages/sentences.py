"""What is said of each kind of answer to the box, and of what could not be understood."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from services.geography import AnswerKind, Area, AreaKind, Place
from services.pages.reasons import area_words, list_words


def refusal(kind: AnswerKind, text: str) -> str:
    """Why nothing could be looked up, and what to do; `text` is what was typed."""
    if kind is AnswerKind.EMPTY:
        return _("Enter a postcode, a council, a county or a police force. Any nearby one works.")
    if any(character.isdigit() for character in text):
        return _(
            "We could not read this as a UK postcode. One looks like WR5 1AA. Any nearby one works."
        )
    return _(
        "We do not know this place by name. Enter a postcode nearby, or the name of a council, "
        "county or police force."
    )


def answer_has_ended() -> str:
    """That an earlier answer cannot be asked about again, and what to do."""
    return _("That answer has ended. Please enter the place again: any nearby postcode works.")


def transport_police_words() -> str:
    """When the British Transport Police are the ones to tell."""
    return _("You can tell them if it happened on a train or at a station. You do not have to.")


def found_words(kind: AnswerKind, *, place: Place | None, candidates: Sequence[Area]) -> str:
    """How sure the answer is, in one or two sentences."""
    if len(candidates) > 1 and place is None:
        return _several(kind, candidates)
    if place is not None and kind is AnswerKind.AREA:
        return helps_people_in(place)
    area = area_words(place.narrowest) if place else ""
    sentences = {
        AnswerKind.EXACT: _("These services help people in %(area)s."),
        AnswerKind.TERMINATED: _(
            "This is an old postcode that is no longer in use. It was in %(area)s."
        ),
        AnswerKind.UNKNOWN: _(
            "We do not have this postcode in our list. Postcodes close to it are in %(area)s."
        ),
        AnswerKind.OUTCODE: _("Postcodes that start like this are all in %(area)s."),
        AnswerKind.SECTOR: _("Postcodes that start like this are all in %(area)s."),
        AnswerKind.NORTHERN_IRELAND: _("Postcodes that start with BT are in Northern Ireland."),
        AnswerKind.NON_GEOGRAPHIC: _(
            "This postcode is used for post only and is not in any one place. "
            "Here are lines for the UK; some cover one nation only. Try a postcode near you."
        ),
        AnswerKind.BFPO: _(
            "This is a British Forces address. We do not yet list a line that says it serves "
            "people there. You can show the UK’s lines: they may not be able to help where you are."
        ),
        AnswerKind.CROWN_DEPENDENCY: _(
            "This place is outside the UK. We do not yet list a line that says it serves "
            "people there. You can show the UK’s lines: they may not be able to help where you are."
        ),
    }
    return sentences[kind] % {"area": area}


def helps_people_in(place: Place) -> str:
    """The first sentence of a page of services."""
    if place.narrowest.kind is AreaKind.UK:
        return _("These services help people in the UK. Some cover one nation only: they say so.")
    return _("These services help people in %(area)s.") % {"area": area_words(place.narrowest)}


def _several(kind: AnswerKind, candidates: Sequence[Area]) -> str:
    """That the place may be in several areas, which are named."""
    names = list_words(area_words(area) for area in candidates)
    if kind is AnswerKind.AREA:
        return _("More than one place has a name like this. Choose one: %(areas)s.") % {
            "areas": names
        }
    unknown = _("We do not have this postcode in our list. It may be in %(areas)s.")
    split = _("Postcodes that start like this are in more than one police force area: %(areas)s.")
    which = unknown if kind is AnswerKind.UNKNOWN else split
    return which % {"areas": names} + " " + _("Choose one, or enter a full postcode.")
