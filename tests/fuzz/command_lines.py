"""Command lines of ``python -m campaigns export`` with one option damaged, read as far as to the rows of the file."""

from __future__ import annotations

import contextlib
import io
import time
import traceback
from typing import TYPE_CHECKING

from campaigns import __main__ as command_line
from campaigns.arguments import parser
from campaigns.atlas import export_selection
from campaigns.symbology import languages
from tests.fuzz.addresses import TEXTS
from tests.fuzz.results import Result

if TYPE_CHECKING:
    import random

    import geopandas as gpd

_OPTIONS = {
    "--from": "1945-08-08",
    "--to": "1945-09-02",
    "--at": "1945-08-15",
    "--layers": "event,arrow",
    "--chapter": "august-storm",
    "--title": "August",
    "--caption": "A caption",
    "--language": "ru",
    "--view": "6/45/127",
    "--paper": "a4",
    "--dpi": "150",
    "--step": "2",
}
_WORDS = (
    *("170,50,-160,66", "0,0,0,0", "-180,-85,180,85", "1,2,3", "nan,0,1,1", "inf/45/127", "20/85/180", "0", "99999999"),
    *("event,,arrow", ",", "moon", "--", "-", "--at", "@file", "a3 ", "1_000", "\u0663", "0x10", "1.5", "-5"),
)


def tried(scene: gpd.GeoDataFrame, number: int, chance: random.Random) -> Result:
    """Damage an option of a sound command line and read it; a message must name the option or quote what it was given.

    Parameters
    ----------
    scene
        All rows of the atlas.
    """
    suffix = chance.choice(export_selection.FORMATS)
    option = chance.choice([*_OPTIONS])
    given = {name: _OPTIONS[name] for name in chance.sample([*_OPTIONS], chance.randrange(4))}
    if suffix in export_selection.MOVING:
        given |= {"--from": _OPTIONS["--from"], "--to": _OPTIONS["--to"]}
    given[option] = value = chance.choice((*TEXTS, *_WORDS))
    typed = ["export", f"atlas{suffix}", *(f"{name}={text}" for name, text in given.items())]
    if chance.random() < 1 / 10:
        typed.append(chance.choice(("--port", "--nothing", "more", "--step", "--portrait=1", "--no-controls")))
    what = f"command line: {suffix} {' '.join(typed[2:])[:80]!a}"
    told, started = io.StringIO(), time.process_time()
    try:
        with contextlib.redirect_stderr(told):
            _read(typed, scene)
    except SystemExit as error:
        if error.code != 2 or not told.getvalue():
            return Result(number, what, time.process_time() - started, f"ended with {error.code!r} and no message")
    except export_selection.ExportError as error:
        told.write(str(error))
    except Exception:  # noqa: BLE001 - what nothing else caught is what is looked for
        return Result(number, what, time.process_time() - started, traceback.format_exc(limit=-4))
    message = told.getvalue()
    named = [*given, *(text for text in (value[:20], ascii(value)[1:20]) if text), typed[-1], *_WAYS]
    is_right = any(name in message for name in named)
    counted = int(bool(message))
    wrong = "" if is_right else message[-200:]
    return Result(number, what, time.process_time() - started, "", [], [], counted, int(counted and is_right), wrong)


_WAYS = ("span", "layer", "view", "box", "picture of")
"""How messages of what does not go together name the days and the place they are about."""


def _read(typed: list[str], scene: gpd.GeoDataFrame) -> None:
    arguments = parser().parse_args(typed)
    language, _ = languages.known(arguments.language or languages.ENGLISH)
    selection = command_line._selection(arguments, language)
    export_selection.validate(selection)
    export_selection.rows_of(arguments.out.suffix.lower(), scene, selection)
