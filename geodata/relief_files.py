"""The shaded reliefs of ``geodata/layers``: ``relief.json`` says what the picture ``relief.webp`` covers, and so on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from geodata import geojson_files, text_files
from geodata.antimeridian import END, SEAM
from geodata.errors import GroundError

WORLD, THEATRE = "relief", "theatre"
"""Names of the coarse relief and of the finer one, which is transparent at its edges."""
_SIDES = ("south", "west", "north", "east")
_RIFF = 8
"""Bytes of a WebP file before those that its head counts."""
_UNDRAWABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
"""What Pillow raises of a picture that it cannot open or draw."""


@dataclass(frozen=True, slots=True)
class Relief:
    """The shaded relief picture, already in Web Mercator (EPSG:3857).

    Attributes
    ----------
    path
        WebP file.
    bounds
        South, west, north, east in decimal degrees, longitudes from ``SEAM`` to ``END``.
    land_colour
        Flat colour (``#rrggbb``) the picture fades to at its edges; land beyond it should have it.
    name
        The file below ``geodata/layers``, as errors call it.
    """

    path: Path
    bounds: tuple[float, float, float, float]
    land_colour: str
    name: str


def read(folder: Path, name: str = WORLD) -> Relief:
    """Where the relief lies and what it covers; the picture is there and as long as its head says.

    Raises
    ------
    GroundError
        When the picture or its description is missing or damaged.
    """
    about_name = f"{name}.json"
    try:
        _, about = geojson_files.parse(folder / about_name)
    except geojson_files.GeoJsonError as error:
        raise _unreadable(about_name, str(error)) from error
    about = about if isinstance(about, dict) else {}
    image, box, colour = about.get("image"), about.get("bounds"), about.get("land_colour")
    south, west, north, east = (_degrees(box, side) for side in _SIDES)
    if not (-90 <= south < north <= 90 and SEAM <= west < east <= END):  # noqa: PLR2004 - degrees; nan is none of it
        raise _unreadable(about_name, "bounds are not south, west, north and east in degrees")
    if not isinstance(colour, str) or not re.fullmatch("#[0-9a-f]{6}", colour):
        raise _unreadable(about_name, f"land_colour is {str(colour)[:20]!r}")
    if not isinstance(image, str) or Path(image).name != image:
        raise _unreadable(about_name, f"image is {str(image)[:40]!r}")
    check_picture(folder / image, image)
    return Relief(folder / image, (south, west, north, east), colour, image)


def check_picture(path: Path, name: str) -> tuple[int, int]:
    """Columns and rows of a WebP picture that is there, as long as its head says, and can be opened.

    ``name`` is how errors call it.

    Raises
    ------
    GroundError
        When it is missing or damaged.
    """
    try:
        data = text_files.read_bytes(path)
    except text_files.TextFileError as error:
        raise _unreadable(name, str(error)) from error
    length = int.from_bytes(data[4:_RIFF], "little") + _RIFF
    if data[:4] != b"RIFF" or len(data) < length:
        raise _unreadable(name, f"{len(data)} of {length} bytes" if data[:4] == b"RIFF" else "no WebP picture")
    try:
        with Image.open(path, formats=["WEBP"]) as opened:
            return opened.size
    except _UNDRAWABLE as error:
        raise _unreadable(name, "no WebP picture") from error


def picture(relief: Relief, mode: str = "RGB") -> Image.Image:
    """The picture, RGB or of another mode: RGBA with what is transparent. GroundError where it cannot be drawn."""
    try:
        with Image.open(relief.path) as opened:
            return opened.convert(mode)
    except _UNDRAWABLE as error:
        raise _unreadable(relief.name, str(error)) from error


def _degrees(box: Any, side: str) -> float:  # noqa: ANN401 - JSON
    """A side of the box, or one (not a number) for which no comparison holds."""
    given = box.get(side) if isinstance(box, dict) else None
    return float(given) if isinstance(given, int | float) and abs(given) <= END else float("nan")


def _unreadable(name: str, why: str) -> GroundError:
    return GroundError(f"geodata/layers/{name} cannot be read ({why}); run: python -m geodata build")
