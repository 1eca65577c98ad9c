"""A table as text is cut between rows alone, and each row keeps its line."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from campaigns.guests.table import GuestFileError
from campaigns.pieces import columns, csv_blocks

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.pieces.blocks import PartFile

HEADER = "name,lat,lon,text\n"


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_blocks, "BLOCK", 2_000)
    monkeypatch.setattr(csv_blocks, "_LOOKED_AT", 1_000)
    monkeypatch.setattr(csv_blocks, "_FARTHEST", 50_000)


def read(path: Path) -> tuple[PartFile, list[tuple[int, list[str]]], int, list[str]]:
    """Line and cells of each row of all blocks, how many blocks there are, and what was refused."""
    part, _ = csv_blocks.look_at(path)
    blocks, _, _ = csv_blocks.cut(part, 0)
    rows: list[tuple[int, list[str]]] = []
    refused: list[str] = []
    for block in blocks:
        cells = columns.read(part, block)
        by_row = zip(*(texts.to_pylist() for texts in cells.texts.values()), strict=True)
        rows += zip(cells.lines.tolist(), map(list, by_row), strict=True)
        refused += map(str, cells.refused)
    assert [block.first for block in blocks[1:]] == [block.last for block in blocks[:-1]]
    assert blocks[-1].last == path.stat().st_size
    return part, rows, len(blocks), refused


def written(path: Path, rows: list[list[str]], end: str = "\n") -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerows([["name", "lat", "lon", "text"], *rows])
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rows_with_line_ends_in_their_cells_stay_whole(tmp_path: Path, end: str) -> None:
    long = 'said: "stop",\nand went\n47.1,118.2,x,y\n' * 8
    rows = [[f"Patrol {number}", "47.5", "118.5", long if number % 3 else "short"] for number in range(200)]
    _, found, blocks, refused = read(written(tmp_path / "a.csv", rows, end))
    assert blocks > 10
    assert [cells for _, cells in found] == [[cell.strip() for cell in row] for row in rows]
    assert refused == []
    lines = [1]
    for row in rows:
        lines.append(lines[-1] + row[3].count("\n") + 1)
    assert [line for line, _ in found] == [line + 1 for line in lines[:-1]]


def test_stray_quotation_marks_lose_no_row(tmp_path: Path) -> None:
    rows = [f'Gun {number} of 3" bore,47.5,118.5,text {number}\n' for number in range(301)]
    path = tmp_path / "a.csv"
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    _, found, blocks, refused = read(path)
    assert blocks > 3
    assert refused == []
    assert [cells[3] for _, cells in found] == [f"text {number}" for number in range(301)]
    assert [line for line, _ in found] == list(range(2, 303))


def test_empty_lines_and_rows_that_are_too_long_are_told_with_their_line(tmp_path: Path) -> None:
    rows = [f"Raid {number},47.5,118.5,x\n" + "\n" * (number % 2) for number in range(150)]
    rows[100] = "Raid 100,47.5,118.5,x,one more\n"
    path = tmp_path / "a.csv"
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    _, found, _, refused = read(path)
    assert len(found) == 149
    assert [line for line, _ in found] == [number + number // 2 + 2 for number in range(150) if number != 100]
    assert refused == ["line 152: found 5 cells; expected 4, as the header has"]


def test_a_byte_that_is_no_text_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEADER + "".join(f"Raid {number},47.5,118.5,x\n" for number in range(60_000)), encoding="utf-8")
    data = bytearray(path.read_bytes())
    data[data.index(b"Raid 59000,")] = 0xFF
    path.write_bytes(data)
    part, _ = csv_blocks.look_at(path)
    blocks, lines, _ = csv_blocks.cut(part, 0)
    assert lines == 60_001
    spoilt = next(
        block for block in blocks if block.line <= 59_002 < block.line + 200 and block.last > data.index(0xFF)
    )
    with pytest.raises(GuestFileError, match="found the byte FF on line 59002; expected a text in utf-8"):
        columns.read(part, spoilt)


def test_a_mark_that_is_never_closed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEADER + "".join(f"Raid {n},47.5,118.5,x\n" for n in range(50)) + '"' + "no end\n" * 20_000)
    part, _ = csv_blocks.look_at(path)
    with pytest.raises(GuestFileError, match="expected quotation marks in pairs"):
        csv_blocks.cut(part, 0)
