"""What formations and orders of battle must be beyond their form: known names, one parent on a day, no circles."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from campaigns import chapters, formations, orders_of_battle
from campaigns.dates import from_day_number
from campaigns.facts import Certainty
from campaigns.reading.bibliography import UNVERIFIED
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from campaigns.facts import Citation
    from campaigns.formations import Formation
    from campaigns.history import History
    from campaigns.orders_of_battle import Subordination

Found = tuple[str, str, str, str]
"""Column, what was found, what was expected, and what it needs (see ``Problem.needs``)."""
_KEY = "a key of campaigns/sources.bib"
DEEPEST = 20
"""Formations above one another, from an army group to a detachment, with as many more: what is deeper is a mistake."""
_DEPTH = "depth of orders of battle"
"""What rows that are too deep lack: one row in the wrong place puts all below it too deep, and one message tells."""
_CHANGING = re.compile(
    r"\b(?:then|later|afterwards|at first)\b"
    r"|\b(?:on|from|to|until|since|(?:morning|evening|night) of) the \d+(?:st|nd|rd|th)\b"
    r"|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
"""What says that a role is not that of all days of a row."""
_ID = f"an id of {formations.FILE}"


def valid_formations(
    known: Mapping[str, Formation], sources: Collection[str]
) -> tuple[dict[str, Formation], list[Problem]]:
    """The formations that rest on known sources, and what is wrong with the others, which are left out."""
    kept, problems = {}, []
    for formation in known.values():
        unknown = list(_unknown_sources(formation.citations, sources))
        for _, found, expected, needs in unknown:
            subject, spoils = f"{formation.id}, source", f"{formations.NOUN} {formation.id}"
            problems.append(
                Problem(formation.file, formation.line, subject, found, expected, needs=needs, spoils=spoils)
            )
        if not unknown:
            kept[formation.id] = formation
    return kept, problems


def valid_rows(
    rows: Iterable[Subordination],
    known: Mapping[str, Formation],
    sources: Collection[str],
    dossiers: Collection[str],
) -> tuple[list[Subordination], list[Problem]]:
    """The rows of the orders of battle that hold, and what is wrong with the others, which are left out.

    Of two rows that contradict each other the later one is left out. ``dossiers`` are the ids of all dossiers there
    are, those with a mistake too.
    """
    kept: dict[str, list[Subordination]] = {}
    problems = []
    for row in rows:
        wrong = [*_unknown(row, known, sources, dossiers)] or [*_impossible(row, known)] or [*_contradicting(row, kept)]
        for column, found, expected, needs in wrong:
            subject = f"{row.formation}, {column}"
            problems.append(Problem(row.file, row.line, subject, found, expected, needs=needs))
        if not wrong:
            kept.setdefault(row.formation, []).append(row)
    valid = sorted((row for group in kept.values() for row in group), key=lambda row: row.line)
    deep = _too_deep(valid)
    for row in deep:
        found = f"{DEEPEST} formations or more above it"
        problems.append(
            Problem(row.file, row.line, f"{row.formation}, parent", found, f"fewer than {DEEPEST}", needs=_DEPTH)
        )
    return [row for row in valid if row not in deep], problems


def problems(history: History) -> list[Problem]:
    """Formations that nothing names, and rows whose role is that of some of their days only."""
    return [*_unnamed(history), *_roles(history)]


def _roles(history: History) -> Iterator[Problem]:
    """An order of battle is that of a day: a row tells what a formation did on each of its days."""
    for row in history.orders_of_battle:
        first, last = row.days
        if first < last and (match := _CHANGING.search(row.role)):
            found = f"{match[0]!r} in {row.role!r}, of {_span(row.days)}"
            expected = "a row for the days of each role"
            yield Problem(row.file, row.line, f"{row.formation}, role", found, expected)


def _unnamed(history: History) -> list[Problem]:
    """Formations that stand in no order of battle, as no unit and in no movement."""
    used = {key for row in history.orders_of_battle for key in (row.formation, row.parent)}
    for dossier in history.dossiers.values():
        used |= {unit.formation for unit in dossier.units} | {axis.unit or "" for axis in dossier.axes}
    expected = f"a row of {orders_of_battle.FILE}, a unit or an axis that names it"
    return [
        Problem(formation.file, formation.line, formation.id, "a formation that nothing names", expected)
        for formation in history.formations.values()
        if formation.id not in used
    ]


def _unknown_sources(citations: Iterable[Citation], sources: Collection[str]) -> Iterator[Found]:
    for citation in citations:
        if citation.key not in sources:
            yield "source", f"the unknown source {citation.key!r}", _KEY, f"source {citation.key}"


def _unknown(
    row: Subordination, known: Mapping[str, Formation], sources: Collection[str], dossiers: Collection[str]
) -> Iterator[Found]:
    for column, key in (("formation", row.formation), ("parent", row.parent)):
        if key and key not in known:
            yield column, f"the unknown formation {key!r}", _ID, f"{formations.NOUN} {key}"
    if row.dossier not in dossiers:
        expected = "the id (file name) of a dossier"
        yield "dossier", f"the unknown dossier {row.dossier!r}", expected, f"dossier {row.dossier}"
    yield from _unknown_sources(row.citations, sources)


def _impossible(row: Subordination, known: Mapping[str, Formation]) -> Iterator[Found]:
    """What a row says that cannot be, or not without a word about it."""
    for column, when in (("from", row.first), ("to", row.last)):
        if not chapters.FIRST_DAY <= when.earliest <= when.latest <= chapters.LAST_DAY:
            yield (
                column,
                when.text,
                f"a date from {chapters.FIRST_DAY} to {chapters.LAST_DAY}, the days of the atlas",
                "",
            )
    if row.certainty != Certainty.LOW and all(citation.key == UNVERIFIED for citation in row.citations):
        found = f"certainty {row.certainty} on {UNVERIFIED} alone"
        yield "certainty", found, "certainty low, or a source that was consulted", ""
    if not row.parent or row.note:
        return
    formation, parent = known[row.formation], known[row.parent]
    if formation.side != parent.side:
        found = f"{parent.name} of {parent.side} over {formation.name} of {formation.side}"
        yield "parent", found, "a parent of the same side, or a note that explains it", ""
    if not parent.may_lead(formation):
        found = f"{parent.name}, a {parent.echelon}, over {formation.name}, a {formation.echelon}"
        yield "parent", found, "a parent that is not smaller, or a note that explains it", ""


def _contradicting(row: Subordination, kept: Mapping[str, list[Subordination]]) -> Iterator[Found]:
    """The same row again, a second parent on a day, and circles of parents; rows without a parent have neither."""
    for other in kept.get(row.formation, ()):
        if replace(row, line=other.line) == other:
            yield "formation", f"the row of line {other.line} again", "each row once", ""
            return
    if not row.parent:
        return
    if circle := _circle(row, kept):
        yield "parent", "a circle, " + " → ".join(circle), "a parent that does not belong to it", ""
        return
    for other in kept.get(row.formation, ()):
        if other.parent and other.parent != row.parent and (days := _common(row.days, other.days)):
            found = f"{row.parent} on {_span(days)}, and {other.parent} (line {other.line})"
            yield "parent", found, "one parent on a day", ""
            return


def _circle(row: Subordination, kept: Mapping[str, list[Subordination]]) -> tuple[str, ...]:
    """Formations from that of a row over its parents back to it, on some of its days; none where there is no circle.

    It is looked for as far up as an order of battle goes; what is longer is too deep.
    """
    ways: dict[tuple[str, tuple[int, int]], tuple[str, ...]] = {(row.parent, row.days): (row.formation, row.parent)}
    for _ in range(DEEPEST):
        if circle := next((way for (key, _), way in ways.items() if key == row.formation), ()):
            return circle
        ways = {
            (above.parent, common): (*way, above.parent)
            for (key, days), way in ways.items()
            for above in kept.get(key, ())
            if above.parent and (common := _common(days, above.days))
        }
    return ()


def _too_deep(rows: Collection[Subordination]) -> list[Subordination]:
    """Rows of formations that have more others above them on a day than any order of battle has."""
    below: dict[str, list[Subordination]] = {}
    for row in rows:
        if row.parent:
            below.setdefault(row.parent, []).append(row)
    reached = {(row.parent, row.days): row for row in rows if row.parent}
    for _ in range(DEEPEST):
        reached = {
            (row.formation, common): row
            for key, days in reached
            for row in below.get(key, ())
            if (common := _common(days, row.days))
        }
    deep = {row.line for row in reached.values()}
    return [row for row in rows if row.line in deep]


def _common(days: tuple[int, int], others: tuple[int, int]) -> tuple[int, int] | None:
    first, last = max(days[0], others[0]), min(days[1], others[1])
    return (first, last) if first <= last else None


def _span(days: tuple[int, int]) -> str:
    first, last = (from_day_number(day).isoformat() for day in days)
    return first if first == last else f"{first}/{last}"
