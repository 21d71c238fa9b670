"""Which numbers may be listed, and the sentence for each that may not."""

import pytest
from django.core.exceptions import ValidationError

from services.models.phone_numbers import check_number, digits, reaches_one_of

LISTED = [
    "101",
    "105",
    "111",
    "119",
    "999",
    "112",
    "116 123",
    "116 000",
    "61016",
    "85258",
    "0800 1111",
    "08088 010818",
    "0808 80 10 800",
    "0808 178 2058",
    "03333 44 8283",
    "0345 678 9101",
    "020 7555 0100",
    "(01905) 555 010",
    "028 9055 5010",
    "+44 808 178 2058",
    "+44 (0)808 178 2058",
    "0044 808 178 2058",
    "18001 101",
    "18001 0808 178 2058",
    "07797 805 839",
    " 0808 178 2058 ",
]

PREMIUM = "This is a premium-rate or high-cost number. Do not list it."
DRAMA = "This number is kept for films and tests. It reaches nobody."
UNKNOWN = "This is not a number that can be rung in the UK. Check each digit."
SIGNS = "Enter a phone number with digits and spaces only."

REFUSED = [
    ("0909 879 1234", PREMIUM),
    ("0900 123 4567", PREMIUM),
    ("0870 123 4567", PREMIUM),
    ("0871 123 4567", PREMIUM),
    ("0844 123 4567", PREMIUM),
    ("0845 123 4567", PREMIUM),
    ("0845 46 47", PREMIUM),
    ("070 1234 5678", PREMIUM),
    ("118 118", PREMIUM),
    ("+44 909 879 1234", PREMIUM),
    ("18001 0844 123 4567", PREMIUM),
    ("001 900 555 0100", UNKNOWN),
    ("00353 1 677 8888", UNKNOWN),
    ("0044 0044 9098790000", UNKNOWN),
    ("01632 960001", DRAMA),
    ("0808 157 0000", DRAMA),
    ("07700 900123", DRAMA),
    ("020 7946 0123", DRAMA),
    ("03069 990123", DRAMA),
    ("0117 496 0123", DRAMA),
    ("+44 1632 960001", DRAMA),
    ("18001 01632 960001", DRAMA),
    ("0808 178 205", UNKNOWN),
    ("0808 178 20588", UNKNOWN),
    ("808 178 2058", UNKNOWN),
    ("12", UNKNOWN),
    ("02", UNKNOWN),
    ("00000 000000", UNKNOWN),
    ("+353 1 555 0100", UNKNOWN),
    ("71016", UNKNOWN),
    ("0" * 300, UNKNOWN),
    ("0808 178 2O58", SIGNS),
    ("0808 178 2058 ext 4", SIGNS),
    ("0808 178 2058 or 101", SIGNS),
    ("0808 178 2058, 101", SIGNS),
    ("call us", SIGNS),
    ("++44 808 178 2058", SIGNS),
    ("٠٨٠٨ ١٧٨ ٢٠٥٨", SIGNS),
    ("", SIGNS),
]

SPELLINGS = [
    ("0808 178 2058", "08081782058"),
    ("+44 808 178 2058", "08081782058"),
    ("+44 (0)808 178 2058", "08081782058"),
    ("0044 808 178-2058", "08081782058"),
    ("18001 101", "18001101"),
    ("116 123", "116123"),
]


@pytest.fixture(autouse=True)
def real_numbers_only(settings):
    """Check as the site does, not as its tests do."""
    settings.SIGNPOST_ALLOW_DRAMA_NUMBERS = False


@pytest.mark.parametrize("number", LISTED)
def test_a_number_that_can_be_rung_may_be_listed(number):
    assert check_number(number) is None


@pytest.mark.parametrize(("number", "sentence"), REFUSED)
def test_a_number_that_may_not_be_listed_is_refused_with_a_sentence(number, sentence):
    with pytest.raises(ValidationError) as refused:
        check_number(number)
    assert refused.value.messages == [sentence]


@pytest.mark.parametrize("number", ["01632 960001", "0808 157 0000", "07700 900123"])
def test_a_drama_number_may_be_listed_where_the_setting_allows_it(number, settings):
    settings.SIGNPOST_ALLOW_DRAMA_NUMBERS = True
    assert check_number(number) is None


def test_the_setting_for_drama_numbers_lets_no_premium_rate_through(settings):
    settings.SIGNPOST_ALLOW_DRAMA_NUMBERS = True
    with pytest.raises(ValidationError):
        check_number("0909 879 0123")


@pytest.mark.parametrize(("written", "dialled"), SPELLINGS)
def test_two_spellings_of_a_number_dial_the_same_digits(written, dialled):
    assert digits(written) == dialled


@pytest.mark.parametrize(
    ("dialled", "reaches"),
    [
        ("08081782058", True),
        ("1800108081782058", True),
        ("0808178205", False),
        ("808081782058", False),
    ],
)
def test_a_number_is_reached_by_itself_and_through_the_relay(dialled, reaches):
    assert reaches_one_of(dialled, {"08081782058"}) is reaches
