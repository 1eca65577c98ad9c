"""Addresses within the site: relative, so that it can lie under any path, or in a folder without a server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from campaigns import chapters

if TYPE_CHECKING:
    import datetime as dt

    from campaigns.model import Dossier

INDEX, MAP, CHRONICLE, LAND, SEARCH, DOWNLOADS, CONTENTS = (
    "index.html",
    "map.html",
    "chronicle.html",
    "land.html",
    "search.html",
    "downloads.html",
    "contents.html",
)
BORDERS, WAYS = "borders.html", "railways.html"
DOSSIERS, FORMATIONS, PLACES, SOURCES = "dossiers.html", "formations.html", "places.html", "sources.html"
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


def file_of(kind: str, identity: str) -> str:
    """The file of a thing below the site's folder: ``dossiers/lake-khasan.html``; odd characters by their number."""
    return f"{kind}/{_UNSAFE.sub(lambda match: f'~{ord(match[0]):x}', identity)}.html"


def place_on(address: str) -> str:
    """What an address of the map has behind the ``#``."""
    return address.partition("#")[2]


@dataclass(frozen=True, slots=True)
class SiteAddresses:
    """Addresses as a page has them, see ``campaigns.markup.addresses``.

    ``up`` leads from it to the folder of its language, ``root`` to that of the site; ``language`` is that in which the
    map opens, empty where it has one alone.
    """

    up: str = ""
    root: str = ""
    language: str = ""

    def to(self, path: str) -> str:
        """Of a file in the language of the page."""
        return self.up + quote(path, safe="/~")

    def shared(self, path: str) -> str:
        """Of a file that all languages share, or of another language."""
        return self.root + quote(path, safe="/~")

    @property
    def map(self) -> str:
        """Of the map."""
        return self._on_map({})

    def of_dossier(self, identity: str, /) -> str:
        """Of a dossier's page."""
        return self.to(file_of("dossiers", identity))

    def of_formation(self, identity: str, /) -> str:
        """Of a formation's page."""
        return self.to(file_of("formations", identity))

    def of_source(self, key: str, /) -> str:
        """Of a work's page."""
        return self.to(file_of("sources", key))

    def of_place(self, identity: str, /) -> str:
        """Of a place's page."""
        return self.to(file_of("places", identity))

    def of_chapter(self, identity: str, /) -> str:
        """Of a chapter's page."""
        return self.to(file_of("chapters", identity))

    def of_tour(self, identity: str, /) -> str:
        """Of a tour's page."""
        return self.to(file_of("tours", identity))

    def on_map(self, dossier: Dossier, /) -> str:
        """Of the map on the first day of a dossier, with it selected."""
        day = min(max(dossier.when.earliest, chapters.FIRST_DAY), chapters.LAST_DAY)
        return self.on_day(day, select=dossier.id)

    def on_day(self, day: dt.date, /, *, select: str = "", view: str = "") -> str:
        """Of the map on a day, with something selected and in a view, if need be."""
        return self._on_map({"date": day.isoformat(), "select": select, "view": view})

    def in_tour(self, identity: str, step: int) -> str:
        """Of the map at a step of a tour, counted from 1."""
        return self._on_map({"tour": identity, "step": str(step)})

    def _on_map(self, wanted: dict[str, str]) -> str:
        parts = {name: text for name, text in {**wanted, "language": self.language}.items() if text}
        return self.shared(MAP) + (f"#{urlencode(parts, safe='/')}" if parts else "")
