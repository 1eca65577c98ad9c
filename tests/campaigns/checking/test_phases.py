"""Phases stand in order of time, and one years away from its event says what it is to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small_war import load

if TYPE_CHECKING:
    from pathlib import Path

FILE = "data/dossiers/small-war.yaml"


def told(folders: Path, *phases: str) -> list[str]:
    """What is reported of the small war, 9 to 12 August 1945, with phases of these days, or days and role."""
    path = folders / "dossiers/small-war.yaml"
    rows = "".join(
        f"  - {{name: Phase {number}, when: {when}, source: muster1950, certainty: high}}\n"
        for number, when in enumerate(phases, start=1)
    )
    path.write_text(f"{path.read_text(encoding='utf-8')}phases:\n{rows}", encoding="utf-8")
    return [problem.found for problem in load(folders).problems]


@pytest.mark.parametrize(
    "phases",
    [
        ["1945-08-09", "1945-08-10", "1945-08-10/1945-08-11"],
        ["1945-08-09/1945-08-12", "1945-08-10"],
        ["1945-08-10", "1945-08", "1945-08-11"],
        ["1945-08-20", "1945/1947"],
        ["1943-08-09", "1945-08-09", "1947-08-12"],
        ["1940-01-01, role: prelude", "1945-08-09", "1966, role: aftermath"],
        ["1945-08-08, role: prelude", "1945-08-13, role: aftermath"],
    ],
)
def test_phases_may_overlap_be_vague_and_lie_outside(folders: Path, phases: list[str]) -> None:
    assert told(folders, *phases) == []


@pytest.mark.parametrize(
    ("phases", "found"),
    [
        (["1945-08-10", "1945-08-09/1945-08-12"], "Phase 2 on 1945-08-09/1945-08-12 after Phase 1 on 1945-08-10"),
        (["1945-09-02", "1945-08"], "Phase 2 on 1945-08 after Phase 1 on 1945-09-02"),
        (["1945-08-11", "1945-08", "1945-08-10"], "Phase 3 on 1945-08-10 after Phase 1 on 1945-08-11"),
        (["1943-08-08"], "1943-08-08, 732 days before the event of 1945-08-09/1945-08-12"),
        (["1947-08-14"], "1947-08-14, 732 days after the event of 1945-08-09/1945-08-12"),
        (["1945-08-10, role: prelude"], "prelude, of a phase on days of the event"),
        (["1945-08-12/1950, role: aftermath"], "aftermath, of a phase on days of the event"),
        (["1940, role: aftermath"], "aftermath, of a phase before it"),
        (["1955, role: prelude"], "prelude, of a phase after it"),
        (["1945-08-10, role: sequel"], "'sequel'"),
    ],
)
def test_what_is_wrong_with_a_phase_is_named(folders: Path, phases: list[str], found: str) -> None:
    [problem] = told(folders, *phases)
    assert problem.startswith(found)
