"""Tables as text: delimiters, headers, quotes where they pair and where they do not."""

from __future__ import annotations

import pytest

from campaigns.guests.table import MOST_COLUMNS, GuestFileError
from tests.campaigns.guests.conftest import table_of


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_line_end(delimiter: str, end: str) -> None:
    rows = [["name", "lat", "lon"], ["Khasan", "42,4" if delimiter != "," else "42.4", "130.6"], ["Hailar", "49.2", ""]]
    table = table_of(end.join(delimiter.join(row) for row in rows) + end)
    assert list(table.columns) == ["name", "lat", "lon"]
    assert [table.row(number) for number in range(len(table))] == rows[1:]
    assert list(table.lines) == [2, 3]
    assert table.refused == ()


def test_excel_says_its_delimiter() -> None:
    table = table_of("sep=;\nname;a, b, c\nKhasan;1, 2, 3\n")
    assert table.columns == {"name": ["Khasan"], "a, b, c": ["1, 2, 3"]}
    assert list(table.lines) == [3]


def test_a_header_below_a_title() -> None:
    table = table_of("Incidents on the border\n\n;;\nlist of 1939;;\nname;lat;lon\nKhasan;42.4;130.6\n")
    assert list(table.columns) == ["name", "lat", "lon"]
    assert "header on line 5" in table.kind
    assert list(table.lines) == [6]


def test_without_a_header_columns_are_numbered() -> None:
    table = table_of("1939-08-20,47.7,118.6\n1939-08-21,47.6,118.7\n")
    assert list(table.columns) == ["column 1", "column 2", "column 3"]
    assert len(table) == 2


def test_a_name_that_comes_again_and_one_that_is_missing() -> None:
    assert list(table_of("name,,name\nA,1,2\n").columns) == ["name", "column 2", "name (3)"]


def test_a_cell_of_several_lines() -> None:
    table = table_of('name,text,men\nA,"two\nlines, with, commas",3\nB,c,4\n')
    assert table.columns["text"] == ["two\nlines, with, commas", "c"]
    assert list(table.lines) == [2, 4]


def test_a_stray_quotation_mark_swallows_nothing() -> None:
    table = table_of('name,text,men\nA,"said,3\nB,"he,4\nC,c,5\n"Sakhalin" division,d,6\n')
    assert table.columns["name"] == ["A", "B", "C", '"Sakhalin" division']
    assert table.columns["men"] == ["3", "4", "5", "6"]


def test_a_mark_that_is_not_closed_is_refused_with_its_line() -> None:
    table = table_of('name,text,men\nA,"x\nB,c,4\n')
    assert table.columns["name"] == ["B"]
    [refused] = table.refused
    assert (refused.line, refused.text) == (2, 'A,"x\n')
    assert "not closed" in refused.found


def test_a_row_with_a_cell_too_many_is_refused_and_kept_as_it_came() -> None:
    table = table_of("name,men\nA,1\nB,2,3\nC\n")
    assert table.columns == {"name": ["A", "C"], "men": ["1", ""]}
    [refused] = table.refused
    assert str(refused) == "line 3: found 3 cells; expected 2, as the header has"
    assert table.as_it_came(table.refused) == "name,men\nB,2,3\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "an empty file"),
        (" \n\n", "an empty file"),
        ("name,lat\n", "a header and no row below it"),
        (",".join(f"c{number}" for number in range(MOST_COLUMNS + 1)) + "\n1\n", "1,001 columns"),
        ("n," * 1_000_000 + "n\n" + "1," * 1_000_000 + "1\n", "1,000,001 columns"),
        ("%PDF-1.7\n", "a PDF"),
    ],
)
def test_what_is_no_table_is_named(text: str, found: str) -> None:
    with pytest.raises(GuestFileError) as error:
        table_of(text)
    assert error.value.found == found


@pytest.mark.parametrize("length", [100_001, 200_000])
def test_a_cell_that_is_too_long_is_refused_with_its_line(length: int) -> None:
    table = table_of(f"name,place\nA,Harbin\n{'x' * length},Harbin\nB,Harbin\n")
    assert [table.row(number)[0] for number in range(len(table))] == ["A", "B"]
    [problem] = table.refused
    assert (problem.line, problem.found) == (3, f"a cell of {length:,} characters")


@pytest.mark.parametrize("lines", [30_000, 40_000])
def test_a_cell_of_many_lines_that_is_too_long_is_one_row_and_comes_back_whole(lines: int) -> None:
    long = 'Harbin,"' + "a\r\n\n" * lines + '"\n'
    table = table_of(f"place,note\nHailar,A\n{long}Mukden,B\n")
    assert [table.row(number)[0] for number in range(len(table))] == ["Hailar", "Mukden"]
    [problem] = table.refused
    assert (problem.line, problem.found) == (3, f"a cell of {4 * lines:,} characters")
    assert table.as_it_came([problem]) == f"place,note\n{long}"
