"""The files that the atlas is made of: what tells one state of them from another."""

from __future__ import annotations

import hashlib
import sys
from importlib import metadata
from pathlib import Path

from geodata import folders

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
_CODE = ("geodata/**/*.py", "campaigns/**/*.py", "campaigns/atlas/document/*.jinja", "campaigns/atlas/web/**/*.css")
_LIBRARIES = ("folium", "branca", "XStatic-Leaflet", "geopandas", "shapely", "pyproj", "numpy", "pandas", "deflate")
"""What has a part in how the document is written."""


def stamp(root: Path = ROOT) -> float:
    """A number that changes when a data file is changed, added or taken away."""
    files = folders.states(root, DATA).values()
    return len(files) + max(status.st_mtime for status in files)


def digest(root: Path = ROOT) -> str:
    """A text that changes with the content of any file, or version of any library, that the document is made from.

    It is the same for copies of the atlas in other places and of other ages. Raises OSError if a file cannot be read.
    """
    whole = hashlib.sha256(sys.version.encode())
    for library in _LIBRARIES:
        whole.update(f"{library} {metadata.version(library)}\n".encode())
    for path in folders.matching(root, (*DATA, *_CODE)):
        whole.update(f"{path.relative_to(root).as_posix()}\n".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:32]
