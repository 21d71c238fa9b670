"""The text of a cell: how it is compared, kept from being a formula, and named."""

from __future__ import annotations

import re
from dataclasses import dataclass

GUARD = "'"
FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠"
"""What a spreadsheet may take for the beginning of a formula, wide forms included."""

_GUARDED = FORMULA_SIGNS + GUARD
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Signs that one of the formats cannot hold."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a cell, a row or a file is refused. `cell` is "F12", "line 12, column website" or ""."""

    cell: str
    sentence: str

    def __str__(self) -> str:
        """The cell and the sentence."""
        return f"{self.cell}: {self.sentence}" if self.cell else self.sentence


class FileRefused(ValueError):
    """A file that cannot be read as listings; `refusals` say why."""

    def __init__(self, *refusals: Refusal) -> None:
        """Keep every reason, so that all can be mended at once."""
        super().__init__(" ".join(map(str, refusals)))
        self.refusals = refusals


class CellRefused(ValueError):
    """A cell that cannot be read; its text is the sentence."""


def plain(text: str) -> str:
    """The text as it is compared and kept: line ends as one sign, no blanks around it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_TEXT.sub("", text).strip()


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return GUARD + text if text and text[0] in _GUARDED else text


def unguarded(text: str) -> str:
    """What `guarded` was given; an apostrophe before anything else stays."""
    return text[1:] if len(text) > 1 and text[0] == GUARD and text[1] in _GUARDED else text


def quoted(text: str) -> str:
    """The text of a cell as a report shows it."""
    return f"“{text}”" if text else "(empty)"
