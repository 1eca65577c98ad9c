"""The data of the whole atlas, to be downloaded from the site: zipped, as no browser is to show 30 MB of text."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pybtex.database import BibliographyData
from pybtex.database.output.bibtex import Writer

from campaigns.atlas import export
from campaigns.atlas.export_selection import Selection
from campaigns.atlas.formats import csv_on_the_web
from campaigns.atlas.site import zip_file
from campaigns.languages.spoken import later

if TYPE_CHECKING:
    from campaigns.atlas.site.book import Book
    from campaigns.atlas.site.folder import SiteFolder

Files = dict[str, tuple[str, str, int]]
"""What each file is, its type of media and its bytes, by name below ``data/``."""
_ZIP = "application/zip"
_EXPORTS = {
    "atlas.geojson.zip": ("atlas.geojson", later("GeoJSON: every row with its shape, days and sources"), _ZIP),
    "atlas.gpkg.zip": ("atlas.gpkg", later("GeoPackage with styles for QGIS"), _ZIP),
    "atlas.kmz": ("atlas.kml", later("KMZ with spans of time, for Google Earth"), "application/vnd.google-earth.kmz"),
    "atlas.jsonld.zip": ("atlas.jsonld", later("Linked Places Format"), _ZIP),
    "atlas.csv.zip": (
        "atlas.csv",
        later("Table: every row with a point; its columns described (CSV on the Web)"),
        _ZIP,
    ),
}
"""What is exported under which name, and what that is."""
_BIBLIOGRAPHY = (later("The bibliography, BibTeX"), "application/x-bibtex")


def write(made: SiteFolder, book: Book, source: str) -> Files:
    """Write the data, where it was not made before from the same, whose digest is ``source``."""
    found: Files = {}
    for name, (exported, what, media) in _EXPORTS.items():
        if not made.made_before(f"data/{name}", source):
            made.write(f"data/{name}", _exported(made.new.parent, exported, book), source)
        found[name] = (what, media, _size(made, name))
    written = Writer()
    text = "\n".join(
        written.to_string(BibliographyData(entries={key: each.entry})) for key, each in book.history.sources.items()
    )
    made.write("data/sources.bib", text.encode())
    found["sources.bib"] = (*_BIBLIOGRAPHY, _size(made, "sources.bib"))
    return found


def _exported(folder: Path, name: str, book: Book) -> bytes:
    """An export and what is written beside it, zipped; ``folder`` has room for it while it is made."""
    with tempfile.TemporaryDirectory(dir=folder) as work:
        path = export.write(Path(work) / name, book.history, book.scene, Selection())
        paths = [path, *([csv_on_the_web.description_path(path)] if path.suffix == ".csv" else [])]
        return zip_file.of({"doc.kml" if each.suffix == ".kml" else each.name: each.read_bytes() for each in paths})


def _size(made: SiteFolder, name: str) -> int:
    return (made.new / "data" / name).stat().st_size
