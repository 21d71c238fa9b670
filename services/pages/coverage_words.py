"""The coverage of an area in words: columns, states, times and holes."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from services.finder.helps import Help
from services.finder.matrix import Cell, State
from services.finder.times import Times


def help_words() -> Mapping[Help, str]:
    """The title of each column."""
    return {
        Help.TALK: _("Someone to talk to"),
        Help.REFERRAL_CENTRE: _("Referral centre"),
        Help.OVER_TIME: _("Support over time"),
        Help.ADVISER: _("Adviser (ISVA)"),
        Help.MEN: _("Men’s service"),
        Help.UNDER_13: _("Under 13s"),
        Help.TEENAGERS: _("Aged 13 to 17"),
        Help.TYPED: _("Web chat or text"),
        Help.BSL: _("BSL"),
        Help.WELSH: _("Welsh"),
        Help.REPORTING: _("Ways to report"),
    }


def hole_words() -> Mapping[Help, str]:
    """What is missing where a column is empty."""
    return {
        Help.TALK: _("no one to talk to"),
        Help.REFERRAL_CENTRE: _("no referral centre"),
        Help.OVER_TIME: _("no support over time"),
        Help.ADVISER: _("no adviser"),
        Help.MEN: _("no men’s service"),
        Help.UNDER_13: _("nothing for under 13s"),
        Help.TEENAGERS: _("nothing for ages 13 to 17"),
        Help.TYPED: _("no web chat or text"),
        Help.BSL: _("no BSL"),
        Help.WELSH: _("no Welsh"),
        Help.REPORTING: _("no way to report"),
    }


def state_words() -> Mapping[State, str]:
    """What each state means, for the key of the map."""
    return {
        State.CHECKED: _("Covered, with a number that our staff checked"),
        State.UNCHECKED: _("Covered, but nobody has checked a number"),
        State.PART: _("Covered in part of the area only"),
        State.HOLE: _("A hole: nothing is listed"),
    }


def never_words() -> Mapping[Times, str]:
    """What is missing at a sort of time."""
    return {
        Times.AFTER_5: _("nothing after 5pm"),
        Times.WEEKEND: _("nothing at weekends"),
    }


def cell_words(kind: Help, cell: Cell) -> str:
    """One cell in one line."""
    return "; ".join(short_words(kind, cell))


def short_words(kind: Help, cell: Cell) -> list[str]:
    """One cell: what there is, then each thing that is missing or not known."""
    return [_state(kind, cell), *_more(cell)]


def _state(kind: Help, cell: Cell) -> str:
    """What there is, with numbers."""
    if cell.state is State.HOLE:
        return _("Hole: %(what)s") % {"what": hole_words()[kind]}
    services = ngettext("%(n)d service", "%(n)d services", cell.services) % {"n": cell.services}
    checked = _("%(n)d checked") % {"n": cell.checked} if cell.checked else _("none checked")
    start = _("In part: ") if cell.state is State.PART else ""
    return f"{start}{services}, {checked}"


def _more(cell: Cell) -> list[str]:
    """What is not known, and when nothing is open."""
    told = [never_words()[times] for times in cell.never]
    if cell.unknown:
        told.append(_("%(n)d more with hours not known") % {"n": cell.unknown})
    return told
