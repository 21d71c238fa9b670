"""where: places in, one JSON object a line out."""

import io
import json

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

NOTHING = dict.fromkeys(
    (
        "postcode",
        "district_code",
        "police_force_area_code",
        "police_force",
        "candidates",
        "latitude",
        "longitude",
    )
)


def where(*places: str) -> list[dict[str, object]]:
    """Run the command; its lines as values."""
    lines = io.StringIO()
    call_command("where", *places, stdout=lines)
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_a_postcode_is_described_whole() -> None:
    (line,) = where("wr5 1aa")
    point = (line.pop("latitude"), line.pop("longitude"))
    assert point == pytest.approx((52.1897, -2.2153), abs=0.001)
    assert line == {
        "input": "wr5 1aa",
        "kind": "exact",
        "postcode": "WR5 1AA",
        "district_code": "E07000237",
        "police_force_area_code": "E23000016",
        "police_force": "west-mercia",
        "candidates": None,
    }


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("", {"kind": "empty"}),
        ("hello there", {"kind": "invalid"}),
        ("XX9 9XX", {"kind": "invalid"}),
        (
            "TD15",
            {
                "kind": "outcode",
                "postcode": "TD15",
                "candidates": ["northumbria", "police-scotland"],
            },
        ),
        (
            "WR5 1",
            {
                "kind": "sector",
                "postcode": "WR5 1",
                "police_force_area_code": "E23000016",
                "police_force": "west-mercia",
                "candidates": ["west-mercia"],
            },
        ),
        (
            "BT1 5GS",
            {
                "kind": "northern_ireland",
                "postcode": "BT1 5GS",
                "police_force_area_code": "N99999999",
                "police_force": "northern-ireland",
            },
        ),
        ("JE2 3XP", {"kind": "crown_dependency", "postcode": "JE2 3XP"}),
        ("BFPO 61", {"kind": "bfpo", "postcode": "BFPO 61"}),
        ("btp", {"kind": "area", "police_force": "btp"}),
        ("Cymru", {"kind": "area"}),
    ],
)
def test_what_is_unknown_is_null(typed: str, known: dict[str, object]) -> None:
    assert where(typed) == [{"input": typed, **NOTHING, **known}]


def test_without_arguments_each_line_of_standard_input_is_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed = io.TextIOWrapper(io.BytesIO(b"WR5 1AA\n\nworcester\r\n\xff\xfe\nlast"))
    monkeypatch.setattr("sys.stdin", typed)
    assert [(line["input"], line["kind"]) for line in where()] == [
        ("WR5 1AA", "exact"),
        ("", "empty"),
        ("worcester", "area"),
        ("\ufffd\ufffd", "invalid"),
        ("last", "invalid"),
    ]


def test_without_a_table_the_command_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("where") / "file"
    file.write_text("")
    monkeypatch.setattr(settings, "SIGNPOST_STATE_DIR", file)
    with pytest.raises(CommandError, match="cannot be used"):
        where("WR5 1AA")
