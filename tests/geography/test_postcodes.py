"""Postcodes read from text, without the table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.geography.columns import LETTERS
from services.geography.postcodes import (
    GREAT_BRITAIN,
    Outcode,
    Postcode,
    Sector,
    parse_postcode,
    readings_as_typed,
    readings_repaired,
)

postcodes = st.builds(
    lambda area, district, digit, first, second: Postcode(
        f"{area}{district}", f"{digit}{first}{second}"
    ),
    st.sampled_from(sorted(GREAT_BRITAIN)),
    st.integers(0, 99),
    st.integers(0, 9),
    st.sampled_from(LETTERS),
    st.sampled_from(LETTERS),
)


@given(postcodes, st.sampled_from(["", " ", "  ", "-", ".", "\u00a0"]), st.booleans())
def test_a_postcode_is_read_however_it_is_parted(
    postcode: Postcode, between: str, lower: bool
) -> None:
    typed = f" {postcode.outcode}{between}{postcode.incode}. "
    assert readings_as_typed(typed.lower() if lower else typed) == (postcode,)


@given(postcodes)
def test_a_postcode_with_o_for_nought_and_i_for_one_inward_is_repaired(postcode: Postcode) -> None:
    swapped = postcode.incode.translate(str.maketrans("01", "OI"))
    typed = postcode.outcode + swapped
    read = readings_as_typed(typed) if swapped == postcode.incode else readings_repaired(typed)
    assert postcode in read


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    for reading in readings_as_typed(text) + readings_repaired(text):
        assert str(reading)


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("WR5", (Outcode("WR5"),)),
        ("WR51", (Outcode("WR51"), Sector("WR5", "1"))),
        ("WR5 1", (Sector("WR5", "1"), Outcode("WR51"))),
        ("WR5-1", (Sector("WR5", "1"), Outcode("WR51"))),
        ("WR51A", (Sector("WR5", "1"),)),
    ],
)
def test_a_part_of_a_postcode_is_an_outcode_a_sector_or_either(
    typed: str, readings: tuple[object, ...]
) -> None:
    assert readings_as_typed(typed) == readings


@pytest.mark.parametrize(
    "typed", ["XX9 9XX", "WR05 1AA", "WR5 1CA", "WR5 AAA", "W1I 1AA", "1", "WR", "", "\u0661"]
)
def test_what_breaks_the_grammar_is_no_postcode(typed: str) -> None:
    assert parse_postcode(typed) is None
