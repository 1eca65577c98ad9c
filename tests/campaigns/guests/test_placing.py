"""Every row is placed or refused with the reason, and what is doubtful is told."""

# ruff: noqa: E501, RUF001 - tables of cases; texts in several scripts

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
import shapely

from campaigns.guests import days, guessing, placing
from tests.campaigns.guests.conftest import table_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from campaigns.guests.placing import GuestLayer
    from campaigns.history import History

    Placed = Callable[..., GuestLayer]


def test_a_row_as_the_scene_has_rows(placed: Placed) -> None:
    layer = placed(
        "name,lat,lon,from,to,side,type,men,colour,link,text\n"
        'Khasan,42.4,130.6,29.7.1938,11.8.1938,СССР,Сражение,"1,200",navy,https://example.org/1,Two hills\n'
    )
    [row] = layer.rows.to_dict("records")
    assert row.pop("geometry").coords[0] == (130.6, 42.4)
    assert row == {
        "id": "incidents/2",
        "layer": "incidents",
        "kind": "battle",
        "name": "Khasan",
        "side": "Soviet Union",
        "start": dt.date(1938, 7, 29),
        "end": dt.date(1938, 8, 11),
        "certainty": "",
        "sources": "file incidents.csv",
        "dossier": "",
        "note": "Two hills",
        "rank": 3,
        "number": 1200.0,
        "colour": "#000080",
        "link": "https://example.org/1",
        "image": "",
        "formation": "",
        "order": None,
    }
    assert (layer.refused, layer.remarks) == ((), ())


@pytest.mark.parametrize(
    ("header", "row", "message"),
    [
        ("name,lat,lon", "A,130.6,42.4", "line 3, lat: found 130.6, 42.4; expected latitude from -90 to 90, such as 47.72 or 47°43'N; did you mean 42.4, 130.6?"),
        ("name,lat,lon", "A,42.4,1306", "line 3, lon: found 1306; expected longitude from -180 to 180, such as 118.6; did you mean 130.6?"),
        ("name,lat,lon", "A,soon,1", "line 3, lat: found 'soon'; expected latitude from -90 to 90, such as 47.72 or 47°43'N"),
        ("name,lat,lon", "A,42,", "line 3, lon: found nothing; expected longitude from -180 to 180, such as 118.6"),
        ("name,lat,lon", "A,0,0", "line 3, lat: found 0, 0; expected the position; 0, 0 lies in the Atlantic"),
        ("name,lat,lon", "A,,", "line 3, lat: found nothing; expected coordinates, or the name of a place"),
        ("name,place,n", "A,Harbn,1", "line 3, place: found 'Harbn'; expected a place of the gazetteer, or coordinates; did you mean Harbin?"),
        ("name,place,date", "A,Harbin,31.6.1945", f"line 3, date: found '31.6.1945', which no calendar has; expected {days.EXPECTED}; did you mean 1945-06-30?"),
        ("place,from,to", "Harbin,1945-08-09,1945-08-01", "line 3, to: found 1945-08-01, which is before 1945-08-09; expected a day not before the first"),
    ],
)  # fmt: skip
def test_a_row_is_refused_with_the_reason(placed: Placed, header: str, row: str, message: str) -> None:
    good = {"name,lat,lon": "B,42.4,130.6", "name,place,n": "B,Hailar,2", "name,place,date": "B,Hailar,1945-08-09"}
    layer = placed(f"{header}\n{good.get(header, 'Hailar,1945-08-09,1945-08-18')}\n{row}\n")
    assert [str(each) for each in layer.refused] == [message]
    assert len(layer.rows) == 1
    assert layer.table.as_it_came(layer.refused) == f"{header}\n{row}\n"


