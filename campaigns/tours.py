"""Reading the guided tours, and holding them against the history and the ground.

One YAML file a tour, see ``campaigns/tours/README.md``. A tour with any mistake is named with file and line and left
out whole.
"""

from __future__ import annotations

import datetime as dt
import fnmatch
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns import chapters
from campaigns.reading import yaml_lines, yaml_records
from campaigns.tour_model import Tour
from geodata import borders, concessions, disputed, folders, frontiers, holdings, islands, railways, territories
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from campaigns.history import History
    from campaigns.reading.yaml_records import Keys

Span = tuple[dt.date, dt.date]
Days = dict[str, list[Span]]
"""The days, both inclusive, on which each feature of the map is drawn, by its id."""


@dataclass(frozen=True)
class Tours:
    """Tours by id in the order of their chapters, and what was left out and why."""

    tours: Mapping[str, Tour]
    problems: tuple[Problem, ...] = ()


def load(history: History, folder: Path, dossiers: Collection[str] = ()) -> Tours:
    """Read the tours of a folder.

    Parameters
    ----------
    history
        It has the dossiers that tours name, as far as these have no mistake, and the ground under them.
    folder
        Of the tours.
    dossiers
        Ids of all dossiers, those with a mistake too.
    """
    paths = folders.files(folder, ".yaml")
    days = _days(history) if paths else {}
    found: dict[str, Tour] = {}
    name = f"{folder.parent.name}/{folder.name}"
    problems = folders.strangers(folder, ".yaml", name) if folder.exists() else []
    for path in paths:
        tour, lines, mistakes = yaml_records.read(path, Tour, "tour")
        problems += mistakes
        if tour is None:
            continue
        wrong = [
            Problem(
                yaml_records.file_of(path),
                yaml_lines.line_of(lines, keys),
                f"{tour.id}, {yaml_records.in_words(keys, 'tour')}",
                mistake,
                expected,
                spoils=f"tour {tour.id}",
                needs=needs,
            )
            for keys, mistake, expected, needs in _mistakes(tour, history, days, dossiers)
        ]
        problems += wrong
        if not wrong:
            found[tour.id] = _resolved(tour, days)
    order = [span.id for span in chapters.in_order()]
    ordered = sorted(found.values(), key=lambda tour: (order.index(tour.chapter), tour.id))
    return Tours({tour.id: tour for tour in ordered}, tuple(sorted(problems)))


def _days(history: History) -> Days:
    """The days of everything the map can show: lands, lines, islands, events and movements."""
    days: Days = defaultdict(list)
    rows = [*frontiers.rows(history.ground), *disputed.rows(history.ground)]
    for part in (territories, concessions, railways, borders, islands):
        rows += holdings.valid_rows(history.ground, part.TABLE)
    for row in rows:
        days[row.id].append((row.start or dt.date.min, row.end or dt.date.max))
    for dossier in history.dossiers.values():
        days[dossier.id].append((dossier.when.earliest, dossier.when.latest))
        for axis in dossier.axes:
            reached = max(waypoint.when.latest for waypoint in axis.waypoints)
            last = axis.until.latest if axis.until else max(reached, dossier.when.latest)
            days[f"{dossier.id}/{axis.id}"].append((axis.waypoints[0].when.earliest, last))
    return dict(days)


def _mistakes(
    tour: Tour, history: History, days: Days, dossiers: Collection[str] = ()
) -> Iterator[tuple[Keys, str, str, str]]:
    """What is wrong with a tour that is valid in form: path of keys, found, expected, and what it lacks."""
    yield from _questions(tour, history, dossiers)
    span = next(span for span in chapters.in_order() if span.id == tour.chapter)
    for number, step in enumerate(tour.steps):
        here: Keys = ("steps", number)
        if not span.first <= step.date <= span.last:
            expected = f"a day of the chapter {span.id}: {span.first} to {span.last}"
            yield (*here, "date"), str(step.date), expected, ""
        for index, dossier in enumerate(step.dossiers):
            if dossier not in history.dossiers:
                expected = "the id (file name) of a dossier without mistakes"
                yield (*here, "dossiers", index), f"the unknown dossier {dossier!r}", expected, f"dossier {dossier}"
        for index, wanted in enumerate(step.highlights):
            keys: Keys = (*here, "highlights", index)
            known = _meant(wanted, days)
            if not known:
                expected = "the id of a feature of the map, or ids such as cer-*"
                owner = wanted.partition("/")[0]
                needs = f"dossier {owner}" if owner in dossiers else f"feature {wanted}"
                yield keys, f"the unknown feature {wanted!r}", expected, needs
            elif not any(_drawn(days[identity], step.date) for identity in known):
                expected = f"something that is on the map on {step.date}"
                needs = f"feature {wanted}" if wanted not in days else ""  # others that it stands for may be left out
                yield keys, f"{wanted!r}, there {_in_words(days[known[0]])}", expected, needs


def _questions(tour: Tour, history: History, dossiers: Collection[str]) -> Iterator[tuple[Keys, str, str, str]]:
    """Sources of questions that no dossier of the chapter cites; parts as of ``_mistakes``."""
    if not set(dossiers) <= set(history.dossiers):  # one that is left out may cite them
        return
    told = [dossier for dossier in history.dossiers.values() if dossier.chapter == tour.chapter]
    cited = {citation.key for dossier in told for citation in dossier.citations()}
    for number, question in enumerate(tour.questions):
        for citation in question.source:
            if citation.key not in cited:
                expected = f"a key of campaigns/sources.bib that a dossier of the chapter {tour.chapter} cites"
                unknown = "" if citation.key in history.sources else "unknown "
                yield ("questions", number, "source"), f"the {unknown}source {citation.key!r}", expected, ""


def _meant(wanted: str, days: Days) -> list[str]:
    """The ids a highlight stands for: itself, or all that fit its wildcards."""
    if wanted in days:
        return [wanted]
    return fnmatch.filter(days, wanted) if set(wanted) & set("*?[") else []


def _drawn(spans: list[Span], day: dt.date) -> bool:
    return any(first <= day <= last for first, last in spans)


def _in_words(spans: list[Span]) -> str:
    first, last = min(spans)[0], max(last for _, last in spans)
    beginning = "from the first day" if first == dt.date.min else f"from {first}"
    return f"{beginning} to the last" if last == dt.date.max else f"{beginning} to {last}"


def _resolved(tour: Tour, days: Days) -> Tour:
    """The tour with ids in place of ids with wildcards: those that are on the map on the step's day."""
    steps = []
    for step in tour.steps:
        shown = (
            identity
            for wanted in step.highlights
            for identity in _meant(wanted, days)
            if _drawn(days[identity], step.date)
        )
        steps.append(step.model_copy(update={"highlights": tuple(dict.fromkeys(shown))}))
    return tour.model_copy(update={"steps": tuple(steps)})
