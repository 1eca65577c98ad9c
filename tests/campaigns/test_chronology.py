"""A standard chronology against the dossiers: each event other chronologies name is carried by one.

``chronology.csv`` was compiled source by source, in our words: the day, the event, where it was read and the dossier
that carries it. A source is a row of ``chronology_sources.csv``, which says what of it was read, or an entry of the
atlas's own bibliography. A date without a day stands for the whole month.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from campaigns import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.history import History
    from campaigns.model import Dossier

FOLDER = Path(__file__).parent
TOLERANCE = 12
"""Days by which sources may differ on an event."""
LONG = 31
"""Days; of what lasted longer only the beginning and the end can carry an event."""


def read(name: str) -> list[dict[str, str]]:
    """Rows of a table beside this file."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


EVENTS = read("chronology.csv")


def spans(dossier: Dossier) -> Iterator[tuple[int, int]]:
    """First and last days of a dossier's datings and phases, of long ones each end by itself."""
    for when in [*(dated.when for dated in dossier.dates), *(phase.when for phase in dossier.phases)]:
        first, last = when.days
        if last - first > LONG:
            yield first, first
            yield last, last
        else:
            yield first, last


def days_apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Days from one span to another; 0 where they share a day."""
    return max(0, one[0] - other[1], other[0] - one[1])


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: f"{event['date']}-{event['dossier']}")
def test_an_event_is_carried_by_its_dossier(history: History, event: dict[str, str]) -> None:
    dossier = history.dossiers.get(event["dossier"])
    assert dossier is not None, f"no dossier {event['dossier']} for {event['event']}"
    day = dates.parse(event["date"]).days
    apart = min(days_apart(day, span) for span in spans(dossier))
    assert apart <= TOLERANCE, f"{event['event']}, {event['date']}: {apart} days from {dossier.id}"


def test_every_event_was_read_somewhere(history: History) -> None:
    known = {row["id"] for row in read("chronology_sources.csv")} | set(history.sources)
    assert [event for event in EVENTS if event["source"] not in known] == []


def test_the_chronology_is_in_order_and_reaches_over_the_atlas() -> None:
    days = [dates.parse(event["date"]).days[0] for event in EVENTS]
    assert days == sorted(days)
    assert len(EVENTS) >= 150
    assert (EVENTS[0]["date"][:4], EVENTS[-1]["date"][:4]) == ("1904", "1973")


def test_days_apart_counts_from_the_nearer_end() -> None:
    assert days_apart((10, 12), (11, 20)) == 0
    assert days_apart((10, 12), (20, 25)) == 8
    assert days_apart((30, 30), (20, 25)) == 5
