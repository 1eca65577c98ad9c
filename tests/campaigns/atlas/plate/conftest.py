"""Printed battle maps that several tests look at: each is drawn and written once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from campaigns.atlas import export
from campaigns.atlas.export_selection import Selection
from campaigns.atlas.plate import label_placement, map_surround, movements, units
from campaigns.atlas.plate.paper import Paper

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from campaigns.history import History

BATTLES = {
    "Khalkhin Gol": (dt.date(1939, 8, 26), (118.4, 47.56, 119.12, 47.92)),
    "Shumshu": (dt.date(1945, 8, 18), (155.95, 50.6, 156.75, 50.95)),
}


@dataclass(frozen=True)
class Plate:
    """A printed battle map: its file, what was written and drawn on it, and what is explained around it."""

    pdf: Path
    placer: label_placement.LabelPlacer
    symbols: list[units.Symbol]
    moving: list[movements.Movement]
    content: map_surround.Content


@pytest.fixture(scope="session", params=[*BATTLES])
def plate(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    history: History,
    whole: gpd.GeoDataFrame,
) -> Plate:
    """A battle map on A4 as PDF."""
    day, box = BATTLES[request.param]
    kept: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        for module, name in ((units, "place"), (movements, "of_rows"), (map_surround, "panel_blocks")):
            _keep(patch, kept, module, name)
        out = export.write(
            tmp_path_factory.mktemp("plate") / "plate.pdf",
            history,
            whole,
            Selection(at=day, box=box, paper=Paper("a4")),
        )
    (placer, *_), symbols = kept["place"]
    (_, content, *_), _ = kept["panel_blocks"]
    return Plate(out, placer, symbols, kept["of_rows"][1], content)


def _keep(patch: pytest.MonkeyPatch, kept: dict[str, Any], module: Any, name: str) -> None:  # noqa: ANN401 - any module
    """Note what a function was last given, and what it gave."""
    function = getattr(module, name)

    def noted(*given: Any) -> Any:  # noqa: ANN401 - as the function
        kept[name] = (given, function(*given))
        return kept[name][1]

    patch.setattr(module, name, noted)
