"""What an export holds and how it is shown, and what of it cannot be done."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from campaigns import chapters
from campaigns.atlas.plate import extent
from campaigns.atlas.plate.paper import LEAST_DPI, MOST_DPI, SIZES_MM, Paper
from campaigns.scene import LAYERS, select
from campaigns.symbology import languages
from geodata import antimeridian, characters, translated
from geodata.validation import FARTHEST_NORTH

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Set as AbstractSet

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.kiosk import Kiosk
    from campaigns.guests.placing import GuestLayer

DATA = (".geojson", ".gpkg", ".kml", ".jsonld", ".csv")
PICTURES = (".pdf", ".png", ".svg")
MOVING = (".gif", ".mp4", ".webm")
FORMATS = (".html", *DATA, *PICTURES, *MOVING)
_OPTIONS = {
    "--from": (".html", *DATA, *MOVING),
    "--to": (".html", *DATA, *MOVING),
    "--at": (".html", *DATA, *PICTURES),
    "--caption": (".html", *PICTURES, *MOVING),
    "--language": tuple(suffix for suffix in FORMATS if suffix != ".jsonld"),
    "--paper": PICTURES,
    "--portrait": PICTURES,
    "--dpi": PICTURES,
    "--step": MOVING,
    "--no-controls": (".html",),
    "--no-fine-ground": (".html",),
    "--kiosk": (".html",),
    "--pace": (".html",),
    "--idle": (".html",),
}
"""Options that not every format has a use for, and the formats that have."""
_INSTEAD = {
    ("--from", PICTURES): "a picture shows one day: --at",
    ("--to", PICTURES): "a picture shows one day: --at",
    ("--at", MOVING): "a moving picture shows a span of days: --from and --to",
    ("--language", (".jsonld",)): "it has the names in every language",
}
_LOWEST, _HIGHEST = 2.0, 12.0
"""Zooms a view can have."""
_MAP_PIXELS = (1440, 810)
"""Width and height of the window that a box is fitted into."""


class ExportError(Exception):
    """An export that cannot be done, with what to do about it; what cannot be seen in the text is shown as escapes."""

    def __init__(self, text: str) -> None:
        super().__init__(characters.visible(text))


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
    carried
        Codes of languages in which a map carries all of its texts, beside English, for its readers to choose from.
    controls
        Whether a map has its time bar, legend and buttons.
    fine_ground
        Whether a map has the fine ground of battlefields.
    paper, step
        The sheet of a picture; days between two frames of a moving one.
    guests
        Layers of the user's own data.
    pieces
        Manifests of data in pieces that lie beside a map: addresses relative to it.
    kiosk
        How a map goes through its tours by itself; None = it does not.
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
    carried: tuple[str, ...] = ()
    controls: bool = True
    fine_ground: bool = True
    paper: Paper = field(default_factory=Paper)
    step: int = 1
    guests: tuple[GuestLayer, ...] = ()
    pieces: tuple[str, ...] = ()
    kiosk: Kiosk | None = None

    @property
    def drawn_layers(self) -> tuple[str, ...] | None:
        """Names of layers with those of guests, which are drawn whatever layers of the atlas are; None = all."""
        return None if self.layers is None else (*self.layers, *(guest.id for guest in self.guests))

    @property
    def data_days(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last day of data: the span, or the one day it shows."""
        return self.first or self.at, self.last or self.at

    @property
    def area(self) -> BaseGeometry | None:
        """What is seen, longitudes from -180 to 180; None = all."""
        seen = self.box or (extent.of_view(*self.view) if self.view else None)
        return antimeridian.box(*seen) if seen else None

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
        west, south, east, north = antimeridian.unrolled(self.box)
        wide, tall = _MAP_PIXELS
        zoom = math.log2(min(wide * 360 / (256 * (east - west)), tall * 170 / (256 * (north - south))))
        return (
            round(min(max(zoom, _LOWEST), _HIGHEST) * 2) / 2,
            round((south + north) / 2, 3),
            round(antimeridian.written((west + east) / 2), 3),
        )


def of_chapter(identity: str, selection: Selection) -> Selection:
    """A selection with the days and view of a chapter where it names none of its own.

    Raises
    ------
    ExportError
        If there is no such chapter.
    """
    spans = {str(span.id): span for span in chapters.in_order()}
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
    for option, text in (("title", selection.title), ("caption", selection.caption)):
        if wrong := characters.fault(text):
            raise ExportError(f"the {option} has {wrong}; expected {characters.EXPECTED}")
    unknown = sorted(set(selection.layers or ()) - set(LAYERS))
    if unknown:
        raise ExportError(f"unknown layer {', '.join(unknown)}; expected some of {', '.join(LAYERS)}")
    _validate_days(selection)
    if selection.paper.size not in SIZES_MM:
        raise ExportError(f"unknown paper {selection.paper.size}; expected one of {', '.join(SIZES_MM)}")
    if not LEAST_DPI <= selection.paper.dpi <= MOST_DPI:
        raise ExportError(f"{selection.paper.dpi} dots per inch; expected {LEAST_DPI} to {MOST_DPI}")
    if selection.step < 1:
        raise ExportError(f"a step of {selection.step} days; expected 1 or more")
    if selection.box:
        _validate_box(selection.box)


