"""Floor 0: postcodes, places and official areas. No Django, no clock, no network."""

from services.geography.answers import (
    Answer,
    AnswerKind,
    AreaAnswer,
    BfpoAnswer,
    CrownDependencyAnswer,
    EmptyAnswer,
    ExactAnswer,
    InvalidAnswer,
    NonGeographicAnswer,
    NorthernIrelandAnswer,
    OutcodeAnswer,
    SectorAnswer,
    TerminatedAnswer,
    UnknownAnswer,
)
from services.geography.area_files import UK_CODE
from services.geography.areas import Area, AreaKind, UnknownArea
from services.geography.forces import POLICE_FORCES, PoliceForce, police_forces
from services.geography.places import Place
from services.geography.points import Point
from services.geography.postcodes import Outcode, Postcode, Sector, parse_postcode
from services.geography.resolve import resolve
from services.geography.table import PostcodeTable, Row, TableUnavailable
from services.geography.tree import AreaTree

__all__ = [
    "POLICE_FORCES",
    "UK_CODE",
    "Answer",
    "AnswerKind",
    "Area",
    "AreaAnswer",
    "AreaKind",
    "AreaTree",
    "BfpoAnswer",
    "CrownDependencyAnswer",
    "EmptyAnswer",
    "ExactAnswer",
    "InvalidAnswer",
    "NonGeographicAnswer",
    "NorthernIrelandAnswer",
    "Outcode",
    "OutcodeAnswer",
    "Place",
    "Point",
    "PoliceForce",
    "Postcode",
    "PostcodeTable",
    "Row",
    "Sector",
    "SectorAnswer",
    "TableUnavailable",
    "TerminatedAnswer",
    "UnknownAnswer",
    "UnknownArea",
    "parse_postcode",
    "police_forces",
    "resolve",
]
