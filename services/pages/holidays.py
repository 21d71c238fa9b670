"""Bank holidays in words: what they are called, and where."""

from __future__ import annotations

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from services.hours import Calendar, Nation
from services.pages.reasons import list_words


def holiday_words(day: date, *, nation: Nation | None, calendar: Calendar) -> str:
    """The name of the bank holiday on `day`; "" where there is none.

    Where the nation is not known and only some have the holiday, they are named with it:
    "St Andrew's Day in Scotland".
    """
    held = calendar.holiday(day, nation)
    if held is None:
        return ""
    welsh = held.title_cy if get_language() == "cy" else ""
    title = welsh or _(held.title)
    nations = calendar.nations_on(day)
    if nation is not None or len(nations) == len(Nation):
        return title
    names = list_words(map(nation_words, nations))
    return _("%(holiday)s in %(nations)s") % {"holiday": title, "nations": names}


def nation_words(nation: Nation) -> str:
    """The name of a nation."""
    return {
        Nation.ENGLAND: _("England"),
        Nation.WALES: _("Wales"),
        Nation.SCOTLAND: _("Scotland"),
        Nation.NORTHERN_IRELAND: _("Northern Ireland"),
    }[nation]
