"""The history as a value: dossiers, the places and sources they name, and what was left out and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigns.model import Dossier
    from campaigns.reading.bibliography import Source
    from geodata.gazetteer import Place
    from geodata.problems import Problem


@dataclass(frozen=True)
class History:
    """Dossiers by id in order of time, the places and sources they name, and what was left out and why."""

    dossiers: Mapping[str, Dossier]
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    problems: tuple[Problem, ...] = ()
