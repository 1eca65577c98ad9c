"""A copy of the atlas with a tenth of its dossiers: those that tests of the app name, two tours, what they belong to.

What a page of the app costs a browser grows with the dossiers, and the tests load eighty. The whole is measured by
``tests.benchmarks app`` and tested as a document and as a site.
"""

from __future__ import annotations

import csv
import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from campaigns.history import History

_FIRST = (
    *("damansky-1969", "german-soviet-pact-tokyo", "hutou", "khalkhin-gol-august", "mishan", "mutanchiang"),
    *("neutrality-pact", "shumshu", "soviet-volunteers", "york-crew"),
    # A screen of dossiers with two sides.
    *("airborne-changchun", "airborne-harbin", "airborne-heijo", "gensan-landing", "rashin-landing", "seishin-landing"),
)
_TOURS = ("khalkhin-gol", "lake-khasan")
_NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".*_cache", "node_modules", "__pycache__", "tests", "cache")


def copied(atlas: Path, history: History, folder: Path) -> None:
    """Copy an atlas to a folder that is not there yet, and leave out of the copy all but a part of its dossiers.

    Parameters
    ----------
    atlas, history
        The folder of the project, and what is read from it.
    folder
        Where the copy goes.
    """
    shutil.copytree(atlas, folder, ignore=_NOT_COPIED)
    kept = _kept(history)
    for path in (folder / "campaigns" / "dossiers").glob("*.yaml"):
        if path.stem not in kept:
            path.unlink()
    for path in (folder / "campaigns" / "tours").glob("*.yaml"):
        if path.stem not in _TOURS:
            path.unlink()
    _leave_rows(folder / "campaigns" / "orders_of_battle.csv", lambda row: row["dossier"] in kept)
    for table in ("disagreements.csv", "document_claims.csv"):
        _leave_rows(folder / "campaigns" / "checking" / table, lambda row: row["dossier"] in kept | {""})
    told = " ".join(path.read_text(encoding="utf-8") for path in (folder / "campaigns").glob("*/*.yaml"))
    commands = (folder / "campaigns" / "orders_of_battle.csv").read_text(encoding="utf-8")
    named = set(re.findall(r"[\w-]+", told + commands))
    _leave_rows(folder / "campaigns" / "formations.csv", lambda row: row["id"] in named)
    _leave_rows(folder / "campaigns" / "glossary.csv", lambda row: _is_in(told, row))


def _kept(history: History) -> set[str]:
    steps = (step for tour in _TOURS for step in history.tours[tour].steps)
    kept: set[str] = set()
    waiting = [*_FIRST, *(dossier for step in steps for dossier in step.dossiers)]
    while waiting:
        dossier = waiting.pop()
        if dossier not in kept:
            kept.add(dossier)
            waiting += [above] if (above := history.dossiers[dossier].part_of) else []
    return kept


def _is_in(text: str, row: dict[str, str]) -> bool:
    """Whether a text has a term of the glossary, in any of its forms."""
    forms = "|".join(re.escape(form) for form in (row["term"], *row["forms"].split("|")) if form)
    return re.search(rf"(?<![\w:-])(?:{forms})(?![\w:-])", text) is not None


def _leave_rows(path: Path, keep: Callable[[dict[str, str]], bool]) -> None:
    """Rewrite a table with those of its rows that are kept."""
    with path.open(encoding="utf-8", newline="") as text:
        table = csv.DictReader(text)
        names = list(table.fieldnames or ())
        rows = [row for row in table if keep(row)]
    with path.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
