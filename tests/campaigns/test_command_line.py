"""The command line itself: its help, what it says of a bad option, and the check of what ships."""

from __future__ import annotations

import pytest

from campaigns.__main__ import main


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


def test_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "0 problem(s)" in capsys.readouterr().out
