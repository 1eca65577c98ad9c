"""On which page each plate stands, so that it and the beginning of its text face each other, with few blank pages.

Texts are measured without plates first. From their lengths follows for each section whether its plate stands before
its text, after the first page of it, or after the page on which the text before it ends and its own begins. The book
is then measured with room for the plates, and where one does not face its text, its section begins on a spread of its
own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Way = Literal["before", "after", "run-on", "even"]
"""How a section begins: on a new page with its plate, on a new page with its text and the plate behind that page,
on the page where the last one ended with the plate behind it, or on the next even page with its plate."""

_ROOM = 0.8
"""Columns of a page that a section needs to begin where another ended."""
_SURELY = 1.15
"""Pages of an article that will surely go on behind a plate after its first page."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something stands: the page, counted from 1, and how much of it lies before, in columns."""

    page: int
    columns: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A section: where its text begins, where the article that its plate is of ends, where all ends; page of its plate.

    ``opens`` says whether it is the first of a chapter, which begins on a spread of its own.
    """

    start: Mark
    own_end: Mark
    end: Mark
    plate: int
    opens: bool

    @property
    def faces(self) -> bool:
        """Whether the plate and a page of its article lie on one spread."""
        facing = self.plate + 1 if self.plate % 2 == 0 else self.plate - 1
        return self.start.page <= facing <= self.own_end.page


def first_plan(sections: Sequence[Measured], columns: int) -> list[Way]:
    """How each section begins, from their lengths; each was measured on pages of its own."""
    return _planned(sections, columns, 1, 0.0)


def mended(plan: Sequence[Way], sections: Sequence[Measured], lengths: Sequence[Measured], columns: int) -> list[Way]:
    """A plan whose first section that did not face its plate begins on a spread of its own, and the rest anew.

    Parameters
    ----------
    plan, sections
        The plan, and what became of it.
    lengths
        As of ``first_plan``.
    columns
        Of a page.
    """
    wrong = next(number for number, each in enumerate(sections) if not each.faces)
    end = sections[wrong - 1].end.page if wrong else 1
    page, filled = _after(end + 1 + (end % 2 == 0), 0.0, _length(lengths[wrong], columns), columns)
    return [*plan[:wrong], "even", *_planned(lengths[wrong + 1 :], columns, page, filled)]


def _planned(sections: Sequence[Measured], columns: int, page: int, filled: float) -> list[Way]:
    """How sections begin behind a page of which so many columns are filled."""
    plan: list[Way] = []
    for section in sections:
        length = _length(section, columns)
        own = (section.own_end.page - section.start.page) * columns + section.own_end.columns
        if section.opens:
            way: Way = "even"
        elif page % 2:
            way = "before"
        elif columns - filled >= _ROOM:
            way = "run-on"
        elif own >= _SURELY * columns:
            way = "after"
        else:
            way = "even"
        plan.append(way)
        page, filled = _end_of(way, page, filled, length, columns)
    return plan


def _end_of(way: Way, page: int, filled: float, length: float, columns: int) -> tuple[int, float]:
    """Page on which a section ends, and how many of its columns are filled."""
    if way == "run-on":
        rest = length - (columns - filled)
        return _after(page + 1, 0.0, rest, columns) if rest > 0 else (page + 1, float(columns))
    start = page + 1
    if way == "even":
        start += start % 2
    if way == "after":
        rest = length - columns
        return _after(start + 1, 0.0, rest, columns)
    return _after(start, 0.0, length, columns)


def _after(plate: int, filled: float, length: float, columns: int) -> tuple[int, float]:
    """The end of a text that begins behind a plate."""
    whole, rest = divmod(filled + length, columns)
    return plate + 1 + int(whole), rest


def _length(section: Measured, columns: int) -> float:
    """Columns from the beginning of a section to its end."""
    return (section.end.page - section.start.page) * columns + section.end.columns - section.start.columns
