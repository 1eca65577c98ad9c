"""The worksheet of the small atlas, with hostile texts and questions of a teacher."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import pymupdf
import pytest

from campaigns import scene
from campaigns.atlas.plate import extent, outline_map
from campaigns.atlas.worksheet import subjects, write
from campaigns.atlas.worksheet.write import Worksheet
from campaigns.tour_model import Tour
from tests import hostile, small_war
from tests.campaigns.atlas.book.conftest import MARKUP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd

    from campaigns.history import History

BOX = (128.6, 44.1, 129.8, 44.8)
_DAYS = ("1945-08-09", "1945-08-10", "1945-08-11", "1945-08-12", "1945-08-13")
_TEXT = "The small war went from Midford to Weston, and one word after another tells of it. " * 3


class Sheet(NamedTuple):
    """A worksheet, and what it was made of."""

    path: Path
    history: History
    rows: gpd.GeoDataFrame
    named: dict[str, list[str]]  # what was written on each map
    document: Any  # of pymupdf, which has no types

    @property
    def pages(self) -> list[str]:
        """The text of each page."""
        return [page.get_text() for page in self.document]


def _tour(dossier: str, chapter: str) -> Tour:
    steps = [
        {"date": day, "view": "6/45/127", "title": f"Part {number}", "text": _TEXT, "dossiers": [dossier]}
        for number, day in enumerate(_DAYS, 1)
    ]
    questions = [
        {"question": f"Who led? {MARKUP}", "answer": f"Nobody. {hostile.TEXT}", "source": "muster1950 p. 7"},
        {"question": "Why was it small?", "answer": "It had two towns.", "source": "muster1950"},
    ]
    return Tour.model_validate(
        {"id": "small-war", "title": "A small war", "chapter": chapter, "steps": steps, "questions": questions}
    )


@pytest.fixture(scope="session", autouse=True)
def near() -> Iterator[None]:
    """Maps of the small war's ground alone: they are drawn in less time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subjects, "_ground", lambda *_: BOX)
        patch.setattr(extent, "of_view", lambda *_: BOX)
        yield


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> History:
    """The small atlas with a tour of its own."""
    plain = small_war.in_full(small_war.copied(tmp_path_factory.mktemp("small")))
    [(key, dossier)] = plain.dossiers.items()
    return replace(plain, tours={"small-war": _tour(key, str(dossier.chapter))})


@pytest.fixture(scope="session")
def small_rows(small: History) -> gpd.GeoDataFrame:
    """Its scene."""
    return scene.build(small)


@pytest.fixture(scope="session")
def sheet(small: History, small_rows: gpd.GeoDataFrame, tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    """Its worksheet in English."""
    named: dict[str, list[str]] = {}
    draw = outline_map.write

    def noted(out: Path, *what: Any, **more: Any) -> list[str]:  # noqa: ANN401 - handed on
        named[out.stem] = draw(out, *what, **more)
        return named[out.stem]

    [dossier] = small.dossiers.values()
    out = tmp_path_factory.mktemp("worksheet") / "sheet.pdf"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outline_map, "write", noted)
        path = write.write(out, small, small_rows, Worksheet(str(dossier.chapter)))
    return Sheet(path, small, small_rows, named, pymupdf.open(path))  # type: ignore[no-untyped-call]


DAY = dt.date.fromisoformat(_DAYS[3])
