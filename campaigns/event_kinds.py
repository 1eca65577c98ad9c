"""Kinds of event (``event_kinds.csv``), and the lanes they share on an axis of time (``event_lanes.csv``).

Each kind has its lane, the mark it is drawn with (``campaigns/symbology``), its name in the legend, and whether it was
fought: such a one has an order of battle, and forces and losses on two sides.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geodata import csv_records
from geodata.errors import VocabularyError
from geodata.problems import Problem
from geodata.read_once import read_once
from geodata.translated import Translated
from geodata.validation import Colour, Slug, Text, Yes, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS_TABLE, LANES_TABLE = (Path(__file__).parent / name for name in ("event_kinds.csv", "event_lanes.csv"))
KINDS_FILE, LANES_FILE = "campaigns/event_kinds.csv", "campaigns/event_lanes.csv"


class Lane(Translated):
    """A lane of the time bar and of the Chronicle, from above; ``colour`` is that of its marks in the time bar."""

    id: Slug
    title: Text
    ru: Text
    ja: Text
    zh: Text
    colour: Colour


class EventKind(Translated):
    """A kind of event; ``en`` and the others are its name in the legend."""

    kind: Slug
    lane: Slug
    mark: Slug
    fought: Yes
    en: Text
    ru: Text
    ja: Text
    zh: Text


def read(
    kinds_table: Path = KINDS_TABLE, lanes_table: Path = LANES_TABLE
) -> tuple[dict[str, EventKind], dict[str, Lane], list[Problem]]:
    """Kinds and lanes by their ids, in file order, and everything wrong with the tables; a wrong row is left out."""
    kind_rows, problems = csv_records.read(kinds_table, KINDS_FILE, EventKind, "kind")
    lane_rows, lane_problems = csv_records.read(lanes_table, LANES_FILE, Lane, "lane")
    problems += lane_problems
    problems += csv_records.repeated(kind_rows, KINDS_FILE, "kind")
    problems += csv_records.repeated(lane_rows, LANES_FILE, "id")
    known = {lane.id: lane for _, lane in lane_rows}
    for line, kind in kind_rows:
        if kind.lane not in known:
            expected, needs = listed(known, "one of", LANES_FILE), f"lane {kind.lane}"
            problems.append(Problem(KINDS_FILE, line, f"{kind.kind}, lane", repr(kind.lane), expected, needs=needs))
    return {kind.kind: kind for _, kind in kind_rows if kind.lane in known}, known, problems


@read_once
def _both() -> tuple[Mapping[str, EventKind], Mapping[str, Lane]]:
    known_kinds, known_lanes, problems = read()
    if problems:
        raise VocabularyError(problems)
    return known_kinds, known_lanes


def kinds() -> Mapping[str, EventKind]:
    """Every kind of event by its id, in file order. Raises VocabularyError where anything is wrong with the tables."""
    return _both()[0]


def lanes() -> Mapping[str, Lane]:
    """Every lane by its id, from above; errors as ``kinds``."""
    return _both()[1]
