"""Files with strange names, and what is no file, put into the folders of a small atlas."""

from __future__ import annotations

import os
import time
import traceback
from typing import TYPE_CHECKING

from campaigns import catalogue
from tests.fuzz.results import Result

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from geodata.ground import Ground

_OF_EDITORS = (".#{0}{1}", "{0}{1}~", "#{0}{1}#", ".{0}{1}.swp", ".hidden{1}")
_NAMES = (
    "X{2}",
    "x{1}.txt",
    "x.yml",
    "x{1}.bak",
    "x",
    "ü ß{1}",
    "a b{1}",
    "x\n{1}",
    "\udcff{1}",
    "-rf{1}",
    "\u202e{1}",
)


def tried(atlas: Path, ground: Ground, number: int, chance: random.Random) -> Result:
    """Put something strange into the dossiers or the gazetteer, read the atlas, and take it away again."""
    folder, stem, suffix = chance.choice((("dossiers", "small-war", ".yaml"), ("gazetteer", "places", ".csv")))
    of_editor = chance.random() < 1 / 3
    name = chance.choice(_OF_EDITORS if of_editor else _NAMES).format(stem, suffix, suffix.upper())
    path = atlas / folder / name
    kind = chance.choice(("file", "empty file", "folder", "link to nothing", "pipe", "link to itself"))
    _make(path, kind)
    what, started = f"{folder}: a {kind} called {name!r}", time.process_time()
    try:
        read = catalogue.load(atlas / "dossiers", atlas / "gazetteer", atlas / "sources.bib", ground=ground)
        messages = [str(problem) for problem in read.problems]
    except Exception:  # noqa: BLE001 - what nothing else caught is what is looked for
        return Result(number, what, time.process_time() - started, traceback.format_exc(limit=-4))
    finally:
        path.rmdir() if kind == "folder" else path.unlink()
    lost = [] if "small-war" in read.dossiers else ["small-war"]
    shown = ascii(name)[1:-1].replace("\\\\", "\\")
    right = [message for message in messages if any(part in message for part in (shown, repr(name)[1:-1], name))]
    silent = [] if of_editor or messages else [name]
    wrong = next((message for message in messages if message not in right), "")
    return Result(number, what, 0.0, "", lost, silent, len(messages), len(right), wrong)


def _make(path: Path, kind: str) -> None:
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind.startswith("link"):
        path.symlink_to("nowhere" if "nothing" in kind else path.name)
    else:
        path.write_text("title: Stranger\n" if kind == "file" else "", encoding="utf-8")
