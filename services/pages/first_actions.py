"""The first things a reader can do: at most three, one of them without a voice call."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from services.finder import AgeBand, By, Need
from services.pages.cards import Card
from services.pages.channels import RELAY_PREFIX, ChannelView

MOST = 3
CHILDRENS = "children_line"
CALLED = ("phone",)
SIGNED = ("bsl_video",)
TYPED = ("webchat", "sms", "textphone")
WITHOUT_A_CALL = TYPED + SIGNED
WAYS = {By.TYPE: TYPED, By.SIGN: SIGNED}
"""The ways without a voice call that a reader can choose."""

NOTHING_SAID = Need()
CHILDREN = (AgeBand.UNDER_13, AgeBand.FROM_13, AgeBand.FROM_16)


@dataclass(frozen=True, slots=True)
class FirstAction:
    """One thing to do now. `value` is the number to show, "" for a page of the web.

    `who_for` says whom the line helps; `state` and `state_words` are those of the channel. What is
    of text relay is "" where 18001 does not lead, or is the way itself.
    """

    words: str
    value: str
    href: str
    who_for: str
    state: str
    state_words: SafeString
    relay_href: str = ""
    relay_value: str = ""

    @property
    def is_relayed(self) -> bool:
        """Whether the way itself is by text relay: its number is too long to be the largest."""
        return self.value.startswith(RELAY_PREFIX)


@dataclass(frozen=True, slots=True)
class _Way:
    """A channel of a card on which somebody answers now, or its number through text relay."""

    card: Card
    channel: ChannelView
    relayed: bool = False


def first_actions(
    cards: Iterable[Card], need: Need = NOTHING_SAID, *, preferred: Collection[int] = ()
) -> tuple[FirstAction, ...]:
    """What can be done now, from the cards of lines, best first: a call, then typing or signing.

    Then a line for children, unless the reader is known to be grown up, or else one more line. Who
    asked to type or to sign finds that before the call. What is not open now is left out.
    `preferred` are the keys of lines that come before others of their sort.
    """
    # The sort is stable: ways that are alike stay in the order of the cards.
    ways = sorted(_ways(cards), key=lambda way: way.card.id not in preferred)
    calls = [way for way in ways if way.channel.kind in CALLED]
    call = min(calls, key=lambda way: _is_no_first(way, need), default=None)
    quiet = _without_a_call(ways, need)
    found = [quiet, call] if need.by in WAYS else [call, quiet]
    chosen = [way for way in found if way is not None]
    childrens = [way for way in ways if way.card.kind == CHILDRENS]
    for way in (*(childrens if need.age is not AgeBand.FROM_18 else ()), *ways):
        if len(chosen) < MOST and way.card.id not in {other.card.id for other in chosen}:
            chosen.append(way)
    return tuple(map(_action, chosen))


def _ways(cards: Iterable[Card]) -> Iterator[_Way]:
    """Every channel on which somebody answers now, of lines that serve the whole place."""
    for card in cards:
        if card.part_words or card.is_police:
            continue
        for channel in card.channels:
            if channel.state == "open" and channel.kind in CALLED + WITHOUT_A_CALL:
                yield _Way(card, channel)


def _is_no_first(way: _Way, need: Need) -> bool:
    """Whether a way is for some people alone, and the reader did not say to be one of them.

    For children, who may have said so; for women, or for men, of which nothing asks.
    """
    for_children = way.card.kind == CHILDRENS and need.age not in CHILDREN
    return for_children or way.card.gender in ("women", "men")


def _without_a_call(ways: Sequence[_Way], need: Need) -> _Way | None:
    """The first way without a voice call, of the sort asked for if there is one; or text relay."""
    wanted = WAYS.get(need.by, WITHOUT_A_CALL) if need.by else WITHOUT_A_CALL
    quiet = [way for way in ways if way.channel.kind in WITHOUT_A_CALL]
    relayed = [replace(way, relayed=True) for way in ways if way.channel.relay_href]

    def rank(way: _Way) -> tuple[bool, bool]:
        return way.channel.kind not in wanted, _is_no_first(way, need)

    return min(quiet or relayed, key=rank, default=None)


def _action(way: _Way) -> FirstAction:
    """One way in words."""
    card, channel = way.card, way.channel
    words = {
        "phone": _("Call {name}"),
        "webchat": _("Type to {name} in a web chat"),
        "sms": _("Text {name}"),
        "textphone": _("Type to {name} with a textphone"),
        "bsl_video": _("Sign to {name} by video"),
    }[channel.kind]
    if way.relayed:
        words = _("Type to {name} by text relay")
    number = channel.value if channel.is_number else ""
    return FirstAction(
        words=format_html(words, name=card.name),
        value=channel.relay_value if way.relayed else number,
        href=channel.relay_href if way.relayed else channel.href,
        who_for=card.who_for[0] if card.who_for else "",
        state=channel.state,
        state_words=channel.state_words,
        relay_href="" if way.relayed else channel.relay_href,
        relay_value="" if way.relayed else channel.relay_value,
    )


def call_to(card: Card, *, checked: bool = False) -> FirstAction | None:
    """The number of a card to ring, whatever its state; with `checked` one that a person checked.

    None where it has no such number.
    """
    for channel in card.channels:
        if channel.kind in CALLED and (channel.is_checked or not checked):
            return _action(_Way(card, channel))
    return None
