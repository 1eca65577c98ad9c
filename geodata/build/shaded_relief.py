"""The relief: Natural Earth's shaded relief, drained of colour and laid into Web Mercator."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from geodata.build import elevation, fine_relief, shading, sources
from geodata.web_mercator import LAND_COLOUR, latitudes, mercator, rows_of

if TYPE_CHECKING:
    from pathlib import Path

Array = npt.NDArray[np.float64]

BOUNDS = (20.0, 65.0, 70.0, 235.0)
"""South, west, north, east of the picture, degrees: from the Urals to Alaska, across the antimeridian."""

WIDTH = 3238
_FADE = 9.0
_STRENGTH = 1.5
_DARKEST, _LIGHTEST = -62.0, 14.0
_SHADE = np.array([1.0, 1.02, 1.07])
_PLAIN, _RUGGED = np.array([4.0, 5.0, 4.0]), np.array([-15.0, -17.0, -19.0])
"""What is added to the colour of flat and of mountainous land: where ranges end and plains begin is seen."""
_FLAT, _STEEP = 2.5, 13.0
"""Mean of the finer relief, without its sign, at which land is wholly flat, wholly mountainous."""
_NEAR, _FINE = 9, 6
"""Pixels over which that mean is taken, and over which relief counts as fine."""
_QUALITY = 40
_SMOOTHED_POSTS = 1.7
"""A pixel is six posts wide."""
_STRENGTH_OF_ELEVATION = 1.3
_EARTH_M = 6_378_137.0


def _latitudes(height: int) -> Array:
    return latitudes(BOUNDS[0], BOUNDS[2], height)


def _height() -> int:
    return rows_of(*BOUNDS, WIDTH)


def _luminance() -> Array:
    """Brightness of the source on the grid of the picture, 0 to 255."""
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(sources.shaded_relief()) as picture:
        columns, rows = picture.size
        _, west, _, east = BOUNDS
        grey = picture.convert("L")
        first = round((west + 180) / 360 * columns)
        turned = ImageChops.offset(grey, -first, 0)  # its west at the left edge: it goes on across the antimeridian
        latitudes = _latitudes(_height())
        box = ((west + 180) / 360 * columns - first, 0, (east + 180) / 360 * columns - first, rows)
        strip = turned.resize((WIDTH, rows), Image.Resampling.LANCZOS, box=box)
    values = np.asarray(strip, dtype=np.float64)
    at = (90.0 - latitudes) / 180.0 * rows - 0.5
    low = np.clip(np.floor(at).astype(int), 0, rows - 2)
    share = (at - low)[:, None]
    mixed: Array = values[low] * (1 - share) + values[low + 1] * share
    return mixed


def _pixels(shape: shapely.Geometry, height: int) -> Image.Image:
    """Mask of an area in the picture's grid, 255 inside."""
    south, west, north, east = BOUNDS
    top, bottom = float(mercator(north)), float(mercator(south))
    mask = Image.new("L", (WIDTH, height), 0)
    drawing = ImageDraw.Draw(mask)
    for part in shapely.get_parts(shape):
        lonlat = shapely.get_coordinates(part.exterior)
        x = (lonlat[:, 0] - west) / (east - west) * WIDTH
        y = (mercator(np.clip(lonlat[:, 1], -85, 85)) - top) / (bottom - top) * height
        drawing.polygon([(float(a), float(b)) for a, b in zip(x, y, strict=True)], fill=255)
    return mask


def _fade(height: int) -> Array:
    """1 in the middle, falling smoothly to 0 at the edges of the picture."""
    south, west, north, east = BOUNDS
    longitude = west + (east - west) * (np.arange(WIDTH) + 0.5) / WIDTH
    latitude = _latitudes(height)
    across = np.minimum(longitude - west, east - longitude)
    upright = np.minimum(latitude - south, north - latitude)
    edge: Array = np.minimum(np.clip(across / _FADE, 0, 1)[None, :], np.clip(upright / (_FADE * 0.75), 0, 1)[:, None])
    smooth: Array = edge * edge * (3 - 2 * edge)
    return smooth


