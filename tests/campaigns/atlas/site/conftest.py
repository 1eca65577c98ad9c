"""The site of the small atlas, with units, fronts and a hostile title; the map and the data are tested elsewhere."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from campaigns import scene
from campaigns.atlas import provenance
from campaigns.atlas.site import build, data_files, folder
from tests import hostile, small_war

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd

    from campaigns.history import History


class Site(NamedTuple):
    """A site in a folder, and what it was made of."""

    folder: Path
    history: History
    rows: gpd.GeoDataFrame
    built: build.Built


DIGEST_OF, DIGEST = cache(build._digest_of), cache(provenance.digest)
"""The files of the project stay as they are."""


@contextmanager
def quick() -> Iterator[None]:
    """The map and the data are short texts: they take most of the time, and have tests of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("campaigns.atlas.export.html", lambda *_: "<!DOCTYPE html><title>Map</title>")
        patch.setattr(data_files, "_exported", lambda _folder, name, _book: name.encode())
        patch.setattr(folder, "_ZIP_LEVEL", 1)
        patch.setattr(build, "_digest_of", DIGEST_OF)
        patch.setattr(provenance, "digest", DIGEST)
        yield


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    with quick():
        yield


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a small atlas whose dossier has a hostile title and summary."""
    where = tmp_path_factory.mktemp("site")
    plain = small_war.in_full(small_war.copied(where))
    [(key, dossier)] = plain.dossiers.items()
    changed = dossier.model_copy(update={"title": hostile.TEXT, "summary": hostile.TEXT})
    history = type(plain)(**{**vars(plain), "dossiers": {key: changed}})
    rows = scene.build(history)
    with quick():
        built = build.build(where / "out", history, rows, "https://example.org/atlas")
    return Site(where / "out", history, rows, built)
