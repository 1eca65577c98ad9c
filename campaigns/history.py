"""The history as a value: dossiers, the places and sources they name, the ground under them, and the tours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigns.model import Dossier
    from campaigns.reading.bibliography import Source
    from campaigns.tour_model import Tour
    from geodata.gazetteer import Place
    from geodata.ground import Ground
    from geodata.problems import Problem


@dataclass(frozen=True)
class History:
    """Everything the atlas is drawn from, see ``catalogue.load``.

    Attributes
    ----------
    dossiers
        By id in order of time.
    places, sources
        What the dossiers name, by id and by key.
    ground
        Lands, lines, islands and water.
    tours
        Guided tours by id, in the order of their chapters.
    problems
        What was left out of all this, and why.
    """

    dossiers: Mapping[str, Dossier]
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    ground: Ground
    tours: Mapping[str, Tour] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
