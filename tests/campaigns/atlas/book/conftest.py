"""The book of the small atlas, with units, fronts and hostile texts; the whole book is for the benchmark."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pypdf
import pytest

from campaigns import scene
from campaigns.atlas.book import plates, write
from campaigns.atlas.book.edition import Edition
from campaigns.atlas.book.plates import Plate
from campaigns.atlas.plate import terrain
from tests import hostile, small_war

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from campaigns.chapters import Chapter
    from campaigns.history import History

MARKUP = '#panic("run") $x^2$ *b* _c_ @ref <label> \\u{41} `raw` // gone /* gone */ = Head - item [x] #[y] ~ -- "q"'
"""What Typst would read as its own, were it no text."""


class Book(NamedTuple):
    """A book, and what it was made of."""

    path: Path
    history: History
    rows: gpd.GeoDataFrame
    edition: Edition
    reader: pypdf.PdfReader
    pages: list[str]

    @property
    def text(self) -> str:
        """The text of all pages."""
        return "\n".join(self.pages)


def _opening(chapter: Chapter, number: int, edition: Edition) -> Plate:
    """The map that opens the chapter, of less ground: it is drawn in less time."""
    del edition
    return Plate(number, chapter.id, "", chapter.title, chapter.opens, (129.0, 44.2, 129.5, 44.5))


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The book of a small atlas whose dossier has hostile texts."""
    where = tmp_path_factory.mktemp("book")
    plain = small_war.in_full(small_war.copied(where))
    [(key, dossier)] = plain.dossiers.items()
    changed = dossier.model_copy(update={"title": MARKUP, "summary": f"{hostile.TEXT} {MARKUP}"})
    history = type(plain)(**{**vars(plain), "dossiers": {key: changed}})
    edition = Edition(chapter=dossier.chapter)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plates, "_opening", _opening)
        patch.setattr(terrain, "lay_relief", lambda *_: None)
        rows = scene.build(history)
        path = write.write(where / "book.pdf", history, rows, edition)
    reader = pypdf.PdfReader(path)
    return Book(path, history, rows, edition, reader, [page.extract_text() for page in reader.pages])
