"""An import, applied: all of it or nothing, and as drafts only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from services.directory.access import Access
from services.directory.noting import note_changes_of
from services.directory.tabular.planning import ROWS_A_CHUNK, plan_chunks
from services.directory.tabular.plans import LedTo, Outcome, RowPlan, Tally
from services.directory.tabular.saving import save_hand_offs, save_plans
from services.directory.tabular.spool import Spool
from services.models import Service

Progress = Callable[[int], None]
"""Is told how many rows are done."""

TAKEN_MEANWHILE = "Somebody else added a listing with the address of one of these rows."


class RowsRefused(ValueError):
    """An import with a refused row; nothing was written."""


class ChangedMeanwhile(ValueError):
    """Listings that changed since the dry run; nothing was written. `places` are the rows."""

    def __init__(self, places: Sequence[str]) -> None:
        """Keep the rows, so that somebody can look at them."""
        super().__init__(
            "These changed since you looked, and nothing was written: " + ", ".join(places)
        )
        self.places = tuple(places)


def apply_import(
    *,
    spool: Spool,
    access: Access,
    shown: Tally,
    at: datetime,
    progress: Progress = lambda _: None,
) -> Tally:
    """Write what a dry run showed (`shown`), by the person of `access`, and give the counts.

    RowsRefused where it showed a refused row, ChangedMeanwhile where rows would now be others.
    """
    if shown.refused:
        raise RowsRefused(f"{shown.refused} rows are refused, so nothing was written.")
    try:
        with transaction.atomic():
            return _apply(spool, access, shown, at, progress)
    except IntegrityError as clash:
        raise ChangedMeanwhile([TAKEN_MEANWHILE]) from clash


def _apply(spool: Spool, access: Access, shown: Tally, at: datetime, progress: Progress) -> Tally:
    """Plan each chunk again, on rows that are held until the end, and write it."""
    _hold(shown.keys)
    done, touched = Tally(), list[int]()
    hand_offs: list[tuple[int, LedTo]] = []
    for plans in plan_chunks(spool, access=access):
        _check_same(plans, shown, after=done.total)
        for plan in plans:
            done.add(plan)
        writing = [p for p in plans if p.outcome in (Outcome.NEW, Outcome.CHANGED)]
        save_plans(writing, by=access.user, at=at)
        for plan in writing:
            if plan.service is not None:
                touched.append(plan.service.pk)
                hand_offs += [(plan.service.pk, led_to) for led_to in plan.related.led_to]
        progress(done.total)
    if done.total != len(shown.marks):
        raise ChangedMeanwhile([f"{len(shown.marks)} rows were shown, {done.total} are here"])
    save_hand_offs(hand_offs)
    note_changes_of(keys=touched, at=at)
    return done


def _hold(keys: Sequence[int]) -> None:
    """Hold services until the transaction ends, in the order of their keys: nobody deadlocks."""
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), ROWS_A_CHUNK):
        some = ordered[start : start + ROWS_A_CHUNK]
        held = Service.objects.filter(pk__in=some).order_by("pk").select_for_update(no_key=True)
        list(held.values_list("pk", flat=True))


def _check_same(plans: Sequence[RowPlan], shown: Tally, *, after: int) -> None:
    """Raise ChangedMeanwhile, with every row of the chunk that is not as it was shown."""
    marks = shown.marks[after : after + len(plans)]
    told = dict(enumerate(marks))
    places = [
        f"{plan.place} {plan.slug}".strip()
        for index, plan in enumerate(plans)
        if told.get(index) != plan.mark().hex()
    ]
    if places:
        raise ChangedMeanwhile(places)
