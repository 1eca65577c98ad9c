"""Mistakes in the tables and hand-drawn lines of the ground, the sources they name included."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from geodata import (
    borders,
    concessions,
    crossings,
    csv_rows,
    disputed,
    folders,
    ground_cover,
    heights,
    islands,
    official_areas,
    railways,
    relief_files,
    roads,
    territories,
)
from geodata.build import hand_lines, inputs
from geodata.build import railways as stations
from geodata.errors import GroundError
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from campaigns.history import History
    from geodata.ground import Ground
    from geodata.terrain_features import TerrainFeature

_EXPECTED = "a key of campaigns/sources.bib"
_PARTS = (territories, borders, islands, railways, concessions)


def problems(history: History) -> list[Problem]:
    """Everything wrong with the tables and lines of ``geodata``; its rows may not have the id of a dossier.

    Raises
    ------
    GroundError
        When a layer is missing or cannot be read, see ``missing_layers``.
    """
    ground = history.ground
    found = [*hand_lines.problems(ground), *inputs.problems(ground.layers), *ground.official_area_problems]
    found += ground.heights(history.places)[1]
    found += [*ground.name_problems, *ground.sheet_problems, *_nameless(ground)]
    for part in (*_PARTS, disputed):
        found += part.problems(ground)
    found += _named_twice(history)
    for file, line, subject, text in _cited(history):
        for key in (part.strip() for part in text.split(";")):
            if key not in history.sources:
                unknown = f"the unknown source {key!r}"
                found.append(Problem(file, line, subject, unknown, _EXPECTED, needs=f"source {key}"))
    return sorted(found)


def missing_layers(ground: Ground) -> list[Problem]:
    """Layers that are gone or cannot be read."""
    found = []
    readings: list[Callable[[], object]] = [lambda: relief_files.picture(ground.relief)]
    readings += [partial(ground.layer, name) for name in ("land", "sea", "lakes", "rivers")]
    readings += [partial(_ids, ground, part.TABLE.geometry_layer) for part in _PARTS]
    readings += [partial(_precision, ground, name) for name in ("frontiers", "borders", "railways", "concessions")]
    for reading in readings:
        try:
            reading()
        except GroundError as error:
            found.append(Problem("geodata/layers", 0, "layer", str(error), "a layer as it was built"))
    return sorted(set(found))


def unread_tables(ground: Ground) -> list[Problem]:
    """Tables that are gone, or whose header is another: they have no rows."""
    found = [problem for part in _PARTS for problem in ground.table(part.TABLE)[1]]
    return [problem for problem in found if problem.subject in csv_rows.WHOLE]


def _ids(ground: Ground, layer: str) -> object:
    return ground.layer(layer).by_id


def _precision(ground: Ground, layer: str) -> object:
    return ground.layer(layer).precision


def _nameless(ground: Ground) -> Iterator[Problem]:
    """Rows of the table of lands' names that name no land, so that a name mistyped is found."""
    known = {row.name for part in (territories, islands) for row in ground.table(part.TABLE)[0]}
    for name in ground.land_name_rows:
        if name not in known:
            expected = "the name of a row of geodata/territories.csv or islands.csv"
            yield Problem("geodata/land_names.csv", 0, name, "the name of no land", expected)


def _named_twice(history: History) -> Iterator[Problem]:
    """Rows whose id is that of a row of another table, or of a dossier."""
    seen = dict.fromkeys(history.dossiers, "campaigns/dossiers")
    rows = [(part.TABLE.file, row.line, row.id) for part in _PARTS for row in history.ground.table(part.TABLE)[0]]
    rows += [(file, row.line, row.id) for file, row in terrain_features_of(history)]
    for file, line, identity in rows:
        if identity in seen:
            expected = f"an id used once in the atlas (it stands in {seen[identity]} too)"
            yield Problem(file, line, identity, "the id again", expected)
        seen[identity] = file


def terrain_features_of(history: History) -> Iterator[tuple[str, TerrainFeature]]:
    """Every road, crossing and ground cover of the battlefields, with the file of its table."""
    yield from ((roads.FILE, road) for road in history.ground.roads(history.places)[0])
    yield from ((crossings.FILE, crossing) for crossing in history.ground.crossings[0])
    yield from ((ground_cover.FILE, cover) for cover in history.ground.cover[0])


def _cited(history: History) -> Iterator[tuple[str, int, str, str]]:
    """Every statement of sources in the ground: file, line, subject, keys joined by semicolons."""
    ground = history.ground
    for part in _PARTS:
        yield from ((part.TABLE.file, row.line, row.id, row.sources) for row in ground.table(part.TABLE)[0])
    for stretch in ground.layer("frontiers").properties:
        yield "geodata/layers/frontiers.geojson", 0, str(stretch["id"]), str(stretch["source"])
    for path in folders.files(hand_lines.FOLDER, ".geojson"):
        for label, keys in hand_lines.sourced(path):
            yield f"geodata/build/lines/{path.name}", 0, label, keys
    yield from ((stations.FILE, line, subject, keys) for line, subject, keys in stations.cited())
    for name in ground.natural_names:
        yield "geodata/natural_names.csv", name.line, name.id, name.source
    for hill in ground.heights(history.places)[0]:
        yield heights.FILE, hill.line, hill.id, ";".join(hill.keys)
    yield from ((file, row.line, row.id, row.sources) for file, row in terrain_features_of(history))
    for area in ground.official_areas:
        yield official_areas.FILE, area.line, area.territory, area.source
