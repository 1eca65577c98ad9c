"""Phases stand in order of time, and those years away from their event say what they are to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.model import Dossier

    Path = tuple[str | int, ...]

FARTHEST = 2 * 365 + 1
"""Days between an event and a phase of it up to which nothing has to be said: talks, an answer, a ratification."""
_ROLES = {"before": "prelude", "after": "aftermath"}


def mistakes(dossier: Dossier) -> Iterator[tuple[Path, str, str, Path]]:
    """Path of keys, what was found, what was expected, and the path to what it contradicts.

    A date that may be any of several days contradicts no order that one of them allows.
    """
    yield from _disorder(dossier)
    for number, phase in enumerate(dossier.phases):
        beside = phase.beside(dossier.when)
        here, event = ("phases", number), ("dates", 0, "when")
        if phase.role and phase.role != _ROLES.get(beside or ""):
            when = {"before": "a phase before it", "after": "a phase after it", None: "a phase on days of the event"}
            expected = f"{_ROLES[beside]}, or none" if beside else "none"
            yield (*here, "role"), f"{phase.role}, of {when[beside]}", expected, event
        days = max((dossier.when.earliest - phase.when.latest).days, (phase.when.earliest - dossier.when.latest).days)
        if days > FARTHEST and beside and not phase.role:
            found = f"{phase.when.text}, {days} days {beside} the event of {dossier.when.text}"
            expected = f"days at most {FARTHEST} {beside} the event, or role: {_ROLES[beside]}"
            yield (*here, "when"), found, expected, event


def _disorder(dossier: Dossier) -> Iterator[tuple[Path, str, str, Path]]:
    latest = 0
    for number, phase in enumerate(dossier.phases):
        before = dossier.phases[latest]
        if phase.when.start[1] < before.when.start[0]:
            found = f"{phase.name} on {phase.when.text} after {before.name} on {before.when.text}"
            yield ("phases", number, "when"), found, "phases in order of time", ("phases", latest, "when")
        elif phase.when.start[0] >= before.when.start[0]:
            latest = number
