"""Which texts of dossiers, tours, tables, the interface of the map and the app readers see, and so are translated.

A text is known by its context and its English words. The context of what means the same wherever it stands, the name of
a person or of a formation, is its kind; that of all else is the record and the key, such as ``hutou phases.text``: a
translator sees what it is about, and one sentence may be translated differently in two places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from campaigns.languages import app, interface
from campaigns.reading import yaml_lines, yaml_records
from geodata import csv_rows, folders

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from campaigns.reading.yaml_records import Keys, Lines

Domain = Literal["dossiers", "tours", "tables", "interface", "app"]
DOMAINS: tuple[Domain, ...] = ("dossiers", "tours", "tables", "interface", "app")
PERSON, FORMATION = "person", "formation"
OWN = ""
"""Of a key whose text is known by the record and the key."""

Keyed = dict[str, "str | Keyed"]
"""The keys of a record that have texts: the kind of the text, or the keys of the records below."""

_FACT: Keyed = {"note": OWN}
DOSSIER: Keyed = {
    "title": OWN,
    "label": OWN,
    "summary": OWN,
    "dates": _FACT,
    "belligerents": {"commanders": PERSON, "formations": FORMATION},
    "outcome": {"text": OWN, **_FACT},
    "claims": {"words": OWN, "unit": OWN, "scope": OWN, **_FACT},
    "disputes": {"question": OWN, "answers": {"text": OWN, **_FACT}},
    "phases": {"name": OWN, "text": OWN, **_FACT},
    "axes": {"formation": FORMATION, "detail": OWN, "commander": PERSON, "waypoints": _FACT, **_FACT},
    "units": {"positions": _FACT, **_FACT},
    "fronts": {"name": OWN, **_FACT},
}
NAMED = ("title", "label")
"""Keys that the names of a dossier in a language stand for, where it has one."""
TOUR: Keyed = {
    "title": OWN,
    "steps": {"title": OWN, "text": OWN},
    "questions": {"question": OWN, "answer": OWN},
}
TABLES: Mapping[str, Mapping[str, str]] = {
    "campaigns/glossary.csv": {"term": OWN, "forms": OWN, "explanation": OWN},
    "campaigns/orders_of_battle.csv": {"commander": PERSON, "strength": OWN, "role": OWN, "note": OWN},
    "campaigns/formations.csv": {"note": OWN},
    "geodata/borders.csv": {"name": OWN, "note": OWN},
    "geodata/concessions.csv": {"name": OWN, "note": OWN},
    "geodata/disputed_grounds.csv": {"name": OWN},
    "geodata/heights.csv": {"note": OWN},
    "geodata/islands.csv": {"note": OWN},
    "geodata/railways.csv": {"name": OWN, "note": OWN},
    "geodata/territories.csv": {"note": OWN},
}
"""Columns with texts, beside those that have columns for other languages in their own table."""

ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Text:
    """A text to translate: what it is, its English words, and the places it has (file, line counted from 1)."""

    context: str
    english: str
    places: list[tuple[str, int]] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        """By what a catalogue knows it."""
        return self.context, self.english


def words(text: str) -> str:
    """The words of a text, its paragraphs each on a line: how an editor broke the lines does not matter."""
    return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))


def context(kind: str, record: str, keys: Keys) -> str:
    """Of the text under a key: its kind, or ``hutou phases.text``."""
    return kind or f"{record} {'.'.join(key for key in keys if isinstance(key, str))}"


def collect(root: Path = ROOT) -> dict[Domain, dict[tuple[str, str], Text]]:
    """Every text of the atlas that is translated, by domain and by ``Text.key``, in the order of files and lines.

    What does not read is left out: ``check`` names it.
    """
    found: dict[Domain, dict[tuple[str, str], Text]] = {domain: {} for domain in DOMAINS}
    yaml: tuple[tuple[Domain, Keyed], ...] = (("dossiers", DOSSIER), ("tours", TOUR))
    for domain, keyed in yaml:
        for path in folders.files(root / "campaigns" / domain, ".yaml"):
            for kind, keys, text, line in _of_file(path, keyed):
                _add(found[domain], context(kind, path.stem, keys), text, yaml_records.file_of(path), line)
    for file, columns in TABLES.items():
        header = _header(root / file)
        for line, cells in csv_rows.read(root / file, file, header)[0]:
            for column, kind in columns.items():
                _add(found["tables"], kind or f"{Path(file).stem} {column}", cells.get(column, ""), file, line)
    for about, text, file, line in interface.texts(root):
        _add(found["interface"], about, text, file, line)
    known = {english for _, english in found["interface"]}
    for text, file, line in app.texts(root):
        if words(text) not in known:  # what the map says too is translated there
            _add(found["app"], app.TEXT, text, file, line)
    return found


def _add(texts: dict[tuple[str, str], Text], about: str, text: str, file: str, line: int) -> None:
    if english := words(text):
        texts.setdefault((about, english), Text(about, english)).places.append((file, line))


def _of_file(path: Path, keyed: Keyed) -> Iterator[tuple[str, Keys, str, int]]:
    try:
        data, lines = yaml_lines.read(path)
    except yaml_lines.YamlError:
        return
    yield from _of_record(data, keyed, (), lines)


def _of_record(value: object, keyed: Keyed | str, path: Keys, lines: Lines) -> Iterator[tuple[str, Keys, str, int]]:
    """Kind, path, text and line of each text below a value."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _of_record(item, keyed, (*path, index), lines)
    elif isinstance(keyed, str):
        if isinstance(value, str):
            yield keyed, path, value, yaml_lines.line_of(lines, path)
    elif isinstance(value, dict):
        for key, below in keyed.items():
            if key in value:
                yield from _of_record(value[key], below, (*path, key), lines)


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        return file.readline().rstrip("\r\n").split(",")
