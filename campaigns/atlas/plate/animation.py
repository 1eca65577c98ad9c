"""Days of the atlas as a moving picture: GIF, WebM or MP4. The ground is drawn once, and on it only what moves."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from PIL import Image

from campaigns.atlas.plate import (
    battlefield,
    encoders,
    extent,
    fonts,
    graticule,
    labels,
    land_labels,
    lands,
    legend,
    levels,
    lines,
    movements,
    own_data,
    page,
    projection,
    terrain,
)
from campaigns.atlas.plate.canvas import Canvas
from campaigns.atlas.plate.encoders import AnimationError
from campaigns.atlas.plate.label_placement import LabelPlacer, style_of
from campaigns.atlas.plate.shown import Shown
from campaigns.atlas.provenance import TITLE
from campaigns.scene import select
from campaigns.symbology import colours, languages, wording
from campaigns.symbology import labels as symbology_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import geopandas as gpd

    from campaigns.atlas.plate.clutter import Edges
    from campaigns.atlas.plate.encoders import Frame
    from campaigns.atlas.plate.page import Options
    from campaigns.atlas.provenance import Provenance
    from campaigns.history import History

MOST_FRAMES = 400
"""More would take minutes to draw and be too large to show."""
PIXELS = (900, 640)
"""Width and height; both even, as video asks."""
_DPI = 96
_STRIP = 26.0
"""Points of the strip below the map with the title and the sides."""
_GROUND = ("territory", "occupation", "border", "claim", "road", "railway", "cover")


def days(first: dt.date, last: dt.date, step: int) -> list[dt.date]:
    """The days that are drawn: every so many from the first, and the last.

    Raises
    ------
    AnimationError
        If they are too many.
    """
    count = (last - first).days // step + 1
    if count > MOST_FRAMES:
        least = -(-(last - first).days // (MOST_FRAMES - 1))
        raise AnimationError(
            f"{first} to {last} by {step} day(s) is {count} pictures, more than {MOST_FRAMES}; take --step {least}"
        )
    found = [first + dt.timedelta(days=step * number) for number in range(count)]
    return found if found[-1] == last else [*found, last]


def write(
    out: Path,
    history: History,
    rows: gpd.GeoDataFrame,
    drawn: list[dt.date],
    options: Options,
    *,
    provenance: Provenance,
    progress: Callable[[float, str], None] = lambda _share, _what: None,
) -> None:
    """Write the days as a moving picture; the file's suffix is the format (``.gif .webm .mp4``).

    Parameters
    ----------
    rows
        Rows of the scene of the whole span, EPSG:4326.
    drawn
        Days to draw, in order, see ``days``.
    provenance
        Is written into the file's own description of itself.

    Raises
    ------
    AnimationError
        If video is asked for and the package ``av`` is not installed.
    """
    if out.suffix.lower() != ".gif":
        encoders.require_video()
    progress(0.0, "drawing the ground")
    with fonts.setting(options.language):
        scene = _Moving(history, rows, options)
    if out.suffix.lower() == ".gif":
        sampled = [drawn[number] for number in sorted({0, len(drawn) // 2, len(drawn) - 1})]
        palette = encoders.palette(list(_frames(scene, rows, sampled)))
        scene.places.clear()
        encoders.write_gif(out, _frames(scene, rows, drawn, progress), palette, provenance)
    else:
        encoders.write_video(out, _frames(scene, rows, drawn, progress), PIXELS, provenance)
    progress(1.0, "ready")


def still(history: History, rows: gpd.GeoDataFrame, day: dt.date, options: Options) -> bytes:
    """One frame of a moving picture of the rows of a span, as PNG."""
    stream = io.BytesIO()
    with fonts.setting(options.language):
        scene = _Moving(history, rows, options)
    [frame] = _frames(scene, rows, [day])
    Image.fromarray(frame).save(stream, format="PNG")
    return stream.getvalue()


def _frames(
    scene: _Moving,
    rows: gpd.GeoDataFrame,
    drawn: list[dt.date],
    progress: Callable[[float, str], None] = lambda _share, _what: None,
) -> Iterator[Frame]:
    rows = battlefield.with_true_courses(scene.canvas, rows)
    for number, day in enumerate(drawn):
        progress((number + 1) / (len(drawn) + 2), f"drawing {day}")
        with fonts.setting(scene.language):
            picture = scene.frame(select(rows, day, day), day)
        yield picture


class _Moving:
    """The ground, drawn once; lands and names of places, drawn when one changes; and the days on them."""

    def __init__(self, history: History, rows: gpd.GeoDataFrame, options: Options) -> None:
        self.history, self.language, self.guests = history, options.language, options.guests
        wide, tall = (pixels * 72 / _DPI for pixels in PIXELS)
        self.figure = Figure(figsize=(wide / 72, tall / 72), dpi=_DPI, facecolor=colours.of("paper"))
        self.raster: Any = FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        frame = (6.0, _STRIP + 2, wide - 6, tall - 6)
        self.canvas = Canvas(
            self.axes, projection.fit(options.box or extent.of_rows(rows), frame), 0.86, history.ground
        )
        terrain.lay_relief(self.canvas, resolution=_DPI, dpi=_DPI)
        terrain.draw_water(self.canvas)
        battlefield.draw(self.canvas)
        graticule.lines(self.canvas)
        edge: dict[str, Any] = {
            "fill": False,
            "edgecolor": colours.of("text"),
            "linewidth": 1.0,
            "zorder": levels.LABELS + 5,
        }
        self.axes.add_patch(Rectangle(frame[:2], frame[2] - frame[0], frame[3] - frame[1], **edge))
        self.placer = LabelPlacer(self.canvas, self.language)
        for movement in movements.of_rows(self.canvas, rows[rows["layer"] == "arrow"], history):
            self.placer.clutter.add_weight(movement.shape, 0.5, 3.0)
        self._reserve(rows)
        labels.seas(self.placer)
        self._strip(rows, options, wide)
        self.axes.set_xlim(0, wide)
        self.axes.set_ylim(0, tall)
        self.settled = self.named = self.placer.clutter.boxes
        self.drawn: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        """Lands and names of places of the day drawn last."""
        self.ground: list[Any] = []
        self.still: Any = None
        self.places: dict[str, Edges] = {}
        """Where each event's name stood last, so that none jumps from day to day."""

    def _lands(self, today: gpd.GeoDataFrame, day: dt.date) -> None:
        """Draw lands, lines and names of places of a day, where they are not those of the day before."""
        places = labels.greater_places(self.placer, self.history, day)
        drawn = (
            tuple(today[today["layer"].isin(_GROUND)]["id"]),
            tuple(f"{languages.place_name(place, self.language)} {place.kind}" for place in places),
        )
        if drawn == self.drawn:
            return
        _remove(self.ground)
        self.placer.clutter.boxes = self.settled
        self.canvas.kept = self.ground = []
        lands.draw(self.canvas, today)
        lines.draw(self.canvas, today)
        labels.name_places(self.placer, places)
        land_labels.write(self.placer, today)
        self.canvas.kept = None
        self.drawn, self.named = drawn, self.placer.clutter.boxes[self.reserved :]
        self.raster.draw()
        self.still = self.raster.copy_from_bbox(self.figure.bbox)

    def _reserve(self, rows: gpd.GeoDataFrame) -> None:
        """Keep what stays off the places where a mark will stand on any of the days."""
        events = rows[rows["layer"] == "event"]
        points = self.canvas.plane.points(np.column_stack([events.geometry.x, events.geometry.y]).reshape(-1, 2))
        frame, size = self.canvas.plane, 8.0
        self.placer.clutter.reserve(*((x - size, y - size, x + size, y + size) for x, y in points if np.isfinite(x)))
        self.placer.clutter.reserve((frame.left, frame.top - 34, frame.left + 190, frame.top))
        self.reserved = len(self.placer.clutter.boxes)

    def _strip(self, rows: gpd.GeoDataFrame, options: Options, wide: float) -> None:
        """The title and a sample of each side's arrows, of the whole span, so that it never changes."""
        axes, size = self.axes, 8.2
        title = options.title or wording.of(TITLE, self.language)
        axes.text(8, 9, title, fontsize=10.5, weight="bold", color=colours.of("text"), va="baseline")
        ends = 16 + fonts.width(title, 10.5, "bold", language=self.language)
        caption = fonts.width(options.caption, size, slant="italic", language=self.language)
        if options.caption and ends + caption < wide * 0.72:
            axes.text(ends, 9, options.caption, fontsize=size, style="italic", color=colours.of("text"), va="baseline")
            ends += caption + 8
        sides = {str(side) for side in rows[rows["layer"] == "arrow"]["side"]}
        advances = [Shown("arrow", "advance", side) for side in sides]
        key = legend.build(advances, self.language, self.history.ground.land_names)
        left = wide - 8.0
        for entry in reversed([entry for entries in key.groups.values() for entry in entries]):
            left -= fonts.width(entry.text, size, language=self.language) + size * 4.4
            if left < ends:
                break
            legend.write(self.canvas, entry, (left, 17.5), [entry.text], size)

    def frame(self, today: gpd.GeoDataFrame, day: dt.date) -> Frame:
        """Draw a day."""
        canvas = self.canvas
        self._lands(today, day)
        self.raster.restore_region(self.still)
        moving: list[Any] = []
        canvas.kept = moving
        lands.islands(canvas, today)
        movements.draw(canvas, movements.of_rows(canvas, today, self.history))
        own_data.draw(canvas, self.guests, day)
        self.placer.clutter.boxes = self.named
        self._events(today)
        self._date(day)
        for artist in sorted(moving, key=lambda each: float(each.get_zorder())):
            self.axes.draw_artist(artist)
        picture = np.asarray(self.raster.buffer_rgba())[..., :3].copy()
        _remove(moving)
        canvas.kept = None
        return picture

    def _events(self, today: gpd.GeoDataFrame) -> None:
        unit = self.canvas.unit
        events = labels.marks_of(self.placer, today, self.history)
        for event in sorted(events, key=lambda event: (event.name not in self.places, event.rank)):
            size = symbology_labels.spec().ranked["event"].points.of(event.rank) * unit
            text_style = style_of("event", size, event.side)
            box, gap = self.places.get(event.name), (10 - event.rank) * unit
            if box is not None and self.placer.clutter.free([box]):
                self.placer.at(box, [event.name], text_style)
            elif event.rank <= 2 and self.placer.beside(event.at, [event.name], text_style, gap, 1.0):  # noqa: PLR2004
                self.places[event.name] = self.placer.written[-1][1][0]

    def _date(self, day: dt.date) -> None:
        plane_ = self.canvas.plane
        text = page.day_text(day, self.language)
        wide = fonts.width(text, 17, "bold", language=self.language) + 18
        corner = (plane_.left, plane_.top - 30)
        paper = Rectangle(corner, wide, 30, facecolor=colours.of("paper"), edgecolor=colours.of("text"), linewidth=0.8)
        paper.set_zorder(levels.LABELS + 3)
        self.canvas.add(paper)
        properties: dict[str, Any] = {"fontsize": 17, "weight": "bold", "color": colours.of("text"), "va": "baseline"}
        caption = self.axes.text(corner[0] + 9, corner[1] + 9, text, zorder=levels.LABELS + 4, **properties)
        assert self.canvas.kept is not None  # noqa: S101 - set by `frame`
        self.canvas.kept.append(caption)


def _remove(artists: list[Any]) -> None:
    for artist in artists:
        artist.remove()
    artists.clear()
