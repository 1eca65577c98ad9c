"""What an export holds and how it is shown, and what of it cannot be done."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from campaigns import chapters
from campaigns.atlas.plate.paper import LEAST_DPI, MOST_DPI, SIZES_MM, Paper
from campaigns.scene import LAYERS, select
from campaigns.symbology import languages

if TYPE_CHECKING:
    import datetime as dt

    import geopandas as gpd

DATA = (".geojson", ".gpkg", ".kml", ".jsonld", ".csv")
PICTURES = (".pdf", ".png", ".svg")
MOVING = (".gif", ".mp4", ".webm")
FORMATS = (".html", *DATA, *PICTURES, *MOVING)
_LOWEST, _HIGHEST = 2.0, 12.0
"""Zooms a view can have."""
_MAP_PIXELS = (1440, 810)
"""Width and height of the window that a box is fitted into."""


class ExportError(Exception):
    """An export that cannot be done, with what to do about it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What an export holds, and how it is shown.

    Attributes
    ----------
    first, last, at
        The span of days (None = the whole atlas) and the day it shows.
    layers
        Names of layers (None = all).
    view, box
        What is seen: zoom, latitude, longitude, or west, south, east, north in degrees.
    title, caption, language
        ``title`` empty = the atlas's own, or in a picture that of its chapter.
    controls
        Whether a map has its time bar, legend and buttons.
    paper, step
        The sheet of a picture; days between two frames of a moving one.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    at: dt.date | None = None
    layers: tuple[str, ...] | None = None
    view: tuple[float, float, float] | None = None
    title: str = ""
    select: str = ""
    box: tuple[float, float, float, float] | None = None
    caption: str = ""
    language: str = languages.ENGLISH
    controls: bool = True
    paper: Paper = field(default_factory=Paper)
    step: int = 1

    @property
    def picture_day(self) -> dt.date:
        """The day a picture shows."""
        return self.at or self.last or (chapters.LAST_DAY if self.first else chapters.OPENING)

    @property
    def map_view(self) -> tuple[float, float, float]:
        """Zoom, latitude and longitude a map opens with: the view, one that holds the box, or the whole theatre."""
        if self.view:
            return self.view
        if not self.box:
            return chapters.WHOLE_THEATRE
        west, south, east, north = self.box
        wide, tall = _MAP_PIXELS
        zoom = math.log2(min(wide * 360 / (256 * (east - west)), tall * 170 / (256 * (north - south))))
        return (
            round(min(max(zoom, _LOWEST), _HIGHEST) * 2) / 2,
            round((south + north) / 2, 3),
            round((west + east) / 2, 3),
        )


def of_chapter(identity: str, selection: Selection) -> Selection:
    """A selection with the days and view of a chapter where it names none of its own.

    Raises
    ------
    ExportError
        If there is no such chapter.
    """
    spans = {str(span.id): span for span in chapters.CHAPTERS}
    if identity not in spans:
        raise ExportError(f"unknown chapter {identity}; expected one of {', '.join(spans)}")
    span = spans[identity]
    first, last = selection.first or span.first, selection.last or span.last
    at = selection.at or min(max(span.opens, first), last)
    view = selection.view or (None if selection.box else span.view)
    return replace(selection, first=first, last=last, at=at, view=view, title=selection.title or span.title)


def validate(selection: Selection) -> None:
    """Check, before anything is drawn, that a selection makes sense.

    Raises
    ------
    ExportError
        With what was found and what was expected.
    """
    unknown = sorted(set(selection.layers or ()) - set(LAYERS))
    if unknown:
        raise ExportError(f"unknown layer {', '.join(unknown)}; expected some of {', '.join(LAYERS)}")
    first, last = selection.first or chapters.FIRST_DAY, selection.last or chapters.LAST_DAY
    if first > last:
        raise ExportError(f"the span ends on {last}, before it starts on {first}")
    if selection.at is not None and not first <= selection.at <= last:
        raise ExportError(f"the day {selection.at} lies outside the span {first} to {last}")
    if selection.paper.size not in SIZES_MM:
        raise ExportError(f"unknown paper {selection.paper.size}; expected one of {', '.join(SIZES_MM)}")
    if not LEAST_DPI <= selection.paper.dpi <= MOST_DPI:
        raise ExportError(f"{selection.paper.dpi} dots per inch; expected {LEAST_DPI} to {MOST_DPI}")
    if selection.step < 1:
        raise ExportError(f"a step of {selection.step} days; expected 1 or more")
    if selection.box:
        west, south, east, north = selection.box
        if not (-180 <= west < east <= 180 and -85 <= south < north <= 85):  # noqa: PLR2004 - degrees
            raise ExportError(f"the box {west:g},{south:g},{east:g},{north:g} is not west,south,east,north in degrees")


def rows_of(suffix: str, scene: gpd.GeoDataFrame, selection: Selection) -> gpd.GeoDataFrame:
    """The rows an export of a format holds.

    Raises
    ------
    ExportError
        If there are none, a moving picture has no span, or no typeface is installed for its language.
    """
    first, last = selection.first, selection.last
    if suffix in {*MOVING, *PICTURES} and not _can_write(selection.language):
        raise ExportError(
            f"no typeface for the language {selection.language} is installed; install Noto Serif CJK, or take en or ru"
        )
    if suffix in MOVING:
        if first is None or last is None:
            raise ExportError(f"a moving picture ({suffix}) needs a first and a last day: --from and --to")
    elif suffix in PICTURES:
        first = last = selection.picture_day
    elif suffix != ".html":  # a map opens on `at`; data is of it where no span is given
        first, last = first or selection.at, last or selection.at
    rows = select(scene, first, last, selection.layers)
    if rows.empty:
        when = "" if first is None and last is None else f" between {first or 'the first'} and {last or 'the last day'}"
        raise ExportError(f"nothing of the atlas lies in these layers{when}; choose others, or a wider span")
    return rows


def _can_write(language: str) -> bool:
    from campaigns.atlas.plate import fonts  # noqa: PLC0415 - matplotlib takes half a second, and a map needs none

    return fonts.can_write(language)
