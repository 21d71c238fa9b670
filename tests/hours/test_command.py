"""`python -m services.hours` answers in JSON, and refuses with the reason."""

import json

import pytest

from services.hours.__main__ import main

WEEK = "Monday to Friday 9am-5pm, closed bank holidays"


def test_the_command_answers_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    main([WEEK, "--at", "2026-12-25T10:00", "--nation", "scotland"])
    assert json.loads(capsys.readouterr().out) == {
        "state": "closed",
        "changes_at": "2026-12-29T09:00:00+00:00",
        "words": "Closed now, opens Tuesday at 9am, after the bank holiday",
        "normalised": "Mo-Fr 09:00-17:00; PH off",
    }


@pytest.mark.parametrize(
    ("at", "changes_at"),
    [
        ("2026-10-25T01:15", "2026-10-25T01:45:00+01:00"),
        ("2026-10-25T00:15:00+00:00", "2026-10-25T01:45:00+01:00"),
        ("2026-07-14T22:30", "2026-07-19T01:00:00+01:00"),
    ],
)
def test_an_instant_without_offset_is_londons_the_earlier_of_two(
    at: str, changes_at: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["Su 01:00-01:45", "--at", at, "--nation", "wales"])
    assert json.loads(capsys.readouterr().out)["changes_at"] == changes_at


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["Mon 6-9", "--at", "2026-12-25T10:00"], "am or pm"),
        (["Mo 25:61-26:00", "--at", "2026-12-25T10:00"], "25:61"),
        (["24/7", "--at", "yesterday"], "“yesterday” is not a time"),
        (["24/7", "--at", "0001-01-01"], "2000 to 2100"),
        (["24/7", "--at", "9999-12-31T23:59"], "2000 to 2100"),
        (["24/7", "--at", "2026-12-25T10:00", "--nation", "cornwall"], "--nation"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_the_reason(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    printed = capsys.readouterr()
    assert (ended.value.code, printed.out, reason in printed.err) == (2, "", True)
