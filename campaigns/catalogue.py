"""The whole history, read and validated: dossiers, formations, places, sources, tours, and every problem in them.

What is wrong is left out and named; what is right is there. Nothing stops at the first mistake.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns import formations, glossary, orders_of_battle, synonyms
from campaigns import tours as guided_tours
from campaigns.checking import consistency, naming, subordination, terms, units, vocabulary
from campaigns.history import History
from campaigns.model import Dossier
from campaigns.reading import bibliography, yaml_lines, yaml_records
from geodata import folders, garbage, gazetteer
from geodata.errors import VocabularyError
from geodata.ground import Ground
from geodata.problems import Problem, folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigns.formations import Formation
    from campaigns.reading.bibliography import Source
    from geodata.gazetteer import Place

DOSSIERS = Path(__file__).parent / "dossiers"
TOURS = DOSSIERS.with_name("tours")


def dossier_files(folder: Path = DOSSIERS) -> list[Path]:
    """The files of a folder of dossiers, those with a mistake too."""
    return folders.files(folder, ".yaml")


@garbage.uncollected()
def load(
    dossiers: Path = DOSSIERS,
    places: Path = gazetteer.FOLDER,
    sources: Path = bibliography.FILE,
    tours: Path | None = None,
    ground: Ground | None = None,
) -> History:
    """Read dossiers, gazetteer, bibliography, tours, formations and orders of battle.

    A dossier with any mistake is left out whole; so is a gazetteer row, a bibliography entry and a tour. A unit or a
    front with a mistake, and a row of a table, is left out alone. The tables of formations and of orders of battle and
    the glossary stand beside the folder of dossiers; the synonyms are those of this package.

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
    known_places, known_sources, problems = _places_and_sources(places, sources)
    known_formations, formation_problems = _formations(dossiers.with_name(formations.TABLE.name), known_sources)
    problems += formation_problems
    read, dossier_problems = _read(dossiers)
    problems += dossier_problems
    vocabulary.require_rows(problems)
    mistakes = units.check(read.dossiers.values(), known_places, known_sources, known_formations)
    candidates = {
        key: naming.named(units.without(dossier, mistakes), known_formations) for key, dossier in read.dossiers.items()
    }
    problems += map(read.problem, mistakes)
    mistakes = consistency.check(candidates, known_places, known_sources, read.names)
    problems += [replace(read.problem(mistake), spoils=f"dossier {mistake.dossier}") for mistake in mistakes]
    broken = {mistake.dossier for mistake in mistakes}
    valid = sorted((d for key, d in candidates.items() if key not in broken), key=lambda d: (d.when.earliest, d.id))
    rows, row_problems = orders_of_battle.read(dossiers.with_name(orders_of_battle.TABLE.name))
    problems += row_problems
    rows, row_problems = subordination.valid_rows(rows, known_formations, known_sources, read.names)
    problems += row_problems
    known_synonyms, synonym_problems = synonyms.read()
    explained, glossary_problems = _glossary(dossiers.with_name(glossary.TABLE.name), known_sources)
    problems += [*synonym_problems, *glossary_problems]
    history = History(
        {dossier.id: dossier for dossier in valid},
        known_places,
        known_sources,
        ground or Ground(),
        formations=known_formations,
        orders_of_battle=tuple(rows),
        synonyms=tuple(row.terms for row in known_synonyms),
        glossary=explained,
    )
    guided = guided_tours.load(history, tours or dossiers.parent / "tours", read.names)
    return replace(history, tours=guided.tours, problems=tuple(folded(sorted([*problems, *guided.problems]))))


def _places_and_sources(places: Path, sources: Path) -> tuple[dict[str, Place], dict[str, Source], list[Problem]]:
    """Places that rest on known sources, sources, and the problems of both."""
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
    return known_places, known_sources, problems


def _formations(table: Path, sources: Mapping[str, Source]) -> tuple[dict[str, Formation], list[Problem]]:
    found, problems = formations.read(table)
    found, more = subordination.valid_formations(found, sources)
    return found, [*problems, *more]


def _glossary(table: Path, sources: Mapping[str, Source]) -> tuple[tuple[glossary.Entry, ...], list[Problem]]:
    """The entries that rest on known sources, or on none, and what is wrong with the others."""
    found, problems = glossary.read(table)
    kept = []
    for entry in found:
        unknown = terms.unknown_sources(entry, sources)
        problems += unknown
        if not unknown:
            kept.append(entry)
    return tuple(kept), problems


@dataclass(frozen=True)
class _Read:
    """Dossiers of a folder that are valid in form, the lines of their keys, and the ids of all that are there."""

    folder: str
    dossiers: dict[str, Dossier]
    lines: dict[str, yaml_records.Lines]
    names: frozenset[str]

    def problem(self, mistake: consistency.Mistake) -> Problem:
        """A mistake with the line on which it stands, and that of what it contradicts."""
        lines = self.lines[mistake.dossier]
        line = yaml_lines.line_of(lines, mistake.path)
        subject = f"{mistake.dossier}, {units.subject(self.dossiers[mistake.dossier], mistake.path)}"
        other = yaml_lines.line_of(lines, mistake.against) if mistake.against else line
        found = mistake.found if other == line else f"{mistake.found} (line {other})"
        file = f"{self.folder}/{mistake.dossier}.yaml"
        return Problem(file, line, subject, found, mistake.expected, needs=mistake.needs)


def _read(dossiers: Path) -> tuple[_Read, list[Problem]]:
    candidates: dict[str, Dossier] = {}
    lines: dict[str, yaml_records.Lines] = {}
    folder = f"{dossiers.parent.name}/{dossiers.name}"
    strange = folders.strangers(dossiers, ".yaml", folder)
    problems = [replace(problem, spoils=f"dossier {problem.subject}") for problem in strange]
    paths = dossier_files(dossiers)
    for path in paths:
        found, file_lines, file_problems = yaml_records.read(path, Dossier, "dossier", units.LISTS)
        problems += file_problems
        if found is not None:
            candidates[found.id], lines[found.id] = found, file_lines
    return _Read(folder, candidates, lines, frozenset(path.stem for path in paths)), problems
