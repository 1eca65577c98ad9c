"""One day of the atlas composed on a sheet of paper."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
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
    grid,
    ground_cover,
    labels,
    lands,
    layout,
    legend,
    lines,
    map_surround,
    movements,
    overview,
    own_data,
    phases,
    projection,
    squares,
    terrain,
    units,
)
from campaigns.atlas.plate.canvas import Canvas
from campaigns.atlas.plate.label_placement import LabelPlacer
from campaigns.atlas.plate.numbers import Numbered
from campaigns.atlas.plate.paper import LEAST_TYPE, Paper
from campaigns.atlas.plate.shown import Shown
from campaigns.symbology import languages, wording
from campaigns.symbology import legend as symbology_legend
from geodata import antimeridian
from geodata.projections import distance_km

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    import geopandas as gpd

    from campaigns.atlas.plate.clutter import Edges
    from campaigns.atlas.plate.extent import Box
    from campaigns.guests.placing import GuestLayer
    from campaigns.history import History
    from campaigns.model import Dossier

Progress = "Callable[[float, str], None]"
"""Told how far a picture is, 0 to 1, and what is drawn next."""

_RELIEF_DPI = 150.0
"""Dots per inch of the relief: it is smooth, and finer ones would not be seen."""
_UNITS_TO_A_NUMBER, _MORE_NUMBERS = 2, 3
"""Units that stand on a map to one that is expected to have a number in place of its name, and others that have one."""
_NAMED = 3
"""Events a caption names."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is printed: title and caption (empty = from the day), language, paper, and the box shown.

    The box is west, south, east, north in degrees; None = by the day's movements. ``of_lines``: the picture is a file
    of lines (PDF, SVG), in which the relief keeps its own resolution. ``guests`` are layers of users' own data.
    ``squares``: letters and numbers along the frame, by which an index finds places.
    """

    title: str = ""
    caption: str = ""
    language: str = languages.ENGLISH
    paper: Paper = field(default_factory=Paper)
    box: Box | None = None
    of_lines: bool = False
    guests: Sequence[GuestLayer] = ()
    squares: bool = False


@dataclass(frozen=True, slots=True)
class Composed:
    """A page that is drawn, and the frame of its map with the projection that fills it."""

    figure: Figure
    plane: projection.Plane


def draw(
    history: History,
    rows: gpd.GeoDataFrame,
    day: dt.date,
    options: Options,
    progress: Callable[[float, str], None] = lambda _share, _what: None,
) -> Figure:
    """Draw the rows valid on a day; parameters as of ``compose``."""
    return compose(history, rows, day, options, progress).figure


def compose(
    history: History,
    rows: gpd.GeoDataFrame,
    day: dt.date,
    options: Options,
    progress: Callable[[float, str], None] = lambda _share, _what: None,
) -> Composed:
    """Draw the rows valid on a day; call it within ``fonts.setting(language)``.

    Parameters
    ----------
    rows
        Rows of the scene valid on that day, EPSG:4326.
    progress
        Told the share that is done, 0 to 1, and what comes next.
    """
    paper = options.paper
    box = options.box or extent.of_rows(rows)
    blank = Figure().add_axes((0, 0, 1, 1))
    first = Canvas(blank, projection.fit(box, layout.of(paper).frame), paper.unit, history.ground)
    rows = phases.drawn(rows, first.plane.km_per_point)
    strip = _strip_for(first, _expected(first, history, rows, day, options.language), paper)
    while True:
        figure, canvas, content = _map(history, rows, day, replace(options, box=box), strip=strip, progress=progress)
        lacking = _strip_for(canvas, content, paper) > strip
        if not lacking or strip >= layout.LONGEST * paper.unit:
            break
        strip = _strip_for(canvas, content, paper)  # more found no room for its name than was expected
    progress(0.5, "relief")  # under the map that stays: it takes longer than all the rest
    terrain.lay_relief(canvas, min(_RELIEF_DPI, paper.dpi / 1.4), None if options.of_lines else paper.dpi)
    progress(0.6, "legend and sources")
    _around(canvas, layout.of(paper, strip).columns, content, history, rows, day=day, options=options)
    return Composed(figure, canvas.plane)


def _map(
    history: History,
    rows: gpd.GeoDataFrame,
    day: dt.date,
    options: Options,
    *,
    strip: float,
    progress: Callable[[float, str], None],
) -> tuple[Figure, Canvas, map_surround.Content]:
    """The map on its sheet without relief, with ``strip`` points below it left free; and what is to be explained."""
    paper, language = options.paper, options.language
    assert options.box is not None  # noqa: S101 - ``draw`` saw to it
    figure = Figure(figsize=(paper.width / 72, paper.height / 72), dpi=72)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    plane = projection.fit(options.box, layout.of(paper, strip).frame)
    canvas = Canvas(axes, plane, paper.unit, history.ground)
    rows = battlefield.with_true_courses(canvas, rows)
    progress(0.05, "sea and rivers")
    terrain.draw_water(canvas)
    progress(0.15, "lands and lines")
    shown = [*lands.draw(canvas, rows), *ground_cover.draw(canvas, rows), *lands.islands(canvas, rows)]
    elevations, of_ground = battlefield.draw(canvas)
    shown += [*of_ground, *grid.draw(canvas)]
    graticule.draw(canvas)
    lettered = squares.draw(canvas) if options.squares else []
    shown += lines.draw(canvas, rows)
    progress(0.3, "movements")
    moving = movements.of_rows(canvas, rows, history)
    shown += movements.draw(canvas, moving)
    progress(0.35, "names")
    placer = LabelPlacer(canvas, language)
    weigh(placer, rows, moving)
    placer.clutter.reserve(*(number.gap.bounds for number in elevations), *lettered)
    shown += phases.draw(placer, rows, history)
    named, numbered = labels.write(placer, rows, moving, history, day)
    phases.name(placer, rows)
    axes.set_xlim(0, paper.width)
    axes.set_ylim(0, paper.height)
    key = legend.build([*shown, *named], language, history.ground.land_names)
    own = own_data.draw(canvas, options.guests, day)
    key = replace(key, groups={**key.groups, **own_data.legend(own)})
    return figure, canvas, map_surround.Content(key, numbered, own=own)


def _expected(
    canvas: Canvas, history: History, rows: gpd.GeoDataFrame, day: dt.date, language: str
) -> map_surround.Content:
    """What a map of some rows will have to explain, as far as it can be told before it is drawn."""
    inside = rows[rows.geometry.intersects(antimeridian.joined(shapely.box(*canvas.plane.box)))]
    kinds = inside[["layer", "kind", "side"]].drop_duplicates().astype(str)
    shown = [Shown(*kind) for kind in kinds.itertuples(index=False)]
    if battlefield.sheets(canvas):
        shown += [Shown(symbology_legend.GROUND, entry) for entry in ("contour", "grid")]
    standing = units.standing(canvas, rows, history, day)
    standing = standing[: len(standing) // _UNITS_TO_A_NUMBER + _MORE_NUMBERS]
    numbered = [Numbered(0, unit.formation.name, unit.formation.side) for unit in standing]
    return map_surround.Content(legend.build(shown, language, history.ground.land_names), numbered)


def _strip_for(canvas: Canvas, content: map_surround.Content, paper: Paper) -> float:
    """Points that the panel needs below the map, in the least type."""
    left, _, right, _ = layout.of(paper).columns[0]
    blocks = map_surround.panel_blocks(canvas, content, right - left, LEAST_TYPE)
    return layout.strip_for(paper, map_surround.heights(blocks))


def weigh(placer: LabelPlacer, rows: gpd.GeoDataFrame, moving: list[movements.Movement]) -> None:
    """Tell the lettering what it should rather not lie on."""
    clutter, place = placer.clutter, placer.canvas.plane.project
    for layer, weight, width in (
        ("road", 0.1, 2.0),
        ("railway", 0.16, 2.5),
        ("border", 0.4, 4.0),
        ("claim", 0.4, 4.0),
        ("front", 0.6, 6.0),
    ):
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


def _around(
    canvas: Canvas,
    columns: list[Edges],
    content: map_surround.Content,
    history: History,
    rows: gpd.GeoDataFrame,
    *,
    day: dt.date,
    options: Options,
) -> None:
    """Write what stands around the map."""
    paper, language = options.paper, options.language
    margin = layout.MARGIN * paper.unit
    events, elsewhere = _events(canvas, history, rows, language)
    here = [languages.event_name(dossier, language) for dossier in events]
    span = chapter_of(day, canvas.plane)
    shown = rows[rows.geometry.intersects(antimeridian.joined(shapely.box(*canvas.plane.box)))]
    over, title = wording.of(provenance.TITLE, language), wording.of(span.title, language)
    if battlefield.sheets(canvas) and events:  # a map of a battle has its name
        greatest = _greatest(events, shown)
        over = f"{over} · {title} {span.years}"
        title = greatest.title if language == languages.ENGLISH else languages.event_name(greatest, language)
        here = [languages.event_name(dossier, language) for dossier in events if dossier is not greatest]
    words = map_surround.Heading(
        over=over,
        title=options.title or title,
        caption=options.caption or _caption(here, language),
        day=day_text(day, language),
    )
    map_surround.heading(canvas, words, (margin, paper.width - margin, paper.height - margin), language)
    panel = map_surround.Panel(canvas, columns, language)
    held = rows[rows["layer"] == "territory"]
    around = zip(held["side"], held.geometry.simplify(overview.SIMPLER), strict=True)
    content = replace(content, elsewhere=elsewhere, lands=list(around))
    panel.fill(lambda size: map_surround.panel_blocks(canvas, content, panel.room, size))
    origins = provenance.origins(history, shown, background=True)
    text = f"{own_data.credit(content.own)} {citations.line(shown, history.sources, origins, language)}".strip()
    map_surround.sources(canvas, text, (margin, paper.width - margin, margin), language)


def _events(
    canvas: Canvas, history: History, rows: gpd.GeoDataFrame, language: str
) -> tuple[list[Dossier], list[tuple[str, str, str]]]:
    """The events on the map, and kind, place and name of those off it, the most important first."""
    here, elsewhere = [], []
    for row in rows[rows["layer"] == "event"].sort_values(["rank", "id"]).to_dict("records"):
        dossier = history.dossiers[str(row["dossier"])]
        point = canvas.plane.points(np.array([[row["geometry"].x, row["geometry"].y]]))[0]
        if np.isfinite(point).all() and canvas.plane.holds(point):
            here.append(dossier)
        else:
            place = languages.place_name(history.places[dossier.place].on(dossier.when.earliest), language)
            elsewhere.append((str(row["kind"]), place, languages.event_name(dossier, language)))
    return here, elsewhere[:8]


def _greatest(events: list[Dossier], shown: gpd.GeoDataFrame) -> Dossier:
    """The event of which a map shows most; of several, the first."""
    drawn = shown[shown["layer"].isin(["arrow", "route", "unit", "front"])]["dossier"].value_counts()
    return max(events, key=lambda dossier: int(drawn.get(dossier.id, 0)))


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
