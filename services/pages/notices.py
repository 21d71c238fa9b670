"""What is said before the services, because of when it happened.

Sources: rows E01, E04, E24, E25 and E31 of the facts in docs/data.md: official pages.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from services.finder import Need, When
from services.geography import AreaKind, Place

ENGLAND, SCOTLAND = "E92000001", "S92000003"
NHS_FINDER = "https://www.nhs.uk/sarcs"


@dataclass(frozen=True, slots=True)
class Notice:
    """A short text above the services; `link` is "" where it has none."""

    title: str
    sentences: tuple[str, ...]
    link: str = ""
    link_words: str = ""


def notices(need: Need, place: Place) -> tuple[Notice, ...]:
    """What the reader's choices call for."""
    if need.when is When.HAPPENING:
        return (_happening(),)
    if need.when is When.RECENT:
        return (_recent(place),)
    return ()


def _happening() -> Notice:
    """Danger now."""
    return Notice(
        _("If it is still happening"),
        (
            _("If you are in danger now, ring 999."),
            _("On a mobile, if you cannot speak, press 55 when you are asked to."),
        ),
    )


def _recent(place: Place) -> Notice:
    """The last ten days. Time limits are for the centres to say."""
    nation = place.area(AreaKind.NATION)
    title = _("If it was in the last 10 days")
    ask = _("Ask, even if it is later.")
    if nation is not None and nation.code == ENGLAND:
        return Notice(
            title,
            (
                _(
                    "A sexual assault referral centre (SARC) can help with your health, and can "
                    "collect evidence if you want that. You can book yourself in."
                ),
                _("You do not have to report to the police to get help."),
                _("It helps not to wash or change clothes. If you have, you can still get help."),
                ask,
            ),
            NHS_FINDER,
            _("Find a referral centre on the NHS website"),
        )
    if nation is not None and nation.code == SCOTLAND:
        return Notice(
            title,
            (
                _(
                    "If you are 16 or over you can have an examination without telling the "
                    "police. The self-referral service is listed below."
                ),
                ask,
            ),
        )
    return Notice(
        title,
        (
            _("Look under “Health checks and evidence” below: you do not need the police."),
            ask,
        ),
    )
