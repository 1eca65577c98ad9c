"""The whole history, read and validated: dossiers, places, sources, tours, and every problem found in them.

What is wrong is left out and named; what is right is there. Nothing stops at the first mistake.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from campaigns import tours as guided_tours
from campaigns.checking import consistency, vocabulary
from campaigns.history import History
from campaigns.model import Dossier
from campaigns.reading import bibliography, yaml_lines, yaml_records
from geodata import folders, gazetteer
from geodata.errors import VocabularyError
from geodata.ground import Ground
from geodata.problems import Problem, folded

DOSSIERS = Path(__file__).parent / "dossiers"
TOURS = DOSSIERS.with_name("tours")


def dossier_files(folder: Path = DOSSIERS) -> list[Path]:
    """The files of a folder of dossiers, those with a mistake too."""
    return folders.files(folder, ".yaml")


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
    VocabularyError
        When anything is wrong with a table of the vocabulary, or the bibliography cannot be read: nothing is
        understood without them.
    """
    vocabulary.require()
    known_places, problems = gazetteer.load(places)
    known_sources, source_problems = bibliography.load(sources)
    if not known_sources and source_problems:
        raise VocabularyError(source_problems)
    problems += source_problems
    for place in list(known_places.values()):
        if place.source not in known_sources:
            subject, found = f"place {place.id}", f"the unknown source {place.source!r}"
            needs = f"source {place.source}"
            wrong = Problem(place.file, place.line, subject, found, "a key of campaigns/sources.bib", needs=needs)
            problems.append(replace(wrong, spoils=subject))
            del known_places[place.id]
    candidates: dict[str, Dossier] = {}
    lines: dict[str, yaml_records.Lines] = {}
    folder = f"{dossiers.parent.name}/{dossiers.name}"
    strange = folders.strangers(dossiers, ".yaml", folder)
    problems += [replace(problem, spoils=f"dossier {problem.subject}") for problem in strange]
    paths = dossier_files(dossiers)
    names = frozenset(path.stem for path in paths)
    for path in paths:
        found_dossier, file_lines, file_problems = yaml_records.read(path, Dossier, "dossier")
        problems += file_problems
        if found_dossier is not None:
            candidates[found_dossier.id], lines[found_dossier.id] = found_dossier, file_lines
    vocabulary.require_rows(problems)
    mistakes = consistency.check(candidates, known_places, known_sources, names)
    for mistake in mistakes:
        line = yaml_lines.line_of(lines[mistake.dossier], mistake.path)
        file = f"{folder}/{mistake.dossier}.yaml"
        subject = f"{mistake.dossier}, {yaml_records.in_words(mistake.path, 'dossier')}"
        other = yaml_lines.line_of(lines[mistake.dossier], mistake.against) if mistake.against else line
        found = mistake.found if other == line else f"{mistake.found} (line {other})"
        wrong = Problem(file, line, subject, found, mistake.expected, needs=mistake.needs)
        problems.append(replace(wrong, spoils=f"dossier {mistake.dossier}"))
    broken = {mistake.dossier for mistake in mistakes}
    valid = sorted((d for key, d in candidates.items() if key not in broken), key=lambda d: (d.when.earliest, d.id))
    history = History({d.id: d for d in valid}, known_places, known_sources, ground or Ground())
    guided = guided_tours.load(history, tours or dossiers.parent / "tours", names)
    return replace(history, tours=guided.tours, problems=tuple(folded(sorted([*problems, *guided.problems]))))
