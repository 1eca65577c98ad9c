"""Lines of a day on the sheet: borders, claims, truce and fortified lines, railways with sleepers, roads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from campaigns.atlas.plate.terrain import LINES
from campaigns.symbology import style, textures
from geodata import frontiers

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.atlas.plate.canvas import Canvas, Look
    from campaigns.atlas.plate.legend import Legend

_NARROW = frozenset({"gauge-600", "gauge-750", "gauge-762"})
_AREAS = frozenset({"Polygon", "MultiPolygon"})
_FORTIFIED_FROM = 4.0
"""Kilometres in a point up to which fortified lines and roads are drawn; farther out they would be specks."""


_TITLES = {
    "truce-line": "Truce line",
    "demarcation-line": "Demarcation line",
    "fishing-limit": "Fishing limit",
    "proposed-occupation-line": "Occupation proposed",
    "administrative-limit": "Limit of administration",
    "renunciation-limit": "Limit of renunciation",
    "hand-over-line": "To be handed over",
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A kind of line: its name in the legend, the pens it is drawn with, lowest first, and whose claim it is."""

    title: str
    pens: tuple[Look, ...]
    level: float
    side: str = ""


def draw(canvas: Canvas, rows: gpd.GeoDataFrame, legend: Legend) -> None:
    """Draw every line of a day that is no movement."""
    still = rows[rows["layer"].isin(["border", "claim", "railway"]) | (rows["kind"] == "road")]
    groups: dict[str, tuple[Stroke, list[Any]]] = {}
    for row in still.to_dict("records"):
        if row["geometry"].geom_type in _AREAS:
            continue
        if row["kind"] in {"road", "fortified-line"} and canvas.plane.km_a_point > _FORTIFIED_FROM * 1.5:
            continue
        laid = canvas.plane.place(row["geometry"])
        if laid.is_empty:
            continue
        stroke = stroke_of(row, canvas)
        key = f"{stroke.level}|{stroke.pens}"
        groups.setdefault(key, (stroke, []))[1].append(laid)
        if legend.sees(laid):
            legend.line(stroke)
    for stroke, geometries in sorted(groups.values(), key=lambda group: group[0].level):
        canvas.lines(geometries, *stroke.pens, zorder=LINES + stroke.level)


def stroke_of(row: dict[str, Any], canvas: Canvas) -> Stroke:
    """How a row of the layers border, claim, railway or route (a road) is drawn."""
    kind, colour = row["kind"], style.side_colour(row["side"])
    near = min(1.3, max(0.62, 1.5 - 0.18 * canvas.plane.km_a_point))
    if kind == "road":
        pens: tuple[Look, ...] = (
            {"colors": style.ROAD, "linewidth": 1.9 * near},
            {"colors": "#f7efe0", "linewidth": 1.0 * near},
        )
        return Stroke("Road", pens, 0.0)
    if row["layer"] == "railway":
        return _railway(near * (0.75 if kind in _NARROW else 1.0), style.ink(colour))
    if kind == "fortified-line":
        return _fortified(near, colour)
    if kind in style.FIRM_BORDERS:
        return _border(near, approximate=kind == frontiers.APPROXIMATE)
    return _other(row, colour)


def _railway(size: float, colour: str) -> Stroke:
    tick = 0.55 * size
    pens: tuple[Look, ...] = (
        {"colors": textures.CASING, "linewidth": 2.4 * size, "alpha": 0.6},
        {"colors": colour, "linewidth": 0.75 * size},
        {"colors": colour, "linewidth": 3.0 * size, "linestyle": (0, (tick / (3.0 * size), 4.2 / 3.0))},
    )
    return Stroke("Railway, in its owner’s colour", pens, 0.1)


def _fortified(near: float, colour: str) -> Stroke:
    pens: tuple[Look, ...] = (
        {"colors": textures.CASING, "linewidth": 5.0 * near, "alpha": 0.7},
        {"colors": colour, "linewidth": 1.2 * near},
        {"colors": colour, "linewidth": 4.4 * near, "linestyle": (0, (0.3, 0.75))},
    )
    return Stroke("Fortified line", pens, 0.4)


def _border(near: float, *, approximate: bool) -> Stroke:
    dash = (0, (5.2, 2.6)) if approximate else "solid"
    pens: tuple[Look, ...] = (
        {"colors": textures.CASING, "linewidth": 2.6 * near, "alpha": 0.65},
        {"colors": style.BORDER, "linewidth": 1.15 * near, "linestyle": dash},
    )
    return Stroke("Border known only in its run" if approximate else "Border", pens, 0.2)


def _other(row: dict[str, Any], colour: str) -> Stroke:
    claim = row["layer"] == "claim"
    width = 1.7 if claim else 1.3
    points = textures.DASHES[textures.texture(row["side"])] if claim else (6.0, 1.8, 1.2, 1.8)
    if row["kind"] == "truce-line":
        points = (1.4, 2.2)
    dash = (0, tuple(length / width for length in points))
    pens: tuple[Look, ...] = (
        {"colors": textures.CASING, "linewidth": width + 1.9, "alpha": 0.85},
        {"colors": colour, "linewidth": width, "linestyle": dash},
    )
    title = _TITLES.get(row["kind"], "Border claimed")
    return Stroke(title, pens, 0.5, str(row["side"]) if claim else "")
