"""The command line itself: its help, what it says of a bad option, and the check of what ships."""

from __future__ import annotations

import os
import subprocess

import pytest

from campaigns.__main__ import main
from geodata import command_line
from tests import small_war
from tests.conftest import ROOT

pytestmark = pytest.mark.slow


def test_bad_day_is_reported_by_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "atlas.html", "--at", "15 August 1945"])
    assert "1945-08-09" in capsys.readouterr().err


def test_bad_view_is_reported_by_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "atlas.png", "--view", "6;45;127"])
    assert "zoom/latitude/longitude" in capsys.readouterr().err


def test_help_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "python -m campaigns export" in capsys.readouterr().out


@pytest.mark.usefixtures("already_checked")
def test_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "0 problem(s)" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", ["check --coverage", "format --check"])
def test_a_reader_that_goes_away_is_no_error(arguments: str) -> None:
    """As ``| head`` does: here it reads nothing at all."""
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb") as gone:  # noqa: PTH123 - a descriptor
        command = [*small_war.COMMAND, *arguments.split()]
        done = subprocess.run(command, cwd=ROOT, stdout=gone, stderr=subprocess.PIPE, check=False)  # noqa: S603
    assert done.stderr == b""
    assert done.returncode == command_line.READER_GONE
