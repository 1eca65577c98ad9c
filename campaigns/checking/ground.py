"""Mistakes in the tables and hand-drawn lines of the ground, the sources they name included."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from geodata import borders, concessions, dated_table, ground, islands, layer_files, map_names, railways, territories
from geodata.build import hand_lines, inputs
from geodata.build import railways as stations
from geodata.errors import GroundError
from geodata.measure import report
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

_EXPECTED = "a key of campaigns/sources.bib"


def problems(sources: Collection[str], dossiers: Collection[str] = ()) -> list[Problem]:
    """Everything wrong with what ``geodata`` is made of.

    ``sources`` are the keys of the bibliography, ``dossiers`` the ids of all dossiers, which no row may have too.
    """
    found = _layers()
    if found:
        return found
    found = [*hand_lines.problems(), *inputs.problems(), *report.problems()]
    found += [*map_names.natural()[1], *map_names.lands()[1], *_nameless()]
    for part in (territories, borders, islands, railways, concessions):
        found += part.problems()
    found += _named_twice(dossiers)
    for file, line, subject, text in _cited():
        for key in (part.strip() for part in text.split(";")):
            if key not in sources:
                found.append(Problem(file, line, subject, f"the unknown source {key!r}", _EXPECTED))
    return sorted(found)


def _layers() -> list[Problem]:
    """Layers that are gone or cannot be read: nothing can be said of the rest then."""
    found = []
    readings: list[Callable[[], object]] = [ground.relief, ground.land, ground.sea, ground.lakes, ground.rivers]
    readings += [
        partial(layer_files.by_id, name) for name in ("cells", "islands", "borders", "railways", "concessions")
    ]
    readings += [partial(layer_files.drawn, name) for name in ("frontiers", "borders", "railways", "concessions")]
    for reading in readings:
        try:
            reading()
        except GroundError as error:
            found.append(Problem("geodata/layers", 0, "layer", str(error), "a layer as it was built"))
    return sorted(set(found))


def _nameless() -> Iterator[Problem]:
    """Rows of the table of lands' names that name no land, so that a name mistyped is told."""
    known = {row.name for part in (territories, islands) for row in dated_table.read(part.TABLE)[0]}
    for name in map_names.lands()[0]:
        if name not in known:
            expected = "the name of a row of geodata/territories.csv or islands.csv"
            yield Problem("geodata/land_names.csv", 0, name, "the name of no land", expected)


def _named_twice(dossiers: Collection[str]) -> Iterator[Problem]:
    """Rows whose id is that of a row of another table, or of a dossier."""
    seen = dict.fromkeys(dossiers, "campaigns/dossiers")
    for part in (territories, borders, islands, railways, concessions):
        rows, _ = dated_table.read(part.TABLE)
        for row in rows:
            if row.id in seen:
                expected = f"an id used once in the atlas (it stands in {seen[row.id]} too)"
                yield Problem(part.TABLE.file, row.line, row.id, "the id again", expected)
            seen[row.id] = part.TABLE.file


def _cited() -> Iterator[tuple[str, int, str, str]]:
    """Every statement of sources in the ground: file, line, subject, keys joined by semicolons."""
    for part in (territories, borders, islands, railways, concessions):
        rows, _ = dated_table.read(part.TABLE)
        yield from ((part.TABLE.file, row.line, row.id, row.sources) for row in rows)
    for said, _ in zip(*layer_files.read("frontiers"), strict=True):
        yield "geodata/layers/frontiers.geojson", 0, str(said["id"]), str(said["source"])
    for path in sorted(hand_lines.FOLDER.glob("*.geojson")):
        for label, keys in hand_lines.sourced(path):
            yield f"geodata/build/lines/{path.name}", 0, label, keys
    yield from ((stations.FILE, line, subject, keys) for line, subject, keys in stations.cited())
    for name in map_names.natural()[0]:
        yield "geodata/natural_names.csv", name.line, name.id, name.source
    for line, subject, keys in report.cited():
        yield report.FILE, line, subject, keys
