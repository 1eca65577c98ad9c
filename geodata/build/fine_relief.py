"""Relief from elevation: a picture in Web Mercator that fades at its edges, of a sheet or of the theatre."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from geodata.build import elevation, shading, summits
from geodata.web_mercator import LAND_COLOUR, latitudes, rows_of

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.build.shading import Array
    from geodata.sheets import Sheet

_MARGIN = 0.1
"""Degrees of elevation beyond the picture, so that nothing happens at its edge."""
_EARTH_M = 6_378_137.0
_LOWEST_SHARE, _HIGHEST_SHARE = 2, 99
"""Per cent of the land below which it has the tone of the lowest, above which that of the highest."""
_BROAD = 0.35
"""Share of the light that falls on the land without its smaller forms: ranges and valleys are seen as one."""
_POSTS_AROUND = 12.0
"""Posts around a place whose typical slope says how much heights are exaggerated there."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What a picture covers, decimal degrees, and how it is drawn.

    Attributes
    ----------
    columns
        Pixels of its width.
    smoothed_posts
        Standard deviation of the mean that takes out the stripes of the model, in posts.
    fade
        Share of its shorter side over which it fades out at the edges.
    tint
        How much low and high ground differ in tone, 0 to 1.
    quality
        Of the picture as WebP, 0 to 100.
    """

    south: float
    west: float
    north: float
    east: float
    columns: int
    smoothed_posts: float
    fade: float
    tint: float
    quality: int

    @property
    def rows(self) -> int:
        """Pixels of its height."""
        return rows_of(self.south, self.west, self.north, self.east, self.columns)


THEATRE = Extent(elevation.SOUTH, elevation.WEST, elevation.NORTH, elevation.EAST, 2600, 1.2, 0.09, 0.35, 44)
_PIXELS_PER_POST = 4.0
_WIDEST = 1700
_SHEET_FADE, _SHEET_TINT, _SHEET_QUALITY = 0.035, 0.8, 62


def of_sheet(sheet: Sheet) -> Extent:
    """The picture of a battlefield sheet."""
    columns = min(_WIDEST, round((sheet.east - sheet.west) * elevation.POSTS * _PIXELS_PER_POST))
    edges = (sheet.south, sheet.west, sheet.north, sheet.east)
    return Extent(*edges, columns, sheet.smoothed_posts, _SHEET_FADE, _SHEET_TINT, _SHEET_QUALITY)


def heights(extent: Extent) -> Array:
    """Elevation in metres on the grid of a picture, row 0 in the north."""
    edges = (extent.west - _MARGIN, extent.south - _MARGIN, extent.east + _MARGIN, extent.north + _MARGIN)
    posts = elevation.window(*edges)
    left, right = ((edge - posts.west) * elevation.POSTS + 0.5 for edge in (extent.west, extent.east))
    top, bottom = ((posts.north - edge) * elevation.POSTS + 0.5 for edge in (extent.north, extent.south))
    tall = round(extent.rows * 1.5)
    smooth = elevation.smoothed(posts.metres, extent.smoothed_posts)
    even = elevation.enlarged(smooth, (extent.columns, tall), (left, top, right, bottom))
    at = (extent.north - latitudes(extent.south, extent.north, extent.rows)) / (extent.north - extent.south)
    row = at * tall - 0.5
    low = np.clip(np.floor(row).astype(int), 0, tall - 2)
    share = np.clip(row - low, 0, 1)[:, None]
    mixed: Array = even[low] * (1 - share) + even[low + 1] * share
    return mixed


def fading(columns: int, rows: int, share: float) -> Array:
    """1 in the middle, falling smoothly to 0 at the edges over a share of the shorter side."""
    reach = max(2.0, share * min(columns, rows))
    x, y = np.arange(columns) + 0.5, np.arange(rows) + 0.5
    edge = np.minimum(np.minimum(x, columns - x)[None, :], np.minimum(y, rows - y)[:, None])
    inside = np.clip((edge - 0.5) / reach, 0, 1)
    smooth: Array = inside * inside * (3 - 2 * inside)
    return smooth


def light(extent: Extent, metres: Array) -> Array:
    """Brightness of each pixel against flat ground, see ``shading.light``."""
    middle = latitudes(extent.south, extent.north, extent.rows)
    degrees = (extent.east - extent.west) / extent.columns
    pixel = math.radians(degrees) * _EARTH_M * np.cos(np.radians(middle))[:, None]
    around = max(4, round(_POSTS_AROUND / degrees / elevation.POSTS))
    broad = shading.light(shading.mean(metres, around // 2), pixel, around * 3)
    return shading.light(metres, pixel, around) * (1 - _BROAD) + broad * _BROAD


def draw(extent: Extent, path: Path) -> None:
    """Write the relief as WebP with transparency."""
    columns = extent.west + (np.arange(extent.columns) + 0.5) * (extent.east - extent.west) / extent.columns
    metres = summits.raised(heights(extent), columns, latitudes(extent.south, extent.north, extent.rows))
    land = metres[metres > 0]
    low, high = np.percentile(land, [_LOWEST_SHARE, _HIGHEST_SHARE]).tolist()
    base = np.array([int(LAND_COLOUR[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.float64)
    colour = base + shading.tone(metres, low, high) * extent.tint + shading.shade(light(extent, metres))
    pixels = np.dstack([colour, 255 * fading(extent.columns, extent.rows, extent.fade)])
    picture = Image.fromarray(np.clip(pixels, 0, 255).round().astype(np.uint8), "RGBA")
    picture.save(path, "WEBP", quality=extent.quality, method=6, alpha_quality=40)
