"""Columns told from names and contents."""

# ruff: noqa: E501, RUF001 - tables of cases; texts in several scripts

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.guests import cells, guessing, mapping
from campaigns.guests.table import GuestFileError
from tests.campaigns.guests.conftest import cell_samples, table_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("header", "row", "columns"),
    [
        ("name,lat,lon,date", "A,42.4,130.6,1938-08-06", {"title": "name", "latitude": "lat", "longitude": "lon", "date": "date"}),
        ("Name;Latitude;Longitude", "A;42,4;130,6", {"title": "Name", "latitude": "Latitude", "longitude": "Longitude"}),
        ("название;широта;долгота;дата", "А;42,4;130,6;6.8.1938", {"title": "название", "latitude": "широта", "longitude": "долгота", "date": "дата"}),
        ("名前,緯度,経度,日付", "甲,42.4,130.6,昭和13年8月6日", {"title": "名前", "latitude": "緯度", "longitude": "経度", "date": "日付"}),
        ("名称,纬度,经度,日期", "甲,42.4,130.6,1938年8月6日", {"title": "名称", "latitude": "纬度", "longitude": "经度", "date": "日期"}),
        ("event,coords,from,to", 'A,"42.4, 130.6",1938-07-29,1938-08-11', {"title": "event", "coordinates": "coords", "start": "from", "end": "to"}),
        ("what,where,year", "A,Harbin,1945", {"place": "where", "date": "year"}),
        ("title,position", "A,N42.4 E130.6", {"title": "title", "coordinates": "position"}),
        ("unit,no,lat,lon,day", "119th,1,42,130,1945-08-09", {"formation": "unit", "order": "no", "latitude": "lat", "longitude": "lon", "date": "day"}),
    ],
)  # fmt: skip
def test_columns(header: str, row: str, columns: dict[str, str]) -> None:
    assert guessing.guess(table_of(f"{header}\n{row}\n")).columns == columns


def test_a_name_whose_cells_are_something_else_is_not_believed() -> None:
    assert "latitude" not in guessing.guess(table_of("name,lat\nA,north\nB,south\n")).columns


def test_latitude_and_longitude_the_other_way_round() -> None:
    found = guessing.guess(table_of("name,lat,lon\nA,130.6,42.4\nB,118.6,47.7\n"))
    assert (found.columns["latitude"], found.columns["longitude"]) == ("lon", "lat")


def test_longitude_first_in_pairs() -> None:
    assert guessing.guess(table_of("name;coords\nA;130.6, 42.4\n")).longitude_first
    assert not guessing.guess(table_of("name;coords\nA;42.4, 130.6\n")).longitude_first


def test_what_only_the_user_can_tell() -> None:
    table = table_of("name,date\nA,8/9/1945\n")
    assert guessing.questions(table, guessing.guess(table)) == [
        "Which columns say where: latitude and longitude, coordinates in one column, or names of places?",
        "Does the day or the month come first in 8/9/1945?",
    ]
    table = table_of("name,place,date\nA,Harbin,8/9/1945\nB,Hailar,20/8/1945\n")
    assert guessing.questions(table, guessing.guess(table)) == []


@pytest.mark.parametrize(("cell", "expected"), [sample[1:] for sample in cell_samples("number")])
def test_numbers(cell: str, expected: str) -> None:
    found = cells.as_number(cell)
    assert ("" if found is None else f"{found:.10g}") == expected


def test_a_mapping_is_saved_and_used_again(tmp_path: Path) -> None:
    table = table_of("name,date\nA,8/9/1945\n")
    chosen = mapping.Mapping(columns={"title": "name", "start": "date"}, day_first=True, title="Incidents")
    chosen.save(tmp_path / "mapping.json")
    assert mapping.load(tmp_path / "mapping.json", table) == chosen


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{", "at the beginning"),
        ('{"columns": {"titel": "name"}}', "titel"),
        ('{"columns": {"title": "nam"}}', "no column 'nam' for title"),
        ('{"columns": {}, "colour_by": "size"}', "size"),
        ('{"columns": {}, "more": 1}', "more"),
    ],
)
def test_a_wrong_mapping_is_named(tmp_path: Path, text: str, found: str) -> None:
    (tmp_path / "mapping.json").write_text(text)
    with pytest.raises(GuestFileError, match=found):
        mapping.load(tmp_path / "mapping.json", table_of("name\nA\n"))
