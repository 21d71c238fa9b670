"""What a typed place can turn out to be: one frozen type a kind, all with the same first fields.

`text` is the input as typed, cut to 100 characters. `postcode` is normalised, None if there is
none. `candidates` are the police force areas it may lie in, where the answer is not certain; with
one candidate, `place` is the narrowest area that holds every row it was judged by.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from services.geography.areas import Area
from services.geography.forces import PoliceForce
from services.geography.places import Place


class AnswerKind(StrEnum):
    """Every kind of answer; the values stand in `where` and in the site's own tests."""

    EXACT = "exact"
    TERMINATED = "terminated"
    UNKNOWN = "unknown"
    OUTCODE = "outcode"
    SECTOR = "sector"
    NORTHERN_IRELAND = "northern_ireland"
    CROWN_DEPENDENCY = "crown_dependency"
    BFPO = "bfpo"
    NON_GEOGRAPHIC = "non_geographic"
    AREA = "area"
    INVALID = "invalid"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class _Answer:
    """Fields every answer has."""

    text: str
    postcode: str | None = None
    place: Place | None = None
    candidates: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class ExactAnswer(_Answer):
    """A postcode of the table: its district and a point within 100 m."""

    kind: ClassVar[AnswerKind] = AnswerKind.EXACT


@dataclass(frozen=True, slots=True)
class TerminatedAnswer(_Answer):
    """A postcode no longer in use; its last district and point."""

    kind: ClassVar[AnswerKind] = AnswerKind.TERMINATED


@dataclass(frozen=True, slots=True)
class UnknownAnswer(_Answer):
    """Well formed but not in the table: judged by its sector, else its outcode."""

    kind: ClassVar[AnswerKind] = AnswerKind.UNKNOWN


@dataclass(frozen=True, slots=True)
class OutcodeAnswer(_Answer):
    """The first half of a postcode: "WR5"."""

    kind: ClassVar[AnswerKind] = AnswerKind.OUTCODE


@dataclass(frozen=True, slots=True)
class SectorAnswer(_Answer):
    """A first half and the digit after it: "WR5 1"."""

    kind: ClassVar[AnswerKind] = AnswerKind.SECTOR


@dataclass(frozen=True, slots=True)
class NorthernIrelandAnswer(_Answer):
    """BT: in Northern Ireland by rule; no district and no point."""

    kind: ClassVar[AnswerKind] = AnswerKind.NORTHERN_IRELAND


@dataclass(frozen=True, slots=True)
class CrownDependencyAnswer(_Answer):
    """Outside the UK: `territory` is Jersey, Guernsey, the Channel Islands or the Isle of Man."""

    territory: str = ""
    kind: ClassVar[AnswerKind] = AnswerKind.CROWN_DEPENDENCY


@dataclass(frozen=True, slots=True)
class BfpoAnswer(_Answer):
    """A British Forces post office, old form (BFPO 61) or new (BF1 2AY)."""

    kind: ClassVar[AnswerKind] = AnswerKind.BFPO


@dataclass(frozen=True, slots=True)
class NonGeographicAnswer(_Answer):
    """A postcode for post alone, which lies nowhere: "BX9 1AS", "GIR 0AA"."""

    kind: ClassVar[AnswerKind] = AnswerKind.NON_GEOGRAPHIC


@dataclass(frozen=True, slots=True)
class AreaAnswer(_Answer):
    """An area by name. One: `place`. Several that begin alike: `areas` and their forces.

    `force` is set only for a force without an area (British Transport Police).
    """

    areas: tuple[Area, ...] = ()
    force: PoliceForce | None = None
    kind: ClassVar[AnswerKind] = AnswerKind.AREA


@dataclass(frozen=True, slots=True)
class InvalidAnswer(_Answer):
    """Neither a postcode nor a name of the tree."""

    kind: ClassVar[AnswerKind] = AnswerKind.INVALID


@dataclass(frozen=True, slots=True)
class EmptyAnswer(_Answer):
    """Nothing typed."""

    kind: ClassVar[AnswerKind] = AnswerKind.EMPTY


Answer = (
    ExactAnswer
    | TerminatedAnswer
    | UnknownAnswer
    | OutcodeAnswer
    | SectorAnswer
    | NorthernIrelandAnswer
    | CrownDependencyAnswer
    | BfpoAnswer
    | NonGeographicAnswer
    | AreaAnswer
    | InvalidAnswer
    | EmptyAnswer
)
