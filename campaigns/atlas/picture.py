"""One day of the atlas as a printed picture, drawn with matplotlib in the document's style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import matplotlib as mpl

mpl.use("Agg")

import numpy as np
import shapely
from matplotlib import patheffects
from matplotlib import pyplot as plt
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path as Outline
from PIL import Image
from pyproj import Transformer

from campaigns import dates
from campaigns.atlas import style
from geodata import frontiers, ground

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    import geopandas as gpd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.legend import Legend
    from shapely.geometry.base import BaseGeometry

    from campaigns.catalogue import Catalogue

THEATRE = (108.0, 34.0, 158.0, 56.0)
"""West, south, east, north in degrees: what a picture shows unless all that moves lies closer together."""
CLOSEST = 0.6
"""Degrees of latitude a picture shows at least."""
INCHES, DPI = (16.5, 11.7), 200
"""A3 landscape."""
FONTS = ["Noto Serif", "Noto Serif CJK JP", "DejaVu Serif"]
_MERCATOR = Transformer.from_crs(4326, 3857, always_xy=True)
_MARKERS = {"swords": "X", "square": "s", "anchor": "v", "parachute": "p", "triangle": "^", "diamond": "D", "ring": "o"}
_COLUMN = 14
"""Entries of the legend that stand in one column."""
_HALO = [patheffects.withStroke(linewidth=2.6, foreground="#fffdf7")]


def write(out: Path, catalogue: Catalogue, rows: gpd.GeoDataFrame, day: dt.date, title: str) -> None:
    """Draw the rows valid on a day; the file's suffix is the format (``.png .svg .pdf``).

    Parameters
    ----------
    rows
        Rows of the scene valid on that day, EPSG:4326.
    """
    with mpl.rc_context(
        {
            "font.family": FONTS,
            "svg.fonttype": "none",
            "pdf.fonttype": 42,
            "svg.hashsalt": "atlas",
            "text.parse_math": False,
        }
    ):
        figure = _draw(catalogue, rows, day, title)
        metadata: dict[str, Any] = {"Date": None} if out.suffix == ".svg" else {}
        if out.suffix == ".pdf":
            metadata = {"CreationDate": None}
        figure.savefig(out, dpi=DPI, facecolor=style.PAPER, metadata=metadata)
        plt.close(figure)


def frame(rows: gpd.GeoDataFrame) -> tuple[float, float, float, float]:
    """What to show: the theatre, or the movements and battles of the day where they lie close together."""
    moving = rows[rows["layer"].isin(["arrow", "event"])]
    west, south, east, north = THEATRE
    inside = moving.cx[west:east, south:north] if len(moving) else moving
    if inside.empty:
        return THEATRE
    left, low, right, high = inside.total_bounds
    middle_x, middle_y = (left + right) / 2, (low + high) / 2
    tall = max(CLOSEST, (high - low) * 1.5, (right - left) * 0.75)
    wide = tall * 1.75
    if tall > (north - south) * 0.8:
        return THEATRE
    return (middle_x - wide / 2, middle_y - tall / 2, middle_x + wide / 2, middle_y + tall / 2)


def _draw(catalogue: Catalogue, rows: gpd.GeoDataFrame, day: dt.date, title: str) -> Figure:
    figure = plt.figure(figsize=INCHES)
    axes = figure.add_axes((0.02, 0.075, 0.96, 0.855))
    box = frame(rows)
    (x0, x1), (y0, y1) = _MERCATOR.transform([box[0], box[2]], [box[1], box[3]])
    axes.set_xlim(x0, x1)
    axes.set_ylim(y0, y1)
    axes.set_aspect("equal", adjustable="datalim")
    axes.set_facecolor(style.LAND)
    axes.set_xticks([])
    axes.set_yticks([])
    _relief(axes)
    view = shapely.box(*box).buffer(max(box[3] - box[1], box[2] - box[0]) * 0.4)
    for layer in ("territory", "occupation"):
        for row in rows[rows["layer"] == layer].to_dict("records"):
            _territory(axes, row, view)
    _water(axes, view)
    for row in rows[rows["layer"] == "island"].to_dict("records"):
        _territory(axes, row, view)
    near = rows[rows.intersects(shapely.box(*box))]
    handles = _movements(axes, near) | _still(axes, near)
    legend = _legend(axes, near, handles)
    labels = _Labels(axes, figure, legend)
    _events(axes, rows, labels, catalogue)
    _names(axes, catalogue, labels, box)
    _scale_bar(axes, (box[1] + box[3]) / 2)
    figure.text(0.02, 0.955, title, fontsize=19, weight="bold", color=style.INK)
    figure.text(0.98, 0.955, dates.english(dates.parse(day.isoformat())), fontsize=19, ha="right", color=style.INK)
    figure.text(0.02, 0.03, _credit(rows), fontsize=8.5, color=style.INK, wrap=True, va="center")
    return figure


def _relief(axes: Axes) -> None:
    relief = ground.relief()
    south, west, north, east = relief.bounds
    (left, right), (bottom, top) = _MERCATOR.transform([west, east], [south, north])
    picture = np.asarray(Image.open(relief.path).convert("RGB"))
    axes.imshow(picture, extent=(left, right, bottom, top), origin="upper", interpolation="bilinear", zorder=0)
    axes.autoscale(enable=False)


def _mercator(geometry: BaseGeometry) -> BaseGeometry:
    def move(lonlat: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        x, y = _MERCATOR.transform(lonlat[:, 0], np.clip(lonlat[:, 1], -85, 85))
        return np.column_stack([x, y])

    return shapely.transform(geometry, move)


def _patch(geometry: BaseGeometry, **look: Any) -> PathPatch:  # noqa: ANN401 - matplotlib's own properties
    rings = []
    for polygon in shapely.get_parts(geometry):
        if polygon.geom_type == "Polygon" and not polygon.is_empty:
            rings += [Outline(np.asarray(ring.coords), closed=True) for ring in (polygon.exterior, *polygon.interiors)]
    return PathPatch(Outline.make_compound_path(*rings) if rings else Outline(np.zeros((0, 2))), **look)


def _territory(axes: Axes, row: dict[str, Any], view: BaseGeometry) -> None:
    colour = style.side_colour(row["side"])
    shape = _mercator(shapely.make_valid(row["geometry"]).intersection(view))
    if row["layer"] == "island":
        axes.add_patch(_patch(shape, facecolor=style.LAND, edgecolor="none", zorder=3.1))
    hatch = "////" if row["layer"] in style.HATCHED else None
    above = 3.2 if row["layer"] == "island" else 1
    face = "none" if hatch else colour
    axes.add_patch(_patch(shape, facecolor=face, alpha=style.WASH, edgecolor="none", zorder=above))
    if hatch or row["layer"] == "island":
        axes.add_patch(_patch(shape, facecolor="none", edgecolor=colour, linewidth=0.7, hatch=hatch, zorder=above))


def _water(axes: Axes, view: BaseGeometry) -> None:
    for geometry in (*ground.sea().geometry, *ground.lakes().geometry):
        part = geometry.intersection(view)
        if not part.is_empty:
            look = {"facecolor": style.WATER, "edgecolor": style.COAST, "linewidth": 0.6, "zorder": 2}
            axes.add_patch(_patch(_mercator(part), **look))
    rivers = ground.rivers()
    for geometry, rank in zip(rivers.geometry, rivers["rank"], strict=True):
        for line in shapely.get_parts(_mercator(geometry.intersection(view))):
            if line.geom_type == "LineString" and not line.is_empty:
                x, y = np.asarray(line.coords).T
                axes.plot(x, y, color=style.RIVER, linewidth=max(0.4, 2.2 - float(rank) * 0.28), zorder=2.1)


def _still(axes: Axes, rows: gpd.GeoDataFrame) -> dict[str, Any]:
    """Concessions, railways, roads, borders and claims; returns what the legend says of them."""
    handles: dict[str, Any] = {}
    for row in rows[rows["layer"].isin(["claim", "railway", "route", "border"])].to_dict("records"):
        colour = style.side_colour(row["side"])
        shape = _mercator(row["geometry"])
        if shape.geom_type in {"Polygon", "MultiPolygon"}:
            look: dict[str, Any] = {"facecolor": "none", "edgecolor": colour, "hatch": "....", "linewidth": 0.4}
            axes.add_patch(_patch(shape, alpha=0.5, zorder=3, **look))
            handles.setdefault("Concession or fishing ground", Patch(label="Concession or fishing ground", **look))
            continue
        title, strokes = _strokes(row, colour)
        for line in shapely.get_parts(shape):
            x, y = np.asarray(line.coords).T
            for pen in strokes:
                axes.plot(x, y, zorder=4, solid_capstyle="butt", dash_capstyle="butt", **pen)
        handles.setdefault(title, Line2D([], [], label=title, **strokes[-1]))
    return handles


def _strokes(row: dict[str, Any], colour: str) -> tuple[str, list[dict[str, Any]]]:
    """Name in the legend, and the strokes a line is drawn with, one over the other."""
    kind, sleepers = row["kind"], (0, (0.35, 2.2))
    if kind == "road":
        return "Road", [{"color": style.ROAD, "linewidth": 1.5}, {"color": style.PAPER, "linewidth": 0.7}]
    if row["layer"] == "railway":
        ticks = {"color": colour, "linewidth": 2.2, "linestyle": sleepers}
        return "Railway, in its owner's colour", [{"color": colour, "linewidth": 0.6}, ticks]
    if kind == "fortified-line":
        teeth = {"color": colour, "linewidth": 4, "linestyle": (0, (0.4, 1))}
        return "Fortified line", [{"color": colour, "linewidth": 1.2}, teeth]
    if kind in style.FIRM_BORDERS:
        dash: Any = (0, (5, 3)) if kind == frontiers.APPROXIMATE else "solid"
        casing = {"color": "white", "linewidth": 1.9, "alpha": 0.6}
        return "Border", [casing, {"color": style.BORDER, "linewidth": 0.9, "linestyle": dash}]
    name = {"route": "Route", "claim": f"Claim or limit: {row['side']}", "border": "Truce or demarcation line"}[
        row["layer"]
    ]
    return name, [{"color": "white", "linewidth": 3}, {"color": colour, "linewidth": 1.5, "linestyle": (0, (5, 3))}]


def _movements(axes: Axes, rows: gpd.GeoDataFrame) -> dict[str, Any]:
    handles: dict[str, Any] = {}
    for row in rows[rows["layer"] == "arrow"].to_dict("records"):
        colour = style.side_colour(row["side"])
        shape = _mercator(row["geometry"])
        axes.add_patch(_patch(shape, facecolor=colour, edgecolor="white", linewidth=0.9, alpha=0.95, zorder=5))
        handles.setdefault(row["side"], Patch(color=colour, label=f"Advance: {row['side']}"))
    return handles


def _events(axes: Axes, rows: gpd.GeoDataFrame, labels: _Labels, catalogue: Catalogue) -> None:
    for row in rows[rows["layer"] == "event"].sort_values("rank").to_dict("records"):
        x, y = _MERCATOR.transform(row["geometry"].x, row["geometry"].y)
        marker = _MARKERS.get(style.MARKS.get(row["kind"], "dot"), "o")
        colour, size = style.side_colour(row["side"]), 13 - 1.5 * row["rank"]
        axes.plot(x, y, marker=marker, markersize=size, color=colour, markeredgecolor="white", zorder=6)
        labels.add(x, y, catalogue.dossiers[row["dossier"]].short, size=10.5, style="italic", weight="bold")


def _names(axes: Axes, catalogue: Catalogue, labels: _Labels, box: tuple[float, float, float, float]) -> None:
    most = 2 if box[3] - box[1] > 15 else 3 if box[3] - box[1] > 6 else 5  # noqa: PLR2004 - degrees of latitude
    for place in sorted(catalogue.places.values(), key=lambda place: place.rank):
        if place.rank > most or place.kind == "battlefield":
            continue
        x, y = _MERCATOR.transform(place.longitude, place.latitude)
        if labels.add(x, y, place.name, size=10 - 0.6 * place.rank):
            axes.plot(x, y, marker="o", markersize=3.2, color="white", markeredgecolor=style.INK, zorder=5.5)


class _Labels:
    """Places names so that none lies over another or over the edge."""

    def __init__(self, axes: Axes, figure: Figure, legend: Legend | None) -> None:
        self.axes, self.figure = axes, figure
        figure.canvas.draw()
        self.area = axes.get_window_extent()
        self.taken: list[tuple[float, float, float, float]] = []
        if legend is not None:
            box = legend.get_window_extent()
            self.taken.append((box.x0, box.y0, box.x1, box.y1))

    def add(self, x: float, y: float, text: str, size: float, **look: Any) -> bool:  # noqa: ANN401
        """Write a name beside a point where there is room; tells whether there was."""
        px, py = self.axes.transData.transform((x, y))
        if not (self.area.x0 < px < self.area.x1 and self.area.y0 < py < self.area.y1):
            return False
        pixels = size * self.figure.dpi / 72
        wide, tall = sum(1.0 if ord(c) > 0x2E80 else 0.6 for c in text) * pixels, pixels * 1.15  # noqa: PLR2004
        gap = pixels * 0.7
        spots = ((gap, -tall / 2), (-gap - wide, -tall / 2), (-wide / 2, gap), (-wide / 2, -gap - tall))
        for dx, dy in spots:
            box = (px + dx, py + dy, px + dx + wide, py + dy + tall)
            if self._free(box):
                self.taken.append(box)
                at = self.axes.transData.inverted().transform(box[:2])
                look |= {"fontsize": size, "color": style.INK, "path_effects": _HALO, "zorder": 7}
                self.axes.text(at[0], at[1], text, va="bottom", ha="left", parse_math=False, **look)
                return True
        return False

    def _free(self, box: tuple[float, float, float, float]) -> bool:
        a = self.area
        if box[0] < a.x0 or box[2] > a.x1 or box[1] < a.y0 or box[3] > a.y1:
            return False
        return all(box[2] <= t[0] or t[2] <= box[0] or box[3] <= t[1] or t[3] <= box[1] for t in self.taken)


def _scale_bar(axes: Axes, latitude: float) -> None:
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    true = float(np.cos(np.radians(latitude)))
    wanted = (x1 - x0) * true / 6 / 1000
    power = 10 ** int(np.floor(np.log10(wanted)))
    length = max(step * power for step in (1, 2, 5) if step * power <= wanted)
    left, bottom = x1 - (x1 - x0) * 0.02 - length * 1000 / true, y0 + (y1 - y0) * 0.025
    axes.plot([left, left + length * 1000 / true], [bottom, bottom], color=style.INK, linewidth=3, zorder=8)
    text = f"{length:g} km at {latitude:.0f}°N"
    axes.text(left, bottom + (y1 - y0) * 0.008, text, fontsize=9, zorder=8, path_effects=_HALO)


def _legend(axes: Axes, rows: gpd.GeoDataFrame, handles: dict[str, Any]) -> Legend | None:
    lands: dict[str, Patch] = {}
    for row in rows[rows["layer"].isin(["territory", "occupation"])].to_dict("records"):
        colour = style.side_colour(row["side"])
        hatch = "////" if row["layer"] in style.HATCHED else None
        name = f"Occupied: {row['side']}" if hatch else row["side"]
        if row["side"] in style.SIDE_COLOUR:
            lands.setdefault(name, Patch(facecolor=f"{colour}33", edgecolor=colour, hatch=hatch, label=name))
    entries = [*handles.values(), *lands.values()]
    if not entries:
        return None
    legend = axes.legend(
        handles=entries,
        loc="lower left",
        fontsize=8.5,
        ncols=2 if len(entries) > _COLUMN else 1,
        framealpha=0.93,
        facecolor=style.PAPER,
    )
    legend.set_zorder(9)
    return legend


def _credit(rows: gpd.GeoDataFrame) -> str:
    shown = rows[rows["layer"].isin(["event", "arrow", "route", "claim"])]
    keys = {part.split(",")[0].strip() for text in shown["sources"] for part in str(text).split(";")} - {""}
    text = ", ".join(sorted(keys)[:24]) + (" …" if len(keys) > 24 else "")  # noqa: PLR2004 - as many as fit
    return f"Web Mercator. Relief, coast and rivers: Natural Earth. Sources of what is shown: {text or '–'}"
