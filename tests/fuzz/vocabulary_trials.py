"""Tables that are read when a program starts: ``python -m campaigns check`` in a copy of the atlas with one damaged."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.fuzz import mutations, trials
from tests.fuzz.results import Result

if TYPE_CHECKING:
    import random
    from pathlib import Path

PATTERNS = (
    *("campaigns/chapters.csv", "campaigns/event_*.csv"),
    *("campaigns/symbology/*.csv", "campaigns/symbology/*.toml"),
    *("geodata/powers.csv", "geodata/build/*.csv", "geodata/layers/built-from.json"),
)
_ENDED = 60
"""Seconds of processor time after which the program is ended: it takes some four by itself."""
_LONGEST_WAIT = 900.0
"""Seconds after which it is ended that it does nothing: a busy machine is slow, not hung."""
_BY_SYSTEM = {-signal.SIGXCPU, -signal.SIGKILL, 128 + signal.SIGXCPU, 128 + signal.SIGKILL}
"""Exit status of a program that used up its processor time, as Python and shells give it."""


def copy(atlas: Path, folder: Path) -> None:
    """A copy of the packages in a folder."""
    for name in ("campaigns", "geodata"):
        shutil.copytree(atlas / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.ts", "*.tif"))


def tried(folder: Path, number: int, chance: random.Random) -> Result:
    """Damage a table in the copy, check the atlas, and put the table back."""
    path = chance.choice(sorted(path for pattern in PATTERNS for path in folder.glob(pattern)))
    before = path.read_bytes()
    mutation = chance.choice(mutations.ANY)(before, chance)
    what = f"{path.relative_to(folder)}: {mutation.kind}"
    path.write_bytes(mutation.data)
    command = ["sh", "-c", f'ulimit -t {_ENDED}; exec "$0" -m campaigns check', sys.executable]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder)},
            capture_output=True,
            text=True,
            timeout=_LONGEST_WAIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Result(number, what, _LONGEST_WAIT)
    finally:
        path.write_bytes(before)
    if done.returncode in _BY_SYSTEM:
        return Result(number, what, trials.SLOWEST + _ENDED)
    if done.stderr:
        return Result(number, what, 0.0, done.stderr[-2000:])
    messages = done.stdout.splitlines()[:-1]
    wrong = [message for message in messages if path.name not in message]
    return Result(number, what, 0.0, "", [], [], len(messages), len(messages) - len(wrong), wrong[0] if wrong else "")
