"""SAFETY 17: sourced facts by nation, and nothing of our own."""

import hashlib
import re
from importlib.resources import files
from urllib.parse import urlsplit

import pytest

from services.finder import AgeBand, Need, When
from services.geography import AreaTree, Place
from services.pages.facts import facts, facts_for
from tests.records import ENGLAND, NORTHERN_IRELAND, SCOTLAND, UK, WALES

DATA = files("services.pages").joinpath("data")
NHS = ("nhs.uk", "nhsinform.scot", "fflm.ac.uk")
NATION_OF_SITE = {"nhs.uk": ENGLAND, "nhsinform.scot": SCOTLAND}
A_TIME = re.compile(r"\b\d+ (hours?|days?|weeks?|months?|years?)\b")


def words(nation, when=When.RECENT, age=None):
    """The sentences for a nation."""
    place = Place.at(nation, tree=AreaTree.embedded())
    return [fact.words for fact in facts_for(Need(when=when, age=age), place)]


def site(fact):
    """The site a fact comes from."""
    return urlsplit(fact.source).netloc.removeprefix("www.")


def test_the_papers_hold_the_checksum_of_the_file():
    digest = hashlib.sha256(DATA.joinpath("facts.csv").read_bytes()).hexdigest()
    assert f"    {digest}  facts.csv" in DATA.joinpath("README.md").read_text("utf-8")


def test_safety_17_every_time_is_of_that_nations_nhs_and_says_to_ask_even_if_it_is_later():
    timed = [fact for fact in facts() if A_TIME.search(fact.sentence)]
    assert [
        fact.id
        for fact in timed
        if site(fact) not in NHS
        or fact.nations != (NATION_OF_SITE[site(fact)],)
        or not fact.sentence.endswith("Ask, even if it is later.")
    ] == []
    assert [fact.id for fact in timed] == ["E31", "E32"]


def test_every_fact_has_a_source_that_can_be_followed():
    assert [fact.id for fact in facts() if not fact.source.startswith("https://")] == []


def test_safety_24_each_nation_has_its_own_facts():
    nations = (ENGLAND, SCOTLAND, NORTHERN_IRELAND, WALES)
    found = [words(nation) for nation in nations]
    assert ([len(each) for each in found], words(UK)) == ([3, 2, 1, 0], [])


@pytest.mark.parametrize("age", [AgeBand.UNDER_13, AgeBand.FROM_13])
@pytest.mark.parametrize("nation", [ENGLAND, SCOTLAND])
def test_safety_15_no_child_is_told_what_holds_from_16_or_to_book_in(nation, age):
    told = " ".join(words(nation, age=age))
    assert [word for word in ("16", "book yourself") if word in told] == []


@pytest.mark.parametrize(("nation", "count"), [(ENGLAND, 1), (WALES, 1), (SCOTLAND, 0)])
def test_that_there_is_no_time_limit_is_told_where_it_is_so(nation, count):
    assert len(words(nation, when=When.LONGER)) == count
