"""The scene written to a file: the format is the file's suffix.

An export that fails leaves what was there untouched, see ``replacing``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from campaigns import chapters
from campaigns.atlas import kiosk_options, provenance
from campaigns.atlas.export_selection import DATA, FORMATS, PICTURES, ExportError, Selection, of_data, rows_of, validate
from campaigns.atlas.replacing import replacing, replacing_both
from campaigns.dates import from_day_number
from campaigns.guests.placing import OWN_COLUMNS
from campaigns.scene import build
from campaigns.tables import positions
from geodata import antimeridian

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.atlas.document.payload_types import Payload
    from campaigns.atlas.plate.page import Options
    from campaigns.atlas.provenance import Provenance
    from campaigns.guests.placing import GuestLayer
    from campaigns.history import History

# What writes a format is imported where it is used: matplotlib takes half a second, folium and GeoPackages take 20 MB.

Progress = Callable[[float, str], None]
"""Told the share of an export that is done, 0 to 1, and what comes next."""


def write(
    out: Path,
    history: History,
    scene: gpd.GeoDataFrame,
    selection: Selection,
    progress: Progress = lambda _share, _what: None,
) -> Path:
    """Write an export.

    Parameters
    ----------
    out
        The file; its suffix is the format: ``.html .geojson .gpkg .kml .jsonld .csv .png .svg .pdf``, and
        ``.gif .webm .mp4`` for a moving picture. A table (``.csv``) gets its description beside it.
    history, scene
        The history and the rows assembled from it.
    selection
        What to write. A picture shows one day: ``at``, or the last day of the span.
    progress
        Told how far a picture is.

    Raises
    ------
    ExportError
        If the suffix is no format, a layer is unknown, the span is empty, nothing lies in it, or the file cannot
        be written. Nothing is written then.
    """
    suffix = out.suffix.lower()
    if suffix not in FORMATS:
        raise ExportError(f"{out.name} ends in {suffix or 'no suffix'}; expected one of {', '.join(FORMATS)}")
    validate(selection)
    if selection.kiosk:
        kiosk_options.validate(selection.kiosk, history.tours)
    rows = rows_drawn(suffix, scene, selection)
    if suffix == ".csv":
        _write_table(out, history, rows, selection)
        return out
    with replacing(out) as temporary:
        if suffix == ".html":
            temporary.write_text(html(history, rows, selection), encoding="utf-8")
        elif suffix in DATA:
            _write_data(temporary, history, rows, selection)
        elif suffix in PICTURES:
            _write_picture(temporary, history, rows, selection, progress)
        else:
            _write_animation(temporary, history, rows, selection, progress)
    return out


def rows_drawn(suffix: str, scene: gpd.GeoDataFrame, selection: Selection) -> gpd.GeoDataFrame:
    """The rows that an export holds; in data those of guests are among them, maps and pictures have them apart.

    Errors as of ``export_selection.rows_of``.
    """
    return rows_of(suffix, beside(scene, selection.guests) if suffix in DATA else scene, selection)


def beside(scene: gpd.GeoDataFrame, guests: Sequence[GuestLayer]) -> gpd.GeoDataFrame:
    """Rows of the scene, and below them those of guests, which have columns of their own: see ``placing``."""
    if not guests:
        return scene
    own = scene.assign(**dict.fromkeys(OWN_COLUMNS))
    whole = pd.concat([own, *(guest.rows for guest in guests)], ignore_index=True)
    return gpd.GeoDataFrame(whole, geometry="geometry", crs=scene.crs)


def content(history: History, scene: gpd.GeoDataFrame, selection: Selection) -> Payload:
    """What the document of a selection carries, see ``payload.build``."""
    from campaigns.atlas.document import payload  # noqa: PLC0415 - as above

    carried = payload.build(
        history,
        scene,
        first=max(selection.first or chapters.FIRST_DAY, chapters.FIRST_DAY),
        last=min(selection.last or chapters.LAST_DAY, chapters.LAST_DAY),
        opens=selection.at,
        view=selection.map_view,
        layers=selection.layers,
        title=selection.title or provenance.TITLE,
        fine_ground=selection.fine_ground,
        guests=selection.guests,
        pieces=selection.pieces,
        language=selection.language,
    )
    carried["select"] = selection.select
    carried["caption"] = selection.caption
    carried["language"] = "" if selection.carried else selection.language
    carried["controls"] = selection.controls
    if selection.kiosk:
        carried["tours"] = kiosk_options.chosen(selection.kiosk, carried["tours"])
        carried["kiosk"] = {"pace": selection.kiosk.pace, "idle": selection.kiosk.idle}
    return carried


def html(history: History, scene: gpd.GeoDataFrame, selection: Selection, *, still: bool = True) -> str:
    """The document of a selection, see ``folium_map.render``; with the ``still`` picture or without.

    Raises ``BundleError`` before anything is drawn.
    """
    from campaigns.atlas.document import folium_map, still_picture, web_bundle  # noqa: PLC0415 - as above

    web_bundle.script()
    carried = content(history, scene, selection)
    picture = still_picture.svg(scene, from_day_number(carried["opens"])) if still else ""
    return folium_map.render(carried, history.ground.relief, picture, _texts(history, carried, selection))


def _texts(history: History, english: Payload, selection: Selection) -> dict[str, dict[str, Any]]:
    """What the document carries for each of its other languages, see ``document_texts.of``."""
    from campaigns.atlas.document import document_texts  # noqa: PLC0415 - as above
    from campaigns.languages import translating  # noqa: PLC0415 - as above

    found = {}
    for code in selection.carried:
        told = translating.translated(history, code)
        rows = rows_drawn(".html", build(told), selection)
        found[code] = document_texts.of(english, content(told, rows, replace(selection, language=code, carried=())))
    return found


def options(selection: Selection) -> Options:
    """How a picture of a selection is printed."""
    from campaigns.atlas.plate import extent  # noqa: PLC0415 - as above
    from campaigns.atlas.plate.page import Options  # noqa: PLC0415

    box = (
        antimeridian.unrolled(selection.box)
        if selection.box
        else (extent.of_view(*selection.view) if selection.view else None)
    )
    # After an ideographic space matplotlib sets what follows twice as far to the right in a PDF, over the words behind.
    title, caption = (text.replace("\u3000", "  ") for text in (selection.title, selection.caption))
    return Options(title, caption, selection.language, selection.paper, box, guests=selection.guests)


def data(history: History, rows: gpd.GeoDataFrame, selection: Selection, suffix: str) -> gpd.GeoDataFrame:
    """The rows of a data export as a format has them, see ``table.of_rows``; of a CSV movements as positions.

    Raises
    ------
    ExportError
        If no position lies in what is seen.
    """
    from campaigns.atlas.formats import table  # noqa: PLC0415 - as above

    own = OWN_COLUMNS if selection.guests else ()
    if suffix != ".csv":
        return table.of_rows(rows, history, selection.language, own)
    is_guest = rows["layer"].isin([guest.id for guest in selection.guests])
    moved = positions.of_rows(history, rows[~is_guest], selection.language)
    if selection.guests:
        moved = gpd.GeoDataFrame(pd.concat([moved, rows[is_guest]], ignore_index=True), geometry="geometry")
    more = (*positions.MOVEMENT, *(name for name in own if name not in positions.MOVEMENT))
    return table.of_rows(of_data(moved, selection), history, selection.language, more)


def _write_table(out: Path, history: History, rows: gpd.GeoDataFrame, selection: Selection) -> None:
    from campaigns.atlas.formats import csv_on_the_web  # noqa: PLC0415 - as above

    origin = provenance.of(history, rows, selection.title or provenance.TITLE)
    with replacing_both(out, csv_on_the_web.description_path(out)) as (table, described):
        csv_on_the_web.write(table, data(history, rows, selection, out.suffix.lower()))
        columns = csv_on_the_web.with_guests() if selection.guests else csv_on_the_web.COLUMNS
        described.write_text(csv_on_the_web.description(out.name, origin, columns), encoding="utf-8")


def _write_data(temporary: Path, history: History, rows: gpd.GeoDataFrame, selection: Selection) -> None:
    from campaigns.atlas.formats import geojson, geopackage, kml, linked_places  # noqa: PLC0415 - as above

    suffix = temporary.suffix.lower()
    origin = provenance.of(history, rows, selection.title or provenance.TITLE)
    if suffix == ".jsonld":
        temporary.write_text(linked_places.text(history, rows, origin), encoding="utf-8")
        return
    content = data(history, rows, selection, suffix)
    titles = {guest.id: guest.title for guest in selection.guests}
    if suffix == ".geojson":
        geojson.write(temporary, content, origin)
    else:
        {".gpkg": geopackage.write, ".kml": kml.write}[suffix](temporary, content, origin, titles)


def _write_picture(
    out: Path, history: History, rows: gpd.GeoDataFrame, selection: Selection, progress: Progress
) -> None:
    from campaigns.atlas.plate import picture  # noqa: PLC0415 - as above

    day = selection.picture_day
    origin = _of_picture(history, rows, selection, day.isoformat())
    picture.write(out, history, rows, day, options(selection), provenance=origin, progress=progress)


def _write_animation(
    out: Path, history: History, rows: gpd.GeoDataFrame, selection: Selection, progress: Progress
) -> None:
    from campaigns.atlas.plate import animation, encoders  # noqa: PLC0415 - as above

    assert selection.first is not None and selection.last is not None  # noqa: S101, PT018 - `rows_of` saw to it
    origin = _of_picture(history, rows, selection, f"{selection.first} to {selection.last}")
    try:
        days = animation.days(selection.first, selection.last, selection.step)
        animation.write(out, history, rows, days, options(selection), provenance=origin, progress=progress)
    except encoders.AnimationError as error:
        raise ExportError(str(error)) from None


def _of_picture(history: History, rows: gpd.GeoDataFrame, selection: Selection, days: str) -> Provenance:
    """Where a picture comes from; without a title of its own it has its days in the title."""
    return provenance.of(history, rows, selection.title or f"{provenance.TITLE}: {days}", background=True)
