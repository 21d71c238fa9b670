"""Where nobody listens, in words: the findings of the proof, and holes of single channels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from services.directory.directory import Directory
from services.finder.need import AgeBand
from services.finder.people import AGES, Audience
from services.finder.proof import Empty
from services.pages.gap_words import gap_words
from services.pages.reasons import list_words

FORCES_NAMED = 4
"""Forces named one by one; of more, the number is told."""


def audience_words() -> Mapping[Audience, str]:
    """What each audience is called."""
    return {
        Audience.ANYBODY: _("anybody"),
        Audience.WOMEN: _("women and girls"),
        Audience.MEN: _("men and boys"),
        Audience.LGBT: _("LGBT+ people"),
        Audience.DEAF: _("Deaf people"),
        Audience.OLDER_PEOPLE: _("older people"),
        Audience.MINORITISED_WOMEN: _("Black and minoritised women"),
        Audience.FAMILIES: _("families and friends"),
    }


def age_words() -> Mapping[AgeBand | None, str]:
    """What each age band is called."""
    return {
        None: _("of an age we do not know"),
        AgeBand.UNDER_13: _("under 13"),
        AgeBand.FROM_13: _("aged 13 to 15"),
        AgeBand.FROM_16: _("aged 16 or 17"),
        AgeBand.FROM_18: _("aged 18 or over"),
    }


def way_words() -> Mapping[str, str]:
    """What each way of being in touch is called."""
    return {
        "": _("by phone or text"),
        "phone": _("by phone"),
        "text": _("by text message or textphone"),
        "webchat": _("by web chat"),
        "bsl_video": _("in BSL by video"),
    }


def empty_words(empty: Empty, directory: Directory) -> str:
    """One finding: who finds nobody, where, how and when."""
    return _("Nobody listens %(way)s to %(people)s%(ages)s. Where: %(where)s. When: %(when)s.") % {
        "way": way_words()[empty.way],
        "people": list_words(audience_words()[audience] for audience in empty.audiences),
        "ages": _ages(empty.ages),
        "where": force_words(empty.forces, directory),
        "when": gap_words(empty.gaps),
    }


def force_words(slugs: Sequence[str], directory: Directory) -> str:
    """The areas of forces: all of them, some by name, or how many."""
    if len(slugs) == len(directory.police_forces):
        return _("every police force area")
    names = [directory.police_forces[slug].short_name for slug in slugs]
    if len(names) <= FORCES_NAMED:
        return list_words(names)
    more = _("%(number)d more forces") % {"number": len(names) - FORCES_NAMED}
    return list_words([*names[:FORCES_NAMED], more])


def _ages(ages: Iterable[AgeBand | None]) -> str:
    """The ages after a name, nothing where it is every age."""
    told = tuple(ages)
    if set(told) == set(AGES):
        return ""
    return " " + ", ".join(age_words()[age] for age in told)
