"""What a typed postcode can be read as: whole, its first half, or its sector.

Grammar of the outward half: A9, A99, AA9, AA99, A9A, AA9A, and the old Newport area's NPT. Of the
inward half: a digit and two letters (never C, I, K, M or O). Two-digit districts have no leading
zero. An area (the leading letters) must be one of AREAS.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

LONGEST = 100
_GREAT_BRITAIN = (
    "AB AL B BA BB BD BH BL BN BR BS CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC "
    "EH EN EX FK FY G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M "
    "ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR "
    "SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
GREAT_BRITAIN = frozenset(_GREAT_BRITAIN.split())
NORTHERN_IRELAND = "BT"
CROWN_DEPENDENCIES = {"JE": "Jersey", "GY": "Guernsey", "IM": "Isle of Man"}
FORCES_POST = "BF"
POST_ONLY = frozenset({"BX", "GIR"})
AREAS = GREAT_BRITAIN | CROWN_DEPENDENCIES.keys() | POST_ONLY | {NORTHERN_IRELAND, FORCES_POST}

_OUT = "(?:[A-Z]{1,2}(?:[1-9][0-9]|[0-9])|[A-Z]{1,2}[0-9][A-HJKMNP-Y]|NPT|GIR)"
_IN = "[0-9][ABD-HJLNP-Z]{2}"
WHOLE = re.compile(f"({_OUT})({_IN})")
OUTWARD = re.compile(_OUT)
BEFORE_DIGIT = re.compile("GIR|NPT|[A-Z]{1,2}")
OLD_FORCES_POST = re.compile("BFP[O0]([0-9]{1,4})?")
NOT_PLAIN = re.compile("[^A-Z0-9]+")
MISTAKABLE = {"O": "O0", "0": "0O", "I": "I1", "1": "1I"}
TO_DIGIT = {"O": "0", "I": "1"}


@dataclass(frozen=True, slots=True)
class Postcode:
    """A whole postcode: `outcode` "WR5" and `incode` "1AA"."""

    outcode: str
    incode: str

    def __str__(self) -> str:
        return f"{self.outcode} {self.incode}"


@dataclass(frozen=True, slots=True)
class Outcode:
    """The outward half alone: "WR5"."""

    outcode: str

    def __str__(self) -> str:
        return self.outcode


@dataclass(frozen=True, slots=True)
class Sector:
    """The outward half and the inward digit: "WR5 1"."""

    outcode: str
    digit: str

    def __str__(self) -> str:
        return f"{self.outcode} {self.digit}"


@dataclass(frozen=True, slots=True)
class ForcesPostOffice:
    """A British Forces post office by its old number; `number` is "" for the bare word."""

    number: str

    def __str__(self) -> str:
        return f"BFPO {self.number}".rstrip()


Reading = Postcode | Outcode | Sector | ForcesPostOffice


def area_of(outcode: str) -> str:
    """Give the leading letters: the postcode area ("WR5" gives "WR"); "" if there are none."""
    found = BEFORE_DIGIT.match(outcode)
    return found.group() if found else ""


def is_outcode(text: str) -> bool:
    """Whether this is a well-formed outward half of an area there is."""
    return bool(OUTWARD.fullmatch(text)) and (area_of(text) in AREAS or text == "NPT")


def parse_postcode(text: str) -> Postcode | None:
    """Read a whole postcode as typed, repairing nothing; None if it is not one."""
    match = WHOLE.fullmatch(NOT_PLAIN.sub("", text.upper()) if text.isascii() else _plain(text))
    if match and is_outcode(match[1]):
        return Postcode(match[1], match[2])
    return None


def readings_as_typed(text: str) -> tuple[Reading, ...]:
    """Give what the text may be with nothing repaired, likeliest first; () for no postcode."""
    if len(text) > LONGEST:
        return ()
    if whole := parse_postcode(text):
        return (whole,)
    plain = _plain(text)
    if forces := OLD_FORCES_POST.fullmatch(plain):
        return (ForcesPostOffice(forces[1] or ""),)
    outcodes = [Outcode(plain)] if is_outcode(plain) else []
    sectors = [s for s in _sectors(plain) if is_outcode(s.outcode)]
    return _in_order(text, outcodes, sectors)


def readings_repaired(text: str) -> tuple[Reading, ...]:
    """Give what the text may be with O for 0, I for 1 or the reverse; none of them as typed."""
    plain = _plain(text) if len(text) <= LONGEST else ""
    if not 2 <= len(plain) <= 7:
        return ()
    wholes: list[Reading] = []
    for outcode in _repairs(plain[:-3]):
        whole = parse_postcode(outcode + TO_DIGIT.get(plain[-3], plain[-3]) + plain[-2:])
        wholes += [whole] if whole else []
    outcodes = [Outcode(outcode) for outcode in _repairs(plain)]
    sectors = [Sector(out, s.digit) for s in _sectors(plain) for out in _repairs(s.outcode)]
    return (*wholes, *_in_order(text, outcodes, sectors))


def _plain(text: str) -> str:
    """Upper-case ASCII letters and digits alone; "" when others are among them."""
    wide = unicodedata.normalize("NFKC", text)
    kept = "".join(c for c in wide if c.isalnum()) if not wide.isascii() else wide
    return NOT_PLAIN.sub("", kept.upper()) if kept.isascii() else ""


def _sectors(plain: str) -> Iterator[Sector]:
    """Split at the last digit: "WR51" and the half-typed "WR51A" are both sector WR5 1."""
    for head, tail in ((plain[:-1], plain[-1:]), (plain[:-2], plain[-2:-1])):
        digit = TO_DIGIT.get(tail, tail)
        if head and digit and digit in "0123456789":
            yield Sector(head, digit)


def _in_order(
    text: str, outcodes: list[Outcode], sectors: list[Sector]
) -> tuple[Outcode | Sector, ...]:
    """Outcodes first, unless a blank or sign parts the digit off: "B1 1" is not "B11"."""
    words = NOT_PLAIN.sub(" ", text.upper()).split()
    if len(words) == 2 and any(len(words[0]) == len(sector.outcode) for sector in sectors):
        return (*sectors, *outcodes)
    return (*outcodes, *sectors)


def _repairs(outcode: str) -> Iterator[str]:
    """Every well-formed outward half that O/0 and I/1 may have been mistaken for."""
    if 2 <= len(outcode) <= 4:
        for letters in product(*(MISTAKABLE.get(c, c) for c in outcode)):
            repaired = "".join(letters)
            if is_outcode(repaired):
                yield repaired
