"""The relief of a battlefield sheet: a picture in Web Mercator that fades at the edges of the sheet."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from geodata.build import elevation, shading
from geodata.build.shaded_relief import LAND_COLOUR, mercator

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.build.shading import Array
    from geodata.sheets import Sheet

SMOOTHED_POSTS = 0.85
"""The model stripes by 2 to 4 m in the steppe of Barga."""
_MARGIN = 0.1
"""Degrees of elevation beyond the sheet, so that nothing happens at its edge."""
_PIXELS_PER_POST = 3.0
_WIDEST = 1200
"""Pixels of the width of a picture at most."""
_STEEP_SHARE, _STEEP = 95, 0.42
"""Heights are exaggerated so that so many per cent of the land are less steep than this slope."""
_LEAST, _MOST = 1.2, 14.0
"""The exaggeration is between these."""
_EARTH_M = 6_378_137.0
_FADE = 0.035
"""Share of the shorter side over which the picture fades out at the edges."""
_QUALITY = 48


def size(sheet: Sheet) -> tuple[int, int]:
    """Columns and rows of the picture of a sheet."""
    columns = min(_WIDEST, round((sheet.east - sheet.west) * elevation.POSTS * _PIXELS_PER_POST))
    tall = float(mercator(sheet.north) - mercator(sheet.south)) / math.radians(sheet.east - sheet.west)
    return columns, round(columns * tall)


def _latitudes(sheet: Sheet, rows: int) -> Array:
    top, bottom = float(mercator(sheet.north)), float(mercator(sheet.south))
    ordinates = top + (bottom - top) * (np.arange(rows) + 0.5) / rows
    return np.degrees(2 * np.arctan(np.exp(ordinates)) - np.pi / 2)


def heights(sheet: Sheet) -> tuple[Array, Array]:
    """Elevation in metres on the grid of the picture, and latitude of each of its rows, degrees."""
    posts = elevation.window(sheet.west - _MARGIN, sheet.south - _MARGIN, sheet.east + _MARGIN, sheet.north + _MARGIN)
    columns, rows = size(sheet)
    left = (sheet.west - posts.west) * elevation.POSTS + 0.5
    right = (sheet.east - posts.west) * elevation.POSTS + 0.5
    smooth = elevation.smoothed(posts.metres, SMOOTHED_POSTS)
    tall = round(rows * 1.5)
    top = (posts.north - sheet.north) * elevation.POSTS + 0.5
    bottom = (posts.north - sheet.south) * elevation.POSTS + 0.5
    even = elevation.enlarged(smooth, (columns, tall), (left, top, right, bottom))
    latitudes = _latitudes(sheet, rows)
    at = (sheet.north - latitudes) / (sheet.north - sheet.south) * tall - 0.5
    low = np.clip(np.floor(at).astype(int), 0, tall - 2)
    share = np.clip(at - low, 0, 1)[:, None]
    return even[low] * (1 - share) + even[low + 1] * share, latitudes


def _fade(columns: int, rows: int) -> Array:
    reach = max(2.0, _FADE * min(columns, rows))
    x, y = np.arange(columns) + 0.5, np.arange(rows) + 0.5
    edge = np.minimum(np.minimum(x, columns - x)[None, :], np.minimum(y, rows - y)[:, None])
    share = np.clip(edge / reach, 0, 1)
    smooth: Array = share * share * (3 - 2 * share)
    return smooth


def draw(sheet: Sheet, path: Path) -> None:
    """Write the relief of a sheet as WebP with transparency; its edges are those of the sheet."""
    metres, latitudes = heights(sheet)
    rows, columns = metres.shape
    pixel = math.radians(sheet.east - sheet.west) / columns * _EARTH_M * np.cos(np.radians(latitudes))[:, None]
    north_south, west_east = np.gradient(metres)
    slopes = (np.hypot(north_south, west_east) / pixel)[metres > 0]
    steep = float(np.percentile(slopes, _STEEP_SHARE)) if slopes.size else 1.0
    exaggeration = float(np.clip(_STEEP / max(steep, 1e-6), _LEAST, _MOST))
    low, high = (float(np.percentile(metres[metres > 0], share)) for share in (2, 99))
    base = np.array([int(LAND_COLOUR[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.float64)
    brightness = shading.light(metres, pixel, exaggeration)
    colour = base + shading.tone(metres, low, high) + shading.shade(brightness)
    pixels = np.dstack([colour, 255 * _fade(columns, rows)])
    picture = Image.fromarray(np.clip(pixels, 0, 255).round().astype(np.uint8), "RGBA")
    picture.save(path, "WEBP", quality=_QUALITY, method=6, alpha_quality=40)
