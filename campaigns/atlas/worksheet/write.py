"""A worksheet is made: maps drawn, questions gathered, pages set, and the whole takes the place of an older file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns import chapters
from campaigns.atlas.book import edition, typeset
from campaigns.atlas.export_selection import ExportError
from campaigns.atlas.plate import outline_map
from campaigns.atlas.replacing import replacing
from campaigns.atlas.worksheet import content, subjects
from campaigns.facts import Citation, citations_of
from campaigns.symbology import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    import geopandas as gpd

    from campaigns.atlas.worksheet.subjects import Subjects
    from campaigns.history import History

TEMPLATE = Path(__file__).parent / "templates" / "worksheet.typ"
_OPTIONS = ("--worksheet", "--chapter", "--language")


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet to be made: the id of its chapter, and its language."""

    chapter: str
    language: str = languages.ENGLISH


def asked(
    out: Path, given: AbstractSet[str], _paper: str | None, language: str | None, chapter: str | None
) -> Worksheet:
    """The worksheet that is asked for; parameters as of ``book.write.asked``, the paper is A4.

    Raises
    ------
    ExportError
        If the file is no PDF, no chapter is asked for, an option has no meaning for a worksheet, or a value is unknown;
        with what there is.
    """
    edition.validate_options(out, given, _OPTIONS, "worksheet")
    if not chapter:
        known = ", ".join(each.id for each in chapters.in_order())
        raise ExportError(f"a worksheet is of one chapter: --chapter, one of {known}")
    wanted = Worksheet(chapter, language or languages.ENGLISH)
    validate(wanted)
    return wanted


def validate(wanted: Worksheet) -> None:
    """Check that a worksheet can be made. Raises ExportError with what is unknown and the choices, or not installed."""
    edition.validate(edition.Edition(language=wanted.language, chapter=wanted.chapter))
    typeset.validate("the worksheet")


def write(
    out: Path,
    history: History,
    scene: gpd.GeoDataFrame,
    wanted: Worksheet,
    tell: Callable[[str], None] = lambda _text: None,
) -> Path:
    """Write a worksheet.

    Parameters
    ----------
    out
        The PDF.
    history, scene
        The history, in the language of the worksheet, and the rows of the whole atlas.
    tell
        Told what is being done.

    Raises
    ------
    ExportError
        If it cannot be made or written. What was there is untouched then.
    """
    with replacing(out) as temporary:
        folder = temporary.parent / "worksheet"
        folder.mkdir()
        about = _about(history, scene, wanted)
        tell("drawing the maps")
        named = _draw(about, history, folder)
        tell("gathering the questions")
        texts = content.build(history, scene, about, named)
        tell("setting the pages")
        typeset.typeset_at_once(texts, folder, temporary, TEMPLATE, "the worksheet")
    return out


def write_preview(out: Path, history: History, scene: gpd.GeoDataFrame, wanted: Worksheet) -> None:
    """Draw the map with numbers alone into a PNG; parameters as of ``write``."""
    about = _about(history, scene, wanted)
    outline_map.write(out, history, about.rows, about.numbered, lettering="numbers", items=about.items)


def _about(history: History, scene: gpd.GeoDataFrame, wanted: Worksheet) -> Subjects:
    chapter = next(each for each in chapters.in_order() if each.id == wanted.chapter)
    return subjects.of_chapter(chapter, history, scene, wanted.language)


def _draw(about: Subjects, history: History, folder: Path) -> content.Named:
    """Draw the four maps: blank and numbered, and the same two with names; gives what the first of these names."""
    rows = about.rows
    outline_map.write(folder / "blank.pdf", history, rows, about.blank, lettering="blank")
    outline_map.write(folder / "numbers.pdf", history, rows, about.numbered, lettering="numbers", items=about.items)
    written = outline_map.write(folder / "ground.pdf", history, rows, about.blank, lettering="ground")
    outline_map.write(folder / "names.pdf", history, rows, about.numbered, lettering="names", items=about.items)
    return content.Named([*_known(written, about, history)])


def _known(written: list[str], about: Subjects, history: History) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """Names of lands and greater waters that a map has, as a text writes them, with their sources, each once."""
    told: dict[str, tuple[str, tuple[Citation, ...]]] = {}
    for each in history.ground.natural_names:
        name = each.names.get(about.language) or each.name
        told[name.upper()] = (name, (Citation(key=each.source),))
    lands = about.rows[about.rows["layer"] == "territory"]
    for name, sources in zip(lands["name"], lands["sources"], strict=True):
        land = history.ground.land_names.get(str(name))
        shown = land.in_language(about.language) if land else str(name)
        told[shown.upper()] = (shown, citations_of(str(sources)))
    for text in dict.fromkeys(written):
        if text.upper() in told:  # else a stream of the ground that nothing is told of
            yield told[text.upper()]
