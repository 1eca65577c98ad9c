"""Reading the layer files of ``geodata/layers``."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

import shapely

from geodata.errors import GroundError

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent / "layers"

_P = ParamSpec("_P")
_R = TypeVar("_R")
_FORGETTING: list[Callable[[], None]] = []


def kept(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Keep what a function made of the layers, until ``forget``."""
    keeping = cache(function)
    _FORGETTING.append(keeping.cache_clear)
    return cast("Callable[_P, _R]", keeping)


def forget() -> None:
    """Make everything anew from the layers when it is asked for next: the files may have changed."""
    for clear in _FORGETTING:
        clear()


def read(name: str, folder: Path = FOLDER) -> tuple[list[dict[str, Any]], list[shapely.Geometry]]:
    """Properties and geometries of one layer, in file order; EPSG:4326, longitude first.

    Raises
    ------
    GroundError
        When the file is missing or cannot be read.
    """
    path = folder / f"{name}.geojson"
    try:
        text = path.read_text(encoding="utf-8")
        features = json.loads(text)["features"]
        properties = [feature["properties"] for feature in features]
        shapes = shapely.from_geojson(text)
    except (OSError, ValueError, KeyError, shapely.errors.GEOSException) as error:
        message = f"geodata/layers/{path.name} cannot be read ({error}); run: python -m geodata build"
        raise GroundError(message) from error
    return properties, shapely.get_parts(shapes).tolist()


@kept
def by_id(name: str) -> dict[str, shapely.Geometry]:
    """Geometry of each feature of one layer by its id, in file order; errors as ``read``."""
    properties, shapes = read(name)
    return {str(_said(name, said, "id")): shape for said, shape in zip(properties, shapes, strict=True)}


@kept
def drawn(name: str) -> dict[str, tuple[float, str]]:
    """How far off, in kilometres, each feature of a layer may be, and how it was drawn, by its id."""
    properties, _ = read(name)
    return {
        str(_said(name, said, "id")): (float(_said(name, said, "precision_km")), str(said.get("note", "")))
        for said in properties
    }


def _said(name: str, properties: dict[str, Any], key: str) -> Any:  # noqa: ANN401 - JSON
    """A property of a feature. Raises GroundError where it lacks it."""
    if key not in properties:
        label = properties.get("id", "a feature")
        raise GroundError(f"geodata/layers/{name}.geojson: {label} has no {key}; run: python -m geodata build")
    return properties[key]
