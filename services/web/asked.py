"""What a reader asked, without the words they typed: all that an answer's address carries."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from services.finder import AgeBand, By, Need, When, WhoFor
from services.geography import (
    UK_CODE,
    Answer,
    AnswerKind,
    Area,
    AreaAnswer,
    AreaTree,
    CrownDependencyAnswer,
    Place,
    Point,
)

FORMAT_VERSION = 2
LIFE = timedelta(hours=24)
SHORT_LIFE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Asked:
    """A kind of answer with one area, or with the candidates for it, and the reader's choices.

    `codes` are the area's, or the candidates', ONS codes; `is_certain` tells which. `square` is
    the centre of a 1 km square of the National Grid in metres. `short` ends the answer sooner.
    `force` is the slug of a force without an area, where one was asked for.
    """

    kind: AnswerKind
    codes: tuple[str, ...]
    is_certain: bool
    territory: str
    square: tuple[int, int] | None
    need: Need
    short: bool
    force: str = ""

    @classmethod
    def from_answer(cls, answer: Answer, *, need: Need, short: bool) -> "Asked":
        """What is kept of an understood answer: neither its text nor its postcode."""
        place, candidates = answer.place, answer.candidates
        if isinstance(answer, AreaAnswer) and len(answer.areas) > 1:
            place, candidates = None, answer.areas
        codes = (place.narrowest.code,) if place else tuple(area.code for area in candidates)
        force = answer.force if isinstance(answer, AreaAnswer) else None
        if force is not None:
            codes = (UK_CODE,)
        square = place.point.square() if place and place.point else None
        return cls(
            kind=answer.kind,
            codes=codes,
            is_certain=len(codes) == 1,
            territory=answer.territory if isinstance(answer, CrownDependencyAnswer) else "",
            square=(square.easting, square.northing) if square else None,
            need=need,
            short=short,
            force=force.slug if force else "",
        )

    @property
    def life(self) -> timedelta:
        """How long the answer may be read."""
        return SHORT_LIFE if self.short else LIFE

    def place(self, tree: AreaTree) -> Place | None:
        """The place, where there is one; UnknownArea when the tree has lost its area."""
        if not self.is_certain:
            return None
        point = Point(*self.square) if self.square else None
        return Place.at(self.codes[0], tree=tree, point=point)

    def candidates(self, tree: AreaTree) -> tuple[Area, ...]:
        """The areas it may be in, where that is not certain; UnknownArea as `place`."""
        return () if self.is_certain else tuple(tree.chain(code)[0] for code in self.codes)

    def choices(self) -> dict[str, str]:
        """The choices as the form's fields, without those left unsaid."""
        said = {
            "for": self.need.who,
            "age": self.need.age,
            "when": self.need.when,
            "by": self.need.by,
            "open": "now" if self.need.open_now else None,
            "keep": "30m" if self.short else None,
        }
        return {name: str(value) for name, value in said.items() if value is not None}

    def to_json(self) -> list[Any]:
        """The value as a short list of JSON data, in the order of the fields."""
        need = [self.need.who, self.need.age, self.need.when, self.need.by, self.need.open_now]
        return [
            FORMAT_VERSION,
            self.kind,
            " ".join(self.codes),
            self.is_certain,
            self.territory,
            self.square,
            need,
            self.short,
            self.force,
        ]

    @classmethod
    def from_json(cls, data: list[Any]) -> "Asked":
        """The value of JSON data; TypeError or ValueError when it is not of this form."""
        version, kind, codes, is_certain, territory, square, need, short, force = data
        if version != FORMAT_VERSION:
            raise ValueError("an answer of another version")
        who, age, when, by, open_now = need
        return cls(
            kind=AnswerKind(kind),
            codes=tuple(codes.split()),
            is_certain=is_certain,
            territory=territory,
            square=(square[0], square[1]) if square else None,
            need=need_of(who=who, age=age, when=when, by=by, open_now=open_now),
            short=short,
            force=force,
        )


def need_of(
    *, who: str | None, age: str | None, when: str | None, by: str | None, open_now: bool
) -> Need:
    """The reader's choices as a Need; "" and None leave one unsaid, ValueError for nonsense."""
    return Need(
        who=WhoFor(who) if who else None,
        age=AgeBand(age) if age else None,
        when=When(when) if when else None,
        by=By(by) if by else None,
        open_now=open_now,
    )
