"""The page of own data: files of every kind and fault, columns confirmed, layers kept for this visitor alone."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from pages.parts import guest_session
from tests.conftest import ROOT
from tests.pages.shown import PATIENCE, addresses, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.parts.own_layers import OwnLayer

pytestmark = pytest.mark.usefixtures("drawn")
INCIDENTS = (
    "name,latitude,longitude,date,side,killed\n"
    "Ambush,47.73,118.55,1939-08-20,Japan,12\n"
    "Raid,47.80,118.40,1939-05-28,Soviet Union,4\n"
    "Nowhere,4773,118.4,1939-05-28,Japan,1\n"
)


def opened() -> AppTest:
    test = AppTest.from_file(str(ROOT / "pages/your_data.py"), default_timeout=PATIENCE)
    test.session_state["entered"] = True
    return test.run()


def brought(test: AppTest, data: bytes | str, name: str = "incidents.csv") -> AppTest:
    content = data.encode() if isinstance(data, str) else data
    return test.file_uploader[0].upload(name, content, "application/octet-stream").run()


def pressed(test: AppTest, label: str) -> AppTest:
    [button] = [each for each in test.button if each.label == label]
    return button.click().run()


def added(test: AppTest, data: bytes | str = INCIDENTS, name: str = "incidents.csv") -> AppTest:
    test = pressed(brought(test, data, name), "Add to the map")
    assert not test.exception
    return test


def layers(test: AppTest) -> tuple[OwnLayer, ...]:
    found: tuple[OwnLayer, ...] = test.session_state["layers of own data"]
    return found


def chosen(test: AppTest, label: str) -> object:
    [box] = [each for each in test.selectbox if each.label == label]
    return box.value


def archive(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(name, content)
    return made.getvalue()


def bomb() -> bytes:
    """600 MB of noughts in an archive, packed only when a test asks for it."""
    return archive("xl/sheet.xml", b"0" * (600 * 2**20))


def workbook() -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in ([], ["Losses, collected by hand"], [], [], ["Place", "When"], ["Hailar", "1939-08-20"]):
        sheet.append(row)
    book.save(made)
    return made.getvalue()


def projected(crs: str | None) -> str:
    points = {"type": "Point", "coordinates": [13_200_000, 6_060_000]}
    feature = {"type": "Feature", "properties": {"name": "A"}, "geometry": points}
    named = {} if crs is None else {"crs": {"type": "name", "properties": {"name": crs}}}
    return json.dumps({"type": "FeatureCollection", "features": [feature], **named})


def test_limits_are_told_before_a_file_is_brought() -> None:
    test = opened()
    assert not test.exception
    [told] = [each.value for each in test.caption if "MB" in each.value]
    assert "20 MB" in told
    assert "100,000 rows" in told
    assert "nobody else sees them" in told


def test_a_table_is_understood_confirmed_and_added() -> None:
    test = brought(opened(), INCIDENTS)
    assert [chosen(test, label) for label in ("Latitude", "Date", "Number", "Colours")] == [
        "latitude",
        "date",
        "killed",
        "side",
    ]
    assert "2 of 3 rows can be placed, 1 cannot" in test.warning[0].value
    assert texts(test, "td[data-label='line']") == ["4"]
    assert texts(test, "td[data-label='perhaps meant']") == ["47.73"]
    assert texts(test, ".sheet tr")[1] == "Ambush47.73118.551939-08-20Japan12"
    test = pressed(test, "Add to the map")
    assert "incidents is on the map: 2 rows" in test.success[0].value.replace("\\", "")
    [own] = layers(test)
    assert own.layer.rows["name"].tolist() == ["Ambush", "Raid"]
    assert own.layer.id == "incidents"
    assert own.payload["count"] == 2
    assert texts(test, ".own-legend span") == ["Japan", "Soviet Union"]


def test_what_is_answered_in_the_moment_of_the_press_counts() -> None:
    test = brought(opened(), INCIDENTS)
    [title] = [each for each in test.text_input if each.label == "Title of the layer"]
    [number] = [each for each in test.selectbox if each.label == "Number"]
    title.set_value("Mine")
    number.set_value("")
    test = pressed(test, "Add to the map")
    assert "Mine is on the map: 2 rows" in test.success[0].value.replace("\\", "")
    [own] = layers(test)
    assert own.layer.title == "Mine"
    assert "number" not in own.layer.mapping.columns


def test_a_press_adds_nothing_where_an_answer_of_its_moment_leaves_no_row_to_place() -> None:
    test = brought(opened(), INCIDENTS)
    [latitude] = [each for each in test.selectbox if each.label == "Latitude"]
    latitude.set_value("name")
    test = pressed(test, "Add to the map")
    assert not test.exception
    assert not test.success
    assert "layers of own data" not in test.session_state or not layers(test)
    [latitude] = [each for each in test.selectbox if each.label == "Latitude"]
    test = latitude.set_value("latitude").run()
    assert not test.success, "the press is not remembered"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("notes.docx", b"text", "a name that ends in .docx; expected one of .csv"),
        ("empty.csv", b"", "an empty file"),
        ("secret.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a workbook with a password"),
        ("bomb.xlsx", bomb, "that unpack to 600 MB; expected at most 512 MB"),
        ("wide.csv", b"n," * 1_000_000 + b"\n" + b"1," * 1_000_000, "columns; expected at most 1,000"),
        ("large.csv", b"a,b\n" * (6 * 2**20), "24.0 MB; expected at most 20 MB"),
        ("long.csv", b"place\n" + b"Harbin\n" * 100_001, "100,001 rows; expected at most 100,000"),
        ("map.kml", b"<kml>", "no KML that can be read"),
        ("known.geojson", projected("EPSG:1").encode(), "the unknown reference system"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and " " not in value else "",
)
def test_a_file_that_cannot_be_taken_is_told_and_the_others_stay(
    name: str, data: bytes | Callable[[], bytes], told: str
) -> None:
    test = brought(added(opened()), data() if callable(data) else data, name)
    assert not test.exception
    [error] = [each.value.replace("\\", "") for each in test.error]
    assert error.startswith(f"{name} was not taken: found ")
    assert told in error
    assert [own.layer.id for own in layers(test)] == ["incidents"]
    test = added(test, INCIDENTS, "more.csv")
    assert [own.layer.id for own in layers(test)] == ["incidents", "more"]


def test_a_header_further_down_and_names_of_places_are_understood() -> None:
    test = brought(opened(), workbook(), "losses.xlsx")
    assert chosen(test, "Place") == "Place"
    [own] = layers(pressed(test, "Add to the map"))
    assert own.layer.rows["id"].tolist() == ["losses/6"]


def test_projected_geojson_is_turned_where_it_says_so() -> None:
    [own] = layers(added(opened(), projected("EPSG:3857"), "map.geojson"))
    assert own.layer.rows.geometry.iloc[0].x == pytest.approx(118.578, abs=0.001)
    test = brought(opened(), projected(None), "map.geojson")
    assert "save the file in EPSG:4326" in texts(test, "td[data-label='expected']")[0]
    [button] = [each for each in test.button if each.label == "Add to the map"]
    assert button.disabled


def test_an_ambiguous_date_is_asked_for() -> None:
    test = brought(opened(), "name,place,date\nA,Harbin,8/9/1945\n")
    assert "Does the day or the month come first in 8/9/1945?" in test.info[0].value.replace("\\", "")
    assert "Add to the map" not in [each.label for each in test.button]
    test = test.radio[0].set_value("the month comes first").run()
    [own] = layers(pressed(test, "Add to the map"))
    assert [str(day) for day in own.layer.rows["start"]] == ["1945-08-09"]


def test_positions_of_a_formation_are_joined_or_not_as_the_visitor_says() -> None:
    ways = "unit,no,lat,lon,date\nX,1,47,118,1939-08-18\nX,2,48,119,1939-08-20\n"
    test = brought(opened(), ways, "ways.csv")
    [joined] = [each for each in test.checkbox if each.label.startswith("Join the positions")]
    assert joined.value
    [own] = layers(pressed(test, "Add to the map"))
    assert own.layer.rows.geom_type.tolist() == ["Point", "LineString"]
    test = brought(opened(), ways, "ways.csv")
    [joined] = [each for each in test.checkbox if each.label.startswith("Join the positions")]
    [own] = layers(pressed(joined.uncheck().run(), "Add to the map"))
    assert own.layer.rows.geom_type.tolist() == ["Point", "Point"]


def test_a_saved_mapping_is_used_again() -> None:
    test = brought(opened(), "a,b,c\n47.7,118.5,1939\n", "unnamed.csv")
    assert "Which columns say where" in test.info[0].value
    saved = {"columns": {"latitude": "a", "longitude": "b", "date": "c"}, "title": "Mine", "source": "Archive"}
    test = test.file_uploader[1].upload("columns.json", json.dumps(saved).encode(), "application/json").run()
    [own] = layers(pressed(test, "Add to the map"))
    assert (own.layer.title, own.layer.source, len(own.layer.rows)) == ("Mine", "Archive", 1)
    assert json.loads(own.layer.mapping.text()) == saved


def test_a_mapping_for_another_table_is_told() -> None:
    test = brought(opened(), INCIDENTS)
    saved = {"columns": {"latitude": "breadth"}}
    test = test.file_uploader[1].upload("columns.json", json.dumps(saved).encode(), "application/json").run()
    assert "no column 'breadth' for latitude" in test.error[0].value.replace("\\", "")
    assert chosen(test, "Latitude") == "latitude"


def test_colours_are_chosen_again_and_a_layer_is_removed() -> None:
    test = added(opened())
    [box] = [each for each in test.selectbox if each.label == "Colours"]
    before = layers(test)[0].token
    test = box.set_value("number").run()
    [own] = layers(test)
    assert own.layer.mapping.colour_by == "number"
    assert own.token != before
    test = pressed(test, "Remove")
    assert layers(test) == ()


def test_what_of_the_atlas_lies_near_is_a_table_with_links() -> None:
    test = added(opened())
    test = test.toggle[0].set_value(True).run()
    assert not test.exception
    assert any("within 30 km and 7 days" in each.value for each in test.markdown)
    assert "/dossiers?dossier=khalkhin-gol-august" in addresses(test, ".atlas-table a")


def test_text_is_shown_as_it_is() -> None:
    test = added(opened(), "name,place,side\n<img src=x onerror=alert(1)>,Harbin,<b>me</b>\n", "**a**<i>.csv")
    assert texts(test, ".own-legend span") == ["<b>me</b>"]
    assert test.markdown[1].value.startswith(r"#### \*\*a\*\*\<i\>")


@pytest.mark.parametrize("least", ["MOST_LAYERS", "MOST_ROWS", "MOST_ROWS_OF_ALL"])
def test_more_than_there_is_room_for_is_told(monkeypatch: pytest.MonkeyPatch, least: str) -> None:
    test = added(opened())
    monkeypatch.setattr(guest_session, least, 1)
    test = brought(test, INCIDENTS)
    assert not test.exception
    assert "was not taken" in test.error[0].value
    assert len(layers(test)) == 1


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> Callable[[], AppTest]:
    """The page where even a small file is read and placed in a process of its own."""
    from pages.parts import guest_reading  # noqa: PLC0415 - the page has it

    monkeypatch.setattr(guest_reading, "_AT_ONCE_BYTES", 0)
    monkeypatch.setattr(guest_reading, "_AT_ONCE_ROWS", 0)
    return opened


def test_a_large_file_is_read_and_placed_in_a_process_of_its_own(apart: Callable[[], AppTest]) -> None:
    [own] = layers(added(apart()))
    assert own.layer.rows["name"].tolist() == ["Ambush", "Raid"]
    assert [problem.line for problem in own.layer.refused] == [4]


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (["1939-08-20", "1939-05-28"], ["date=1939-05-28"]),
        (["1939-08-20", "1945-08-01/1945-08-31"], []),
        (["1899-01-01/1904-03-01", "1939-05-28"], ["date=1904-01-01"]),
        (["1890-01-01", "1980-01-01"], []),
        (["1939-08-20", ""], []),
    ],
)
def test_the_way_to_the_map_leads_to_a_day_on_which_there_are_rows(days: list[str], shown: list[str]) -> None:
    rows = "".join(f"A,Harbin,{day}\n" for day in days)
    test = added(opened(), f"name,place,date\n{rows}")
    [way] = [each for each in addresses(test, ".ways a") if "export" not in each]
    assert way.split("?")[1:] == shown


def test_many_refused_rows_stand_in_a_table_to_sort_and_search() -> None:
    rows = "".join(f"Row {number},4773,118.4,1939-05-28,Japan,1\n" for number in range(60))
    test = brought(opened(), INCIDENTS + rows)
    assert test.dataframe[0].value["line"].tolist() == list(range(4, 65))


def test_of_a_wide_file_the_first_columns_are_shown() -> None:
    head = ",".join(f"c{number}" for number in range(70))
    test = brought(opened(), f"lat,lon,{head}\n47,118,{','.join('<b>' for _ in range(70))}\n")
    assert len(texts(test, ".sheet th")) == 60
    assert texts(test, ".sheet td")[2] == "<b>"
    assert any("first 60 of 72 columns" in each.value for each in test.caption)


def test_refused_rows_are_mended_on_the_page_and_join_their_layer() -> None:
    test = added(opened(), INCIDENTS.replace("47.80,118.40,1939-05-28", "47.80,118.40,31 June 1939"))
    [date, latitude] = [each for each in test.text_input if each.label.startswith("Line ")]
    assert latitude.label.replace("\\", "") == "Line 4, latitude (perhaps 47.73)"
    assert (date.value, latitude.value) == ("31 June 1939", "4773")
    latitude.set_value("47.73")
    test = pressed(test, "Place these rows")
    assert not test.exception
    [own] = layers(test)
    assert own.layer.rows["name"].tolist() == ["Ambush", "Nowhere"]
    assert [(problem.line, problem.column) for problem in own.layer.refused] == [(3, "date")]
    [date] = [each for each in test.text_input if each.label.startswith("Line ")]
    date.set_value("30 June 1939")
    test = pressed(test, "Place these rows")
    [own] = layers(test)
    assert own.layer.rows["name"].tolist() == ["Ambush", "Raid", "Nowhere"]
    assert not [each for each in test.text_input if each.label.startswith("Line ")]
    assert own.layer.id == "incidents"
