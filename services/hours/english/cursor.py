"""The tokens of opening hours in plain English, and a cursor over them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from services.hours.gathering import UnreadableHours

TOKEN = re.compile(
    r"(?P<date>\d{1,2}/\d{1,2}/\d{4})(?!\d)"
    r"|(?P<always>24\s?/\s?7|24\s?x\s?7)(?!\d)"
    r"|(?P<time>\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|a\.m\.?|p\.m\.?)(?![a-z])|\d{1,2}[.:]\d\d(?!\d))"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)(?![a-z]))"
    r"|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*'?)"
    r"|(?P<note>\"[^\"]*\")"
    r"|(?P<mark>[-,;:.&+/()|])"
)
BLANK = re.compile(r"\s*")
BULLET = re.compile(r"(?:[•*·▪◦]\s*|-\s+)")
PLAIN = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("’‘", "'"))
SHORT_UNTIL = re.compile(r"(?<!\w)'(?=till?\b)")
"""The apostrophe of "'til"."""

TAIL = 4
"""Tokens that are quoted where a text stops too early."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind, its text in small letters, where it is, and if it begins a line."""

    kind: str
    text: str
    start: int
    end: int
    begins_line: bool = False


NOTHING = Token("", "", 0, 0)


def tokens_of(text: str) -> list[Token]:
    """The tokens of `text`; UnreadableHours at the first character that belongs to none."""
    lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    lowered = SHORT_UNTIL.sub(" ", lowered.translate(PLAIN))
    tokens: list[Token] = []
    position, begins_line = _past(BLANK, lowered, 0), True
    while position < len(lowered):
        if begins_line:
            position = _past(BULLET, lowered, position)
        match = TOKEN.match(lowered, position)
        if match is None or match.lastgroup is None:
            raise UnreadableHours(f"Could not read “{text[position:]}”.")
        tokens.append(Token(match.lastgroup, match[0], position, match.end(), begins_line))
        position = _past(BLANK, lowered, match.end())
        begins_line = "\n" in lowered[match.end() : position]
    return tokens


def _past(pattern: re.Pattern[str], text: str, position: int) -> int:
    """Where `pattern` ends when it matches at `position`; else `position`."""
    match = pattern.match(text, position)
    return match.end() if match else position


@lru_cache(maxsize=512)
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, list[tuple[str, list[str]]]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for phrase in sorted(phrases, key=lambda phrase: -len(phrase.split())):
        words = phrase.split()
        found[words[0]].append((phrase, words))
    return dict(found)


@dataclass(slots=True)
class Cursor:
    """A place in the tokens of `text`. What does not fit leaves it where it was."""

    text: str
    tokens: list[Token]
    position: int = 0

    @property
    def done(self) -> bool:
        """Whether every token has been read."""
        return self.position >= len(self.tokens)

    def peek(self, ahead: int = 0) -> Token:
        """The token `ahead` of the cursor without taking it; NOTHING past the end."""
        index = self.position + ahead
        return self.tokens[index] if index < len(self.tokens) else NOTHING

    def take(self) -> Token:
        """The next token."""
        found = self.peek()
        self.position += 1
        return found

    def skip(self, *phrases: str) -> str:
        """Take the longest of these phrases (words parted by a space) that comes next, or ""."""
        for phrase, words in _by_first_word(phrases).get(self.peek().text, ()):
            if all(self.peek(step).text == word for step, word in enumerate(words)):
                self.position += len(words)
                return phrase
        return ""

    def comes(self, *phrases: str) -> bool:
        """Whether one of these phrases comes next."""
        here = self.position
        found = bool(self.skip(*phrases))
        self.position = here
        return found

    def words(self, first: int, last: int | None = None) -> str:
        """What was written from the token `first` to the one before `last`, or to the end."""
        tokens = self.tokens[first:last]
        return self.text[tokens[0].start : tokens[-1].end] if tokens else ""

    def refused(self, why: str = "", *, since: int | None = None) -> UnreadableHours:
        """The error for the words at the cursor, or at the token `since`."""
        since = self.position if since is None else since
        rest = self.words(since)
        said = f"Could not read “{rest}”."
        if not rest:
            last = self.words(max(0, len(self.tokens) - TAIL))
            said = f"The hours stop too early, after “{last}”."
        return UnreadableHours(f"{said} {why}".strip())
