"""A book is made: plates are drawn, texts gathered, pages set, and the whole takes the place of an older file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from campaigns.atlas.book import content, edition, plates, typeset
from campaigns.atlas.book.edition import Edition
from campaigns.atlas.replacing import replacing
from campaigns.symbology import languages

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    import geopandas as gpd

    from campaigns.history import History

_OPTIONS = ("--book", "--paper", "--language", "--chapter")
_MOST_WORKERS = 8
"""Processes that draw plates; each takes about a gigabyte."""


def asked(out: Path, given: AbstractSet[str], paper: str | None, language: str | None, chapter: str | None) -> Edition:
    """The edition that is asked for.

    Parameters
    ----------
    out
        The file to be written.
    given
        The options as they were typed.
    paper, language, chapter
        Their values; None where they were not.

    Raises
    ------
    ExportError
        If the file is no PDF, an option has no meaning for a book, or a value is unknown; with what there is.
    """
    edition.validate_options(out, given, _OPTIONS, "book")
    wanted = Edition(
        paper or "a4", language or languages.ENGLISH, chapter or "", workers=min(os.cpu_count() or 1, _MOST_WORKERS)
    )
    edition.validate(wanted)
    typeset.validate()
    return wanted


def write(
    out: Path,
    history: History,
    scene: gpd.GeoDataFrame,
    wanted: Edition,
    tell: Callable[[str], None] = lambda _text: None,
) -> Path:
    """Write a book.

    Parameters
    ----------
    out
        The PDF.
    history, scene
        The history, in the language of the edition, and the rows of the whole atlas.
    wanted
        The edition.
    tell
        Told what is being done.

    Raises
    ------
    ExportError
        If it cannot be made or written. What was there is untouched then.
    """
    with replacing(out) as temporary:
        folder = temporary.parent / "book"
        for name in ("plates", "maps"):
            (folder / name).mkdir(parents=True)
        drawn = plates.wanted(history, scene, wanted)
        found = plates.draw(
            drawn,
            history,
            scene,
            wanted,
            folder=folder / "plates",
            progress=lambda share, title: tell(f"{share:4.0%} of {len(drawn)} plates, {title}"),
        )
        tell("gathering the texts")
        texts = content.build(history, scene, wanted, drawn, found)
        content.draw_small_maps(history, scene, wanted, texts, folder)
        typeset.typeset(texts, folder, temporary, tell)
    return out
