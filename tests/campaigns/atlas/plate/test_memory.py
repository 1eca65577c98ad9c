"""What the largest picture costs in memory."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
MOST_MEGABYTES = 1500
"""Drawn all at once, the relief of an A3 sheet at 600 dots per inch took 4,000."""

MEASURE = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:])
_, status, used = os.wait4(process.pid, 0)
print(used.ru_maxrss)
sys.exit(status != 0)
"""
"""Runs a command from a small process: what one takes is at least what that had taken which started it."""


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not tell what a process took")
def test_largest_sheet_is_drawn_in_bounded_memory(tmp_path: Path) -> None:
    out = tmp_path / "sheet.png"
    command = [sys.executable, "-m", "campaigns", "export", str(out), "--at", "1939-08-25", "--dpi", "600"]
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", MEASURE, *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    with Image.open(out) as picture:
        assert picture.size == (9921, 7015)
    assert int(run.stdout.split()[-1]) / (1024**2 if sys.platform == "darwin" else 1024) < MOST_MEGABYTES
