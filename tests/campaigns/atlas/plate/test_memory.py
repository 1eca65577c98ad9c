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


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not tell what a process took")
def test_largest_sheet_is_drawn_in_bounded_memory(tmp_path: Path) -> None:
    out = tmp_path / "sheet.png"
    command = [sys.executable, "-m", "campaigns", "export", str(out), "--at", "1939-08-25", "--dpi", "600"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)  # noqa: S603
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = status
    assert status == 0
    with Image.open(out) as picture:
        assert picture.size == (9921, 7015)
    assert used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024) < MOST_MEGABYTES
