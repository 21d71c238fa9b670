"""The words of a listing that have a twin in Welsh: the column `who_for` has `who_for_cy`."""

Fields = tuple[str, ...]

WELSH = "cy"
"""The one language that what staff write has twins in; a page in another shows the English."""

OF_A_SERVICE: Fields = (
    "name",
    "page_title",
    "summary",
    "who_for",
    "not_for",
    "how_to_refer",
    "what_happens",
    "privacy_note",
    "access_note",
)
OF_A_CHANNEL: Fields = ("label", "cost", "who_answers", "note")
OF_A_HAND_OFF: Fields = ("who",)


def twin(field: str) -> str:
    """The column of the same words in Welsh."""
    return f"{field}_{WELSH}"


def with_twins(*fields: str) -> Fields:
    """Each column, with its twin after it."""
    return tuple(name for field in fields for name in (field, twin(field)))
