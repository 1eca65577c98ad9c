"""How the atlas says that something in its data is wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake in one data file, reported so that the person who made it can mend it.

    Attributes
    ----------
    file
        Name of the file, relative to the project.
    line
        Line in it, counted from 1; 0 where the mistake is not in one line.
    subject
        Id of the dossier, place or row, with the key where there is one.
    found, expected
        What stands there, and what should.
    """

    file: str
    line: int
    subject: str
    found: str
    expected: str

    def __str__(self) -> str:
        """``file:line: subject: found …, expected …``."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.subject}: found {self.found}; expected {self.expected}"
