"""Errors of what all else rests on: the ground, and the vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.problems import Problem


class GroundError(ValueError):
    """A layer, table or source of the ground is missing or wrong; the message says which and what to do."""


class MistakeError(GroundError):
    """A mistake in a file of the ground, reported as ``check`` reports it; ``problem`` is the same as data."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class VocabularyError(Exception):
    """A table of the vocabulary cannot be used: powers, kinds of event, chapters, or one of the symbology.

    Nothing can be read or drawn without it. ``problems`` says what is wrong, the causes first. It is no ValueError:
    pydantic would take that for a mistake in the row whose validation asked for the table.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
