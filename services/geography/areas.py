"""Official areas: what one is, and the seven kinds of them."""

from dataclasses import dataclass
from enum import StrEnum


class AreaKind(StrEnum):
    """The kinds of area, named as the public addresses name them."""

    DISTRICT = "district"
    COUNTY = "county"
    POLICE_FORCE = "force"
    REGION = "region"
    NATION = "nation"
    UK = "uk"


@dataclass(frozen=True, slots=True)
class Area:
    """One official area.

    `code` is its ONS code and the only key to join by. `name` reads well on a page ("Bristol"),
    `official_name` is the source's ("Bristol, City of"), `name_cy` the Welsh name or "". `slug`
    is unique within its kind. `parent` is the code of the next wider area, None for the UK.
    """

    code: str
    kind: AreaKind
    name: str
    name_cy: str
    slug: str
    parent: str | None
    official_name: str = ""


class UnknownArea(KeyError):
    """No area of the tree has this code."""

    def __init__(self, code: str) -> None:
        """Remember the code that was asked for."""
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        """Say which code is unknown, in one sentence."""
        return f"No area has the code {self.code!r}."
