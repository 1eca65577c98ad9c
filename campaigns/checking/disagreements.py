"""Where the reference tables disagree, with each other or with a founding text, and where a dossier shows both sides.

One row of ``disagreements.csv`` is one disagreement: ``id, question, dossier, carried, about, sides, note``. ``id`` is
the row of the reference tables whose note states it (EV an event, D a claim of a founding text, T a territory); a note
may state several. ``carried`` says where the sides stand next to each other, ``about`` and ``sides`` what must be found
there:

========  ===========================================  =======================================================
carried   about                                        sides
========  ===========================================  =======================================================
date      nothing                                      two dates of the dossier or more, as written there
claim     the figure, with the side if need be:        two values or more, such as ``21389; 83737``; a range
          ``killed, Japan``                            is ``9780-12031``
dispute   the question as the dossier puts it          nothing: it needs two different answers
phase     the name of the phase                        nothing: it needs a note
axis      the id of the axis                           nothing: it or a waypoint of it needs a note
ground    nothing                                      two rows of ``geodata`` or more, each with a note
remark    nothing                                      nothing: the note is not a disagreement, and says why
========  ===========================================  =======================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import TypeAdapter

from geodata import borders, concessions, csv_rows, islands, railways, territories, validation
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from campaigns.history import History
    from campaigns.model import Dossier
    from geodata.ground import Ground

TABLE = Path(__file__).parent / "disagreements.csv"
FILE = "campaigns/checking/disagreements.csv"
COLUMNS = ("id", "question", "dossier", "carried", "about", "sides", "note")
REMARK, GROUND = "remark", "ground"
CARRIED = ("date", "claim", "dispute", "phase", "axis", GROUND, REMARK)
"""Where the sides of a disagreement stand next to each other."""
FEWEST = 2
"""Sides that make a disagreement."""
_ID = re.compile(r"EV\d{3}|D\d-\d{3}|T\d{3}")
_RANGE = re.compile(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One disagreement, or a note that is none."""

    id: Annotated[str, validation.matching(_ID, "an id such as EV001, D0-001 or T001")]
    question: Annotated[str, validation.required("what is disagreed about, in a few words")]
    dossier: str
    carried: Annotated[str, validation.one_of(CARRIED)]
    about: str
    sides: str
    note: str
    line: int

    @property
    def answers(self) -> list[str]:
        """What must stand side by side."""
        return [side.strip() for side in self.sides.split(";") if side.strip()]


_ROW = TypeAdapter(Disagreement)


def load(table: Path = TABLE) -> tuple[list[Disagreement], list[Problem]]:
    """Rows in file order, and what is wrong with the others."""
    return csv_rows.read_as(_ROW, table, FILE, COLUMNS, subject=lambda cells: _subject(cells["id"], cells["question"]))


def _subject(identity: str, question: str) -> str:
    return f"{identity or '(no id)'}, {question or '(no question)'}"


