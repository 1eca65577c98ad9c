"""Data that users bring, on the printed page: drawn on its days, explained in the legend, credited."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pytest
from matplotlib.collections import CircleCollection
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch

from campaigns.atlas.plate import fonts, page
from campaigns.atlas.plate.paper import Paper
from campaigns.guests import guessing, placing
from campaigns.scene import select
from campaigns.symbology import colours
from tests.campaigns.guests.conftest import table_of

if TYPE_CHECKING:
    import geopandas as gpd
    from matplotlib.figure import Figure

    from campaigns.history import History

DAY = dt.date(1939, 8, 20)
BOX = (117.5, 47.2, 119.5, 48.2)
ROWS = (
    "name,latitude,longitude,from,to,side\n"
    "Camp,47.6,118.2,1939-08-18,1939-08-20,Japan\n"
    "Ambush,47.9,118.9,1939-08-20,1939-08-25,bandits\n"
    "Later,47.7,118.6,1939-08-21,,Japan\n"
    "Elsewhere,40,100,1939-08-20,,Japan\n"
)


@pytest.fixture(scope="module")
def drawn(history: History, whole: gpd.GeoDataFrame) -> Figure:
    table = table_of(ROWS)
    understood = guessing.guess(table).model_copy(update={"title": "My incidents", "source": "Archive of the town"})
    layer = placing.place(table, understood, history)
    look = page.Options(paper=Paper("a4", dpi=60), box=BOX, guests=(layer,))
    with fonts.setting(look.language):
        return page.draw(history, select(whole, DAY, DAY), DAY, look)


def test_what_is_valid_on_the_day_and_in_the_frame_is_drawn_in_its_colour(drawn: Figure) -> None:
    [discs] = [each for each in drawn.axes[0].collections if isinstance(each, CircleCollection)]
    found = [to_hex(colour) for colour in np.asarray(discs.get_facecolor(), dtype=float).tolist()]
    assert len(found) == len(np.asarray(discs.get_offsets())) == 2
    assert found[0] == colours.of_side("Japan")
    assert found[1] not in {found[0], colours.of_side("Soviet Union")}
    (x, y), (east, north) = np.asarray(discs.get_offsets(), dtype=float).tolist()
    assert x < east
    assert y < north


def test_positions_of_a_formation_are_drawn_as_its_arrow(history: History, whole: gpd.GeoDataFrame) -> None:
    table = table_of(
        "unit,no,lat,lon,date\nX,1,47.4,117.8,1939-08-18\nX,2,47.6,118.4,1939-08-20\nX,3,48,119,1939-08-25\n"
    )
    layer = placing.place(table, guessing.guess(table).model_copy(update={"title": "Ways"}), history)
    look = page.Options(paper=Paper("a4", dpi=60), box=BOX, guests=(layer,))
    with fonts.setting(look.language):
        figure = page.draw(history, select(whole, DAY, DAY), DAY, look)
    colour = layer.rows["colour"].iloc[0]
    patches = [each for each in figure.axes[0].patches if isinstance(each, PathPatch)]
    [arrow] = [each for each in patches if to_hex(each.get_facecolor()) == colour]
    wide, tall = np.asarray(arrow.get_path().get_extents().size, dtype=float).tolist()
    assert wide > tall > 0, "it runs east-north-east, to where the formation stood on the day"
    assert wide < float(figure.axes[0].bbox.width) / 2, "not to where it came later"


def test_the_legend_and_the_sources_tell_of_it(drawn: Figure) -> None:
    texts = [text.get_text() for text in drawn.axes[0].texts]
    assert "My incidents" in texts
    assert "bandits" in texts
    assert any("My incidents: Archive of the town." in text for text in texts)
