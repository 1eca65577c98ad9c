"""The report on the history: a long dossier is one that can be read on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.checking import coverage_report

if TYPE_CHECKING:
    from campaigns.history import History


def test_every_long_dossier_tells_how_it_ended_and_what_to_read(history: History) -> None:
    long = [d for d in history.dossiers.values() if len(d.summary.split()) >= coverage_report.LONG_WORDS]
    assert [d.id for d in long if d.outcome is None or not d.further_reading] == []
    assert [d.id for d in long if len(d.summary.split()) > coverage_report.MOST_WORDS] == []
    assert {d.chapter for d in long} == {d.chapter for d in history.dossiers.values()}
