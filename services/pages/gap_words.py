"""Times at which nothing is open, in few words for staff."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from services.finder.weeks import Gap

DAY = timedelta(days=1)
RUNS_TOLD = 6
"""Stretches told one by one; of more, the number is told."""


def gap_words(gaps: Sequence[Gap]) -> str:
    """The gaps with those at the same time of day put together, the first RUNS_TOLD of them."""
    told = [words for words, _first in sorted(_runs(gaps), key=lambda run: run[1])]
    more = len(told) - RUNS_TOLD
    if more > 0:
        told = [*told[:RUNS_TOLD], _("and %(number)d more stretches") % {"number": more}]
    return "; ".join(told)


def _runs(gaps: Iterable[Gap]) -> Iterable[tuple[str, datetime]]:
    """Words for each run of days with the same gap, and when the run begins."""
    alike: dict[tuple[str, str, int], list[Gap]] = defaultdict(list)
    for gap in gaps:
        days = (gap.ends.date() - gap.starts.date()).days
        alike[f"{gap.starts:%H:%M}", f"{gap.ends:%H:%M}", days].append(gap)
    for (opens, closes, days), same in alike.items():
        if days > 1 or (opens, closes) == ("00:00", "00:00"):
            yield from ((_whole(gap), gap.starts) for gap in same)
            continue
        for run in _in_a_row(same):
            when = _days(run[0].starts.date(), run[-1].starts.date())
            next_day = _(" the next day") if days and closes != "00:00" else ""
            last = "24:00" if days and closes == "00:00" else closes
            yield f"{when} {opens}–{last}{next_day}", run[0].starts


def _in_a_row(gaps: Iterable[Gap]) -> Iterable[list[Gap]]:
    """Gaps whose days follow one another, together."""
    run: list[Gap] = []
    for gap in sorted(gaps, key=lambda gap: gap.starts):
        if run and gap.starts.date() - run[-1].starts.date() != DAY:
            yield run
            run = []
        run.append(gap)
    if run:
        yield run


def _whole(gap: Gap) -> str:
    """A gap of whole days, or of more than one."""
    if (gap.starts.time(), gap.ends.time()) == (datetime.min.time(), datetime.min.time()):
        return _("%(days)s all day") % {"days": _days(gap.starts.date(), gap.ends.date() - DAY)}
    return _("%(starts)s to %(ends)s") % {
        "starts": f"{_day(gap.starts.date())} {gap.starts:%H:%M}",
        "ends": f"{_day(gap.ends.date())} {gap.ends:%H:%M}",
    }


def _days(first: date, last: date) -> str:
    """One day, or the first and the last of several."""
    if first == last:
        return _day(first)
    return _("%(first)s to %(last)s") % {"first": _day(first), "last": _day(last)}


def _day(day: date) -> str:
    """A day with its weekday and year-less date."""
    return date_format(day, "D j M")