def _validate_days(selection: Selection) -> None:
    atlas = f"the atlas, {chapters.FIRST_DAY} to {chapters.LAST_DAY}"
    if (selection.first or chapters.FIRST_DAY) > chapters.LAST_DAY:
        raise ExportError(f"the span from {selection.first} lies outside {atlas}")
    if (selection.last or chapters.LAST_DAY) < chapters.FIRST_DAY:
        raise ExportError(f"the span to {selection.last} lies outside {atlas}")
    first, last = selection.first or chapters.FIRST_DAY, selection.last or chapters.LAST_DAY
    if first > last:
        raise ExportError(f"the span ends on {last}, before it starts on {first}")
    if selection.at is not None and not first <= selection.at <= last:
        raise ExportError(f"the day {selection.at} lies outside the span {first} to {last}")


def _validate_box(box: tuple[float, float, float, float]) -> None:
    west, south, east, north = box
    text = f"the box {west:g},{south:g},{east:g},{north:g}"
    in_width = max(abs(west), abs(east)) <= 180 and west != east  # noqa: PLR2004 - degrees
    if not (in_width and -FARTHEST_NORTH <= south < north <= FARTHEST_NORTH):
        raise ExportError(
            f"{text} is not west,south,east,north in degrees: from -180 to 180 and "
            f"from -{FARTHEST_NORTH:g} to {FARTHEST_NORTH:g}, "
            "west and east not the same, south less than north"
        )


def _validate_extent(box: extent.Box) -> None:
    west, south, east, north = antimeridian.unrolled(box)
    wide, tall = extent.MOST
    if east - west > wide or north - south > tall:
        raise ExportError(
            f"a picture of {east - west:g} by {north - south:g} degrees cannot be read; expected at most {wide:g} of "
            f"longitude and {tall:g} of latitude; a map (.html) shows all of the earth"
        )


def refuse_unused(suffix: str, given: AbstractSet[str]) -> None:
    """Check that a format has a use for every option that was given.

    Parameters
    ----------
    suffix, given
        The format, and the options as they are typed.

    Raises
    ------
    ExportError
        With the option, and what to do instead.
    """
    for option in sorted(given):
        used_by = _OPTIONS.get(option, FORMATS)
        if suffix in FORMATS and suffix not in used_by:
            instead = [text for (name, formats), text in _INSTEAD.items() if name == option and suffix in formats]
            reason = instead[0] if instead else f"it is of {', '.join(used_by)}"
            raise ExportError(f"{option} has no meaning for {suffix}: {reason}; leave it out")
    if suffix in DATA and "--at" in given and given & {"--from", "--to"}:
        raise ExportError("data is either of one day (--at) or of a span of days (--from, --to); leave one out")


def rows_of(suffix: str, scene: gpd.GeoDataFrame, selection: Selection) -> gpd.GeoDataFrame:
    """The rows an export of a format holds.

    Raises
    ------
    ExportError
        If there are none, a moving picture has no span, a picture is to show too much of the earth, or no typeface is
        installed for its language.
    """
    first, last = selection.first, selection.last
    if suffix in {*MOVING, *PICTURES} and not _can_write(selection.language):
        raise ExportError(
            f"no typeface for the language {selection.language} is installed; install Noto Serif CJK, or take en or ru"
        )
    if suffix in {*MOVING, *PICTURES} and selection.box:
        _validate_extent(selection.box)
    if suffix in MOVING:
        if first is None or last is None:
            raise ExportError(f"a moving picture ({suffix}) needs a first and a last day: --from and --to")
    elif suffix in PICTURES:
        first = last = selection.picture_day
    if suffix in DATA:
        return of_data(scene, selection)
    return _some(select(scene, first, last, selection.drawn_layers), first, last)


def of_data(rows: gpd.GeoDataFrame, selection: Selection) -> gpd.GeoDataFrame:
    """The rows that data of a selection holds: those of its days and layers that meet what is seen.

    Raises
    ------
    ExportError
        If there are none.
    """
    area = selection.area
    if area is not None:
        rows = rows[rows.geometry.map(antimeridian.cut).intersects(area)]
    return _some(select(rows, *selection.data_days, selection.drawn_layers), *selection.data_days)


def _some(rows: gpd.GeoDataFrame, first: dt.date | None, last: dt.date | None) -> gpd.GeoDataFrame:
    if rows.empty:
        when = "" if first is None and last is None else f" between {first or 'the first'} and {last or 'the last day'}"
        raise ExportError(
            f"nothing of the atlas lies in these layers and this view{when}; choose others, or a wider span"
        )
    return rows


def _can_write(language: str) -> bool:
    from campaigns.atlas.plate import fonts  # noqa: PLC0415 - matplotlib takes half a second, and a map needs none

    return fonts.can_write(language)


def carried(asked: str, suffix: str) -> tuple[str, tuple[str, ...]]:
    """The language that is asked for; where several are, as ``en,ru,ja``, English, and those carried beside it.

    Raises
    ------
    ExportError
        If several are asked for of what is no map, or one of them is unknown.
    """
    codes = tuple(dict.fromkeys(code.strip().lower() for code in asked.split(",")))
    if len(codes) == 1:
        return asked, ()
    known = (languages.ENGLISH, *translated.LANGUAGES)
    if unknown := [code for code in codes if code not in known]:
        raise ExportError(f"unknown language {unknown[0]!r}; expected some of {', '.join(known)}")
    if suffix != ".html":
        raise ExportError(f"several languages, {asked}, are for a map (.html); expected one of {', '.join(codes)}")
    return languages.ENGLISH, tuple(code for code in codes if code != languages.ENGLISH)
