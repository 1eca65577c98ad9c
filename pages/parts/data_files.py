"""The files that the atlas is made of: what tells one state of them from another."""

from __future__ import annotations

import hashlib
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from geodata import folders

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[2]
DATA = (
    *(
        "campaigns/dossiers/*.yaml",
        "campaigns/tours/*.yaml",
        "campaigns/sources.bib",
        "campaigns/*.csv",
        "campaigns/checking/*.csv",
    ),
    *(
        "campaigns/symbology/*.csv",
        "campaigns/symbology/*.toml",
        "campaigns/symbology/*.json",
        "campaigns/atlas/web/bundle.js",
    ),
    *("geodata/gazetteer/*.csv", "geodata/*.csv", "geodata/layers/*", "geodata/layers/sheets/*"),
    *("geodata/build/*.csv", "geodata/build/lines/*"),
)
CATALOGUES = "campaigns/languages/{}/*.po"
"""Texts of a language; all of them with ``*``."""
_CODE = ("geodata/**/*.py", "campaigns/**/*.py", "campaigns/atlas/document/*.jinja", "campaigns/atlas/web/**/*.css")
_LIBRARIES = ("folium", "branca", "XStatic-Leaflet", "geopandas", "shapely", "pyproj", "numpy", "pandas", "deflate")
"""What has a part in how the document is written."""


def stamp(root: Path = ROOT) -> float:
    """A number that changes when a data file, or a catalogue, is changed, added or taken away."""
    return _newest(root, (*DATA, CATALOGUES.format("*")))


def stamp_of_language(language: str, root: Path = ROOT) -> float:
    """A number that changes when a catalogue of a language is changed, added or taken away."""
    return _newest(root, (CATALOGUES.format(language),))


def _newest(root: Path, patterns: Iterable[str]) -> float:
    files = folders.states(root, patterns).values()
    return len(files) + max((status.st_mtime for status in files), default=0.0)


def digest(root: Path = ROOT, language: str = "") -> str:
    """A text that changes with the content of any file, or version of any library, that the document is made from.

    It is the same for copies of the atlas in other places and of other ages. ``language`` is that of a document in
    another language than English, which is made from its catalogues as well. Raises OSError if a file cannot be read.
    """
    whole = hashlib.sha256(f"{language}{sys.version}".encode())
    for library in _LIBRARIES:
        whole.update(f"{library} {metadata.version(library)}\n".encode())
    catalogues = (CATALOGUES.format(language),) if language else ()
    for path in folders.matching(root, (*DATA, *_CODE, *catalogues)):
        whole.update(f"{path.relative_to(root).as_posix()}\n".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:32]
