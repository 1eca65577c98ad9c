"""Mistakes in the vocabulary: powers, kinds of event and chapters; and rows of the ground at odds with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import chapters, event_kinds
from geodata import borders, concessions, dated_table, islands, powers, territories
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from campaigns.history import History
    from geodata.ground import Ground


def problems(history: History) -> list[Problem]:
    """Everything wrong with the tables of the vocabulary, and what of the ground is at odds with it."""
    _, found = powers.read()
    found += [*event_kinds.read()[-1], *chapters.read()[-1]]
    return sorted([*found, *_cited(history.sources), *_held(history.ground), *_named_twice(history.ground)])


def _cited(sources: Collection[str]) -> Iterator[Problem]:
    for line, power in powers.read()[0]:
        for key in filter(None, (part.strip() for part in power.source.split(";"))):
            if key not in sources:
                found, expected = f"the unknown source {key!r}", "a key of campaigns/sources.bib"
                yield Problem(powers.FILE, line, f"{power.id}, source", found, expected)


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
