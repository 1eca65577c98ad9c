"""That a formation has one name: what movements call it, and how the armies of Japan are numbered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from campaigns import formation_names, formations
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from campaigns.checking.consistency import Path
    from campaigns.formations import Formation
    from campaigns.history import History
    from campaigns.model import Axis, Dossier

    Found = tuple[Path, str, str, str]

_JAPAN = "Japan"
_NUMBERED_ARMY = re.compile(r"\b([1-9][0-9]?)(?:st|nd|rd|th) ((?:Area |General )?Army)\b(?! Group)")


def mistakes(number: int, axis: Axis, formation: Formation, known: Mapping[str, Formation]) -> Iterator[Found]:
    """What a movement calls a formation that is another's name, or the formation's in other words."""
    text, path = axis.formation, ("axes", number, "formation")
    if formation_names.renames(text, formation.name):
        found = f"{text!r}, other words for {formation.name}"
        yield path, found, f"{formation.name}: its name in {formations.FILE}", ""
        return
    if formation_names.names_of(text, [formation.name]):
        return
    ours = {each.name for each in known.values() if each.side == formation.side}
    for other in formation_names.names_of(text, ours):
        found = f"{text!r}, which names {other}, of the unit {formation.id} ({formation.name})"
        yield path, found, f"a text with {formation.name} in it, or the unit that is meant", ""


def named(dossier: Dossier, known: Mapping[str, Formation]) -> Dossier:
    """A dossier whose movements are called by the names of the formations they are tied to."""
    axes = tuple(
        axis.model_copy(update={"formation": formation_names.shown(axis.formation, known[axis.unit].name)})
        if axis.unit and axis.unit in known
        else axis
        for axis in dossier.axes
    )
    return dossier.model_copy(update={"axes": axes})


def problems(history: History) -> list[Problem]:
    """Armies of Japan that are numbered in figures, and numbered formations that lack a name in a language."""
    return [*_armies(history), *_nameless(history)]


def _nameless(history: History) -> Iterator[Problem]:
    for formation in history.formations.values():
        parsed = formation_names.parse(formation.name)
        missing = [code for code in formations.SCRIPTS if code not in formation.names]
        if parsed.number and missing and not formation.note:
            term = f"{formation.side}, {parsed.term}"
            expected = f"a row {term} of {formation_names.FILE}, or the name itself, or a note"
            yield Problem(formation.file, formation.line, f"{formation.id}, {missing[0]}", "no name", expected)


def _armies(history: History) -> list[Problem]:
    """Scholarly works have the number of an army of Japan in words, that of what is less in figures."""
    found = [
        Problem(formation.file, formation.line, f"{formation.id}, name", repr(match[0]), _in_words(match))
        for formation in history.formations.values()
        if formation.side == _JAPAN and (match := _NUMBERED_ARMY.search(formation.name))
    ]
    for dossier in history.dossiers.values():
        texts = [text for side in dossier.belligerents if side.side == _JAPAN for text in side.formations]
        texts += [axis.formation for axis in dossier.axes if axis.side == _JAPAN and not axis.unit]
        for text in texts:
            if match := _NUMBERED_ARMY.search(text):
                subject = f"{dossier.id}, formation {text}"
                found.append(
                    Problem(f"campaigns/dossiers/{dossier.id}.yaml", 0, subject, repr(match[0]), _in_words(match))
                )
    return found


def _in_words(match: re.Match[str]) -> str:
    return f"{formation_names.in_words(int(match[1]))} {match[2]}: an army of Japan has its number in words"