def _ruggedness(fine: Array, solid: Array) -> Array:
    """How mountainous the land around each pixel is, 0 to 1, from the finer relief."""
    rough = shading.mean(np.abs(fine) * solid, _NEAR) / np.maximum(shading.mean(solid, _NEAR), 0.05)
    share = np.clip((rough - _FLAT) / (_STEEP - _FLAT), 0, 1)
    smooth: Array = share * share * (3 - 2 * share)
    return smooth


def _with_elevation(relief: Array, dry: Array) -> Array:
    """The relief, shaded anew from elevation where there is elevation, and blended into the source's around it."""
    _, west, _, east = BOUNDS
    left = round((elevation.WEST - west) / (east - west) * WIDTH)
    right = round((elevation.EAST - west) / (east - west) * WIDTH)
    rows = _latitudes(len(relief))
    inside = np.flatnonzero((rows > elevation.SOUTH) & (rows < elevation.NORTH))
    top, bottom = int(inside[0]), int(inside[-1]) + 1
    extent = replace(fine_relief.THEATRE, columns=right - left)
    metres = fine_relief.heights(replace(extent, smoothed_posts=_SMOOTHED_POSTS))
    metres = metres[np.linspace(0, len(metres) - 1, bottom - top).round().astype(int)]
    shaded = (
        shading.shade(shading.light(metres, _pixel_m(rows[top:bottom]), _NEAR * 2))[:, :, 0] * _STRENGTH_OF_ELEVATION
    )
    share = fine_relief.fading(right - left, bottom - top, fine_relief.THEATRE.fade)
    found = relief.copy()
    here = (slice(top, bottom), slice(left, right))
    found[here] = relief[here] * (1 - share) + shaded * dry[here] * share
    return found


def _pixel_m(rows: Array) -> Array:
    _, west, _, east = BOUNDS
    pixel: Array = np.radians((east - west) / WIDTH) * _EARTH_M * np.cos(np.radians(rows))[:, None]
    return pixel


def draw(land: shapely.Geometry, path: Path) -> None:
    """Write the relief as WebP.

    Parameters
    ----------
    land
        Land of the world, EPSG:4326; beyond it the picture is flat.
    path
        File to write.
    """
    height = _height()
    light = _luminance()
    mask = _pixels(land, height).filter(ImageFilter.GaussianBlur(0.6))
    dry = np.asarray(mask, dtype=np.float64) / 255.0
    solid = np.asarray(_pixels(land, height).filter(ImageFilter.MinFilter(3)), dtype=np.float64) / 255.0
    # Large-scale brightness is the source's land cover; only what differs from it is relief.
    filled = Image.fromarray(np.where(solid > 0, light, 0).astype(np.uint8))
    weight = np.asarray(Image.fromarray((solid * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(28))) / 255.0
    cover = np.asarray(filled.filter(ImageFilter.GaussianBlur(28)), dtype=np.float64) / np.maximum(weight, 0.02)
    relief = np.clip((light - cover) * _STRENGTH, _DARKEST, _LIGHTEST) * dry * _fade(height)
    relief = _with_elevation(relief, dry)
    relief = np.where(solid > 0, relief, 0)
    base = np.array([int(LAND_COLOUR[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.float64)
    broad = shading.mean(relief, _FINE)
    rugged = _ruggedness(relief - broad, solid)
    relief -= broad * (1 - rugged)  # on a plain it is land cover, not relief
    tone = (_PLAIN * (1 - rugged[:, :, None]) + _RUGGED * rugged[:, :, None]) * (dry * _fade(height))[:, :, None]
    pixels = base + tone + relief[:, :, None] * _SHADE
    picture = Image.fromarray(np.clip(pixels, 0, 255).round().astype(np.uint8), "RGB")
    picture.save(path, "WEBP", quality=_QUALITY, method=6)
