"""Which hand-edited inputs the layers were built from, so that ``check`` can tell when they must be built anew."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path, PurePosixPath

from geodata import folders, gazetteer, heights, sheets, text_files
from geodata.build import railways, summits
from geodata.errors import MistakeError
from geodata.problems import ALL, Problem
from geodata.problems import FILE as IN_FILE

FILE = "built-from.json"
_FOLDER = Path(__file__).parent
_TABLES_FOLDER = Path(__file__).parent.parent
_TABLES = ("seeds.csv", "kurils.csv")
_NOT_BUILT = {"name", "note"}
"""Columns of ``sheets.csv`` that the layers do not depend on."""


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(text_files.read_bytes(path).replace(b"\r\n", b"\n")).hexdigest()
    except text_files.TextFileError as error:
        file = f"geodata/build/{path.relative_to(_FOLDER).as_posix()}"
        raise MistakeError(Problem(file, 0, "file", error.found, error.expected)) from error


def digests() -> dict[str, str]:
    """SHA-256 of every hand-edited input by its name in ``geodata/build``; of stations, sheets, hills what is drawn."""
    paths = [*folders.files(_FOLDER / "lines", ".geojson"), *(_FOLDER / name for name in _TABLES)]
    found = {path.relative_to(_FOLDER).as_posix(): _digest(path) for path in paths}
    places, _ = gazetteer.load()
    found["stations.csv"] = hashlib.sha256(json.dumps(railways.stations(places)).encode()).hexdigest()
    drawn = [sheet.model_dump(exclude=_NOT_BUILT) for sheet in sheets.read(_TABLES_FOLDER / sheets.FILE_NAME)[0]]
    found["../sheets.csv"] = hashlib.sha256(json.dumps(drawn, sort_keys=True).encode()).hexdigest()
    hills = summits.placed(heights.read(_TABLES_FOLDER / heights.FILE_NAME, places)[0])
    summary = [(hill.id, hill.longitude, hill.latitude, hill.metres) for hill in hills]
    found["../heights.csv"] = hashlib.sha256(json.dumps(summary).encode()).hexdigest()
    return found


def write(folder: Path) -> None:
    """Note the inputs beside the layers made from them."""
    text = json.dumps(digests(), indent=1, sort_keys=True) + "\n"
    (folder / FILE).write_text(text, encoding="utf-8", newline="\n")


def _called(name: str) -> str:
    return (PurePosixPath("geodata/build") / name).as_posix().replace("build/../", "")


def problems(layers: Path) -> list[Problem]:
    """Inputs that were changed since the layers of a folder were built, and what is wrong with stations."""
    _, wrong = railways.read()
    if wrong:
        return wrong
    try:
        now = digests()
    except MistakeError as error:
        return [error.problem]
    try:
        built = dict(json.loads((layers / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        return [
            Problem(f"geodata/layers/{FILE}", 0, "file", str(error), "the layers as built: python -m geodata build")
        ]
    return [_stale(_called(name)) for name in sorted(now.keys() | built.keys()) if now.get(name) != built.get(name)]


def _stale(file: str) -> Problem:
    """The layers are built anew when the file itself has no mistake; a new sheet has no files before that."""
    found, expected = "a change since the layers were built", "python -m geodata build"
    spoils = f"sheet {ALL}" if file == sheets.FILE else ""
    return Problem(file, 0, "file", found, expected, needs=f"{IN_FILE} {file}", spoils=spoils)
