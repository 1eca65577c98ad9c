"""The texts of the interface: what a reader of the document sees that is not of a dossier, a tour or a place.

In the browser side it is what ``t("…")`` and ``later("…")`` of ``base/translation.ts`` are called with, found by
Babel's reader of JavaScript. Beside it stand the words for kinds, of which data have a key, ``coal-concession``, and
readers see words; and columns of tables that have none for other languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, get_args, get_origin

from babel.messages.extract import extract_javascript

from campaigns import facts, formations, model, unit_model
from geodata import crossings, csv_rows, disputed, frontiers, roads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT, KIND = "interface", "kind"
"""Contexts: a text of the browser side, and the words for a kind."""
WEB = "campaigns/atlas/web"
_CALLS = {"t": None, "later": None}
_KINDS = {
    "campaigns/facts.py": facts.Echelon,
    "campaigns/formations.py": formations.Branch,
    "campaigns/model.py": (model.AxisKind, model.Mode, model.Figure),
    "campaigns/unit_model.py": unit_model.FrontKind,
    "geodata/crossings.py": crossings.Kind,
    "geodata/disputed.py": disputed.KIND,
    "geodata/frontiers.py": tuple(sorted(frontiers.KINDS)),
    "geodata/roads.py": (roads.Kind, roads.LAYER),
}
_KIND_COLUMNS = ("geodata/territories.csv", "geodata/borders.csv", "geodata/concessions.csv", "geodata/islands.csv")
_COLUMNS = {"campaigns/symbology/layers.csv": "title", "geodata/sheets.csv": "note"}
"""Tables with a column of texts, whose context is the table and the column."""

Found = tuple[str, str, str, int]
"""Context, English text, file, line counted from 1."""


def texts(root: Path) -> Iterator[Found]:
    """Every text of the interface, in the order of files and lines; a text may come more than once."""
    yield from _of_browser(root)
    for file, kinds in _KINDS.items():
        for kind in _values(kinds):
            yield KIND, in_words(kind), file, 1
    for file in _KIND_COLUMNS:
        for line, cells in _rows(root, file):
            yield KIND, in_words(cells.get("kind", "")), file, line
    for path in sorted((root / "geodata/gazetteer").glob("*.csv")):
        file = f"geodata/gazetteer/{path.name}"
        for line, cells in _rows(root, file):
            yield KIND, in_words(cells.get("kind", "")), file, line
    for file, column in _COLUMNS.items():
        for line, cells in _rows(root, file):
            yield column_context(file, column), cells.get(column, ""), file, line


def column_context(file: str, column: str) -> str:
    """The context of the texts of a column: ``layers title``."""
    return f"{file.rpartition('/')[2].removesuffix('.csv')} {column}"


def in_words(kind: str) -> str:
    """A kind as readers see it in English."""
    return kind.replace("-", " ")


def _of_browser(root: Path) -> Iterator[Found]:
    for path in sorted((root / WEB).rglob("*.ts")):
        for text, line in of_module(path):
            yield TEXT, text, path.relative_to(root).as_posix(), line


def of_module(path: Path) -> Iterator[tuple[str, int]]:
    """Every text of a module of the browser side, with its line, counted from 1."""
    with path.open("rb") as file:
        for line, _, arguments, _ in extract_javascript(
            file, _CALLS, (), {"parse_template_string": True, "encoding": "utf-8"}
        ):
            first = arguments if isinstance(arguments, str) else arguments[0]
            if first:  # None where a call has no literal text
                yield first, line


def _values(kinds: object) -> Iterator[str]:
    """The keys of literal types, of annotated ones too, or of several."""
    if isinstance(kinds, str):
        yield kinds
    elif isinstance(kinds, tuple):
        for each in kinds:
            yield from _values(each)
    elif get_origin(kinds) is Annotated:
        yield from _values(get_args(kinds)[0])
    else:
        yield from get_args(kinds)


def _rows(root: Path, file: str) -> Iterator[tuple[int, dict[str, str]]]:
    path = root / file
    if not path.is_file():
        return
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        header = lines.readline().rstrip("\r\n").split(",")
    yield from csv_rows.read(path, file, header)[0]
