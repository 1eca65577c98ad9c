"""The quiet ground of a printed map: relief in its projection, sea with its waterlines, lakes and rivers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.patches import Rectangle
from PIL import Image

from campaigns.atlas.plate import battlefield
from campaigns.atlas.plate.levels import RELIEF, RIVERS, WATER
from campaigns.symbology import colours, ground
from geodata import relief_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.projection import Array, Plane
    from geodata.relief_files import Relief

_BAND_PIXELS = 500_000
"""Dots of the page that are covered by relief at a time."""
_MORE_ROWS = 2
"""Rows of the relief that a band has above and below what it covers: the colour between two rows is made of both."""
_ROWS = 128
"""Rows of the relief that are shaded at a time."""
_COARSE = 8
"""The relief is projected into the projection on every so many-th pixel, and between them linearly."""
_INVISIBLE = 0.05
"""Points on paper by which a shore may be off: a third of the dots of a sheet at 600 per inch."""


def lay_relief(canvas: Canvas, resolution: float, dpi: float | None = None) -> None:
    """Lay the relief under all that is drawn, before or after it.

    ``resolution`` of the relief and ``dpi`` of the page are per inch; a page of lines (PDF, SVG) has no dots.
    """
    picture = _relief(canvas, resolution)
    if dpi is None:
        _lay_whole(canvas, picture)
    else:
        _lay_in_bands(canvas, picture, dpi)


def draw_water(canvas: Canvas) -> None:
    """Draw sea, lakes and rivers."""
    _water(canvas)
    _rivers(canvas)


def _relief(canvas: Canvas, resolution: float) -> npt.NDArray[np.uint8]:
    """The relief of the page, shape (rows, columns, 4)."""
    opaque = Image.fromarray(shaded(canvas.plane, resolution, canvas.ground.relief, _over(canvas)))
    opaque.putalpha(255)  # without it matplotlib adds one of 8 bytes, and all the rest becomes as long
    return np.asarray(opaque)


def _lay_whole(canvas: Canvas, picture: npt.NDArray[np.uint8]) -> None:
    """Lay the relief on the page as it is: whatever shows the page scales it."""
    plane = canvas.plane
    edges = (plane.left, plane.right, plane.bottom, plane.top)
    canvas.axes.imshow(picture, extent=edges, origin="upper", interpolation="none", zorder=RELIEF, aspect="auto")


def _lay_in_bands(canvas: Canvas, picture: npt.NDArray[np.uint8], dpi: float) -> None:
    """Lay the relief in bands: matplotlib scales an image in numbers of 8 bytes, 4 GB for a sheet at 600 dpi."""
    plane = canvas.plane
    wide, tall = plane.right - plane.left, plane.top - plane.bottom
    bands = math.ceil(wide * tall * (dpi / 72) ** 2 / _BAND_PIXELS)
    rows = len(picture)
    for band in range(bands):
        # Only the rows of the band: matplotlib keeps a copy of what it is given.
        first = max(0, math.floor(rows * band / bands) - _MORE_ROWS)
        last = min(rows, math.ceil(rows * (band + 1) / bands) + _MORE_ROWS)
        image = canvas.axes.imshow(
            picture[first:last],
            extent=(plane.left, plane.right, plane.top - tall * last / rows, plane.top - tall * first / rows),
            origin="upper",
            interpolation="bilinear",
            zorder=RELIEF,
            aspect="auto",
        )
        corner = (plane.left, plane.top - tall * (band + 1) / bands)
        image.set_clip_path(Rectangle(corner, wide, tall / bands, transform=canvas.axes.transData))


def _over(canvas: Canvas) -> list[Relief]:
    """Finer reliefs that lie over the coarse one, the lowest first: of the theatre, and of battlefields."""
    fine = canvas.ground.theatre_relief
    theatre = [fine] if fine and battlefield.page_zoom(canvas) >= ground.spec().relief.fine.zoom else []
    return theatre + [each.relief for each in reversed(battlefield.sheets(canvas))]


def shaded(plane: Plane, resolution: float, relief: Relief, over: Sequence[Relief] = ()) -> npt.NDArray[np.uint8]:
    """The relief in the projection of a plane, shape (rows, columns, 3), top row first, with others laid over it."""
    picture = _base(plane, resolution, relief)
    for each in over:
        _lay_over(picture, plane, each)
    return picture


def _lay_over(picture: npt.NDArray[np.uint8], plane: Plane, relief: Relief) -> None:
    """Lay a relief with transparency over a picture of the plane."""
    source = np.asarray(relief_files.picture(relief, "RGBA"))
    tall, wide, _ = picture.shape
    columns, rows = _source_pixels(plane, (wide, tall), relief.bounds, source.shape)
    for top in range(0, tall, _ROWS):
        column, row = columns[top : top + _ROWS], rows[top : top + _ROWS]
        inside = (column >= 0) & (row >= 0) & (column <= source.shape[1] - 1) & (row <= source.shape[0] - 1)
        sampled = _sample(source, column[inside], row[inside])
        below = picture[top : top + _ROWS][inside]
        laid = below + (sampled[:, :3] - below) * (sampled[:, 3:] / 255)
        picture[top : top + _ROWS][inside] = np.clip(laid, 0, 255)


def _base(plane: Plane, resolution: float, relief: Relief) -> npt.NDArray[np.uint8]:
    wide = max(2, int((plane.right - plane.left) / 72 * resolution))
    tall = max(2, int((plane.top - plane.bottom) / 72 * resolution))
    land = np.array([int(relief.land_colour[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.float32)
    spec = ground.spec().relief
    shown = float(np.interp(plane.km_per_point, (spec.none_km_per_point, spec.full_km_per_point), (0.0, 1.0))) ** 0.6
    if shown == 0.0:
        return np.broadcast_to(land.astype(np.uint8), (tall, wide, 3)).copy()
    source = np.asarray(relief_files.picture(relief))
    columns, rows = _source_pixels(plane, (wide, tall), relief.bounds, source.shape)
    picture = np.empty((tall, wide, 3), dtype=np.uint8)
    for top in range(0, tall, _ROWS):
        column, row = columns[top : top + _ROWS], rows[top : top + _ROWS]
        inside = (column >= 0) & (row >= 0) & (column <= source.shape[1] - 1) & (row <= source.shape[0] - 1)
        shade = land + (_sample(source, column, row) - land) * spec.print_contrast * shown
        picture[top : top + _ROWS] = np.where(inside[..., None], np.clip(shade, 0, 255), land)
    return picture


def _source_pixels(
    plane: Plane, size: tuple[int, int], bounds: tuple[float, float, float, float], shape: tuple[int, ...]
) -> tuple[Array, Array]:
    """Column and row of the Web Mercator picture under each pixel of the page."""
    wide, tall = size
    xs = np.linspace(plane.left, plane.right, wide // _COARSE + 2)
    ys = np.linspace(plane.top, plane.bottom, tall // _COARSE + 2)
    grid = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    south, west, north, east = bounds
    lonlat = plane.lonlat(grid)
    lonlat[:, 0] += 360 * np.round(((west + east) / 2 - plane.middle) / 360)
    low, high = _stretched(np.array([south, north]))
    column = (lonlat[:, 0] - west) / (east - west) * shape[1] - 0.5
    row = (high - _stretched(np.clip(lonlat[:, 1], -84, 84))) / (high - low) * shape[0] - 0.5
    fine = []
    for values in (column, row):
        coarse = Image.fromarray(values.reshape(len(ys), len(xs)).astype(np.float32), mode="F")
        edge = (0.5, 0.5, len(xs) - 0.5, len(ys) - 0.5)
        fine.append(np.asarray(coarse.resize((wide, tall), Image.Resampling.BILINEAR, box=edge)))
    return fine[0], fine[1]


def _stretched(latitude: Array) -> Array:
    """The ordinate of Web Mercator, radians."""
    stretched: Array = np.arctanh(np.sin(np.radians(latitude)))
    return stretched


def _sample(source: npt.NDArray[np.uint8], column: Array, row: Array) -> npt.NDArray[np.float32]:
    """Bilinear interpolation between the four pixels around each position."""
    tall, wide, bands = source.shape
    pixels = source.reshape(-1, bands)
    x = np.clip(column, 0, wide - 1.001, dtype=np.float64)
    y = np.clip(row, 0, tall - 1.001, dtype=np.float64)
    left, top = x.astype(np.intp), y.astype(np.intp)
    right, down = (x - left)[..., None].astype(np.float32), (y - top)[..., None].astype(np.float32)
    first = top * wide + left
    above = pixels.take(first, axis=0) * (1 - right) + pixels.take(first + 1, axis=0) * right
    below = pixels.take(first + wide, axis=0) * (1 - right) + pixels.take(first + wide + 1, axis=0) * right
    mixed: npt.NDArray[np.float32] = above * (1 - down) + below * down
    return mixed


def _water(canvas: Canvas) -> None:
    spec = ground.spec()
    lakes = (battlefield.outside(canvas, geometry) for geometry in canvas.ground.lakes.geometry)
    for geometry in (*canvas.ground.sea.geometry, *lakes):
        projected = shapely.simplify(canvas.plane.project(geometry), _INVISIBLE)
        canvas.area(projected, facecolor=colours.of("water"), edgecolor="none", zorder=WATER)
        patch = canvas.within(projected)
        for tint in spec.waterlines.tints if patch else ():
            stroke: dict[str, Any] = {
                "colors": colours.of("deep-water"),
                "linewidth": tint.width,
                "alpha": tint.opacity,
            }
            canvas.lines([projected], stroke, zorder=WATER + 0.1, clip=patch)
        canvas.lines([projected], {"colors": colours.of("coast"), "linewidth": spec.coast.width}, zorder=WATER + 0.2)


def _rivers(canvas: Canvas) -> None:
    rivers = canvas.ground.rivers
    for rank, group in rivers.groupby("rank"):
        width = ground.spec().river.width(float(str(rank)), canvas.plane.km_per_point)
        lines = [canvas.plane.project(battlefield.river_outside(canvas, geometry)) for geometry in group.geometry]
        canvas.lines(lines, {"colors": colours.of("river"), "linewidth": width, "capstyle": "round"}, zorder=RIVERS)
