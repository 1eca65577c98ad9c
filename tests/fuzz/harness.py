"""Damaging copies of the atlas's files one at a time, and judging what its readers make of them."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns import catalogue, scene, tours
from geodata.ground import Ground
from tests.fuzz import addresses, command_lines, guest_tables, mutations, strange_names, trials, vocabulary_trials
from tests.fuzz.results import Result

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History
    from geodata.problems import Problem
    from tests.fuzz.mutations import Mutation
    from tests.fuzz.trials import Outcome

ROOT = Path(__file__).parent.parent.parent
COPIED = ("campaigns/dossiers", "campaigns/tours", "campaigns/sources.bib", "geodata")
Trial = Callable[[Path], "trials.Outcome"]
Damage = Callable[[bytes, random.Random], "Mutation"]
_STRANGE = 20
"""One input of so many is a file with a strange name, or that is no file."""
_PROGRAM = 130
"""One input of so many is a table that is read when the program starts, and is tried by starting it."""
_TYPED = 10
"""Of so many inputs one is an address or a message of the map, one a command line, one a table that a user brings."""
WHOLE = 100
"""One input of so many goes through the whole atlas."""
_WHOLE_SECONDS = 60.0
"""Processor time that the whole atlas may take where it is not known how long it takes when nothing is damaged.

