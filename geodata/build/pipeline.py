"""From the raw packages to ``geodata/layers``, in one go or not at all."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import shapely

from geodata import antimeridian
from geodata.build import (
    cells,
    claims,
    concessions,
    countries,
    cuts,
    fine_relief,
    frontiers,
    inputs,
    kurils,
    railways,
    shaded_relief,
    sheet_layers,
    sources,
    water,
    writing,
)
from geodata.build.topojson import only_areas
from geodata.web_mercator import LAND_COLOUR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

LAYERS = Path(__file__).parent.parent / "layers"
_LICENCES = Path(__file__).parent / "LICENCES.md"
_WORLD = shapely.box(antimeridian.SEAM, -85.0, antimeridian.END, 85.0)


def _areas() -> dict[str, shapely.MultiPolygon]:
    """Country to area, detailed inside the region and coarse outside it."""
    areas = dict(countries.detailed())
    for name, shape in countries.coarse().items():
        known = list(areas[name].geoms) if name in areas else []
        areas[name] = shapely.MultiPolygon([*known, *shape.geoms])
    return areas


def _water_rows(found: Iterable[water.Water]) -> list[tuple[Mapping[str, object], shapely.Geometry]]:
    return [
        (
            {"id": w.id, "name": w.name, "rank": w.rank, "source": w.source},
            shapely.set_precision(w.geometry, cells.GRID),
        )
        for w in found
    ]


def _write_about(folder: Path, name: str, bounds: tuple[float, float, float, float]) -> None:
    """Say beside a picture what it covers."""
    about = {
        "image": f"{name}.webp",
        "projection": "EPSG:3857",
        "bounds": dict(zip(("south", "west", "north", "east"), bounds, strict=True)),
        "land_colour": LAND_COLOUR,
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8", newline="\n")


def _write_all(folder: Path, progress: Callable[[str], None]) -> None:
    progress("cutting the lands into cells")
    islands = kurils.build()
    outlines = [shapely.set_precision(island.geometry, cells.GRID) for island in islands]
    lines = cuts.lines()
    zones = cuts.zone_lines()
    pieces, dry = cells.cut(_areas(), [line.geometry for line in lines], [line.geometry for line in zones], outlines)
    writing.write(folder / "cells.geojson", [({"id": name}, shape) for name, shape in pieces.items()])
    progress("finding where they meet")
    writing.write(
        folder / "frontiers.geojson",
        frontiers.rows(pieces, [*cuts.transfers(), *(line for line in lines if line.id != cuts.EDGE), *zones]),
    )
    progress("islands, land and sea")
    names = [
        {"id": i.id, "name": i.name, "name_ru": i.name_ru, "name_ja": i.name_ja, "source": i.source} for i in islands
    ]
    writing.write(folder / "islands.geojson", list(zip(names, outlines, strict=True)))
    land = only_areas(shapely.union_all([dry, *outlines], grid_size=cells.GRID))
    writing.write(
        folder / "land.geojson",
        [({"id": f"land-{n:03d}"}, part) for n, part in enumerate(sorted(land.geoms, key=lambda p: p.bounds), 1)],
    )
    sea = only_areas(_WORLD.difference(land))
    writing.write(folder / "sea.geojson", [({"id": "sea"}, sea)])
    progress("lakes, rivers, borders, railways and concessions")
    writing.write(folder / "lakes.geojson", _water_rows(water.lakes()))
    writing.write(folder / "rivers.geojson", _water_rows(water.rivers()))
    writing.write(folder / "borders.geojson", claims.rows())
    tracks = railways.rows()
    writing.write(folder / "railways.geojson", tracks)
    writing.write(folder / "concessions.geojson", concessions.rows(land))
    progress("shading the relief")
    shaded_relief.draw(land, folder / "relief.webp")
    _write_about(folder, "relief", shaded_relief.BOUNDS)
    theatre = fine_relief.THEATRE
    fine_relief.draw(theatre, folder / "theatre.webp")
    _write_about(folder, "theatre", (theatre.south, theatre.west, theatre.north, theatre.east))
    smooth = {
        str(properties["id"]): shapely.LineString(shapely.get_coordinates(course)) for properties, course in tracks
    }
    sheet_layers.write(folder, land, smooth, progress)
    shutil.copyfile(_LICENCES, folder / "LICENCES.md")
    inputs.write(folder)


def build(layers: Path = LAYERS, progress: Callable[[str], None] = lambda _: None) -> list[Path]:
    """Make every layer in a temporary folder and swap it in when all are there.

    Parameters
    ----------
    layers
        Folder to write; swapped for the old one whole.
    progress
        Told, in a few words, what is being made.

    Returns
    -------
    The files written, sorted by name.

    Raises
    ------
    GroundError
        When a source is missing or a layer is not valid; ``layers`` is then untouched.
    """
    sources.check()
    layers.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=layers.parent, prefix=".layers-") as name:
        fresh = Path(name) / "layers"
        fresh.mkdir()
        _write_all(fresh, progress)
        old = Path(name) / "old"
        if layers.exists():
            layers.rename(old)
        try:
            fresh.rename(layers)
        except BaseException:
            if old.exists():
                old.rename(layers)
            raise
    return sorted(path for path in layers.rglob("*") if path.is_file())
