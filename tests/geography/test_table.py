"""The packed and the expanded postcode table, and what it answers when damaged."""

from pathlib import Path

import pytest

from services.geography import Outcode, PostcodeTable, Sector, TableUnavailable, parse_postcode
from services.geography.columns import DamagedTable
from services.geography.expanded import map_expanded
from services.geography.packed import pack, read_header, unpack
from services.geography.table import PACKED
from tests.geography.sources import build


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A packed table of four postcodes, one of them ended."""
    return build(
        tmp_path,
        "pcds,lad25cd,east1m,north1m,doterm",
        "WR5 1AA,E07000237,385000,254000,",
        "WR5 1AB,E07000238,386000,255000,",
        "WR5 1ZZ,E07000235,0380000,250000,202301",
        "SW1A 0AA,E09000033,,,",
    )


def test_a_table_answers_district_point_and_whether_ended(small: Path, tmp_path: Path) -> None:
    table = PostcodeTable.open(tmp_path, small)
    rows = [table.find(p) for p in map(parse_postcode, ("WR5 1AA", "WR5 1ZZ", "SW1A 0AA")) if p]
    assert [row and (row.district, row.point is None, row.terminated) for row in rows] == [
        ("E07000237", False, False),
        ("E07000235", False, True),
        ("E09000033", True, False),
    ]


def test_a_point_is_the_middle_of_its_cell(small: Path, tmp_path: Path) -> None:
    postcode = parse_postcode("WR5 1AA")
    assert postcode is not None
    row = PostcodeTable.open(tmp_path, small).find(postcode)
    assert row is not None
    assert row.point is not None
    assert (abs(row.point.easting - 385_000) <= 32, abs(row.point.northing - 254_000) <= 32) == (
        True,
        True,
    )


@pytest.mark.parametrize("typed", ["WR5 1AD", "WR5 2AA", "WR6 1AA", "SW1A 0AB"])
def test_a_postcode_that_is_not_there_is_not_found(small: Path, tmp_path: Path, typed: str) -> None:
    postcode = parse_postcode(typed)
    assert postcode is not None
    assert PostcodeTable.open(tmp_path, small).find(postcode) is None


def test_a_sector_lies_in_the_districts_of_its_live_postcodes(small: Path, tmp_path: Path) -> None:
    table = PostcodeTable.open(tmp_path, small)
    assert table.districts_of(Sector("WR5", "1")) == {"E07000237", "E07000238"}
    assert table.districts_of(Outcode("WR5")) == {"E07000237", "E07000238"}
    assert table.districts_of(Outcode("WR6")) == frozenset()


def test_the_centre_of_a_district_is_the_mean_of_its_points(small: Path, tmp_path: Path) -> None:
    table = PostcodeTable.open(tmp_path, small)
    postcode = parse_postcode("WR5 1AA")
    assert postcode is not None
    row = table.find(postcode)
    assert row is not None
    assert table.district_centre("E07000237") == row.point
    assert table.district_centre("E09000033") is None


def test_packing_again_gives_the_same_bytes(small: Path) -> None:
    facts, bodies, _ = read_header(small.read_bytes())
    assert pack(unpack(facts, bodies)) == small.read_bytes()


@pytest.mark.parametrize("kept", [0, 7, 11, 40, 400, -1])
def test_a_truncated_packed_file_is_refused_with_its_name(
    small: Path, tmp_path: Path, kept: int
) -> None:
    small.write_bytes(small.read_bytes()[:kept])
    with pytest.raises(TableUnavailable, match="small.bin"):
        PostcodeTable.open(tmp_path, small)


def test_an_altered_byte_anywhere_in_a_packed_file_is_refused(small: Path, tmp_path: Path) -> None:
    content = small.read_bytes()
    accepted = []
    for place in range(0, len(content), 97):
        altered = bytearray(content)
        altered[place] ^= 0x01
        try:
            read_header(bytes(altered))
        except DamagedTable:
            continue
        accepted.append(place)
    assert accepted == []


def test_a_missing_packed_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableUnavailable, match="No such file"):
        PostcodeTable.open(tmp_path, tmp_path / "absent.bin")


def test_a_state_folder_that_cannot_be_made_is_refused(small: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TableUnavailable, match="file"):
        PostcodeTable.open(tmp_path / "file" / "state", small)


@pytest.mark.parametrize("damage", [b"", b"SPROWS\x00\x01", b"nonsense" * 100])
def test_a_damaged_expanded_file_is_made_again(small: Path, tmp_path: Path, damage: bytes) -> None:
    state = tmp_path / "state"
    PostcodeTable.open(state, small)
    (expanded,) = state.glob("postcodes-*.bin")
    whole = expanded.read_bytes()
    expanded.unlink()
    expanded.write_bytes(damage)
    PostcodeTable.open(state, small)
    assert expanded.read_bytes() == whole


def test_an_altered_expanded_file_is_noticed(small: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    PostcodeTable.open(state, small)
    (expanded,) = state.glob("postcodes-*.bin")
    altered = bytearray(expanded.read_bytes())
    altered[-1] ^= 0x01
    expanded.unlink()
    expanded.write_bytes(altered)
    with pytest.raises(DamagedTable, match="checksum"):
        map_expanded(expanded)


def test_expansions_of_older_tables_are_removed(small: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    (state / "postcodes-0123456789abcdef.bin").write_bytes(b"old")
    PostcodeTable.open(state, small)
    assert [file.stat().st_size > 3 for file in state.iterdir()] == [True]


def test_the_embedded_table_is_within_four_megabytes() -> None:
    assert PACKED.stat().st_size <= 4_000_000


def test_the_embedded_table_holds_no_postcode_of_northern_ireland(table: PostcodeTable) -> None:
    outcodes = [f"BT{number}" for number in range(100)]
    assert {district for o in outcodes for district in table.districts_of(Outcode(o))} == set()
    assert [code for code in table.facts.districts if code.startswith("N")] == []


def test_the_embedded_table_has_every_row_of_its_source(table: PostcodeTable) -> None:
    assert table.facts.rows == 2_636_121
