"""The one error of the ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geodata.problems import Problem


class GroundError(ValueError):
    """A layer, table or source of the ground is missing or wrong; the message says which and what to do."""


class MistakeError(GroundError):
    """A mistake in a file of the ground, reported as ``check`` reports it; ``problem`` is the same as data."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
