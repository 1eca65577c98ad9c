"""The whole history, read and validated: dossiers, places, sources, tours, and every problem found in them.

What is wrong is left out and named; what is right is there. Nothing stops at the first mistake.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from campaigns import tours as guided_tours
from campaigns.checking import consistency
from campaigns.history import History
from campaigns.model import Dossier
from campaigns.reading import bibliography, yaml_lines, yaml_records
from geodata import gazetteer
from geodata.ground import Ground
from geodata.problems import Problem

DOSSIERS = Path(__file__).parent / "dossiers"
TOURS = DOSSIERS.with_name("tours")


def load(
    dossiers: Path = DOSSIERS,
    places: Path = gazetteer.FOLDER,
    sources: Path = bibliography.FILE,
    tours: Path | None = None,
    ground: Ground | None = None,
) -> History:
    """Read dossiers, gazetteer, bibliography and tours from their folders.

    A dossier with any mistake is left out whole; so is a gazetteer row, a bibliography entry and a tour.

    Parameters
    ----------
    dossiers, places, sources
        Folder of dossiers, folder of the gazetteer, BibTeX file.
    tours
        Folder of the tours; by default ``tours`` beside ``dossiers``.
    ground
        The ground; by default that of this package, as its files stand now.

    Raises
    ------
    GroundError
        When a layer of the ground is missing or cannot be read.
    """
    known_places, problems = gazetteer.load(places)
    known_sources, source_problems = bibliography.load(sources)
    problems += source_problems
    for place in list(known_places.values()):
        if place.source not in known_sources:
            found = f"source {place.source!r}"
            problems.append(
                Problem(place.file, place.line, f"place {place.id}", found, "a key of campaigns/sources.bib"),
            )
            del known_places[place.id]
    candidates: dict[str, Dossier] = {}
    lines: dict[str, yaml_records.Lines] = {}
    paths = sorted(path for path in dossiers.glob("*.yaml") if not path.name.startswith("."))
    for path in dossiers.glob("*.yml"):
        file = f"{dossiers.parent.name}/{dossiers.name}/{path.name}"
        problems.append(Problem(file, 0, path.stem, "the suffix .yml", "the suffix .yaml"))
    names = frozenset(path.stem for path in paths)
    for path in paths:
        found_dossier, file_lines, file_problems = yaml_records.read(path, Dossier, "dossier")
        problems += file_problems
        if found_dossier is not None:
            candidates[found_dossier.id], lines[found_dossier.id] = found_dossier, file_lines
    mistakes = consistency.check(candidates, known_places, known_sources, names)
    for mistake in mistakes:
        line = yaml_lines.line_of(lines[mistake.dossier], mistake.path)
        file = f"{dossiers.parent.name}/{dossiers.name}/{mistake.dossier}.yaml"
        subject = f"{mistake.dossier}, {yaml_records.in_words(mistake.path, 'dossier')}"
        problems.append(Problem(file, line, subject, mistake.found, mistake.expected))
    broken = {mistake.dossier for mistake in mistakes}
    valid = sorted((d for key, d in candidates.items() if key not in broken), key=lambda d: (d.when.earliest, d.id))
    history = History({d.id: d for d in valid}, known_places, known_sources, ground or Ground())
    guided = guided_tours.load(history, tours or dossiers.parent / "tours")
    return replace(history, tours=guided.tours, problems=tuple(sorted([*problems, *guided.problems])))
