"""How complete and how well founded the history is: ``python -m campaigns check --coverage``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from campaigns import event_kinds, scene
from campaigns.checking import (
    claims_on_map,
    disagreements,
    founding_documents,
    high_certainty,
    name_report,
    prose_report,
    standing_report,
)
from campaigns.model import Certainty
from campaigns.reading.bibliography import UNVERIFIED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.history import History
    from campaigns.model import Citation

EVENTS, AXES, LONG = 150, 60, 40
LONG_WORDS, MOST_WORDS = 120, 250
UNVERIFIED_PERCENT = 15.0
CONSULTED_PERCENT = 95.0
SECONDS = 2.5
LANGUAGES = {"ru": "Russian", "ja": "Japanese", "zh": "Chinese"}
NAMED_RANK = 3


def _documents(history: History) -> Iterator[tuple[str, bool]]:
    claims, _ = founding_documents.load()
    wrong = founding_documents.problems(history.dossiers, history.places)
    broken = {problem.line for problem in wrong}
    accounted = len({claim.id for claim in claims if claim.line not in broken})
    yield f"Claims of the founding documents accounted for: {accounted} of {accounted + len(broken)}", not wrong
    for title, key in (("carried as", "carried"), ("the document", "verdict")):
        tally = Counter(getattr(claim, key) for claim in claims)
        yield f"  {title}: " + ", ".join(f"{number} {name}" for name, number in tally.most_common()), True


def _disagreements(history: History) -> Iterator[tuple[str, bool]]:
    shown, stated = disagreements.shown(history)
    yield f"Disagreements of the reference tables shown side by side: {shown} of {stated}", 0 < shown == stated
    rows, _ = disagreements.load()
    yield f"  rows of the reference tables accounted for: {len({row.id for row in rows})}", True
    tally = Counter(row.carried for row in rows)
    yield "  shown as: " + ", ".join(f"{number} {name}" for name, number in tally.most_common()), True


def _counts(history: History) -> Iterator[tuple[str, bool]]:
    dossiers = list(history.dossiers.values())
    axes = sum(len(dossier.axes) for dossier in dossiers)
    long = sum(len(dossier.summary.split()) >= LONG_WORDS for dossier in dossiers)
    for name, found, wanted in (
        ("Dated events", len(dossiers), EVENTS),
        ("Axes and routes", axes, AXES),
        (f"Dossiers of {LONG_WORDS} words and more", long, LONG),
    ):
        yield f"{name}: {found} (asked: {wanted})", found >= wanted
    more = sum(len(dossier.dates) > 1 for dossier in dossiers)
    disputes = sum(len(dossier.disputes) for dossier in dossiers)
    figures = sum(len(dossier.claims) for dossier in dossiers)
    yield f"  {figures} figures, {disputes} questions answered differently, {more} events with more than one date", True


def _long_dossiers(history: History) -> Iterator[tuple[str, bool]]:
    """What the dossiers of some length carry besides their prose; sides are counted up to two."""
    long = [d for d in history.dossiers.values() if len(d.summary.split()) >= LONG_WORDS]
    fought = [d for d in long if event_kinds.kinds()[d.kind].fought]
    lasted = [d for d in long if d.when.earliest < d.when.latest or d.kind == "treaty"]
    outcome = sum(d.outcome is not None for d in long)
    reading = sum(bool(d.further_reading) for d in long)
    phases = sum(bool(d.phases) for d in lasted)
    longest = max((len(d.summary.split()) for d in long), default=0)
    text = f"  Of {len(long)} long dossiers: {outcome} with an outcome, {reading} with further reading; {phases} with "
    text += (
        f"phases of {len(lasted)} that lasted for days or are treaties; longest {longest} words (limit {MOST_WORDS})"
    )
    yield text, outcome == len(long) and longest <= MOST_WORDS
    commanders = sum(sum(bool(b.commanders) for b in d.belligerents) >= min(2, len(d.belligerents)) for d in fought)
    formations = sum(sum(bool(b.formations) for b in d.belligerents) >= min(2, len(d.belligerents)) for d in fought)
    figures = sum(bool(d.claims) for d in fought)
    text = f"  Of the {len(fought)} that were fought: {commanders} with commanders and {formations} with formations of "
    yield text + f"both sides, {figures} with forces or losses", True


def _rests_on_nothing(citations: tuple[Citation, ...]) -> bool:
    return all(citation.key == UNVERIFIED for citation in citations)


def _sources(history: History) -> Iterator[tuple[str, bool]]:
    points = [p for d in history.dossiers.values() for axis in d.axes for p in axis.waypoints]
    events = list(history.dossiers.values())
    stood = [p for d in history.dossiers.values() for unit in d.units for p in unit.positions]
    held = [front for d in history.dossiers.values() for front in d.fronts]
    groups = {
        "waypoints": [(point.source, point.certainty) for point in points],
        "positions": [(position.source, position.certainty) for position in stood],
        "fronts": [(front.source, front.certainty) for front in held],
        "events": [(dossier.dates[0].source, dossier.dates[0].certainty) for dossier in events],
    }
    for name, facts in groups.items():
        bare = [certainty for source, certainty in facts if _rests_on_nothing(source)]
        percent = 100 * len(bare) / max(len(facts), 1)
        text = f"{name.capitalize()} on no looked-up source: {len(bare)} of {len(facts)}, {percent:.1f} % "
        marked = all(certainty == Certainty.LOW for certainty in bare)
        yield (
            text + f"(limit {UNVERIFIED_PERCENT:g} %), all of low certainty: {marked}",
            (percent <= UNVERIFIED_PERCENT and marked),
        )
    high = [source for facts in groups.values() for source, certainty in facts if certainty == Certainty.HIGH]
    consulted = sum(any(history.sources[c.key].note for c in source if c.key != UNVERIFIED) for source in high)
    percent = 100 * consulted / max(len(high), 1)
    text = f"High ones that cite a work or page consulted: {consulted} of {len(high)}, {percent:.1f} %"
    yield f"{text} (asked: {CONSULTED_PERCENT:g} %)", percent >= CONSULTED_PERCENT


def _names(history: History) -> Iterator[tuple[str, bool]]:
    """How far the map can be read in another language; what has no name there falls back on English."""
    dossiers = [dossier.names.model_dump() for dossier in history.dossiers.values()]
    places = [place.names for place in history.places.values() if place.rank <= NAMED_RANK]
    for code, language in LANGUAGES.items():
        of_dossiers, of_places = (sum(bool(names.get(code)) for names in group) for group in (dossiers, places))
        text = f"Names in {language}: {of_dossiers} of {len(dossiers)} dossiers, {of_places} of {len(places)} places"
        yield f"{text} of rank 1–{NAMED_RANK}", True


def lines(history: History, seconds: float) -> Iterator[tuple[str, bool]]:
    """Lines of the report, each with whether it is as asked.

    ``seconds`` is the processor time that reading and checking the history took.
    """
    yield from _documents(history)
    yield from claims_on_map.lines(history, scene.build(history))
    yield from _disagreements(history)
    yield from _counts(history)
    yield from _long_dossiers(history)
    yield from prose_report.lines(history)
    yield from standing_report.lines(history)
    yield from name_report.lines(history)
    yield f"Facts without a source: {len(history.problems)} mistakes found by check", not history.problems
    yield from _sources(history)
    yield from high_certainty.lines(history)
    yield from _names(history)
    yield (
        f"Reading and checking the whole history: {seconds:.2f} s of processor time (limit {SECONDS:g} s)",
        seconds <= SECONDS,
    )
