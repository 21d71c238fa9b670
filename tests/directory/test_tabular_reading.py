"""Files of listings: encodings, separators, workbooks, and what is refused before a row is read."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from services.directory.tabular.cells import FileRefused
from services.directory.tabular.headers import read_header
from services.directory.tabular.reading import MOST_BYTES
from services.directory.tabular.spool import Bad
from services.directory.tabular.xlsx_files import MOST_ROWS
from tests.listing_files import bytes_of, spooled, workbook_of


def rows(tmp_path, data, name="x.csv"):
    """Return the lines and cells of a file, after its first row."""
    return [(row.line, list(row.cells)) for row in spooled(data, tmp_path, name=name).rows()]


def refused(tmp_path, data, name="x.csv"):
    """Return the sentences that a file is refused with."""
    with pytest.raises(FileRefused) as caught:
        list(spooled(data, tmp_path, name=name).rows())
    return str(caught.value)


def header(tmp_path, *names):
    """Return our columns for the names of a first row."""
    return read_header(spooled(",".join(names).encode(), tmp_path).layout)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_csv_file_may_have_a_mark_and_any_separator(tmp_path, separator, mark):
    text = f'{mark}slug{separator}"name"\na{separator}Ŵyn\n'
    assert rows(tmp_path, text.encode()) == [(2, ["a", "Ŵyn"])]


def test_the_line_of_excel_that_names_the_separator_is_left_aside(tmp_path):
    assert rows(tmp_path, b"sep=;\nslug;name\na;b,c\n") == [(3, ["a", "b,c"])]


def test_a_row_is_named_by_the_line_it_begins_on(tmp_path):
    data = b'slug,name\na,"two\r\nlines"\nb,c\n'
    assert rows(tmp_path, data) == [(2, ["a", "two\nlines"]), (4, ["b", "c"])]


def test_blank_rows_are_left_out(tmp_path):
    assert rows(tmp_path, b"slug,name\n\n,\na,b\n") == [(4, ["a", "b"])]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_another_encoding_is_refused_with_what_to_do(tmp_path, encoding):
    assert "CSV UTF-8" in refused(tmp_path, "slug,name\na,Café\n".encode(encoding))


def test_an_encoding_that_breaks_off_late_is_refused_too(tmp_path):
    data = b"slug,name\n" + b"a,b\n" * 50_000 + "a,Café".encode("cp1252")
    assert "CSV UTF-8" in refused(tmp_path, data)


def test_an_open_quotation_mark_is_refused_with_its_line(tmp_path):
    assert refused(tmp_path, b'slug,name\na,b\nc,"d').startswith("line 3: ")


def test_a_row_whose_cells_slipped_is_refused(tmp_path):
    found = list(spooled(b"slug,name\na,b,c\nd\n", tmp_path).rows())
    assert [row.bad for row in found] == [
        "This row has 3 cells, the first row has 2.",
        "This row has 1 cells, the first row has 2.",
    ]


@pytest.mark.parametrize("name", ["x.xls", "x.pdf", "x", "x.csv.exe"])
def test_another_ending_is_refused(tmp_path, name):
    assert refused(tmp_path, b"slug\na\n", name) == (
        "Give a file that ends in .csv, .xlsx or .json."
    )


def test_an_empty_file_is_refused(tmp_path):
    assert refused(tmp_path, b"") == "The file is empty."


def test_a_file_that_is_too_large_is_refused(tmp_path):
    assert refused(tmp_path, b"slug\n" + b"a" * MOST_BYTES) == "The file is too large. Split it up."


def test_cells_of_a_workbook_are_read_as_text(tmp_path):
    data = workbook_of(
        ["slug", "a", "b", "c", "d", "e"],
        ["x", 18, 18.5, date(2026, 5, 3), True, "'+44 1632"],
        [None, None],
        ["y"],
    )
    assert rows(tmp_path, data, "x.xlsx") == [
        (2, ["x", "18", "18.5", "2026-05-03", "yes", "+44 1632"]),
        (4, ["y"]),
    ]


def test_a_formula_and_an_error_are_refused_cells(tmp_path):
    book = Workbook()
    book.active.append(["slug", "name", "summary"])
    book.active.append(["a", "=1+1", "#N/A"])
    book.active["C2"].data_type = "e"
    found = rows(tmp_path, bytes_of(book), "x.xlsx")
    assert found[0][1] == [
        "a",
        Bad("This cell holds a formula. Put in what it comes to instead."),
        Bad("This cell holds an error: #N/A."),
    ]


def test_only_the_first_sheet_is_read_and_a_word_says_so(tmp_path):
    book = Workbook()
    book.active.append(["slug"])
    book.create_sheet("Old").append(["nonsense"])
    spool = spooled(bytes_of(book), tmp_path, name="x.xlsx")
    assert spool.note == "Only the first sheet is read, not: Old."


def test_merged_cells_and_blank_rows_are_no_rows(tmp_path):
    book = Workbook()
    book.active.append(["slug", "name"])
    book.active.append(["a", "b"])
    book.active.merge_cells("A3:B4")
    assert rows(tmp_path, bytes_of(book), "x.xlsx") == [(2, ["a", "b"])]


@pytest.mark.parametrize("data", [b"slug\na\n", b"PK\x03\x04 nothing", b""])
def test_what_is_no_workbook_is_refused(tmp_path, data):
    assert refused(tmp_path, data, "x.xlsx") == "This is not an XLSX workbook that can be read."


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("a.txt", "a")
    assert "not an XLSX workbook" in refused(tmp_path, file.getvalue(), "x.xlsx")


def with_sheet(xml):
    """Return a workbook whose first sheet is this XML."""
    data = workbook_of(["slug"])
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for part in old.namelist():
            body = xml if part == "xl/worksheets/sheet1.xml" else old.read(part)
            new.writestr(part, body)
    return made.getvalue()


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '{before}<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>slug</t></is></c></row>'
    "{rows}</sheetData></worksheet>"
)


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path):
    bomb = with_sheet(b" " * (201 * 1024 * 1024))
    assert len(bomb) < MOST_BYTES
    assert refused(tmp_path, bomb, "x.xlsx") == "This workbook unpacks into too much. Split it up."


def test_a_row_far_below_is_refused_instead_of_counted_to(tmp_path):
    far = SHEET.format(before="", rows='<row r="999999999999"><c r="A1"><v>1</v></c></row>')
    found = refused(tmp_path, with_sheet(far), "x.xlsx")
    assert found == f"row {MOST_ROWS + 1}: There are more than 50,000 rows, blank ones counted."


def test_a_cell_far_to_the_right_is_refused(tmp_path):
    data = workbook_of(["slug"], ["a"] + [None] * 1_200 + ["far"])
    assert refused(tmp_path, data, "x.xlsx") == (
        "row 2: More than 1,200 columns, blank ones counted."
    )


def test_entities_that_swell_are_refused(tmp_path):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    xml = f"<!DOCTYPE x [{laughs}]>" + SHEET.format(
        before="", rows='<row r="2"><c r="A2" t="inlineStr"><is><t>&l11;</t></is></c></row>'
    )
    assert "not an XLSX workbook" in refused(tmp_path, with_sheet(xml), "x.xlsx")


def test_a_sheet_that_says_it_is_larger_than_it_is_is_read(tmp_path):
    xml = SHEET.format(
        before='<dimension ref="A1:XFD1048576"/>',
        rows='<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c></row>',
    )
    assert rows(tmp_path, with_sheet(xml), "x.xlsx") == [(2, ["a"])]


@pytest.mark.parametrize("data", [b"{", b"{}", b"[1]", b"[" * 100_000])
def test_what_is_no_list_of_services_is_refused(tmp_path, data):
    assert "not a JSON list" in refused(tmp_path, data, "x.json")


def test_names_of_hsds_are_our_columns(tmp_path):
    names = ("id", "organization_id", "description", "url", "minimum_age", "maximum_age")
    found = header(tmp_path, *names, "eligibility_description", "application_process", "phones")
    assert sorted(found.at) == sorted(
        (
            "id",
            "organization",
            "summary",
            "website",
            "age_from",
            "age_to",
            "who_for",
            "how_to_refer",
            "channel_1_value",
        )
    )


def test_the_phones_of_flattened_hsds_are_channels(tmp_path):
    found = header(tmp_path, "slug", "phones/0/number", "phones/1/number", "phones/1/type")
    assert set(found.at) == {"slug", "channel_1_value", "channel_2_value", "channel_2_kind"}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("websit", "We know no column “websit”. Did you mean “website”?"),
        ("channel_2_valeu", "We know no column “channel_2_valeu”. Did you mean “channel_2_value”?"),
        ("zzzzzz", "We know no column “zzzzzz”."),
        ("channel_0_value", "We know no column “channel_0_value”. Did you mean"),
        ("channel_51_value", "We know no column “channel_51_value”. Did you mean"),
        ("Slug", "“Slug” and “slug” are the same column."),
    ],
)
def test_a_column_that_is_not_known_is_refused_with_the_nearest(tmp_path, name, sentence):
    with pytest.raises(FileRefused) as caught:
        header(tmp_path, "slug", name)
    assert str(caught.value).startswith(f"line 1, column {name}: {sentence}")


def test_two_names_of_one_column_are_refused(tmp_path):
    with pytest.raises(FileRefused, match="“url” and “website” are the same column"):
        header(tmp_path, "slug", "website", "url")


def test_a_file_without_slug_or_id_is_refused(tmp_path):
    with pytest.raises(FileRefused, match="A column “slug” or “id” must be"):
        header(tmp_path, "name")
