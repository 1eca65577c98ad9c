"""What the document carries of users' data: unpacked again, it is what the table said."""

from __future__ import annotations

import base64
import zlib
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from campaigns.atlas.document import guest_payload
from campaigns.atlas.document.guest_types import GuestData, PackedNumbers, PackedTexts
from campaigns.guests import guessing, mapping, placing
from campaigns.guests.table import GuestTable
from tests.campaigns.guests.conftest import table_of
from tests.repeatable import REPEATABLE

if TYPE_CHECKING:
    from campaigns.history import History

TABLE = """name,lat,lon,from,to,kind,link,remark
Shots,42.4,130.6,1938-08-06,1938-08-06,battle,https://example.org/1,
Bad,95,130.6,1938-08-06,,battle,,
Camp,47.72,-170,,1939-08-01,camp,,"<b>not
bold</b>"
Raid,47.8,118.6,1939-05,,battle,,Халха
"""


def numbers(packed: PackedNumbers) -> list[int]:
    planes = np.frombuffer(zlib.decompress(base64.b64decode(packed["data"])), dtype=np.uint8)
    planes = planes.reshape(packed["bytes"], -1).astype(np.int64)
    found = sum((plane << (8 * place) for place, plane in enumerate(planes)), start=np.zeros(planes.shape[1], np.int64))
    if packed["steps"]:
        found = np.cumsum(found)
    return [int(each) for each in found.astype(np.uint32).view(np.int32)]


def texts(packed: PackedTexts) -> list[str]:
    found = zlib.decompress(base64.b64decode(packed["data"])).decode().split("\0")[:-1]
    return [found[number] for number in numbers(packed["numbers"])] if "numbers" in packed else found


def payload_of(table: GuestTable, history: History, **columns: str) -> GuestData:
    understood = mapping.Mapping(columns=columns, title="Incidents", source="Archive", colour_by="kind")
    return guest_payload.build(placing.place(table, understood, history))


def test_positions_of_a_formation_are_lines_of_its_arrow(history: History) -> None:
    table = table_of("unit,no,lat,lon,date\nX,1,47,118,1939-08-18\nX,2,48,119,1939-08-20\nX,3,48,120,1939-08-25\n")
    found = guest_payload.build(placing.place(table, guessing.guess(table), history))
    shapes = found["shapes"]
    assert numbers(shapes["kinds"]) == [guest_payload.ARROWS] * 2
    assert (numbers(shapes["rows"]), numbers(shapes["lengths"])) == ([1, 2], [2, 3])
    assert numbers(found["longitude"]) == [11_800_000, 11_900_000, 12_000_000], "where the head stands"
    assert numbers(found["days"]) == [1, 4, 0]


def test_every_placed_row_is_carried_with_all_its_columns(history: History) -> None:
    roles = {"title": "name", "latitude": "lat", "longitude": "lon", "start": "from", "end": "to", "kind": "kind"}
    found = payload_of(table_of(TABLE), history, **roles, link="link")
    TypeAdapter(GuestData).validate_python(found, strict=True)
    assert (found["id"], found["title"], found["source"], found["count"]) == ("incidents", "Incidents", "Archive", 3)
    assert numbers(found["line"]) == [2, 4, 6]
    assert numbers(found["latitude"]) == [4_240_000, 4_772_000, 4_780_000]
    assert numbers(found["longitude"]) == [13_060_000, 19_000_000, 11_860_000]
    first = [14096, -(2**31), 14364]
    assert numbers(found["start"]) == first
    last = np.array(numbers(found["days"])) + np.array(first)
    assert last.astype(np.uint32).view(np.int32).tolist() == [14096, 14456, 2**31 - 1]
    colours = dict(found["legend"])
    assert [found["palette"][each] for each in numbers(found["colour"])] == [
        colours["battle"], colours["camp"], colours["battle"],
    ]  # fmt: skip
    assert texts(found["names"]) == ["Shots", "Camp", "Raid"]
    assert {column["title"]: (column["role"], texts(column["texts"])) for column in found["columns"]} == {
        "from": ("start", ["1938-08-06", "", "1939-05"]),
        "to": ("end", ["1938-08-06", "1939-08-01", ""]),
        "kind": ("kind", ["battle", "camp", "battle"]),
        "link": ("link", ["https://example.org/1", "", ""]),
        "remark": ("", ["", "<b>not\nbold</b>", "Халха"]),
    }


def test_lines_areas_and_groups_of_points_are_cut_into_their_parts(history: History) -> None:
    hole = [(120.6, 45.2), (120.8, 45.2), (120.8, 45.4)]
    area = shapely.MultiPolygon(
        [shapely.Polygon([(120, 45), (121, 45), (121, 46)], [hole]), shapely.box(130, 45, 131, 46)]
    )
    group = shapely.GeometryCollection([shapely.LineString([(120, 45), (121, 46)]), shapely.Point(122, 45)])
    geometry = [shapely.Point(120, 45), area, group]
    table = GuestTable("shapes.geojson", "GeoJSON", {"name": ["A", "B", "C"]}, [1, 2, 3], geometry)
    shapes = payload_of(table, history, title="name")["shapes"]
    assert numbers(shapes["rows"]) == [1, 2, 2]
    assert numbers(shapes["kinds"]) == [guest_payload.AREAS, guest_payload.POINTS, guest_payload.LINES]
    assert numbers(shapes["parts"]) == [2, 1, 1]
    assert numbers(shapes["lines"]) == [2, 1, 1, 1]
    assert numbers(shapes["lengths"]) == [4, 4, 5, 1, 2]
    assert numbers(shapes["longitudes"])[-3:] == [12_200_000, 12_000_000, 12_100_000]
    assert numbers(shapes["latitudes"])[-3:] == [4_500_000, 4_500_000, 4_600_000]


@given(st.lists(st.integers(-(2**31), 2**31 - 1)))
@REPEATABLE
def test_numbers(values: list[int]) -> None:
    assert numbers(guest_payload.of_numbers(values)) == values


@pytest.mark.parametrize("values", [["a", "界", ""], ["same"] * 9 + ["other"], []])
def test_texts(values: list[str]) -> None:
    assert texts(guest_payload.of_texts(values)) == values


def test_texts_that_many_rows_have_are_carried_once() -> None:
    once, often = guest_payload.of_texts(["a text"]), guest_payload.of_texts(["a text"] * 100)
    assert often["data"] == once["data"]