@pytest.mark.parametrize(
    ("header", "rows", "message"),
    [
        ("name,lat,lon", "A,42.4,130.6\nA,42.4,130.6", "line 3: found the same as on line 2; expected each thing once"),
        ("name,lat,lon,type", "A,45,137,battle", "line 2: found a battle in the sea; expected a position on land, if it was fought there"),
        ("name,place,date", "A,Harbin,1945-08-09\nB,Harbin,", "line 3: found no date; expected a date; it is shown on every day"),
        ("name,place,date", "A,Harbin,1899", "line 2, date: found 1899-12-31; expected a day of the atlas's clock, 1904 to 1973; it is never shown"),
        ("name,place,men", "A,Harbin,5\nB,Harbin,6\nC,Harbin,few", "line 4, men: found 'few'; expected a number; the row has none"),
        ("name,place,colour", "A,Harbin,rouge", "line 2, colour: found 'rouge'; expected a colour such as #b3202c or navy; that of the layer is taken"),
        ("name,place,link", "A,Harbin,javascript:alert(1)", "line 2, link: found 'javascript:alert(1)'; expected an http or https address; the row has none"),
        ("name,place", "A\u202eB,Harbin", "line 2, name: found the bidirectional control U+202E (right-to-left override), which shows text in another order; expected text in UTF-8, every character of which can be seen; it was taken out"),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_placed_and_told(placed: Placed, header: str, rows: str, message: str) -> None:
    layer = placed(f"{header}\n{rows}\n")
    assert layer.refused == ()
    assert [str(each) for each in layer.remarks] == [message]
    assert len(layer.rows) == rows.count("\n") + 1


def test_dates_that_can_be_read_in_two_ways_are_refused_until_the_order_is_told(history: History) -> None:
    table = table_of("place,date\nHarbin,8/9/1945\n")
    guessed = guessing.guess(table)
    assert "the day or the month" in str(placing.place(table, guessed, history).refused[0])
    [row] = placing.place(table, guessed.model_copy(update={"day_first": False}), history).rows.to_dict("records")
    assert row["start"] == dt.date(1945, 8, 9)


@pytest.mark.parametrize("name", ["Harbin", "HARBIN", "Харбин", "哈尔滨", "Harbin, Manchuria", "harbin (China)"])
def test_a_place_by_any_of_its_names(placed: Placed, name: str) -> None:
    [row] = placed(f'place;men\n"{name}";1\n').rows.to_dict("records")
    assert row["geometry"].distance(shapely.Point(126.64, 45.76)) < 0.05


def test_only_places_of_one_name_that_lie_far_apart_are_doubtful(placed: Placed) -> None:
    layer = placed("place\nHailar\nDagushan\n")
    assert [(each.line, each.column) for each in layer.remarks] == [(3, "place")]
    assert "2 places of the name" in str(layer.remarks[0])


def test_a_shape_that_crosses_itself_is_mended_and_one_in_metres_refused(placed: Placed) -> None:
    rings = [[[118, 47], [119, 48], [119, 47], [118, 48], [118, 47]], [[0, 0], [5e5, 0], [5e5, 5e6], [0, 0]]]
    features = [
        {"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for ring in rings
    ]
    layer = placed(json.dumps({"type": "FeatureCollection", "features": features}), "areas.geojson")
    assert [shape.is_valid for shape in layer.rows.geometry] == [True]
    assert "crosses" in layer.remarks[0].found or "Self-intersection" in layer.remarks[0].found
    assert "EPSG:4326" in layer.refused[0].expected


def test_text_is_kept_as_text(placed: Placed) -> None:
    text = "<img src=x onerror=alert(1)> =cmd|' /C calc'!A0 {{ 7*7 }}"
    [row] = placed(f'name;place\n"{text}";Harbin\n').rows.to_dict("records")
    assert row["name"] == text


def test_every_row_is_placed_or_refused(placed: Placed) -> None:
    lines = ["name,lat,lon,date"]
    lines += [f"row {n},{40 + n % 60},{100 + n},{1900 + n % 80}-{1 + n % 14:02d}-{1 + n % 33:02d}" for n in range(300)]
    layer = placed("\n".join(lines) + "\n")
    told = {*(int(str(row).rpartition("/")[2]) for row in layer.rows["id"]), *(each.line for each in layer.refused)}
    assert told == set(range(2, 302))
    assert len(layer.rows) + len({each.line for each in layer.refused}) == 300
