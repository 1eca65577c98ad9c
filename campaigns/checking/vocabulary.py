"""Mistakes in the vocabulary: powers, kinds of event, chapters, symbology; and rows of the ground at odds with it."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from typing import TYPE_CHECKING

from campaigns import chapters, event_kinds, symbology
from campaigns.symbology.files import SymbologyError
from geodata import borders, concessions, csv_records, dated_table, islands, powers, territories
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from campaigns.history import History
    from geodata.ground import Ground

_CLAIM = "claim"
"""Kind of a border that one side claims, and nothing more."""


def missing() -> list[Problem]:
    """Tables of the vocabulary that cannot be read at all: nothing else makes sense without them."""
    found = [*powers.read()[1], *event_kinds.read()[-1], *chapters.read()[-1]]
    return sorted(problem for problem in found if problem.subject in {"file", "header"})


def problems(history: History) -> list[Problem]:
    """Everything wrong with the tables of the vocabulary, and what of the ground is at odds with it."""
    found = [*powers.read()[1]]
    found += [replace(problem, spoils=f"kind {_row(problem)}") for problem in event_kinds.read()[-1]]
    found += [replace(problem, spoils=f"chapter {_row(problem)}") for problem in chapters.read()[-1]]
    found += _symbology(history.ground)
    return sorted([*found, *_cited(history.sources), *_held(history.ground), *_named_twice(history.ground)])


def _row(problem: Problem) -> str:
    """Id of the row that a problem leaves out."""
    return problem.subject.partition(",")[0]


def _symbology(ground: Ground) -> Iterator[Problem]:
    """Files of the symbology that cannot be read, and marks and kinds of line that they do not have."""
    wrong: set[Problem] = set()
    for module in pkgutil.iter_modules(symbology.__path__):
        try:  # what is wrong in a file is found when its reader is imported
            importlib.import_module(f"{symbology.__name__}.{module.name}")
        except SymbologyError as error:
            wrong.update(error.problems)
    if wrong:
        yield from wrong
        return
    from campaigns.symbology import legend, marks  # noqa: PLC0415 - as above

    for line, kind in csv_records.read(event_kinds.KINDS_TABLE, event_kinds.KINDS_FILE, event_kinds.EventKind)[0]:
        if kind.mark not in marks.SPEC.marks:
            expected = f"a mark of campaigns/symbology/{marks.FILE}: " + ", ".join(marks.SPEC.marks)
            yield Problem(event_kinds.KINDS_FILE, line, f"{kind.kind}, mark", repr(kind.mark), expected)
    known = {kind for entry in legend.ENTRIES.values() for kind in entry.kinds.split()} | {_CLAIM}
    for part in (borders, concessions):
        for row in ground.table(part.TABLE)[0]:
            if row.kind not in known:
                expected = f"{_CLAIM}, or one of the kinds of {legend.FILE}"
                yield Problem(part.TABLE.file, row.line, f"{row.id}, kind", repr(row.kind), expected)


def _cited(sources: Collection[str]) -> Iterator[Problem]:
    for line, power in powers.read()[0]:
        for key in filter(None, (part.strip() for part in power.source.split(";"))):
            if key not in sources:
                found, expected = f"the unknown source {key!r}", "a key of campaigns/sources.bib"
                yield Problem(powers.FILE, line, f"{power.id}, source", found, expected, needs=f"source {key}")


def _held(ground: Ground) -> Iterator[Problem]:
    """Land, islands, borders and claims of a power before or after its time; a railway can outlive its owner."""
    for part in (territories, islands, borders, concessions):
        for row in ground.table(part.TABLE)[0]:
            power = powers.POWERS[row.holder]
            days = (row.start or dated_table.FIRST_DAY, row.end or dated_table.LAST_DAY)
            if not all(map(power.lasts_on, days)):
                found = f"{row.holder}, {row.start or 'open'} to {row.end or 'open'}"
                expected = f"days of {row.holder}: {power.start or 'open'} to {power.end or 'open'} ({powers.FILE})"
                yield Problem(part.TABLE.file, row.line, f"{row.id}, holder", found, expected)


def _named_twice(ground: Ground) -> Iterator[Problem]:
    """Lands that have the name of a power and a row of their own: the power's row would do."""
    for name, land in ground.land_name_rows.items():
        if name in powers.POWERS and land.label == name:
            expected = f"no row: the names of {name} stand in {powers.FILE}"
            yield Problem("geodata/land_names.csv", 0, name, "the name of a power", expected)
