"""The tokens of the OSM notation, and a cursor over them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.hours.gathering import UnreadableHours

TOKEN = re.compile(
    r"\s*(?:(?P<always>24/7)|(?P<time>\d{1,2}:\d\d)|(?P<year>\d{4})|(?P<number>\d{1,2})"
    r"|(?P<word>[A-Za-z]+)|(?P<note>\"[^\"]*\")|(?P<mark>[-–,;+\[\]]))\s*"
)


def tokens_of(text: str) -> list[tuple[str, str]]:
    """The words, times and marks of `text` with their kinds."""
    tokens, position = [], 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise UnreadableHours(f"Could not read “{text[position:]}”.")
        kind, found = match.lastgroup, match[match.lastgroup]
        tokens.append((kind, "-" if kind == "mark" and found == "–" else found))
        position = match.end()
    return tokens


@dataclass(slots=True)
class Cursor:
    """A cursor over tokens; every method raises UnreadableHours where the text goes wrong."""

    tokens: list[tuple[str, str]]
    position: int = 0

    @property
    def done(self) -> bool:
        """Whether every token has been read."""
        return self.position >= len(self.tokens)

    def peek(self, ahead: int = 0) -> tuple[str, str]:
        """The token `ahead` of the cursor without taking it; ("", "") past the end."""
        index = self.position + ahead
        return self.tokens[index] if index < len(self.tokens) else ("", "")

    def take(self, kind: str, *wanted: str) -> str:
        """The next token, which must be of `kind` (and one of `wanted`)."""
        found, text = self.peek()
        if found != kind or (wanted and text not in wanted):
            rest = " ".join(word for _, word in self.tokens[self.position :])
            raise UnreadableHours(
                f"Could not read “{rest}”." if rest else "The hours stop too early."
            )
        self.position += 1
        return text

    def skip(self, mark: str, *before: str) -> bool:
        """Take `mark` when a token of a kind in `before` follows it."""
        if self.peek() == ("mark", mark) and self.peek(1)[0] in before:
            self.position += 1
            return True
        return False

    def said(self, *words: str) -> bool:
        """Take the next word when it is one of these."""
        if self.peek()[0] == "word" and self.peek()[1].lower() in words:
            self.position += 1
            return True
        return False
