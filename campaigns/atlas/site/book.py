"""What the pages of one site are made from, looked up once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from campaigns.glossary import Finder
from campaigns.tables import citing, formation_map, naming_places
from campaigns.tables.dossier_map import DossierMaps
from campaigns.tables.nearest_place import NearestPlace
from campaigns.tables.small_map import SmallGround

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History
    from campaigns.model import Dossier
    from campaigns.tables.citing import Work
    from campaigns.tables.stays import Stay


Draws = Callable[[str, Callable[[], str]], str]


@dataclass(frozen=True)
class Book:
    """A history, its scene, and what several kinds of pages look up."""

    history: History
    scene: gpd.GeoDataFrame
    draws: list[Draws] = field(default_factory=list)
    """What keeps drawn maps, if anything does: it is handed what a map shows, as text, and what draws it."""

    @cached_property
    def nearest(self) -> NearestPlace:
        """Names points by places."""
        return NearestPlace.of(self.history)

    @cached_property
    def finder(self) -> Finder:
        """Finds terms of the glossary."""
        return Finder(self.history.glossary)

    @cached_property
    def maps(self) -> DossierMaps:
        """Draws the map of a dossier."""
        return DossierMaps(self.history, self.scene, self.ground)

    @cached_property
    def ground(self) -> SmallGround:
        """Draws what lies below small maps."""
        return SmallGround(self.history.ground)

    def dossier_map(self, dossier: Dossier) -> str:
        """The map of a dossier, an address with the picture in it."""
        places = {key: self.history.places[key] for key in naming_places.places_of(dossier)}
        return self._drawn(repr((dossier, places)), lambda: self.maps.picture(dossier))

    def formation_map(self, found: Sequence[Stay], side: str) -> str:
        """The map of the stays of a formation, an address with the picture in it."""
        return self._drawn(repr((found, side)), lambda: formation_map.picture(found, side, self.ground))

    def _drawn(self, shown: str, draw: Callable[[], str]) -> str:
        return self.draws[0](shown, draw) if self.draws else draw()

    @cached_property
    def works(self) -> list[Work]:
        """Every work, from A to Z, with what cites it."""
        return citing.works(self.history, self.scene)

    @cached_property
    def by_chapter(self) -> dict[str, list[Dossier]]:
        """The dossiers of each chapter in order of time."""
        found = defaultdict(list)
        for dossier in self.history.dossiers.values():
            found[dossier.chapter].append(dossier)
        return dict(found)

    @cached_property
    def parts(self) -> dict[str, list[Dossier]]:
        """The parts of each dossier that has some."""
        found = defaultdict(list)
        for dossier in self.history.dossiers.values():
            if dossier.part_of:
                found[dossier.part_of].append(dossier)
        return dict(found)

    @cached_property
    def at_place(self) -> dict[str, list[Dossier]]:
        """The dossiers that name each place, those that happened there first."""
        return naming_places.by_place(self.history.dossiers.values())
