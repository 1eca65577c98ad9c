"""Mistakes in the tables of the ground, the sources they name included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata import borders, dated_table, islands, territories
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection


def problems(sources: Collection[str]) -> list[Problem]:
    """Everything wrong with ``territories.csv``, ``borders.csv`` and ``islands.csv``.

    ``sources`` are the keys of the bibliography.
    """
    found = []
    for part in (territories, borders, islands):
        found += part.problems()
        rows, _ = dated_table.read(part.TABLE)
        for row in rows:
            for key in (text.strip().split(" ")[0] for text in row.sources.split(";")):
                if key not in sources:
                    expected = "a key of campaigns/sources.bib"
                    found.append(Problem(part.TABLE.file, row.line, row.id, f"the unknown source {key!r}", expected))
    return sorted(found)
