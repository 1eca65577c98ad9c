"""One day of the atlas composed on a sheet of paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import shapely
from matplotlib.figure import Figure

from campaigns import chapters, dates
from campaigns.atlas import provenance
from campaigns.atlas.plate import (
    battlefield,
    citations,
    extent,
    graticule,
    labels,
    lands,
    legend,
    lines,
    map_surround,
    movements,
    projection,
    terrain,
)
from campaigns.atlas.plate.canvas import Canvas
from campaigns.atlas.plate.label_placement import LabelPlacer
from campaigns.atlas.plate.paper import Paper
from campaigns.symbology import languages, wording
from geodata import antimeridian
from geodata.projections import distance_km

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    import geopandas as gpd

    from campaigns.atlas.plate.extent import Box
    from campaigns.history import History

Progress = "Callable[[float, str], None]"
"""Told how far a picture is, 0 to 1, and what is drawn next."""

_MARGIN, _HEADING, _SOURCES, _PANEL, _GUTTER = 30.0, 64.0, 30.0, 168.0, 16.0
"""Points on A3: around the page, above and below the map, width of the panel beside it, and the space between."""
_STRIP, _COLUMN = 190.0, 158.0
"""Points on A3: height of the panel below the map of an upright sheet, and least width of its columns."""
_NAMED = 3
"""Events a caption names."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is printed: title and caption (empty = from the day), language, paper, and the box shown.

    The box is west, south, east, north in degrees; None = by the day's movements.
    """

    title: str = ""
    caption: str = ""
    language: str = languages.ENGLISH
    paper: Paper = field(default_factory=Paper)
    box: Box | None = None


def draw(
    history: History,
    rows: gpd.GeoDataFrame,
    day: dt.date,
    options: Options,
    progress: Callable[[float, str], None] = lambda _share, _what: None,
) -> Figure:
    """Draw the rows valid on a day; call it within ``fonts.setting(language)``.

    Parameters
    ----------
    rows
        Rows of the scene valid on that day, EPSG:4326.
    progress
        Told the share that is done, 0 to 1, and what comes next.
    """
    paper, language = options.paper, options.language
    figure = Figure(figsize=(paper.width / 72, paper.height / 72), dpi=72)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    frame, _ = _layout(paper)
    canvas = Canvas(axes, projection.fit(options.box or extent.of_rows(rows), frame), paper.unit, history.ground)
    rows = battlefield.with_true_courses(canvas, rows)
    progress(0.05, "relief, sea and rivers")
    terrain.draw(canvas, paper.dpi, resolution=min(150.0, paper.dpi / 1.4))
    progress(0.2, "lands and lines")
    shown = [*lands.draw(canvas, rows), *lands.islands(canvas, rows)]
    numbers, of_ground = battlefield.draw(canvas)
    shown += of_ground
    graticule.draw(canvas)
    shown += lines.draw(canvas, rows)
    progress(0.35, "movements")
    moving = movements.of_rows(canvas, rows, history)
    shown += movements.draw(canvas, moving)
    progress(0.45, "names")
    placer = LabelPlacer(canvas, language)
    weigh(placer, rows, moving)
    placer.clutter.reserve(*(number.gap.bounds for number in numbers))
    shown += labels.write(placer, rows, moving, history, day)
    progress(0.6, "legend and sources")
    key = legend.build(shown, language, history.ground.land_names)
    _around(canvas, key, history, rows, day=day, options=options)
    axes.set_xlim(0, paper.width)
    axes.set_ylim(0, paper.height)
    return figure


def weigh(placer: LabelPlacer, rows: gpd.GeoDataFrame, moving: list[movements.Movement]) -> None:
    """Tell the lettering what it should rather not lie on."""
    clutter, place = placer.clutter, placer.canvas.plane.project
    for layer, weight, width in (("railway", 0.16, 2.5), ("border", 0.4, 4.0), ("claim", 0.4, 4.0)):
        for geometry in rows[rows["layer"] == layer].geometry:
            if geometry.geom_type not in {"Polygon", "MultiPolygon"}:
                clutter.add_weight(place(geometry), weight, width)
    for movement in moving:
        if movement.axis.is_route:
            clutter.add_weight(movement.shape, 0.55, 4.0)
        else:
            clutter.add_weight(movement.shape.buffer(14 * placer.canvas.unit), 0.2)
            clutter.add_weight(movement.shape.buffer(1.5), 1.0)
            if movement.head is not None:
                clutter.keep_head(movement.head)


def _layout(paper: Paper) -> tuple[tuple[float, float, float, float], list[tuple[float, float, float, float]]]:
    """Frame of the map, and the columns of the panel, as left, bottom, right, top in points."""
    unit = paper.unit
    margin, neat = _MARGIN * unit, graticule.NEAT * unit
    top = paper.height - margin - _HEADING * unit
    bottom = margin + _SOURCES * unit
    left, right = margin, paper.width - margin
    if not paper.portrait:
        edge = right - _PANEL * unit
        frame = (left + neat, bottom + neat, edge - _GUTTER * unit - neat, top - neat)
        return frame, [(edge, bottom, right, top)]
    ceiling = bottom + _STRIP * unit
    frame = (left + neat, ceiling + _GUTTER * unit + neat, right - neat, top - neat)
    count = max(2, int((right - left) / (_COLUMN * unit)))
    gap = _GUTTER * unit
    wide = (right - left - gap * (count - 1)) / count
    edges = [left + number * (wide + gap) for number in range(count)]
    return frame, [(edge, bottom, edge + wide, ceiling) for edge in edges]


def _around(
    canvas: Canvas, key: legend.Legend, history: History, rows: gpd.GeoDataFrame, *, day: dt.date, options: Options
) -> None:
    """Write what stands around the map."""
    paper, language = options.paper, options.language
    _, columns = _layout(paper)
    margin = _MARGIN * paper.unit
    here, elsewhere = _events(canvas, history, rows, language)
    span = chapter_of(day, canvas.plane)
    words = map_surround.Heading(
        over=wording.of(provenance.TITLE, language),
        title=options.title or wording.of(span.title, language),
        caption=options.caption or _caption(here, language),
        day=day_text(day, language),
    )
    map_surround.heading(canvas, words, (margin, paper.width - margin, paper.height - margin), language)
    panel = map_surround.Panel(canvas, columns, language)
    panel.fill(lambda size: map_surround.panel_blocks(canvas, key, elsewhere, panel.room, size))
    shown = rows[rows.geometry.intersects(antimeridian.joined(shapely.box(*canvas.plane.box)))]
    origins = provenance.origins(history, shown, background=True)
    text = citations.line(shown, history.sources, origins, language)
    map_surround.sources(canvas, text, (margin, paper.width - margin, margin), language)


def _events(
    canvas: Canvas, history: History, rows: gpd.GeoDataFrame, language: str
) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Names of the events on the map, and kind, place and name of those off it, the most important first."""
    here, elsewhere = [], []
    for row in rows[rows["layer"] == "event"].sort_values(["rank", "id"]).to_dict("records"):
        dossier = history.dossiers[str(row["dossier"])]
        point = canvas.plane.points(np.array([[row["geometry"].x, row["geometry"].y]]))[0]
        name = languages.event_name(dossier, language)
        if np.isfinite(point).all() and canvas.plane.holds(point):
            here.append(name)
        else:
            place = languages.place_name(history.places[dossier.place].on(dossier.when.earliest), language)
            elsewhere.append((str(row["kind"]), place, name))
    return here, elsewhere[:8]


