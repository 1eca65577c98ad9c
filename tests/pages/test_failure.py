"""Whatever goes wrong in a page, a visitor reads a sentence."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest

from pages.parts import map_component, shared_work
from tests.pages.test_pages import app

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow


def failing(error: Exception) -> Callable[..., Any]:
    def fail(*_given: object, **_named: object) -> Any:  # noqa: ANN401
        raise error

    return fail


@pytest.mark.parametrize("error", [RuntimeError("a <b>secret</b> path"), MemoryError(), ZeroDivisionError()])
def test_a_page_that_fails_says_so_and_logs_why(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    monkeypatch.setattr(map_component, "show", failing(error))
    with caplog.at_level(logging.ERROR):
        test = app()
    assert not test.exception
    assert "could not be drawn to its end" in test.error[0].value
    assert "secret" not in test.error[0].value
    assert any(record.exc_info and record.exc_info[1] is error for record in caplog.records)


def test_an_export_that_fails_lets_the_next_go_on() -> None:
    shared_work._files.clear()
    with pytest.raises(MemoryError):
        shared_work.made("key", "Writing …", lane="document", make=failing(MemoryError()))
    assert shared_work.kept("key") is None

    def make(folder: Path, _report: object) -> None:
        (folder / "a.csv").write_bytes(b"a")

    [file] = shared_work.made("key", "Writing …", lane="document", make=make)
    assert (file.name, file.read_bytes()) == ("a.csv", b"a")
    assert shared_work.kept("key") == (file,)
