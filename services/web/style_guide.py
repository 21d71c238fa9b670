"""Every component of the public pages in each of its states, with invented listings: for DEBUG."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict

from services import snapshot
from services.directory.directory import Directory
from services.finder import By, Need, When
from services.geography import AnswerKind, Place, PoliceForce
from services.pages.advisers import adviser_page
from services.pages.answer import AnswerPage, answer_page
from services.pages.cards import card_of_record
from services.pages.first_actions import FirstAction, first_actions
from services.pages.force_map import force_shapes
from services.pages.pocket_cards import Labels, offered_numbers, pocket_card
from services.pages.sentences import (
    answer_has_ended,
    found_words,
    refusal,
    transport_police_words,
)
from services.pages.structured import structured
from services.pages.times import london_date
from services.web.card_form import CardForm
from services.web.doors import public
from services.web.errors import not_found
from services.web.forms import NOT_UNDERSTOOD, ElsewhereForm, FindForm, NeedForm
from services.web.heads import Head
from services.web.listing_form import ListingForm
from services.web.mistake_form import MistakeForm
from services.web.rendering import page
from services.web.style_guide_samples import (
    AT,
    WEST_MERCIA,
    WORCESTERSHIRE,
    channel,
    in_every_state,
    odd_ones,
    record,
    sample_directory,
)

NOBODYS_FORCE = PoliceForce("example", "Example Police", "", "", WEST_MERCIA, ())
FIRST_KINDS = ("phone", "webchat", "sms", "textphone", "bsl_video")
NEEDS = (
    Need(when=When.HAPPENING),
    Need(when=When.RECENT),
    Need(when=When.LONGER, by=By.SIGN),
    Need(when=When.UNSURE),
)


@public()
def style_guide(request: HttpRequest) -> HttpResponse:
    """Show the components; elsewhere than on a developer's machine there is no such page."""
    if not settings.DEBUG:
        return not_found(request)
    shown = _listings(sample_directory()) | _forms(sample_directory())
    return page(request, "style_guide.html", **shown, shapes=force_shapes(snapshot.current()))


def _listings(directory: Directory) -> dict[str, Any]:
    """What is drawn of the invented listings."""
    odd = [card_of_record(each, directory=directory, at=AT) for each in odd_ones()]
    states = [card_of_record(one, directory=directory, at=at) for one, at in in_every_state()]
    open_one, _at = next(iter(in_every_state()))
    sheet = adviser_page(directory, force=NOBODYS_FORCE, at=AT)
    return {
        "cards": [*states, *odd],
        "brief": [states[0], *odd],
        "first": tuple(_first_actions()),
        "answer": _answer(directory, Need(open_now=True)),
        "sentences": [*_sentences(directory)],
        "notices": [notice for need in NEEDS for notice in _answer(directory, need).notices],
        "whole": [
            card_of_record(one, directory=directory, at=AT, full=True)
            for one in (open_one, odd_ones()[4])
        ],
        "structured": structured(open_one, directory=directory, at=AT),
        "example_head": Head("https://example.org/", ()),
        "sheet": sheet,
    }


def _answer(directory: Directory, need: Need) -> AnswerPage:
    """The answer of a county to a need."""
    return answer_page(
        directory,
        kind=AnswerKind.EXACT,
        place=Place.at(WORCESTERSHIRE, tree=directory.areas),
        candidates=(),
        territory="",
        need=need,
        at=AT,
    )


def _sentences(directory: Directory) -> Iterator[str]:
    """What is said of each kind of answer, and of what is not understood."""
    place = Place.at(WORCESTERSHIRE, tree=directory.areas)
    for kind in AnswerKind:
        if kind in NOT_UNDERSTOOD:
            yield refusal(kind, "")
        else:
            yield found_words(kind, place=place, candidates=())
    yield found_words(AnswerKind.SECTOR, place=None, candidates=place.areas[:2])
    yield answer_has_ended()
    yield transport_police_words()


def _first_actions() -> Iterator[FirstAction]:
    """One thing to do first of every sort."""
    for kind in FIRST_KINDS:
        line = record(30, "Example line", channels=(channel(30, kind, "24/7"),))
        yield from first_actions([card_of_record(line, directory=Directory(0, {}), at=AT)])


def _forms(directory: Directory) -> dict[str, Any]:
    """What is drawn of the forms: empty, filled in and refused; and the card that one makes."""
    listing = odd_ones()[4]
    offered = offered_numbers(directory, [1])
    numbers: dict[str, Any] = {"offered": offered, "services": [1], "shown": ""}
    wrong = FindForm({"place": "zzz"}, auto_id="wrong_%s")
    chosen = {"when": "recent", "by": "type"}
    refused = [
        CardForm(QueryDict("make=card"), **numbers, auto_id="no_card_%s"),
        MistakeForm({}, listing=listing.id, auto_id="no_mistake_%s"),
        ListingForm(QueryDict("website=nonsense"), record=listing),
    ]
    for form in (wrong, *refused):
        form.full_clean()
    return {
        "find": FindForm(auto_id="find_%s"),
        "wrong": wrong,
        "need": NeedForm(auto_id="need_%s"),
        "said": NeedForm(initial=chosen, auto_id="said_%s"),
        "elsewhere": ElsewhereForm(initial=chosen, auto_id="elsewhere_%s"),
        "card_form": CardForm(**numbers, auto_id="card_%s"),
        "mistake": MistakeForm(listing=listing.id, auto_id="mistake_%s"),
        "refused": refused,
        "pockets": [
            pocket_card(
                offered[:most],
                heading=heading,
                labels=labels,
                with_code=bool(heading),
                today=london_date(AT),
            )
            for most, heading, labels in ((1, "", Labels.NOTHING), (3, "useful", Labels.NAMES))
        ],
    }
