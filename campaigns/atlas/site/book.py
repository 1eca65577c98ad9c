"""What the pages of a site in one language are made from, looked up once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from campaigns.atlas.site.editions import Edition
from campaigns.glossary import Finder
from campaigns.languages import spoken
from campaigns.tables import citing, formation_map, naming_places, stays
from campaigns.tables.dossier_map import DossierMaps
from campaigns.tables.nearest_place import NearestPlace
from campaigns.tables.small_map import SmallGround

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.atlas.site.addresses import SiteAddresses
    from campaigns.history import History
    from campaigns.model import Dossier
    from campaigns.tables.citing import Work
    from campaigns.tables.stays import Stay


Draws = Callable[[str, Callable[[], str]], str]


@dataclass(frozen=True)
class Book:
    """A history in the language of an edition, its scene, and what several kinds of pages look up."""

    history: History
    scene: gpd.GeoDataFrame
    draws: list[Draws] = field(default_factory=list)
    """What keeps drawn maps, if anything does: it is handed what a map shows, as text, and what draws it."""
    edition: Edition = field(default_factory=Edition)
    original: Book | None = None
    """The same in English, whose drawn maps all languages share."""
    drawn_maps: dict[str, str] = field(default_factory=dict, init=False)
    """Maps by the id of what they show."""

    def where(self, path: str) -> SiteAddresses:
        """Addresses as a page has them, by its file below the folder of the language."""
        return self.edition.addresses(path)

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
        if self.original:
            return self.original.dossier_map(self.original.history.dossiers[dossier.id])
        key = f"dossiers/{dossier.id}"
        if key not in self.drawn_maps:
            places = {key: self.history.places[key] for key in naming_places.places_of(dossier)}
            self.drawn_maps[key] = self._drawn(repr((dossier, places)), lambda: self.maps.picture(dossier))
        return self.drawn_maps[key]

    def formation_map(self, found: Sequence[Stay], side: str) -> str:
        """The map of the stays of a formation, an address with the picture in it."""
        known, formation = (self.original or self).drawn_maps, found[0].formation
        key = f"formations/{formation}"
        if key not in known and self.original:
            with spoken.speaking(spoken.ENGLISH):
                self.original.formation_map(stays.of_formation(self.original.history, formation), side)
        elif key not in known:
            known[key] = self._drawn(repr((found, side)), lambda: formation_map.picture(found, side, self.ground))
        return known[key]

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
