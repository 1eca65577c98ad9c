"""The map of the atlas within a notebook: the exported document in a frame of its own, which nothing is fetched for."""

from __future__ import annotations

import html
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns.atlas import event_selection, export, export_selection, provenance
from campaigns.atlas.export_selection import PICTURES, ExportError, Selection
from campaigns.atlas.replacing import replacing
from campaigns.notebook import given, loading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigns.notebook.loading import Atlas

HEIGHT = 600
"""Height of a frame, pixels, where no other is asked for."""
_HEIGHTS = range(200, 4001)
_SAVED = (".html", *PICTURES)


@dataclass(frozen=True, eq=False, repr=False)
class ShownMap:
    """A map that shows itself in a notebook; made by ``campaigns.map``.

    Attributes
    ----------
    atlas, selection
        What it is drawn from, and what it holds and opens on.
    height
        Of its frame, pixels; it is as wide as the cell.
    """

    atlas: Atlas
    selection: Selection
    height: int = HEIGHT

    def __repr__(self) -> str:
        """What it shows, where a notebook shows text alone."""
        return f"<{self._title}, opens on {self.selection.picture_day}; save it with .save('map.html')>"

    @property
    def _title(self) -> str:
        return self.selection.title or provenance.TITLE

    @cached_property
    def html(self) -> str:
        """The exported document, a whole page that needs no network. Raises BundleError where its script is missing."""
        rows = export.rows_drawn(".html", self.atlas.scene, self.selection)
        return export.html(self.atlas.history, rows, self.selection)

    def _repr_html_(self) -> str:
        """The document in a frame; it runs there without access to the notebook."""
        return (
            f'<iframe title="{html.escape(self._title)}" srcdoc="{html.escape(self.html)}" '
            f'style="display:block;width:100%;height:{self.height}px;border:0" '
            'sandbox="allow-scripts allow-downloads allow-popups" allowfullscreen></iframe>'
        )

    def save(self, path: str | Path) -> Path:
        """Write the map to a file; the format is the suffix.

        Parameters
        ----------
        path
            ``.html`` for the map with its clock; ``.png``, ``.svg`` or ``.pdf`` for the day it opens on, printed.

        Raises
        ------
        ExportError
            If the suffix is another one, or the file cannot be written. Nothing is written then.
        """
        out = Path(path)
        if out.suffix.lower() not in _SAVED:
            raise ExportError(
                f"{out.name} ends in {out.suffix or 'no suffix'}; expected one of {', '.join(_SAVED)}; "
                "rows of data are those of campaigns.load()"
            )
        if out.suffix.lower() in PICTURES:
            return export.write(out, self.atlas.history, self.atlas.scene, self.selection)
        with replacing(out) as temporary:
            temporary.write_text(self.html, encoding="utf-8")
        return out


def map_of(
    date: given.Day | None = None,
    *,
    chapter: str = "",
    event: str = "",
    view: given.View | None = None,
    language: str = "en",
    layers: str | Iterable[str] | None = None,
    first: given.Day | None = None,
    last: given.Day | None = None,
    title: str = "",
    caption: str = "",
    controls: bool = True,
    fine_ground: bool = True,
    height: int = HEIGHT,
    atlas: Atlas | None = None,
) -> ShownMap:
    """The map of the atlas, which shows itself in a notebook.

    Parameters
    ----------
    date
        The day it opens on.
    chapter, event
        Id of a chapter, ``"lake-khasan"``, or of a dossier, ``"mutanchiang"``: its days, and the ground it lay on.
    view
        What is seen: zoom, latitude, longitude, or west, south, east, north in degrees.
    language
        Of names, and of texts as far as they are translated: ``en, modern, ru, ja`` or ``zh``.
    layers
        Names of layers; None = all.
    first, last
        The days it holds; None = those of the chapter or event, or of the whole atlas.
    title, caption
        In place of its own title; a line below it.
    controls, fine_ground
        Whether it has time bar, legend and buttons; the fine ground of battlefields.
    height
        Of its frame, pixels.
    atlas
        What ``campaigns.load`` gave; None = what it gave last.

    Raises
    ------
    ExportError
        If a day, chapter, event, view, language or layer is unknown, or nothing is drawn; it names what is expected.
    """
    if height not in _HEIGHTS:
        raise ExportError(f"a height of {height}; expected {_HEIGHTS[0]} to {_HEIGHTS[-1]} pixels")
    place = given.view(view)
    selection = Selection(
        first=given.day_or_none(first),
        last=given.day_or_none(last),
        at=given.day_or_none(date),
        layers=given.layers(layers),
        view=place if len(place) == 3 else None,  # noqa: PLR2004 - zoom, latitude, longitude
        box=place if len(place) == 4 else None,  # noqa: PLR2004 - west, south, east, north
        title=title,
        caption=caption,
        language=given.language(language),
        controls=controls,
        fine_ground=fine_ground,
    )
    if chapter:
        selection = export_selection.of_chapter(chapter, selection)
    export_selection.validate(selection)
    known = (atlas or loading.kept()).in_language(selection.language)
    if event:
        selection = event_selection.of_event(event, selection, known.history, known.scene)
    export.rows_drawn(".html", known.scene, selection)  # that nothing is drawn is told now, not when it is shown
    return ShownMap(known, selection, height)
