"""One damaged input: read, checked and rendered, and what came of it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import geopandas as gpd

from campaigns import catalogue, chapters, checking, event_kinds, formations, orders_of_battle, scene, tours
from campaigns.atlas import provenance
from campaigns.atlas.document import dossier_payload, feature_payload, payload, tour_payload
from campaigns.atlas.formats import kml, linked_places, table
from campaigns.checking import consistency, disagreements, founding_documents, units
from campaigns.history import History
from campaigns.model import Dossier
from campaigns.reading import bibliography, yaml_records
from campaigns.tables import dossiers as dossier_tables
from campaigns.tables import figures
from campaigns.tour_model import Tour
from geodata import (
    borders,
    concessions,
    crossings,
    csv_records,
    csv_rows,
    dated_table,
    disputed,
    gazetteer,
    ground_cover,
    heights,
    islands,
    map_names,
    official_areas,
    powers,
    railways,
    roads,
    sheet_files,
    sheets,
    territories,
)
from geodata.build import hand_lines
from geodata.errors import GroundError, VocabularyError
from geodata.ground import Ground
from geodata.problems import Problem, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

SLOWEST = 5.0
"""Seconds beyond which a reading counts as hanging."""
Lines = tuple[int, int]
"""First and last line of a row."""


@dataclass(frozen=True)
class Outcome:
    """What a reader made of a file: its problems, and each valid row as text with the lines it stands on."""

    problems: list[Problem] = field(default_factory=list)
    rows: dict[str, Lines] = field(default_factory=dict)


Trial = "Callable[[Path], Outcome]"


_known: list[provenance.Provenance] = []


def _about(found: History, moving: gpd.GeoDataFrame) -> provenance.Provenance:
    """Where the files come from, asked once: it reads all data."""
    if not _known:
        _known.append(provenance.of(found, moving, "Trial", background=True))
    return _known[0]


def rendered(found: History) -> None:
    """Draw, tabulate and export dossiers and tours as the app and the command line do."""
    frame = [*scene._events(found), *scene._axes(found)]
    moving = gpd.GeoDataFrame(frame, columns=[*scene.COLUMNS, "geometry"], geometry="geometry", crs="EPSG:4326")
    about = _about(found, moving)
    features = feature_payload.build(moving, found, feature_payload.Shared())
    dossier_payload.build(found.dossiers, found)
    dossier_payload.sources(found, found.dossiers.values(), features)
    tour_payload.build(found, chapters.FIRST_DAY, chapters.LAST_DAY, found.dossiers, set())
    dossier_tables.table(found.dossiers.values())
    for dossier in found.dossiers.values():
        figures.table(dossier, found.sources)
        dossier_tables.fields_of(dossier, found)
    ET.fromstring("".join(kml._document(table.of_rows(moving, found), about, {})))  # noqa: S314 - our own
    linked_places.text(found, moving, about)


def dossier(path: Path, history: History) -> Outcome:
    """A dossier, with all others as they are."""
    read, lines, problems = yaml_records.read(path, Dossier, "dossier")
    if read is None:
        return Outcome(problems)
    names = frozenset(history.dossiers) | {read.id}
    mistakes = units.check([read], history.places, history.sources, history.formations)
    mistakes += consistency.check({read.id: read}, history.places, history.sources, names)
    for mistake in mistakes:
        line = lines.get(mistake.path, 0)
        problems.append(Problem(yaml_records.file_of(path), line, read.id, mistake.found, mistake.expected))
    if not problems:
        formed = History(
            {read.id: read}, history.places, history.sources, history.ground, formations=history.formations
        )
        rendered(formed)
    return Outcome(problems, {"" if problems else "dossier": (1, 10**6)})


def tour(path: Path, history: History, days: tours.Days) -> Outcome:
    """A tour through the history as it is."""
    read, lines, problems = yaml_records.read(path, Tour, "tour")
    if read is None:
        return Outcome(problems)
    for keys, found, expected, _ in tours._mistakes(read, history, days):
        problems.append(Problem(yaml_records.file_of(path), lines.get(keys, 0), read.id, found, expected))
    if not problems:
        rendered(History({}, {}, {}, history.ground, tours={read.id: tours._resolved(read, days)}))
    return Outcome(problems, {"" if problems else "tour": (1, 10**6)})


def sources(path: Path, known: dict[str, str]) -> Outcome:
    """The bibliography; ``known`` are the references of what needs no formatting again."""
    found, problems = bibliography.load(path)
    text = path.read_bytes().decode("utf-8", "replace").split("\n")
    starts = {line.partition("{")[2].rstrip(", \r"): n for n, line in enumerate(text, 1) if "@" in line[:9]}
    rows: dict[str, Lines] = {}
    for key, source in found.items():
        plain = f"{source.entry.type} {key} {sorted(source.entry.fields.items())} {source.url} {source.note}"
        if plain not in known:
            known[plain] = source.reference
        rows[plain] = (starts.get(key, 0), starts.get(key, 0) + 12)
    return Outcome(problems, rows)


def _rows(read: Iterable[object], problems: Iterable[Problem]) -> Outcome:
    """Rows of a table, each with a line of its own."""
    rows = {}
    for each in read:
        line, row = each if isinstance(each, tuple) else (getattr(each, "line", 0), each)
        text = repr(row).replace(f"line={line}", "")
        rows[text] = (line, line)
    return Outcome(list(problems), rows)


def table_rows(read: Callable[[Path], tuple[Iterable[object], Iterable[Problem]]], path: Path) -> Outcome:
    """A table whose reader gives rows and problems."""
    return _rows(*read(path))


def _formations(path: Path) -> tuple[Iterable[object], list[Problem]]:
    found, problems = formations.read(path)
    return list(found.values()), problems


def places(path: Path) -> Outcome:
    """One file of the gazetteer."""
    found, problems = gazetteer.load(path.parent)
    wanted = [place for place in found.values() if place.file.endswith(path.name)]
    return _rows(wanted, folded(problems))


def lines_by_hand(path: Path, ground: Ground) -> Outcome:
    """The folder of lines drawn by hand."""
    hand_lines.FOLDER = path.parent
    return Outcome(hand_lines.problems(ground))


def layer(path: Path) -> Outcome:
    """One layer of the ground."""
    try:
        found = Ground(path.parent.parent, path.parent).layer(path.stem)
        found.frame()
        return Outcome([], dict.fromkeys(found.by_id, (1, 10**9)))
    except GroundError as error:
        return Outcome([Problem(f"geodata/layers/{path.name}", 0, "layer", str(error), "")])


def sheet(path: Path) -> Outcome:
    """One layer of a battlefield sheet, read with the other files of the sheet."""
    ground = Ground(path.parents[2], path.parents[1])
    rows, _ = sheets.read(ground.tables / sheets.FILE_NAME)
    wanted = [row for row in rows if row.id == path.stem.rpartition("-")[0]]
    return Outcome(sheet_files.read_all(wanted, ground.layers, "#ffffff")[1])


def relief(path: Path) -> Outcome:
    """The relief, its picture and its description."""
    try:
        Ground(path.parent.parent, path.parent).relief  # noqa: B018 - reading it is the trial
    except GroundError as error:
        return Outcome([Problem(f"geodata/layers/{path.name}", 0, "relief", str(error), "")])
    return Outcome()


def whole(root: Path) -> Outcome:
    """The whole atlas in a folder: read, every rule of ``check``, and the document."""
    hand_lines.FOLDER = root / "geodata/build/lines"
    try:
        history = catalogue.load(
            root / "campaigns/dossiers",
            root / "geodata/gazetteer",
            root / "campaigns/sources.bib",
            ground=Ground(root / "geodata", root / "geodata/layers"),
        )
        problems = checking.problems(history)
        payload.build(history, scene.build(history))
    except GroundError as error:
        return Outcome([Problem("geodata/layers", 0, "layer", str(error), "")])
    except VocabularyError as error:
        return Outcome(list(error.problems))
    return outcome_of(history, problems)


def outcome_of(history: History, problems: list[Problem]) -> Outcome:
    """What reading the whole atlas gave: the dossiers and tours that are left are its rows."""
    return Outcome(problems, dict.fromkeys((*history.dossiers, *history.tours), (1, 10**6)))


def tables(folder: Path) -> dict[str, Callable[[Path], Outcome]]:
    """The reader of each table by its path below the atlas's folder."""
    dated = (territories, borders, islands, railways, concessions)
    rivers = frozenset(Ground(folder / "geodata", folder / "geodata/layers").layer("rivers").by_id)
    sheets_of_the_atlas, _ = sheets.read(folder / sheets.FILE)
    places_of_the_atlas, _ = gazetteer.load(folder / "geodata/gazetteer")
    readers: dict[str, Callable[[Path], tuple[Iterable[object], Iterable[Problem]]]] = {
        part.TABLE.file: partial(dated_table.read, part.TABLE) for part in dated
    }
    readers |= {
        "geodata/natural_names.csv": lambda path: map_names.read_natural(path, rivers),
        "geodata/official_areas.csv": official_areas.read,
        heights.FILE: lambda path: heights.read(path, places_of_the_atlas),
        roads.FILE: lambda path: roads.read(path, places_of_the_atlas),
        crossings.FILE: crossings.read,
        ground_cover.FILE: lambda path: ground_cover.read(path, sheets_of_the_atlas),
        disputed.FILE: disputed.read,
        sheets.FILE: lambda path: csv_records.read(path, sheets.FILE, sheets.Sheet),
        "geodata/powers.csv": powers.read,
        "campaigns/chapters.csv": lambda path: csv_records.read(path, chapters.FILE, chapters.Chapter),
        event_kinds.KINDS_FILE: lambda path: csv_records.read(path, event_kinds.KINDS_FILE, event_kinds.EventKind),
        "geodata/land_names.csv": lambda path: csv_rows.read(path, "geodata/land_names.csv", map_names.LAND_COLUMNS),
        founding_documents.FILE: founding_documents.load,
        disagreements.FILE: disagreements.load,
        orders_of_battle.FILE: orders_of_battle.read,
    }
    readers[formations.FILE] = _formations
    return {name: partial(table_rows, read) for name, read in readers.items()}
