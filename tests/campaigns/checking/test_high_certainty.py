"""A fact is of high certainty only on a work or document that was consulted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from campaigns.checking import high_certainty
from campaigns.facts import Certainty, citations_of
from geodata import territories
from tests import small_war

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History

ENTRY = "\n@misc{{enwiki-weston,\n  title = {{Weston}},\n  {field} = {{{value}}}\n}}\n"
WIKIPEDIA = ENTRY.format(field="author", value="{Wikipedia contributors}")


def resting_on(folders: Path, entry: str, *, beside: str = "") -> History:
    """The small war with one position on another source, alone or beside a work."""
    small_war.in_full(folders)
    sources = folders / "sources.bib"
    sources.write_text(sources.read_text(encoding="utf-8") + entry, encoding="utf-8")
    path = folders / "dossiers/small-war.yaml"
    written = path.read_text(encoding="utf-8")
    assert written.count("source: muster1950 p. 30") == 1
    path.write_text(written.replace("source: muster1950 p. 30", f"source: [enwiki-weston{beside}]"), encoding="utf-8")
    return small_war.load(folders)


@pytest.mark.parametrize(
    "entry",
    [
        WIKIPEDIA,
        ENTRY.format(field="author", value="{The atlas}"),
        ENTRY.format(field="note", value="Not seen; named for further reading"),
        ENTRY.format(field="note", value="Not consulted; cited through an essay"),
    ],
)
def test_wikipedia_and_the_atlas_itself_and_works_not_read_do_not_make_a_fact_certain(
    folders: Path, entry: str
) -> None:
    [problem] = high_certainty.problems(resting_on(folders, entry))
    assert str(problem) == (
        "campaigns/dossiers/small-war.yaml: small-war, units 1, positions 1: found certainty high on enwiki-weston "
        "alone; expected a named work or document that says so beside them, or certainty medium or low"
    )


@pytest.mark.parametrize(
    ("entry", "beside"),
    [
        (ENTRY.format(field="note", value="Read in a stored copy"), ""),
        (WIKIPEDIA, ", muster1950 p. 30"),
    ],
)
def test_a_page_that_was_read_or_a_work_beside_wikipedia_does(folders: Path, entry: str, beside: str) -> None:
    assert high_certainty.problems(resting_on(folders, entry, beside=beside)) == []


def test_orders_of_battle_count_too(folders: Path) -> None:
    history = resting_on(folders, WIKIPEDIA, beside=", muster1950")
    first, *others = history.orders_of_battle
    rows = (replace(first, source="enwiki-weston", certainty=Certainty.HIGH), *others)
    [problem] = high_certainty.problems(replace(history, orders_of_battle=rows))
    assert (problem.line, problem.subject) == (first.line, first.formation)


def test_the_report_counts_them(folders: Path) -> None:
    history = resting_on(folders, WIKIPEDIA)
    total = len(list(high_certainty.facts(history)))
    assert list(high_certainty.lines(history)) == [
        (f"Facts of high certainty on Wikipedia or on tables of the atlas alone: 1 of {total} (asked: 0)", False),
        ("  of which 1 in dossiers", True),
    ]


def test_land_counts_too(folders: Path) -> None:
    history = resting_on(folders, WIKIPEDIA, beside=", muster1950")
    land = next(row for row in history.ground.table(territories.TABLE)[0] if row.certainty == "high")
    article = history.sources["enwiki-weston"]
    known = {**history.sources, **{citation.key: article for citation in citations_of(land.sources)}}
    found = high_certainty.problems(replace(history, sources=known))
    assert ("geodata/territories.csv", land.line, land.id) in {(each.file, each.line, each.subject) for each in found}
