"""What a document carries of the tours: those of its years, as far as their days and dossiers are in it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from campaigns import chapters, dates, scene
from campaigns.atlas.document import tour_payload

if TYPE_CHECKING:
    from collections.abc import Collection

    import geopandas as gpd

    from campaigns.atlas.document.payload_types import Tour
    from campaigns.history import History


def carried(
    history: History, whole: gpd.GeoDataFrame, first: dt.date, last: dt.date, layers: Collection[str] | None = None
) -> list[Tour]:
    rows = scene.select(whole, first, last, layers)
    features = {identity.partition("@")[0] for identity in rows["id"]}
    return tour_payload.build(history, first, last, set(rows["dossier"]), features)


@pytest.mark.parametrize("span", chapters.in_order(), ids=lambda span: span.id)
def test_a_chapter_by_itself_has_its_whole_tour(
    history: History, whole: gpd.GeoDataFrame, span: chapters.Chapter
) -> None:
    found = {tour["id"]: tour for tour in carried(history, whole, span.first, span.last)}
    written = history.tours[str(span.id)]
    assert [step["title"] for step in found[str(span.id)]["steps"]] == [step.title for step in written.steps]
    assert [step["highlights"] for step in found[str(span.id)]["steps"]] == [list(s.highlights) for s in written.steps]


def test_only_the_steps_of_the_span(history: History, whole: gpd.GeoDataFrame) -> None:
    def days(last: int, layers: Collection[str] | None = None) -> list[int]:
        [tour] = carried(history, whole, dt.date(1938, 8, 1), dt.date(1938, 8, last), layers)
        assert tour["id"] == "lake-khasan"
        return [dates.from_day_number(step["date"]).day for step in tour["steps"]]

    assert days(11) == [2, 6, 10, 11]
    assert days(10) == [2, 6, 10], "the step of the 2nd rests on the truce of the 11th, which has phases before it"
    assert days(10, set(scene.LAYERS) - {"phase"}) == [6, 10]


def test_a_single_step_is_no_tour(history: History, whole: gpd.GeoDataFrame) -> None:
    assert carried(history, whole, dt.date(1938, 8, 5), dt.date(1938, 8, 7)) == []


def test_no_tours_without_their_dossiers(history: History, whole: gpd.GeoDataFrame) -> None:
    assert carried(history, whole, chapters.FIRST_DAY, chapters.LAST_DAY, ["territory", "border"]) == []
