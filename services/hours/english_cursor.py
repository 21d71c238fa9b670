"""The tokens of opening hours in plain English, and a cursor over them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.hours.gathering import UnreadableHours

TOKEN = re.compile(
    r"(?P<always>24\s?/\s?7|24x7)(?!\d)"
    r"|(?P<date>\d{1,2}/\d{1,2}/\d{4})(?!\d)"
    r"|(?P<time>\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|a\.m\.?|p\.m\.?)(?![a-z])|\d{1,2}[.:]\d\d(?!\d))"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)(?![a-z]))"
    r"|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<note>\"[^\"]*\")"
    r"|(?P<mark>[-,;:.&+/()|])"
)
BLANK = re.compile(r"\s*")
PLAIN = str.maketrans({"–": "-", "—": "-", "−": "-", "’": "'", "‘": "'"})


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind, its text in small letters, and where it starts."""

    kind: str
    text: str
    start: int


NOTHING = Token("", "", 0)


def tokens_of(text: str) -> list[Token]:
    """The tokens of `text`; UnreadableHours at the first character that belongs to none."""
    lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    lowered = lowered.translate(PLAIN)
    tokens: list[Token] = []
    position = len(lowered) - len(lowered.lstrip())
    while position < len(lowered):
        match = TOKEN.match(lowered, position)
        if match is None or match.lastgroup is None:
            raise UnreadableHours(f"Could not read “{text[position:]}”.")
        tokens.append(Token(match.lastgroup, match[0], position))
        blank = BLANK.match(lowered, match.end())
        position = blank.end() if blank else match.end()
    return tokens


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
        """Take the first of these phrases (words parted by a space) that comes next, or ""."""
        for phrase in phrases:
            words = phrase.split()
            if all(self.peek(step).text == word for step, word in enumerate(words)):
                self.position += len(words)
                return phrase
        return ""

    def refused(self, why: str = "") -> UnreadableHours:
        """The error for the words at the cursor."""
        if self.done:
            return UnreadableHours(why or "The hours stop too early.")
        rest = self.text[self.peek().start :].strip()
        return UnreadableHours(f"Could not read “{rest}”." + (f" {why}" if why else ""))
