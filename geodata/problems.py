"""How the atlas says that something in its data is wrong."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geodata import characters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_NAMED = 3
"""Consequences that a message names; the others it counts."""
ALL = "*"
FILE = "file"
"""What every mistake in a file spoils: a problem that needs ``file geodata/heights.csv`` follows from one in it."""
_NEAR = 0.9
"""How alike a name is to one that was spoilt by a slip of the hand, from 0 to 1."""


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
    spoils
        What is left out because of it, as ``place harbin``; ``place *`` where any place may be.
    needs
        What it lacks: where another problem spoils that, this one is a consequence of it, see ``folded``.
    follows
        Its consequences.
    """

    file: str
    line: int
    subject: str
    found: str
    expected: str
    spoils: str = field(default="", compare=False, kw_only=True)
    needs: str = field(default="", compare=False, kw_only=True)
    follows: tuple[Problem, ...] = field(default=(), compare=False, kw_only=True)

    @property
    def where(self) -> str:
        """``file:line``."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        """``file:line: subject: found …; expected …``, and what follows from it."""
        text = characters.visible(f"{self.where}: {self.subject}: found {self.found}; expected {self.expected}")
        if not self.follows:
            return text
        named = ", ".join(problem.where for problem in self.follows[:_NAMED])
        more = len(self.follows) - _NAMED
        return f"{text} (for the same reason: {named}{f' and {more} more' if more > 0 else ''})"


def folded(problems: Iterable[Problem]) -> list[Problem]:
    """Causes only, in the order given: what a problem spoils for others is reported with it.

    Problems that lack the same thing, which no problem spoils, are reported with the first of them.
    """
    given = list(problems)
    spoilt: dict[str, int] = {}
    for index, problem in enumerate(given):
        for each in (problem, *problem.follows):
            if each.spoils:
                spoilt.setdefault(_key(each.spoils), index)
        if not problem.needs.startswith(f"{FILE} "):
            spoilt.setdefault(_key(f"{FILE} {problem.file}"), index)
    causes = dict(spoilt)
    for index, problem in enumerate(given):
        if problem.needs and _key(problem.needs) not in causes:
            causes[_key(problem.needs)] = _spoiler(_key(problem.needs), spoilt, index)
    under: dict[int, list[Problem]] = {}
    roots = [_root(index, given, causes) for index in range(len(given))]
    for index, root in enumerate(roots):
        if root != index:
            under.setdefault(root, []).extend((given[index], *given[index].follows))
    return [
        replace(problem, follows=(*problem.follows, *under.get(index, ())))
        for index, problem in enumerate(given)
        if roots[index] == index
    ]


def _key(text: str) -> str:
    """A kind and a name, the name as an id or as people write it."""
    return text.casefold().replace("-", " ")


def _spoiler(needs: str, spoilt: Mapping[str, int], index: int) -> int:
    """The problem that spoils all of a kind, or what is spelt nearly so; else the given one."""
    kind = needs.partition(" ")[0]
    if f"{kind} {ALL}" in spoilt:
        return spoilt[f"{kind} {ALL}"]
    alike = [key for key in spoilt if key.startswith(f"{kind} ") and kind != FILE]
    near = difflib.get_close_matches(needs, alike, n=1, cutoff=_NEAR)
    return spoilt[near[0]] if near else index


def _root(index: int, problems: Sequence[Problem], causes: Mapping[str, int]) -> int:
    """The problem at the beginning of a chain of consequences; of a circle, the first given."""
    chain = [index]
    while needs := problems[index].needs:
        index = causes[_key(needs)]
        if index in chain:
            return min(chain[chain.index(index) :])
        chain.append(index)
    return index
