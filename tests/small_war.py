"""The small atlas of ``tests/data``, and what can be added to its dossier: units, fronts, a formation that moves."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns import catalogue
from campaigns.unit_model import Point
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from campaigns.history import History

UNITS = """\
units:
  - formation: jp-3-division
    positions:
      - {place: midford, when: 1945-08-09/1945-08-10, source: muster1950 p. 30, certainty: high}
      - point: [44.4, 129.5]
        when: 1945-08-11
        radius: 2.5
        source: muster1950
        certainty: low
        note: By estimate.
  - formation: jp-4-regiment
    positions:
      - {place: weston, when: 1945-08-12, source: muster1950, certainty: medium}
fronts:
  - id: screen
    name: Screen before Weston
    side: Japan
    kind: trenches
    when: 1945-08-10/1945-08-12
    line: [weston, [44.4, 129.3], midford]
    forts: [weston]
    source: muster1950
    certainty: medium
  - id: pocket
    name: Pocket
    side: Japan
    kind: ring
    when: 1945-08-12
    line: [weston, [44.4, 129.3], [44.6, 129.4]]
    source: muster1950
    certainty: medium
"""

PHASES = """\
phases:
  - name: Road to Midford
    when: 1945-08-08/1945-08-10
    source: muster1950 p. 13
    certainty: high
  - name: Bridge of Midford
    when: 1945-08-08/1945-08-10
    place: midford
    source: muster1950 p. 14
    certainty: high
  - name: Weston falls
    when: 1945-08~
    place: weston
    text: The garrison leaves.
    source: muster1950 p. 20
    certainty: medium
    note: The day is not told.
"""
"""One without a place, one at the place of the event that begins before it, one elsewhere on a day not known."""

BEYOND_WESTON = (Point(44.7, 128.8), Point(44.2, 128.8))
"""Two points that make a ring around Weston with Midford."""

_PROGRAM = """
import pathlib, runpy, sys
from campaigns import catalogue
load, data = catalogue.load, pathlib.Path(sys.argv.pop(1))
catalogue.load = lambda: load(data / "dossiers", data / "gazetteer", data / "sources.bib")
runpy.run_module("campaigns", run_name="__main__", alter_sys=True)
"""
COMMAND = (sys.executable, "-c", _PROGRAM, str(Path(__file__).parent / "data"))
"""``python -m campaigns`` for the small atlas, where the process is what is tested."""


def copied(folder: Path) -> Path:
    """A copy of the small atlas, in a folder of its own within one."""
    return Path(shutil.copytree(Path(__file__).parent / "data", folder / "data"))


def load(folders: Path) -> History:
    """The small atlas of a folder, on the ground that ships."""
    return catalogue.load(folders / "dossiers", folders / "gazetteer", folders / "sources.bib", ground=GROUND)


def with_units(folders: Path) -> Path:
    """Give the dossier two units and two fronts; returns its file."""
    path = folders / "dossiers/small-war.yaml"
    path.write_text(path.read_text(encoding="utf-8") + UNITS, encoding="utf-8")
    return path


def with_phases(folders: Path) -> History:
    """The small atlas with phases."""
    path = folders / "dossiers/small-war.yaml"
    path.write_text(path.read_text(encoding="utf-8") + PHASES, encoding="utf-8")
    return load(folders)


def in_full(folders: Path) -> History:
    """The small atlas with units and fronts, and its movement tied to a formation."""
    path = with_units(folders)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("formation: 1st Corps\n", "formation: 1st Corps\n    unit: su-1-corps\n"), "utf-8")
    return load(folders)
