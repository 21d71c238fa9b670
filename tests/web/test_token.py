"""The address of an answer: encrypted, of one length, and gone after a while."""

from datetime import UTC, datetime, timedelta
from itertools import product
from urllib.parse import quote

import pytest
from django.utils.html import strip_tags
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.finder import AgeBand, By, Need, When, WhoFor
from services.geography import AnswerKind, AreaTree
from services.geography.names import MOST_SUGGESTIONS
from services.web.asked import Asked
from services.web.token import TokenExpired, TokenForged, read_token, write_token
from tests.web.asking import ask

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def asked(**changes):
    values = {
        "kind": AnswerKind.EXACT,
        "codes": ("E07000237",),
        "is_certain": True,
        "territory": "",
        "square": (385500, 254500),
        "need": Need(),
        "short": False,
    }
    return Asked(**(values | changes))


LONGEST = asked(
    kind=AnswerKind.NORTHERN_IRELAND,
    codes=("E07000237",) * MOST_SUGGESTIONS,
    is_certain=False,
    square=None,
    need=Need(WhoFor.SOMEONE, AgeBand.UNDER_13, When.HAPPENING, By.CALL, open_now=True),
)

"""Candidates have no square, and a territory none either."""


def test_a_token_says_what_was_asked():
    assert read_token(write_token(LONGEST, at=NOW), at=NOW)[0] == LONGEST


def test_every_token_has_the_same_length():
    kinds = product(AnswerKind, (True, False))
    tokens = [write_token(asked(kind=kind, short=short), at=NOW) for kind, short in kinds]
    assert {len(token) for token in tokens} == {len(write_token(LONGEST, at=NOW))}


@pytest.mark.parametrize(
    ("short", "life"), [(False, timedelta(hours=24)), (True, timedelta(minutes=30))]
)
def test_an_answer_ends_when_it_says(short, life):
    token = write_token(asked(short=short), at=NOW)
    last = NOW + life - timedelta(seconds=1)
    assert read_token(token, at=last)[1] == NOW + life
    with pytest.raises(TokenExpired):
        read_token(token, at=NOW + life)


def test_a_token_of_an_earlier_key_can_be_read(settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "before", []
    token = write_token(asked(), at=NOW)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "after", ["before"]
    assert read_token(token, at=NOW)[0] == asked()


def test_a_token_of_another_key_is_forged(settings):
    settings.SECRET_KEY = "theirs"
    token = write_token(asked(), at=NOW)
    settings.SECRET_KEY = "ours"
    with pytest.raises(TokenForged):
        read_token(token, at=NOW)


def test_a_place_is_kept_to_the_square_kilometre_only(site):
    token = ask(site, "WR5 1AA")["Location"].split("/")[2]
    kept = read_token(token, at=datetime.now(UTC))[0]
    assert ({metres % 1000 for metres in kept.square}, kept.codes) == ({500}, ("E07000237",))


def test_the_tree_gives_back_the_place_of_a_token():
    tree = AreaTree.embedded()
    assert (asked().place(tree).narrowest.name, LONGEST.place(tree)) == ("Worcester", None)


@given(token=st.text(min_size=1, max_size=900))
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_forged_token(token):
    with pytest.raises(TokenForged):
        read_token(token, at=NOW)


@given(token=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_as_an_answers_address_is_not_found(site, token):
    assert site.get(f"/help/{quote(token.replace('/', '') or '-')}/").status_code == 404


def test_an_answer_that_has_ended_offers_the_box_and_numbers(site, time_machine):
    time_machine.move_to(NOW)
    address = ask(site, "WR5 1AA")["Location"]
    time_machine.move_to(NOW + timedelta(days=1))
    response = site.get(address)
    html = response.content.decode()
    assert (response.status_code, 'id="id_place"' in html, "0808 500 2222" in html) == (
        410,
        True,
        True,
    )


def test_an_answer_says_until_when_it_lives_in_uk_time(site, time_machine):
    time_machine.move_to(datetime(2026, 7, 1, 12, 0, tzinfo=UTC))
    html = site.get(ask(site, "WR5 1AA")["Location"]).content.decode()
    assert "This answer works until 1pm tomorrow, UK time." in strip_tags(html)
