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
    """Addresses as a page has them, see ``campaigns.markup.addresses``; ``up`` leads from it to the site's folder."""

    up: str = ""

    @classmethod
    def of_page(cls, path: str) -> SiteAddresses:
        """As they are on a page, by its file below the site's folder."""
        return cls("../" * path.count("/"))

    def to(self, path: str) -> str:
        """Of a file of the site."""
        return self.up + quote(path, safe="/~")

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
        wanted = {"date": day.isoformat(), "select": select, "view": view}
        return f"{self.up}{MAP}#{urlencode({name: text for name, text in wanted.items() if text}, safe='/')}"
