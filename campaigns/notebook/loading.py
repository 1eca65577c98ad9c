"""The atlas as a value: the history, and all it draws as GeoDataFrames with the columns of the data exports."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

from campaigns import catalogue, chapters, scene
from campaigns.atlas.formats import table
from campaigns.languages import translating
from campaigns.notebook import given
from geodata import read_once, translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import geopandas as gpd

    from campaigns.history import History
    from geodata.ground import Ground

_DAYS = "datetime64[s]"
"""Type of the columns of days: in nanoseconds there would be no days before 1678."""


@dataclass(frozen=True, eq=False, repr=False)
class Atlas:
    """The history and everything that is drawn of it.

    Each GeoDataFrame has a row for each feature with its days of validity: ``id, layer, kind, name, side, start, end,
    certainty, sources, dossier, note, geometry``. ``start`` and ``end`` are days, both inclusive, NaT = open; the other
    columns are text. EPSG:4326, longitude first, from -180 to 180; what crosses the antimeridian is cut there. They are
    shared: copy one before you change it.

    Attributes
    ----------
    history
        Dossiers, places, sources, formations and tours; ``history.problems`` are the mistakes that were left out.
    scene
        The rows as drawing needs them, see ``campaigns.scene``.
    """

    history: History
    scene: gpd.GeoDataFrame

    def __repr__(self) -> str:
        """How much there is of it."""
        days = f"{chapters.FIRST_DAY:%Y}–{chapters.LAST_DAY:%Y}"
        return f"<Atlas {days}: {len(self.history.dossiers)} dossiers, {len(self.scene)} rows>"

    @property
    def ground(self) -> Ground:
        """Land, sea, rivers, lakes and relief, see ``geodata.ground``."""
        return self.history.ground

    @cached_property
    def rows(self) -> gpd.GeoDataFrame:
        """All rows of all layers."""
        return self._table(self.scene)

    @cached_property
    def layers(self) -> Mapping[str, gpd.GeoDataFrame]:
        """The rows of each layer by its name, in drawing order; the names are those of ``--layers``."""
        return MappingProxyType({layer: self.rows[self.rows["layer"] == layer] for layer in scene.LAYERS})

    def on(self, date: given.Day, layers: str | Iterable[str] | None = None, language: str = "en") -> gpd.GeoDataFrame:
        """The rows valid on a day.

        Parameters
        ----------
        date
            The day, such as ``"1938-08-06"``.
        layers
            Names of layers, such as ``["unit", "arrow"]``; None = all.
        language
            Names are in it where they are known: ``en, modern, ru, ja`` or ``zh``.

        Raises
        ------
        ExportError
            If the day is none or outside the atlas, or a layer or the language is unknown.
        """
        return self._table(self.scene_on(date, layers), given.language(language))

    def scene_on(self, date: given.Day, layers: str | Iterable[str] | None = None) -> gpd.GeoDataFrame:
        """The same as ``on`` as drawing needs them, see ``scene``."""
        day = given.day(date)
        return scene.select(self.scene, day, day, given.layers(layers))

    def in_language(self, language: str) -> Atlas:
        """The atlas whose dossiers and tours speak a language, as far as they are translated; made once for each."""
        if language not in translated.LANGUAGES:
            return self
        if language not in self._in_languages:
            history = translating.translated(self.history, language)
            self._in_languages[language] = Atlas(history, scene.build(history))
        return self._in_languages[language]

    @cached_property
    def _in_languages(self) -> dict[str, Atlas]:
        return {}

    def _table(self, rows: gpd.GeoDataFrame, language: str = "en") -> gpd.GeoDataFrame:
        days = {name: pd.Series([*rows[name]], rows.index, dtype=_DAYS) for name in ("start", "end")}
        return table.of_rows(rows, self.history, language).assign(**days)


def load() -> Atlas:
    """Read the whole atlas, as its files stand now.

    It takes some seconds. ``campaigns.map`` and ``campaigns.layers`` show what was read last.

    Raises
    ------
    GroundError, VocabularyError
        If the ground or a table of the vocabulary cannot be read; other mistakes are in ``history.problems``.
    """
    read_once.forget()
    return kept()


@read_once.read_once
def kept() -> Atlas:
    """The atlas as it was read last, or read now; errors as of ``load``."""
    history = catalogue.load()
    return Atlas(history, scene.build(history))
