"""The wording of the legend, the same on the screen and in print: ``legend.csv``, ``legend_groups.csv``.

An entry stands for the rows of some layers and kinds. Kinds of event have theirs from ``campaigns/event_kinds.csv``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from campaigns import event_kinds
from campaigns.symbology.files import FOLDER
from campaigns.symbology.kinds import name_for
from campaigns.symbology.layers import IDS
from geodata import csv_records, gazetteer
from geodata.errors import VocabularyError
from geodata.problems import Problem
from geodata.read_once import read_once
from geodata.translated import Translated
from geodata.validation import Slug, Text, Yes, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geodata.csv_records import Numbered

FILE, GROUPS_FILE = "campaigns/symbology/legend.csv", "campaigns/symbology/legend_groups.csv"
EVENTS, PLACE = "events", "place"
GROUND = "ground"
"""Instead of a layer: what only the fine ground of battlefields has."""
GroundEntry = Literal["contour", "marsh", "grid"]
"""Entries of it, each of one kind of the same name; ``{}`` in a text is what lies from one line to the next: metres
between contours, kilometres in the grid."""
PlaceEntry = Literal["capital", "height", "city", "town"]
"""Entries of places: the kinds of each have one dot, see ``marks``."""
DAY_UNCERTAIN, PLACE_UNCERTAIN, PHASE = "day-uncertain", "place-uncertain", "phase"
NEEDED = (PHASE, DAY_UNCERTAIN, PLACE_UNCERTAIN, *get_args(PlaceEntry), *get_args(GroundEntry))
"""Entries that code asks for."""


class Group(Translated):
    """A group of entries and its title."""

    id: Slug
    en: Text
    ru: Text
    ja: Text
    zh: Text


class Entry(Translated):
    """An entry: layers and kinds of the rows it stands for (no kinds: all others), and its text.

    ``by_side`` says whether there is one for each side, named after the text; an empty text leaves the side alone.
    """

    id: Slug
    group: Slug
    layers: Text
    kinds: str
    by_side: Yes
    en: str
    ru: str
    ja: str
    zh: str


@read_once
def groups() -> Mapping[str, Group]:
    """Groups by their id, in the order of the legend. Raises VocabularyError where anything is wrong with the table."""
    return csv_records.vocabulary(GROUPS_FILE, Group, ["id"], [EVENTS], "group")


@read_once
def entries() -> Mapping[str, Entry]:
    """Every entry by its id, in the order of the legend within its group; before other events one for each kind.

    Raises
    ------
    VocabularyError
        Where anything is wrong with the table, or with those of groups and of kinds of event.
    """
    rows, problems = csv_records.read(FOLDER / "legend.csv", FILE, Entry)
    problems += csv_records.repeated(rows, FILE, "id")
    problems += _unknown(rows)
    if not problems:
        problems = [*csv_records.missing({entry.id for _, entry in rows}, NEEDED, FILE), *_without_entry(rows)]
    if problems:
        raise VocabularyError(problems)
    return _of_event_kinds() | {entry.id: entry for _, entry in rows}


def _unknown(rows: Sequence[Numbered[Entry]]) -> Iterator[Problem]:
    """Groups, layers and kinds of place that nothing else knows."""
    for line, entry in rows:
        if entry.group not in groups():
            expected, needs = listed(groups(), "one of", GROUPS_FILE), f"group {entry.group}"
            yield Problem(FILE, line, f"{entry.id}, group", repr(entry.group), expected, needs=needs)
        for layer in entry.layers.split():
            if layer not in (*IDS, GROUND):
                yield Problem(FILE, line, f"{entry.id}, layers", repr(layer), listed((*IDS, GROUND)))
        for kind in entry.kinds.split() if entry.layers == PLACE else ():
            if kind not in gazetteer.KINDS:
                yield Problem(FILE, line, f"{entry.id}, kinds", repr(kind), listed(sorted(gazetteer.KINDS)))


def _without_entry(rows: Sequence[Numbered[Entry]]) -> Iterator[Problem]:
    """Layers of which a new kind would have no entry; kinds of event have theirs from their own table."""
    for layer in IDS:
        if layer != "event" and not any(layer in entry.layers.split() and not entry.kinds for _, entry in rows):
            yield Problem(FILE, 0, layer, "no row without kinds", "one, for all kinds that no other row names")


def _of_event_kinds() -> dict[str, Entry]:
    """An entry for each kind of event, in alphabetical order."""
    made = [
        Entry.model_validate(
            {"id": f"event-{kind.kind}", "group": EVENTS, "layers": "event", "kinds": kind.kind, "by_side": "no"}
            | {"en": kind.en, **kind.names}
        )
        for kind in sorted(event_kinds.kinds().values(), key=lambda kind: kind.kind)
    ]
    return {entry.id: entry for entry in made}


def of_row(layer: str, kind: str) -> Entry:
    """The entry that rows of a layer and kind have. Raises KeyError where there is none."""
    ours = {entry.id: entry.kinds.split() for entry in entries().values() if layer in entry.layers.split()}
    name = name_for(kind, ours)
    if name is None:
        raise KeyError(f"{FILE} has no entry for the layer {layer!r} and the kind {kind!r}")
    return entries()[name]
