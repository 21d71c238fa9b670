"""Bank holidays in words: what they are called, and where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from services.hours import Calendar, Nation
from services.pages.reasons import list_words
from services.pages.said import in_sentence, said_plainly


def holiday_words(day: date, *, nation: Nation | None, calendar: Calendar) -> str:
    """The name of the bank holiday on `day`; "" where there is none.

    Where the nation is not known and only some have the holiday, they are named with it:
    "St Andrew's Day in Scotland".
    """
    held = calendar.holiday(day, nation)
    if held is None:
        return ""
    title = _official_names().get(held.title) or said_plainly(held, "title")
    nations = calendar.nations_on(day)
    if nation is not None or len(nations) == len(Nation):
        return title
    names = list_words(map(nation_words, nations))
    return _("%(holiday)s in %(nations)s") % {"holiday": title, "nations": names}


def _official_names() -> Mapping[str, str]:
    """The names in the official list by what they are in English."""
    return {
        "New Year's Day": _("New Year's Day"),
        "2nd January": _("2nd January"),
        "St Patrick's Day": _("St Patrick's Day"),
        "Good Friday": _("Good Friday"),
        "Easter Monday": _("Easter Monday"),
        "Early May bank holiday": _("Early May bank holiday"),
        "Spring bank holiday": _("Spring bank holiday"),
        "Battle of the Boyne (Orangemen's Day)": _("Battle of the Boyne (Orangemen's Day)"),
        "Summer bank holiday": _("Summer bank holiday"),
        "St Andrew's Day": _("St Andrew's Day"),
        "Christmas Day": _("Christmas Day"),
        "Boxing Day": _("Boxing Day"),
    }


def nation_words(nation: Nation) -> str:
    """The name of a nation inside a sentence."""
    name = {
        Nation.ENGLAND: _("England"),
        Nation.WALES: _("Wales"),
        Nation.SCOTLAND: _("Scotland"),
        Nation.NORTHERN_IRELAND: _("Northern Ireland"),
    }[nation]
    return in_sentence(name)
