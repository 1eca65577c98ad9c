"""The whole history, read and validated: dossiers, places, sources, and every problem found in them.

What is wrong is left out and named; what is right is there. Nothing stops at the first mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from campaigns import bibliography, consistency, yaml_lines
from campaigns.model import Dossier
from geodata import gazetteer
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from campaigns.bibliography import Source
    from geodata.gazetteer import Place

DOSSIERS = Path(__file__).parent / "dossiers"


@dataclass(frozen=True)
class Catalogue:
    """Dossiers by id in order of time, the places and sources they name, and what was left out and why."""

    dossiers: Mapping[str, Dossier]
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    problems: tuple[Problem, ...] = ()


def load(
    dossiers: Path = DOSSIERS,
    places: Path = gazetteer.FOLDER,
    sources: Path = bibliography.FILE,
) -> Catalogue:
    """Read dossiers, gazetteer and bibliography from their folders.

    A dossier with any mistake is left out whole; so is a gazetteer row and a bibliography entry.
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
    lines: dict[str, dict[tuple[str | int, ...], int]] = {}
    paths = sorted(path for path in dossiers.glob("*.yaml") if not path.name.startswith("."))
    for path in dossiers.glob("*.yml"):
        file = f"{dossiers.parent.name}/{dossiers.name}/{path.name}"
        problems.append(Problem(file, 0, path.stem, "the suffix .yml", "the suffix .yaml"))
    names = frozenset(path.stem for path in paths)
    for path in paths:
        found_dossier, file_lines, file_problems = _read(path)
        problems += file_problems
        if found_dossier is not None:
            candidates[found_dossier.id], lines[found_dossier.id] = found_dossier, file_lines
    mistakes = consistency.check(candidates, known_places, known_sources, names)
    for mistake in mistakes:
        line = yaml_lines.line_of(lines[mistake.dossier], mistake.path)
        file = f"{dossiers.parent.name}/{dossiers.name}/{mistake.dossier}.yaml"
        subject = f"{mistake.dossier}, {_words(mistake.path)}"
        problems.append(Problem(file, line, subject, mistake.found, mistake.expected))
    broken = {mistake.dossier for mistake in mistakes}
    valid = sorted((d for key, d in candidates.items() if key not in broken), key=lambda d: (d.when.earliest, d.id))
    return Catalogue({d.id: d for d in valid}, known_places, known_sources, tuple(sorted(problems)))


def _read(path: Path) -> tuple[Dossier | None, dict[tuple[str | int, ...], int], list[Problem]]:
    file = f"{path.parent.parent.name}/{path.parent.name}/{path.name}"
    try:
        data, lines = yaml_lines.read(path)
    except yaml_lines.YamlError as error:
        return None, {}, [Problem(file, error.line, path.stem, str(error), "valid YAML")]
    except (UnicodeDecodeError, OSError) as error:
        return None, {}, [Problem(file, 0, path.stem, str(error), "a text file in UTF-8")]
    if not isinstance(data, dict):
        return None, lines, [Problem(file, 1, path.stem, "no keys", "the keys of a dossier, title: first")]
    if "id" in data:
        expected = "no such key: the file's name is the id"
        return None, lines, [Problem(file, yaml_lines.line_of(lines, ("id",)), path.stem, "the key 'id'", expected)]
    try:
        return Dossier.model_validate({"id": path.stem, **data}), lines, []
    except ValidationError as error:
        return None, lines, [_problem(file, path.stem, lines, detail) for detail in error.errors()]


def _problem(
    file: str,
    dossier: str,
    lines: Mapping[tuple[str | int, ...], int],
    detail: ErrorDetails,
) -> Problem:
    location = tuple(detail["loc"])
    line = yaml_lines.line_of(dict(lines), location)
    subject = f"{dossier}, {_words(location)}"
    found, expected = repr(detail["input"]), detail["msg"]
    if detail["type"] == "missing":
        found, expected = "nothing", f"the key {location[-1]!r}"
    elif detail["type"] == "extra_forbidden":
        found, expected = f"the unknown key {location[-1]!r}", "a key described in campaigns/dossiers/README.md"
        if not str(location[-1]).isidentifier():
            expected += "; between { } a text with a comma stands in double quotes"
    elif detail["type"] == "value_error":
        expected = str(detail.get("ctx", {}).get("error", expected))
    if len(found) > 120:  # noqa: PLR2004 - a line of a terminal
        found = found[:117] + "…"
    return Problem(file, line, subject, found, expected)


def _words(path: tuple[str | int, ...]) -> str:
    """``axes[2].waypoints[1].when``; list items are counted from 1 for people."""
    text = ""
    for key in path:
        text += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if text else key
    return text or "dossier"
