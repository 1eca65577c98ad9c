"""Names of seas, ranges and regions, each written along its line: those of ``geodata/natural_names.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geodata import layer_files, map_names

if TYPE_CHECKING:
    from campaigns.atlas.plate.projection import Array

_KINDS = {"sea": "sea", "range": "range", "desert": "plain", "plain": "plain", "region": "plain"}
_RANKS = ((4.5, 1), (6.0, 2))
"""Zooms up to which a name that the map shows from there on is of the first, the second rank."""


@dataclass(frozen=True, eq=False)
class Feature:
    """A sea, range or plain: kind, rank (1 is greatest), names and the line its name follows, degrees."""

    kind: str
    rank: int
    named: map_names.NaturalName
    line: Array

    def name(self, language: str) -> str:
        """The name in a language, else in English."""
        return self.named.names.get(language) or self.named.name


@layer_files.kept
def load() -> tuple[Feature, ...]:
    """What is written along a line, in the order of the table."""
    return tuple(
        Feature(
            _KINDS[each.kind],
            next((rank for zoom, rank in _RANKS if each.farthest <= zoom), 3),
            each,
            np.array(each.path, dtype=float),
        )
        for each in map_names.natural()[0]
        if each.kind in _KINDS
    )


@layer_files.kept
def names() -> dict[str, map_names.NaturalName]:
    """Rivers by their id in the layer ``rivers``, lakes by their name in the layer ``lakes``."""
    return {each.id if each.kind == "river" else each.name: each for each in map_names.natural()[0]}


def name_of(key: str, english: str, language: str) -> str:
    """The name of a river or lake in a language, else the English one."""
    known = names().get(key)
    return english if known is None else known.names.get(language) or known.name
