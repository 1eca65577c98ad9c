"""Tables that people or Excel have damaged: a wrong row is named by its line, and no other row goes with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from geodata import csv_rows

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.problems import Problem

COLUMNS = ("id", "name", "note")
SOUND = ["a,Alpha,", "b,Beta,first", 'c,"Gamma, the third",', "d,Delta,", 'e,Epsilon,"as ""they"" say"', "f,Zeta,"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def read(table: Path, lines: list[str] | bytes) -> tuple[list[str], list[Problem]]:
    data = lines if isinstance(lines, bytes) else "\n".join([",".join(COLUMNS), *lines, ""]).encode()
    table.write_bytes(data)
    rows, problems = csv_rows.read(table, "geodata/table.csv", COLUMNS)
    return [cells["id"] for _, cells in rows], problems


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ('b,"Beta,first', 'a quotation mark (") that nothing closes'),
        ('b,"Be"ta,first', 'a quotation mark (") within a cell'),
        (f"b,{'x' * 200_000},first", "a cell of 2000"),
        ("b,Be\x07ta,first", "the control character U+0007"),
        ("b,Be\u202eta,first", "the bidirectional control U+202E (right-to-left override)"),
        ("b,Be\u200bta,first", "the invisible character U+200B (zero width space)"),
        ("b,Be\ufffdta,first", "left by a wrong encoding"),
        ("b,Beta,first,more", "4 columns"),
        ("b;Beta;first", "1 columns"),
    ],
)
def test_one_wrong_row_costs_no_other(table: Path, row: str, found: str) -> None:
    ids, [problem] = read(table, [SOUND[0], row, *SOUND[2:]])
    assert ids == ["a", "c", "d", "e", "f"]
    assert (problem.file, problem.line) == ("geodata/table.csv", 3)
    assert found in problem.found
    assert "\x07" not in str(problem)
    assert "\u202e" not in str(problem)


@pytest.mark.parametrize("mark", [",", ",,,"])
def test_empty_columns_that_a_spreadsheet_adds_are_nothing(table: Path, mark: str) -> None:
    lines = [f"{line}{mark}" for line in (",".join(COLUMNS), *SOUND)]
    assert read(table, "\n".join(lines).encode()) == ([*"abcdef"], [])


def test_a_cell_in_a_column_without_a_name_is_named(table: Path) -> None:
    """It may be the rest of a text whose comma is not quoted: the cells before it stand one too far."""
    lines = [f"{line}," for line in (",".join(COLUMNS), *SOUND)]
    lines[2] = "b,Beta,first, and best"
    ids, [problem] = read(table, "\n".join(lines).encode())
    assert ids == [*"acdef"]
    assert (problem.line, problem.found) == (3, "4 columns")


def test_a_column_too_many_in_all_rows_is_one_message(table: Path) -> None:
    ids, [problem] = read(table, [f"{row},?" for row in SOUND])
    assert ids == []
    assert (problem.line, problem.found) == (2, "4 columns")
    assert [follower.line for follower in problem.follows] == [3, 4, 5, 6, 7]


def test_two_rows_with_a_column_too_many_are_two_mistakes(table: Path) -> None:
    ids, problems = read(table, [*SOUND[:4], "e,Epsilon,as,they", "f,Zeta,,"])
    assert ids == [*"abcd"]
    assert [problem.line for problem in problems] == [6, 7]


def test_a_line_break_in_a_cell_is_one_message(table: Path) -> None:
    ids, [problem] = read(table, [SOUND[0], 'b,"Beta\nand\nmore",first', *SOUND[2:]])
    assert ids == ["a", "c", "d", "e", "f"]
    assert (problem.line, problem.found) == (3, "a line break within a cell")


def test_a_stray_quote_takes_no_row_with_it(table: Path) -> None:
    """Even where the text up to the next quote would make a row of the right width."""
    ids, [problem] = read(table, ["a,Alpha,", 'b,Beta,"first', "c,Gamma,", 'd,Delta,"x"', "e,Epsilon,"])
    assert ids == ["a", "c", "d", "e"]
    assert problem.line == 3


def test_one_bad_byte_costs_one_row(table: Path) -> None:
    data = "\n".join([",".join(COLUMNS), *SOUND]).encode().replace(b"Beta", b"Bet\xe9")
    ids, [problem] = read(table, data)
    assert ids == ["a", "c", "d", "e", "f"]
    assert (problem.line, problem.subject, problem.found) == (3, "b", "the byte E9, which is not UTF-8")


def test_another_encoding_is_one_message(table: Path) -> None:
    rows = [f"{letter},Münch{letter}n," for letter in "abcdefgh"]
    ids, [problem] = read(table, "\n".join([",".join(COLUMNS), "x,plain,", *rows]).encode("cp1252"))
    assert ids == ["x"]
    assert (problem.line, problem.found) == (3, "bytes that are not UTF-8 on 8 lines, the first of them this")
    assert "UTF-8" in problem.expected


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_two_bytes_a_letter_are_named(table: Path, encoding: str) -> None:
    ids, [problem] = read(table, "\n".join([",".join(COLUMNS), *SOUND]).encode(encoding))
    assert ids == []
    assert "UTF-16" in problem.found or "UTF-32" in problem.found


def test_a_table_saved_with_semicolons_says_so(table: Path) -> None:
    ids, [problem] = read(table, b"id;name;note\r\na;Alpha;\r\n")
    assert ids == []
    assert problem.line == 1
    assert problem.expected.startswith("commas between the columns, not semicolons")


def test_mark_and_ends_of_lines_of_excel_are_read(table: Path) -> None:
    ids, problems = read(table, b"\xef\xbb\xbf" + "\r\n".join([",".join(COLUMNS), *SOUND]).encode())
    assert (ids, problems) == (["a", "b", "c", "d", "e", "f"], [])


def test_what_is_no_file_is_named_and_never_waited_for(table: Path) -> None:
    os.mkfifo(table)
    assert [problem.found for problem in csv_rows.read(table, "t.csv", COLUMNS)[1]] == ["a pipe"]
    table.unlink()
    table.symlink_to("nowhere")
    assert [problem.found for problem in csv_rows.read(table, "t.csv", COLUMNS)[1]] == ["a link to nothing"]


def test_a_table_that_was_cut_off_says_so(table: Path) -> None:
    ids, [problem] = read(table, "\n".join([",".join(COLUMNS), *SOUND]).encode()[:-10])
    assert ids == ["a", "b", "c", "d"]
    assert (problem.line, problem.found) == (6, "the end of the file in the middle of a row")
