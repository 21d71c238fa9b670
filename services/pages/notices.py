"""What is said before the services, because of what the reader chose.

Sources: rows E01, E04, E24, E25, E26 and E31 of the facts that docs/data.md names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from services.finder import By, Match, Need, When
from services.finder.need import UNDER_16
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


def notices(need: Need, place: Place, matches: Sequence[Match]) -> tuple[Notice, ...]:
    """What the reader's choices call for at a place in the UK, given the services found there."""
    found = []
    if need.when is When.HAPPENING:
        found.append(_happening())
    if need.when is When.RECENT:
        found.append(_recent(need, place, matches))
    if need.by is By.SIGN and not any(need.suits(match.record) for match in matches):
        found.append(_no_sign())
    return tuple(found)


def _happening() -> Notice:
    """Danger now."""
    return Notice(
        _("If it is still happening"),
        (
            _("If you are in danger now, ring 999."),
            _("On a mobile, if you cannot speak, press 55 when you are asked to."),
        ),
    )


def _recent(need: Need, place: Place, matches: Sequence[Match]) -> Notice:
    """The last days. Time limits are for the centres to say, so none stands here."""
    centres = [match for match in matches if match.record.kind == "referral_centre"]
    in_england = _is_in(place, ENGLAND)
    link, words = _first_way(centres, in_england=in_england)
    sentences = _recent_sentences(need, place, listed=bool(centres))
    return Notice(_("If it was recent"), tuple(sentences), link, words)


def _first_way(centres: Sequence[Match], *, in_england: bool) -> tuple[str, str]:
    """A centre whose number a person checked; in England, else the NHS's own finder."""
    for match in centres:
        for state in match.channels:
            if state.channel.kind == "phone" and match.record.checked_by_staff(state.channel):
                words = _("Ring %(name)s: %(number)s")
                shown = {"name": match.record.name, "number": state.channel.value}
                return f"tel:{state.channel.dialled}", words % shown
    if in_england:
        return NHS_FINDER, _("Find a referral centre on the NHS website")
    return "", ""


def _recent_sentences(need: Need, place: Place, *, listed: bool) -> Iterator[str]:
    """What a centre is for, where to find one, and that it may be later."""
    in_scotland = _is_in(place, SCOTLAND)
    if in_scotland and need.age not in UNDER_16:
        yield _("If you are 16 or over you can have an examination without telling the police.")
    else:
        yield _(
            "A sexual assault referral centre (SARC) can help with your health, and can collect "
            "evidence if you want that. You do not have to report to the police to get help."
        )
    if _is_in(place, ENGLAND):
        if need.age not in UNDER_16:
            yield _("You can book yourself in. You can also ring NHS 111.")
        yield _(
            "It helps not to wash or change clothes straight away. If you have, you can still "
            "get help."
        )
    if listed:
        yield _("Look under “Health checks and evidence” below.")
    elif not _is_in(place, ENGLAND):
        yield _("We have no such centre to list here yet. Ask one of the lines below.")
    yield _("Ask, even if it is later.")


def _no_sign() -> Notice:
    """That nothing here signs, so that nobody looks for it in vain."""
    return Notice(
        _("Sign language"),
        (
            _("We do not know of a service here that uses British Sign Language (BSL)."),
            _("Some have web chat, and most numbers can be reached by text with 18001."),
        ),
    )


def _is_in(place: Place, nation: str) -> bool:
    """Whether a place lies in a nation."""
    found = place.area(AreaKind.NATION)
    return found is not None and found.code == nation
