"""Facts of high certainty that no work or document founds: articles of Wikipedia alone, or the atlas's own tables."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from campaigns import orders_of_battle
from campaigns.checking.ground import terrain_features_of
from campaigns.facts import Certainty, Record, citations_of
from geodata import borders, concessions, dated_names, heights, islands, railways, territories
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from campaigns.facts import Citation
    from campaigns.history import History
    from geodata.dated_names import Dated
    from geodata.dated_table import Row
    from geodata.heights import Height
    from geodata.terrain_features import TerrainFeature

_PARTS = (territories, borders, islands, railways, concessions)
_EXPECTED = "a named work or document that says so beside them, or certainty medium or low"


class HighFact(NamedTuple):
    """A fact said to be of high certainty: where it stands, the table or kind of record it is of, what it cites."""

    file: str
    line: int
    subject: str
    kind: str
    citations: tuple[Citation, ...]


def problems(history: History) -> list[Problem]:
    """Facts of high certainty without a work or document that was consulted."""
    return sorted(
        Problem(fact.file, fact.line, fact.subject, f"certainty high on {_named(fact.citations)} alone", _EXPECTED)
        for fact in facts(history)
        if _founded_on_nothing(fact.citations, history)
    )


def lines(history: History) -> Iterator[tuple[str, bool]]:
    """Lines of the report, each with whether it is as asked."""
    found = list(facts(history))
    bare = Counter(fact.kind for fact in found if _founded_on_nothing(fact.citations, history))
    text = f"Facts of high certainty on Wikipedia or on tables of the atlas alone: {bare.total()} of {len(found)}"
    yield f"{text} (asked: 0)", not bare
    if bare:
        yield "  of which " + ", ".join(f"{number} in {kind}" for kind, number in bare.most_common()), True


def facts(history: History) -> Iterator[HighFact]:
    """Every fact of high certainty, of dossiers, of orders of battle and of the ground."""
    for dossier in history.dossiers.values():
        file = f"campaigns/dossiers/{dossier.id}.yaml"
        for path, citations in _of_record(dossier):
            yield HighFact(file, 0, ", ".join((dossier.id, *path)), "dossiers", citations)
    for row in history.orders_of_battle:
        if row.certainty == Certainty.HIGH:
            yield HighFact(row.file, row.line, row.formation, orders_of_battle.FILE, row.citations)
    yield from _of_ground(history)


def _of_record(record: Record, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], tuple[Citation, ...]]]:
    """Paths and citations of a record and of the records in it that are of high certainty; numbers count from 1."""
    if getattr(record, "certainty", None) == Certainty.HIGH:
        yield path, getattr(record, "source", ()) or getattr(record, "sources", ())
    for name, value in vars(record).items():
        for number, item in enumerate(value if isinstance(value, tuple) else (value,), 1):
            if isinstance(item, Record):
                yield from _of_record(item, (*path, f"{name} {number}" if isinstance(value, tuple) else name))


def _of_ground(history: History) -> Iterator[HighFact]:
    rows: list[tuple[str, int, str, Row | Height | TerrainFeature | Dated]] = [
        (part.TABLE.file, row.line, row.id, row) for part in _PARTS for row in history.ground.table(part.TABLE)[0]
    ]
    rows += [(heights.FILE, hill.line, hill.id, hill) for hill in history.ground.heights(history.places)[0]]
    rows += [(file, row.line, row.id, row) for file, row in terrain_features_of(history)]
    for place in history.places.values():
        rows += [(f"geodata/{dated_names.NAMES_FILE}", 0, f"{place.id}, {row.name}", row) for row in place.dated]
        rows += [(f"geodata/{dated_names.CAPITALS_FILE}", 0, f"{row.power}, {place.id}", row) for row in place.capitals]
    for file, line, subject, row in rows:
        if row.certainty == Certainty.HIGH:
            yield HighFact(file, line, subject, file, citations_of(row.sources))


def _founded_on_nothing(citations: Iterable[Citation], history: History) -> bool:
    """Whether no source founds it; that a key is unknown is said elsewhere."""
    found = [history.sources.get(citation.key) for citation in citations]
    return not any(source is None or source.is_named_work for source in found)


def _named(citations: Iterable[Citation]) -> str:
    return " and ".join(dict.fromkeys(citation.key for citation in citations))