def _caption(names_here: list[str], language: str) -> str:
    """One line on what is happening: the first events by name, and how many more."""
    shown = " · ".join(names_here[:_NAMED])
    more = len(names_here) - _NAMED
    return shown + (f" · {wording.of(wording.MORE, language).format(more)}" if more > 0 else "")


def chapter_of(day: dt.date, frame: projection.Plane) -> chapters.Chapter:
    """The chapter a map belongs to: of those that hold its day, the one whose view lies nearest its middle."""
    holding = [span for span in chapters.in_order() if span.first <= day <= span.last] or [chapters.in_order()[-1]]
    middle = frame.lonlat(np.array([[(frame.left + frame.right) / 2, (frame.bottom + frame.top) / 2]]))[0]
    return min(holding, key=lambda span: distance_km(span.view[2], span.view[1], float(middle[0]), float(middle[1])))


def day_text(day: dt.date, language: str) -> str:
    """A day for people: ``12 August 1945``, ``12 августа 1945``, ``1945年8月12日``."""
    if language in {"ja", "zh"}:
        return f"{day.year}年{day.month}月{day.day}日"
    if language == "ru":
        return f"{day.day} {wording.of(f'{day:%B}', language)} {day.year}"
    return dates.english(dates.parse(day.isoformat()))
