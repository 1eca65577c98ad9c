"""Mistakes in the vocabulary: powers, kinds of event, chapters, symbology; and rows of the ground at odds with it."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from campaigns import chapters, column_roles, event_kinds, formation_names
from campaigns.symbology import (
    areas,
    arrow_shape,
    book_words,
    colours,
    files,
    ground,
    guests,
    highlight,
    labels,
    layers,
    legend,
    lines,
    marks,
    textures,
    thresholds,
    unit_symbols,
    wording,
    worksheet_words,
)
from geodata import borders, concessions, dated_table, islands, powers, railways, territories
from geodata.errors import VocabularyError
from geodata.problems import Problem, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from campaigns.history import History
    from geodata.ground import Ground

_CLAIM = "claim"
"""Kind of a border that one side claims, and nothing more."""
TABLES: tuple[Callable[[], object], ...] = (
    *(powers.by_name, chapters.in_order, event_kinds.kinds, colours.palette, layers.by_id, thresholds.table),
    *(legend.groups, legend.entries, wording.read, book_words.read, worksheet_words.read),
    *(textures.spec, lines.spec, areas.spec, arrow_shape.spec),
    *(
        column_roles.titles,
        guests.spec,
        ground.spec,
        highlight.spec,
        labels.spec,
        marks.spec,
        formation_names.terms,
        unit_symbols.drawings,
    ),
)
"""Readers of every table, each before those that name its rows."""
_WORDS = {
    "power": powers.FILE,
    "chapter": chapters.FILE,
    "kind": event_kinds.KINDS_FILE,
}
_MANY = 3
"""Files, or rows of the vocabulary, that name the same unknown word: so many have not the same slip, and its row is
missing."""


def require() -> None:
    """Raise VocabularyError, the causes first, where anything is wrong in a table of the vocabulary."""
    found: dict[Problem, None] = {}
    for read in TABLES:
        try:
            read()
        except VocabularyError as error:
            found.update(dict.fromkeys(error.problems))
    wrong = list(found) or marks.unknown()
    if wrong:
        raise VocabularyError(_missing_rows(wrong, "rows", attrgetter("where")) or folded(wrong))


def require_rows(problems: Iterable[Problem]) -> None:
    """Raise VocabularyError where so many files name a power, chapter or kind that its row must be missing."""
    if missing := _missing_rows(problems, "files", attrgetter("file")):
        raise VocabularyError(missing)


def _missing_rows(problems: Iterable[Problem], users: str, user: Callable[[Problem], str]) -> list[Problem]:
    """Rows that must be missing, as so many users name them: files, or rows of one table of the vocabulary."""
    naming: dict[str, dict[str, Problem]] = {}
    for problem in problems:
        if problem.needs.partition(" ")[0] in _WORDS:
            naming.setdefault(problem.needs, {}).setdefault(user(problem), problem)
    missing = []
    for needs, named in naming.items():
        noun, _, name = needs.partition(" ")
        if len(named) >= _MANY:
            first = next(iter(named.values()))
            expected = f"a row for it: {len(named)} {users} name it, the first of them {first.where}"
            missing.append(Problem(_WORDS[noun], 0, name, "no row", expected))
    return missing


def problems(history: History) -> list[Problem]:
    """What of the vocabulary, which can be read, is at odds with sources and ground."""
    cited, kinds = _cited(history.sources), _kinds(history.ground)
    return sorted([*cited, *kinds, *_held(history.ground), *_named_twice(history.ground)])


def _kinds(ground_: Ground) -> Iterator[Problem]:
    """Kinds of line in the ground that the legend does not know, and in the symbology that no row has."""
    known = {kind for entry in legend.entries().values() for kind in entry.kinds.split()}
    for part in (borders, concessions):
        for row in ground_.table(part.TABLE)[0]:
            if row.kind not in {*known, _CLAIM}:
                expected = f"{_CLAIM}, or one of the kinds of {legend.FILE}"
                yield Problem(part.TABLE.file, row.line, f"{row.id}, kind", repr(row.kind), expected)
    used = known | {row.kind for part in (borders, railways) for row in ground_.table(part.TABLE)[0]}
    for name, line in lines.spec().lines.items():
        for kind in line.kinds:
            if kind not in used:
                expected = f"a kind of {legend.FILE}, {borders.TABLE.file} or {railways.TABLE.file}"
                at = files.line_of(lines.FILE, ("lines", name, "kinds"))
                file, subject, needs = f"campaigns/symbology/{lines.FILE}", f"lines.{name}.kinds", f"feature {kind}"
                yield Problem(file, at, subject, repr(kind), expected, needs=needs)


def _cited(sources: Collection[str]) -> Iterator[Problem]:
    for line, power in powers.read()[0]:
        for key in filter(None, (part.strip() for part in power.source.split(";"))):
            if key not in sources:
                found, expected = f"the unknown source {key!r}", "a key of campaigns/sources.bib"
                yield Problem(powers.FILE, line, f"{power.id}, source", found, expected, needs=f"source {key}")


def _held(ground_: Ground) -> Iterator[Problem]:
    """Land, islands, borders and claims of a power before or after its time; a railway can outlive its owner."""
    for part in (territories, islands, borders, concessions):
        for row in ground_.table(part.TABLE)[0]:
            power = powers.by_name()[row.holder]
            days = (row.start or dated_table.FIRST_DAY, row.end or dated_table.LAST_DAY)
            if not all(map(power.lasts_on, days)):
                found = f"{row.holder}, {row.start or 'open'} to {row.end or 'open'}"
                expected = f"days of {row.holder}: {power.start or 'open'} to {power.end or 'open'} ({powers.FILE})"
                yield Problem(part.TABLE.file, row.line, f"{row.id}, holder", found, expected)


def _named_twice(ground_: Ground) -> Iterator[Problem]:
    """Lands that have the name of a power and a row of their own: the power's row would do."""
    for name, land in ground_.land_name_rows.items():
        if name in powers.by_name() and land.label == name:
            expected = f"no row: the names of {name} stand in {powers.FILE}"
            yield Problem("geodata/land_names.csv", 0, name, "the name of a power", expected)
