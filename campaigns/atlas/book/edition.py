"""What is asked of a book: its paper, its language, the whole history or one chapter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns import chapters
from campaigns.atlas.export_selection import ExportError
from campaigns.atlas.plate import fonts
from campaigns.atlas.plate.paper import Paper
from campaigns.symbology import languages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from campaigns.chapters import Chapter

SUFFIX = ".pdf"
LEAST_MM, HEAD_MM = 9.0, 8.0
"""Millimetres from the edge of the paper to a plate at the sides, and above and below it."""
_DPI = 180
"""Of a plate: with relief of 129 dots per inch, soft as it is, a book of 64 is a sixth smaller than with 150."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a page of a size of paper is divided.

    Attributes
    ----------
    columns, gutter
        Columns of text, and the millimetres between two.
    type
        Points of the text; all else is set in sizes of it.
    small
        Pixels of a small map; those of its letters are 12, see ``tables.point_labels``.
    """

    columns: int
    gutter: float
    type: float
    small: tuple[int, int]


FORMATS = {"a4": Format(3, 7.0, 8.6, (400, 250)), "a3": Format(4, 8.0, 9.6, (430, 270))}


@dataclass(frozen=True, slots=True)
class Edition:
    """A book to be made; ``chapter`` is the id of the only one it has, empty = all.

    ``plates`` is how many events have a plate of their own, the most important first; ``workers`` how many processes
    draw plates.
    """

    paper: str = "a4"
    language: str = languages.ENGLISH
    chapter: str = ""
    plates: int = 52
    workers: int = 1

    @property
    def format(self) -> Format:
        """How its pages are divided."""
        return FORMATS[self.paper]

    @property
    def sheet(self) -> Paper:
        """The paper of a plate: a page without what stands around a plate."""
        return Paper(self.paper, dpi=_DPI, less_mm=(2 * LEAST_MM, 2 * HEAD_MM))

    @property
    def chapters(self) -> list[Chapter]:
        """Its chapters, in their order."""
        return [each for each in chapters.in_order() if self.chapter in {"", each.id}]


def validate_options(out: Path, given: AbstractSet[str], meant: Sequence[str], made: str) -> None:
    """Check the file and the options of what is set as a PDF.

    Parameters
    ----------
    out, given
        The file to be written, and the options as they were typed.
    meant, made
        The options that have a meaning, and what is made: "book".

    Raises
    ------
    ExportError
        If the file is no PDF, or an option has no meaning; with those that have.
    """
    if out.suffix.lower() != SUFFIX:
        raise ExportError(f"{out.name} ends in {out.suffix or 'no suffix'}; expected {SUFFIX} for a {made}")
    if unused := sorted(given - {*meant}):
        raise ExportError(f"{unused[0]} has no meaning for a {made}: a {made} has {', '.join(meant)}; leave it out")


def validate(edition: Edition) -> None:
    """Check that an edition can be made.

    Raises
    ------
    ExportError
        If its paper, language or chapter is unknown, with the choices, or its language has no typeface.
    """
    of_chapters = ["", *(each.id for each in chapters.in_order())]
    for what, asked, choices in (
        ("paper", edition.paper, [*FORMATS]),
        ("language", edition.language, [*languages.LANGUAGES]),
        ("chapter", edition.chapter, of_chapters),
    ):
        if asked not in choices:
            raise ExportError(f"unknown {what} {asked}; expected one of {', '.join(filter(None, choices))}")
    if not fonts.can_write(edition.language):
        raise ExportError(
            f"no typeface for the language {edition.language} is installed; install Noto Serif CJK, or take en or ru"
        )
