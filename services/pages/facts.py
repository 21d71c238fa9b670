"""Sourced facts for what a reader said of when it was. Their papers: `data/README.md`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from django.utils import translation

from services.finder import Need, When
from services.finder.need import UNDER_16
from services.geography import AreaKind, Place


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of facts.csv; `nations` are the codes of those it holds for.

    `for_children` tells whether it holds for somebody under 16 too.
    """

    id: str
    nations: tuple[str, ...]
    when: When
    for_children: bool
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact in the reader's language, the address it comes from, and the name of that site."""

    words: str
    source: str
    site: str


def facts_for(need: Need, place: Place) -> tuple[FactView, ...]:
    """What is known, with its source, for a reader's choice of when in the nation of a place."""
    nation = place.area(AreaKind.NATION)
    is_child = need.age in UNDER_16
    return tuple(
        FactView(translation.gettext(fact.sentence), fact.source, _site(fact.source))
        for fact in facts()
        if nation is not None
        and nation.code in fact.nations
        and fact.when is need.when
        and (fact.for_children or not is_child)
    )


@cache
def facts() -> tuple[Fact, ...]:
    """Every fact, in the order of the file; read once."""
    text = files("services.pages").joinpath("data/facts.csv").read_text("utf-8")
    return tuple(
        Fact(
            row["id"],
            tuple(row["nations"].split()),
            When(row["when"]),
            row["children"] == "yes",
            row["sentence"],
            row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    )


def _site(address: str) -> str:
    """The host of an address without its "www."."""
    return urlsplit(address).netloc.removeprefix("www.")
