"""An export of one event has its days, shows its ground, and on it the formations that stood there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import shapely

from campaigns import scene
from campaigns.atlas import event_selection
from campaigns.atlas.export_selection import ExportError, Selection

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History


@pytest.mark.parametrize(
    ("event", "day", "ground"),
    [
        ("mutanchiang", dt.date(1945, 8, 14), (129.70, 44.58, 0.8)),
        ("shumshu", dt.date(1945, 8, 18), (156.45, 50.83, 0.6)),
        ("hutou", dt.date(1945, 8, 9), (133.66, 45.97, 0.6)),
        ("khalkhin-gol-august", dt.date(1939, 8, 26), (118.6, 47.7, 1.6)),
    ],
)
def test_a_battle_is_seen_on_its_ground_with_most_of_its_units(
    history: History, whole: gpd.GeoDataFrame, event: str, day: dt.date, ground: tuple[float, float, float]
) -> None:
    found = event_selection.of_event(event, Selection(at=day), history, whole)
    longitude, latitude, widest = ground
    assert found.box
    assert found.title == history.dossiers[event].title
    seen = shapely.box(*found.box)
    assert shapely.contains_xy(seen, longitude, latitude)
    assert found.box[2] - found.box[0] < widest
    units = scene.select(whole[whole["dossier"] == event], day, day, ["unit"])
    assert shapely.intersects(seen, units.geometry.to_numpy()).mean() > 0.75


def test_it_is_shown_on_its_fullest_day_within_its_days(history: History, whole: gpd.GeoDataFrame) -> None:
    found = event_selection.of_event("mutanchiang", Selection(), history, whole)
    assert (found.at, found.select) == (dt.date(1945, 8, 14), "mutanchiang")
    dossier = history.dossiers["mutanchiang"]
    assert (found.first, found.last) == (dossier.when.earliest, dossier.when.latest)


def test_a_view_and_a_title_that_are_given_stay(history: History, whole: gpd.GeoDataFrame) -> None:
    given = Selection(view=(9.0, 44.6, 129.6), title="My battle")
    found = event_selection.of_event("mutanchiang", given, history, whole)
    assert (found.view, found.box, found.title) == (given.view, None, "My battle")


def test_data_of_an_event_has_its_days_wherever_it_lies(history: History, whole: gpd.GeoDataFrame) -> None:
    found = event_selection.of_event("shumshu", Selection(), history, whole, data=True)
    assert (found.first, found.box, found.at) == (dt.date(1945, 8, 18), None, None)


@pytest.mark.parametrize(
    ("event", "at", "said"),
    [
        ("mutankiang", None, "unknown event mutankiang; expected the id of a dossier, such as mutanchiang"),
        ("mutanchiang", dt.date(1939, 8, 20), "the day 1939-08-20 lies outside the days of mutanchiang"),
    ],
)
def test_what_cannot_be_done_is_told(
    history: History, whole: gpd.GeoDataFrame, event: str, at: dt.date | None, said: str
) -> None:
    with pytest.raises(ExportError, match=said):
        event_selection.of_event(event, Selection(at=at), history, whole)
