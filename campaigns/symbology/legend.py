"""The wording of the legend, the same on the screen and in print: ``legend.csv``, ``legend_groups.csv``.

An entry stands for the rows of some layers and kinds. Kinds of event have theirs from ``campaigns/event_kinds.csv``.
"""

from __future__ import annotations

from campaigns import event_kinds
from campaigns.symbology.files import FOLDER, SymbologyError
from geodata import csv_records
from geodata.problems import Problem
from geodata.translated import Translated
from geodata.validation import Slug, Text, Yes

FILE, GROUPS_FILE = "campaigns/symbology/legend.csv", "campaigns/symbology/legend_groups.csv"


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


def _read() -> tuple[dict[str, Group], dict[str, Entry]]:
    groups, problems = csv_records.read(FOLDER / "legend_groups.csv", GROUPS_FILE, Group)
    entries, wrong = csv_records.read(FOLDER / "legend.csv", FILE, Entry)
    problems += [*wrong, *csv_records.repeated(groups, GROUPS_FILE, "id"), *csv_records.repeated(entries, FILE, "id")]
    known = {group.id: group for _, group in groups}
    for line, entry in entries:
        if entry.group not in known:
            expected = f"a group of {GROUPS_FILE}: " + ", ".join(known)
            problems.append(Problem(FILE, line, f"{entry.id}, group", repr(entry.group), expected))
    if problems:
        raise SymbologyError(problems)
    return known, {entry.id: entry for _, entry in entries}


def _with_event_kinds(entries: dict[str, Entry]) -> dict[str, Entry]:
    """Entries of the table, and before its other events one for each kind, in alphabetical order."""
    kinds = {
        kind.kind: Entry.model_validate(
            {"id": f"event-{kind.kind}", "group": "events", "layers": "event", "kinds": kind.kind, "by_side": "no"}
            | {"en": kind.en, **kind.names}
        )
        for kind in sorted(event_kinds.KINDS.values(), key=lambda kind: kind.kind)
    }
    return {entry.id: entry for entry in kinds.values()} | entries


GROUPS, _entries = _read()
ENTRIES = _with_event_kinds(_entries)
"""Every entry by its id, in the order of the legend within its group."""


def of_row(layer: str, kind: str) -> Entry:
    """The entry that rows of a layer and kind have. Raises KeyError where there is none."""
    ours = [entry for entry in ENTRIES.values() if layer in entry.layers.split()]
    for entry in ours:
        if kind in entry.kinds.split():
            return entry
    for entry in ours:
        if not entry.kinds:
            return entry
    raise KeyError(f"{FILE} has no entry for the layer {layer!r} and the kind {kind!r}")
