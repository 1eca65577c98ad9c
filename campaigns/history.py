"""The history as a value: dossiers, what they name – places, sources, formations –, the ground under them, tours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigns.formations import Formation
    from campaigns.glossary import Entry
    from campaigns.model import Dossier
    from campaigns.orders_of_battle import Subordination
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
    formations, orders_of_battle
        Formations by id; what sources say of who belonged to whom, in the order of the table.
    synonyms
        Words that mean the same to a search.
    glossary
        Terms that are explained to readers.
    problems
        What was left out of all this, and why.
    """

    dossiers: Mapping[str, Dossier]
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    ground: Ground
    tours: Mapping[str, Tour] = field(default_factory=dict)
    formations: Mapping[str, Formation] = field(default_factory=dict)
    orders_of_battle: tuple[Subordination, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    glossary: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