Four times what it takes alone, for two that share a processor take twice as much each: what hangs takes far longer.
"""
_SHARE = 12
"""Of the bibliography one entry of so many is damaged: the whole takes a third of a second to read."""
_AROUND = 1
"""Lines beside the damaged ones that a message may name."""


@dataclass(frozen=True)
class Subject:
    """A file that can be damaged, and how it is read."""

    path: Path
    trial: Trial
    damages: tuple[Damage, ...]


class Harness:
    """A copy of the atlas in a folder of its own, and what its readers say while nothing is damaged."""

    def __init__(
        self,
        folder: Path,
        history: History | None = None,
        whole: gpd.GeoDataFrame | None = None,
        problems: list[Problem] | None = None,
    ) -> None:
        """Copy the atlas into a folder; its history, scene and problems are read there where they are not given."""
        self.root = folder / "atlas"
        for name in COPIED:
            source, target = ROOT / name, self.root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.py", "*.tif"))
            else:
                shutil.copy(source, target)
        for path in (*ROOT.glob("campaigns/*.csv"), *ROOT.glob("campaigns/checking/*.csv")):
            target = self.root / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
        shutil.copytree(ROOT / "tests/data", self.root / "small")
        self.program = folder / "program"
        vocabulary_trials.copy(ROOT, self.program)
        self.ground = Ground(self.root / "geodata", self.root / "geodata/layers")
        self.history = history or catalogue.load(
            self.root / "campaigns/dossiers",
            self.root / "geodata/gazetteer",
            self.root / "campaigns/sources.bib",
            ground=self.ground,
        )
        self.days = tours._days(self.history)
        self.scene = scene.build(self.history) if whole is None else whole
        self.guest_tables = guest_tables.GuestTables(ROOT / "tests/campaigns/guests/samples", self.history)
        self.addresses = addresses.Addresses(ROOT / "tests", folder)
        self.references: dict[str, str] = {}
        self.sound: dict[Path, Outcome] = {}
        self.usual: dict[Path, float] = {}
        if problems is not None:
            self.sound[self.root], self.usual[self.root] = trials.outcome_of(self.history, problems), _WHOLE_SECONDS
        self.bibliography = self.root / "part/sources.bib"
        self.bibliography.parent.mkdir()
        entries = (self.root / "campaigns/sources.bib").read_text(encoding="utf-8").split("\n@")
        self.bibliography.write_text("\n@".join(["", *entries[1::_SHARE]]), encoding="utf-8")
        self.groups = self._groups()
        paths = [subject.path for group in self.groups for subject in group]
        paths += [path for pattern in vocabulary_trials.PATTERNS for path in self.program.glob(pattern)]
        self.whole_files = {path: path.read_bytes() for path in paths}

    def _groups(self) -> list[list[Subject]]:
        """Subjects by kind; each kind is damaged as often as the others."""
        any_, root = mutations.ANY, self.root
        dossier = partial(trials.dossier, history=self.history)
        tour = partial(trials.tour, history=self.history, days=self.days)
        bibliography = partial(trials.sources, known=self.references)
        lines = partial(trials.lines_by_hand, ground=self.ground)
        yaml = (*any_, *mutations.YAML)
        table = (*any_, *mutations.TABLE)
        tables = [Subject(root / name, read, table) for name, read in trials.tables(root).items()]
        tables += [Subject(path, trials.places, table) for path in sorted(root.glob("geodata/gazetteer/*.csv"))]
        layers = [Subject(path, trials.layer, any_) for path in sorted(root.glob("geodata/layers/*.geojson"))]
        layers += [Subject(path, trials.sheet, any_) for path in sorted(root.glob("geodata/layers/sheets/*.geojson"))]
        by_hand = [Subject(path, lines, any_) for path in sorted(root.glob("geodata/build/lines/*.geojson"))]
        return [
            *[[Subject(path, dossier, yaml) for path in sorted(root.glob("campaigns/dossiers/*.yaml"))]] * 3,
            [Subject(path, tour, yaml) for path in sorted(root.glob("campaigns/tours/*.yaml"))],
            *[tables] * 3,
            [Subject(self.bibliography, bibliography, (*any_, *mutations.BIBLIOGRAPHY * 3))],
            [*by_hand, *layers],
            [Subject(root / "geodata/layers/relief.json", trials.relief, any_)],
        ]

    def restore(self) -> None:
        """Put every file back: a run that was ended has left one damaged."""
        for path, data in self.whole_files.items():
            if path.read_bytes() != data:
                path.write_bytes(data)

    def _other(self, number: int) -> Callable[[int, random.Random], Result] | None:
        """What tries an input that is no damaged file of data; None for those that are."""
        if number % _PROGRAM == 0:
            return partial(vocabulary_trials.tried, self.program)
        if number % _TYPED == 3:
            return self.addresses.tried
        if number % _TYPED == 5:
            return self.guest_tables.tried
        if number % _TYPED == 7:
            return partial(command_lines.tried, self.scene)
        if number % _STRANGE == 1:
            return partial(strange_names.tried, self.root / "small", self.ground)
        return None

    def run(self, seed: int, number: int) -> Result:
        """Damage a file, read it, and put it back."""
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - no secret
        if other := self._other(number):
            return other(number, chance)
        is_whole = number % WHOLE == 0
        subject = chance.choice(self.groups[0] if is_whole else chance.choice(self.groups))  # of the whole a dossier
        before = subject.path.read_bytes()
        mutation = chance.choice(subject.damages)(before, chance)
        trial: Trial = (lambda _: trials.whole(self.root)) if is_whole else subject.trial
        key = self.root if is_whole else subject.path
        if key not in self.sound:
            started = time.process_time()
            self.sound[key] = trial(subject.path)
            self.usual[key] = time.process_time() - started
        what = f"{subject.path.relative_to(self.root)}: {mutation.kind}{' (whole atlas)' if is_whole else ''}"
        subject.path.write_bytes(mutation.data)
        started = time.process_time()
        try:
            outcome = trial(subject.path)
        except Exception:  # noqa: BLE001 - what nothing else caught is what is looked for
            return Result(number, what, time.process_time() - started, traceback.format_exc(limit=-4))
        finally:
            subject.path.write_bytes(before)
        seconds = max(time.process_time() - started - self.usual[key], 0)
        if mutation.data == before:
            return Result(number, what, seconds)
        return _judged(
            Result(number, what, seconds), subject.path, mutation, self.sound[key], outcome, is_whole=is_whole
        )


def _judged(
    result: Result, path: Path, mutation: Mutation, sound: Outcome, outcome: Outcome, *, is_whole: bool
) -> Result:
    spoilt = {str(problem) for problem in sound.problems}
    found = [problem for problem in outcome.problems if str(problem) not in spoilt]
    gone = [row for row in sound.rows if row not in outcome.rows]
    touched = mutation.lines
    near = {line + step for line in touched for step in range(-_AROUND, _AROUND + 1)}
    lost = []
    if touched and not is_whole and path.suffix in {".csv", ".bib"} and 1 not in touched:
        first, last = (min(near), 10**9) if mutation.removes else (min(near), max(near))
        lost = [row for row in gone if sound.rows[row][1] < first or sound.rows[row][0] > last]
    fewer = len(outcome.rows) < len(sound.rows) and not mutation.removes and "deleted" not in mutation.kind
    silent = gone if gone and not found and fewer else []
    text = mutation.data.decode("utf-8", "replace").split("\n")
    wrong = [problem for problem in found if not _is_right(problem, path, touched, text)]
    return Result(
        result.number,
        result.what,
        result.seconds,
        "",
        [row[:100] for row in lost],
        [row[:100] for row in silent],
        len(found),
        len(found) - len(wrong),
        f"{sorted(touched)[:4]}: {wrong[0]}"[:400] if wrong else "",
    )


def _is_right(problem: Problem, path: Path, touched: frozenset[int], text: list[str]) -> bool:
    """Whether a message names the damaged file, and a damaged line or the head of the record it is in."""
    if path.name not in f"{problem.file} {problem.subject} {problem.found}":
        return False
    if not touched or path.suffix in {".geojson", ".json"}:
        return True
    if any(abs(problem.line - line) <= _AROUND for line in touched):
        return True
    return any(problem.line in _heads(line, text) for line in touched) and path.suffix in {".yaml", ".bib"}


def _heads(line: int, text: list[str]) -> set[int]:
    """Lines above one that it is part of, by their indentation; and the first two of the file."""
    heads, indent = {1, 2}, 10**6
    for number in range(min(line, len(text)), 0, -1):
        content = text[number - 1]
        own = len(content) - len(content.lstrip(" "))
        if content.strip() and own < indent:
            heads.add(number)
            indent = own
    return heads


def temporary() -> tempfile.TemporaryDirectory[str]:
    """A folder in memory, if there is one."""
    shared = Path("/dev/shm")  # noqa: S108 - only asked for
    return tempfile.TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else None)
