"""Names of seas, ranges and regions, each written along its line: those of ``geodata/natural_names.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from campaigns.atlas.plate.projection import Array
    from geodata.ground import Ground
    from geodata.map_names import Kind, NaturalName

_KINDS = frozenset({"sea", "range", "desert", "plain", "region"})
_RANKS = ((4.5, 1), (6.0, 2))
"""Zooms up to which a name that the map shows from there on is of the first, the second rank."""


@dataclass(frozen=True, eq=False)
class Feature:
    """A sea, range, plain or region: kind, rank (1 is greatest), names and the line its name follows, degrees."""

    kind: Kind
    rank: int
    named: NaturalName
    line: Array

    def name(self, language: str) -> str:
        """The name in a language, else in English."""
        return self.named.names.get(language) or self.named.name


def load(ground: Ground) -> tuple[Feature, ...]:
    """What is written along a line, in the order of the table."""
    return tuple(
        Feature(
            each.kind,
            next((rank for zoom, rank in _RANKS if each.min_zoom <= zoom), 3),
            each,
            np.array(each.path, dtype=float),
        )
        for each in ground.natural_names
        if each.kind in _KINDS
    )


def names(ground: Ground, language: str) -> dict[str, str]:
    """Names in a language, else in English: of rivers by their id in the layer ``rivers``, of lakes by their name."""
    return {
        each.id if each.kind == "river" else each.name: each.names.get(language) or each.name
        for each in ground.natural_names
    }
