"""Kinds of event (``event_kinds.csv``), and the lanes they share on an axis of time (``event_lanes.csv``).

Each kind has its lane, the mark it is drawn with (``campaigns/symbology``), its name in the legend, and whether it was
fought: such a one has an order of battle, and forces and losses on two sides.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geodata import csv_records
from geodata.problems import Problem
from geodata.translated import Translated
from geodata.validation import Colour, Slug, Text, Yes

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
    kinds: Path = KINDS_TABLE, lanes: Path = LANES_TABLE
) -> tuple[dict[str, EventKind], dict[str, Lane], list[Problem]]:
    """Kinds and lanes by their ids, in file order, and everything wrong with the tables; a wrong row is left out."""
    kind_rows, problems = csv_records.read(kinds, KINDS_FILE, EventKind)
    lane_rows, lane_problems = csv_records.read(lanes, LANES_FILE, Lane)
    problems += lane_problems
    problems += csv_records.repeated(kind_rows, KINDS_FILE, "kind")
    problems += csv_records.repeated(lane_rows, LANES_FILE, "id")
    known = {lane.id: lane for _, lane in lane_rows}
    for line, kind in kind_rows:
        if kind.lane not in known:
            expected = f"a lane of {LANES_FILE}: " + ", ".join(known)
            problems.append(Problem(KINDS_FILE, line, f"{kind.kind}, lane", repr(kind.lane), expected))
    return {kind.kind: kind for _, kind in kind_rows if kind.lane in known}, known, problems


_read = read()
KINDS: Mapping[str, EventKind] = _read[0]
"""Every kind of event by its id, in file order; read once, when the atlas starts."""
LANES: Mapping[str, Lane] = _read[1]
PROBLEMS: list[Problem] = _read[2]
