"""The fine ground that a document carries."""

from __future__ import annotations

import base64
import math
from typing import TYPE_CHECKING

import pytest

from campaigns import chapters
from campaigns.atlas.document import payload, sheet_payload
from campaigns.scene import select

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History


@pytest.mark.parametrize(
    ("chapter", "expected"),
    [("lake-khasan", {"khasan"}), ("khalkhin-gol", {"khalkhin-gol", "hailar"})],
)
def test_a_chapter_has_the_sheets_on_which_it_took_place(
    history: History, whole: gpd.GeoDataFrame, chapter: str, expected: set[str]
) -> None:
    span = next(span for span in chapters.in_order() if str(span.id) == chapter)
    rows = select(whole, span.first, span.last)
    assert {each.sheet.id for each in sheet_payload.needed(history.ground.sheets, rows)} == expected


def test_the_whole_atlas_has_them_all(history: History, whole: gpd.GeoDataFrame) -> None:
    assert sheet_payload.needed(history.ground.sheets, whole) == history.ground.sheets


def test_without_fine_ground_the_document_has_that_of_the_theatre(history: History, whole: gpd.GeoDataFrame) -> None:
    content = payload.build(history, whole.head(3), fine_ground=False)
    assert content["sheets"] == []
    assert content["ground"]["rivers"]


@pytest.mark.slow
def test_a_sheet_has_its_picture_and_every_line(history: History) -> None:
    ground = next(each for each in history.ground.sheets if each.sheet.id == "khasan")
    (sheet,) = sheet_payload.build([ground])
    kind, _, picture = sheet["relief"]["address"].partition(";base64,")
    assert kind == "data:image/webp"
    assert base64.b64decode(picture) == ground.relief.path.read_bytes()
    assert [row.metres for row in sheet["contours"]] == [*ground.contours["metres"]]
    assert [row.firm for row in sheet["contours"]] == [*ground.contours["index"]]
    assert [row.kind for row in sheet["water"]] == [*ground.water["kind"]]
    lines = [len(geometry.geoms) for geometry in ground.contours.geometry]
    assert [row.lines for row in sheet["contours"]] == lines
    assert [row.first for row in sheet["contours"]] == [sum(lines[:number]) for number in range(len(lines))]
    assert sheet["contourLines"]["lines"] == sum(lines)


PIXELS = 256 / 360
"""Of a degree of longitude at zoom 0."""


@pytest.mark.slow
def test_what_lines_keep_is_less_than_a_pixel_where_they_are_seen_closest(history: History) -> None:
    for ground, sheet in zip(history.ground.sheets, sheet_payload.build(history.ground.sheets), strict=True):
        shown = max(12, ground.sheet.last_zoom)
        for lines in (sheet["contourLines"], sheet["waterLines"]):
            kept = 0.5 / lines["scale"] * PIXELS * 2**shown
            northwards = kept / math.cos(math.radians(ground.sheet.north))
            assert kept < northwards < 1


def test_a_railway_has_a_closer_line_where_the_document_has_its_sheet(
    history: History, whole: gpd.GeoDataFrame
) -> None:
    railways = whole[(whole["layer"] == "railway") & (whole["side"] == "Manchukuo")]
    battle = whole[whole["dossier"].str.startswith("mutanchiang")]
    rows = whole.loc[[*railways.index, *battle.index]]
    features = {each["id"]: each for each in payload.build(history, rows)["features"]}
    zoom, parts = features["cer-east-manchukuo"]["closer"]
    assert zoom == 8
    assert parts
    with_none = [each for each in features.values() if "closer" not in each]
    assert any(each["layer"] == "railway" for each in with_none), "one that runs on no sheet"
    plain = payload.build(history, rows, fine_ground=False)["features"]
    assert not any("closer" in each for each in plain)