def _dates(row: Disagreement, dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield from _missing(row, {date.when.text for date in dossier.dates}, "dates")


def _claims(row: Disagreement, dossier: Dossier) -> Iterator[tuple[str, str]]:
    figure, _, side = (part.strip() for part in row.about.partition(","))
    values = {claim.value for claim in dossier.claims if claim.about == figure and side in {"", claim.side}}
    yield from _missing(row, {_value(low, high) for low, high in values}, f"figures of {row.about}")
    for answer in row.answers:
        if not _RANGE.fullmatch(answer):
            yield repr(answer), "a number, or two joined by a hyphen"


def _value(low: float, high: float) -> str:
    return f"{low:.15g}" if low == high else f"{low:.15g}-{high:.15g}"


def _missing(row: Disagreement, there: Collection[str], what: str) -> Iterator[tuple[str, str]]:
    if len(set(row.answers)) < FEWEST:
        yield f"{len(set(row.answers))} side(s)", f"{FEWEST} different {what} or more, joined by ;"
    for answer in row.answers:
        if answer not in there:
            yield f"no {answer}", f"it among the {what}: {', '.join(sorted(there)) or 'there are none'}"


def _dispute(row: Disagreement, dossier: Dossier) -> Iterator[tuple[str, str]]:
    questions = {_plain(dispute.question): dispute for dispute in dossier.disputes}
    dispute = questions.get(_plain(row.about))
    if dispute is None:
        asked = " / ".join(dispute.question for dispute in dossier.disputes) or "there are none"
        yield f"no question {row.about!r}", f"a question under disputes: {asked}"
    elif len({_plain(answer.text) for answer in dispute.answers}) < FEWEST:
        yield f"{len(dispute.answers)} answer(s)", f"{FEWEST} different answers or more"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip("?.")


def _phase(row: Disagreement, dossier: Dossier) -> Iterator[tuple[str, str]]:
    notes = {phase.name: phase.note for phase in dossier.phases}
    yield from _noted(row.about, notes, "phase")


def _axis(row: Disagreement, dossier: Dossier) -> Iterator[tuple[str, str]]:
    notes = {axis.id: axis.note + "".join(point.note for point in axis.waypoints) for axis in dossier.axes}
    yield from _noted(row.about, notes, "axis")


def _noted(name: str, notes: Mapping[str, str], what: str) -> Iterator[tuple[str, str]]:
    if name not in notes:
        yield f"no {what} {name!r}", f"one of {', '.join(notes) or 'none there'}"
    elif not notes[name]:
        yield f"the {what} {name!r} without a note", "a note that says what is disputed"


_CHECKS: dict[str, Callable[[Disagreement, Dossier], Iterator[tuple[str, str]]]] = {
    "date": _dates,
    "claim": _claims,
    "dispute": _dispute,
    "phase": _phase,
    "axis": _axis,
}


def _notes(ground: Ground) -> dict[str, str]:
    """Note of every row of the ground's tables, by id."""
    tables = (part.TABLE for part in (territories, borders, islands, railways, concessions))
    return {row.id: row.note for table in tables for row in ground.table(table)[0]}


def _wrong(row: Disagreement, dossiers: Mapping[str, Dossier], notes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What keeps a row from showing both sides, as what was found and expected."""
    if row.dossier and row.dossier not in dossiers:
        yield f"the dossier {row.dossier!r}", "the id of a valid dossier"
    elif row.carried == REMARK:
        if not row.note:
            yield "no note", "a note that says why it is not a disagreement"
    elif row.carried == GROUND:
        yield from _missing(row, [key for key in row.answers if notes.get(key)], "rows of geodata with a note")
    elif not row.dossier:
        yield "no dossier", f"the id of a dossier, or carried as {GROUND} or {REMARK}"
    else:
        yield from _CHECKS[row.carried](row, dossiers[row.dossier])


def problems(history: History, table: Path = TABLE) -> list[Problem]:
    """Every row that is wrong, or whose two sides a dossier does not show next to each other."""
    rows, found = load(table)
    notes = _notes(history.ground)
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        subject = _subject(row.id, row.question)
        needs = f"dossier {row.dossier}" if row.dossier not in {"", *history.dossiers} else ""
        found += [Problem(FILE, row.line, subject, *pair, needs=needs) for pair in _wrong(row, history.dossiers, notes)]
        key = (row.id, row.question)
        if key in seen:
            expected = f"a question asked once (it stands on line {seen[key]} too)"
            found.append(Problem(FILE, row.line, subject, "the question again", expected))
        seen[key] = row.line
    return sorted(found)


def shown(history: History, table: Path = TABLE) -> tuple[int, int]:
    """Disagreements whose sides stand next to each other, and all there are, remarks not counted."""
    rows, _ = load(table)
    stated = [row for row in rows if row.carried != REMARK]
    broken = {problem.line for problem in problems(history, table)}
    return sum(row.line not in broken for row in stated), len(stated)
