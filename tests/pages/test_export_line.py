"""The line of exports: in order, so many at a time, and each told its place."""

from __future__ import annotations

import threading

import pytest

from pages.parts import export_line
from pages.parts.export_line import FullError, Line


class LeftError(Exception):
    """A page that runs anew while it waits."""


class Visitor:
    """Someone who waits in a thread of its own, and works until told to end."""

    def __init__(self, line: Line, name: str, log: list[str], lane: str = "") -> None:
        self.told: list[int] = []
        self.waits, self.ends, self.is_next = threading.Event(), threading.Event(), threading.Event()
        self._line, self._name, self._log, self._lane = line, name, log, lane
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        with self._line.turn(self._name, self._tell, self._lane):
            self._log.append(f"{self._name} begins")
            self.waits.set()
            self.ends.wait(10)
            self._log.append(f"{self._name} ends")

    def _tell(self, before: int) -> None:
        self.told.append(before)
        self.waits.set()
        if before == 1:
            self.is_next.set()

    def leave(self) -> None:
        self.ends.set()
        self._thread.join(10)
        assert not self._thread.is_alive()


def test_in_order_one_at_a_time_and_told_how_many_are_before() -> None:
    line = Line()
    visitors: list[Visitor] = []
    log: list[str] = []
    for name in "abc":
        visitors.append(Visitor(line, name, log))
        assert visitors[-1].waits.wait(10)
    visitors[0].leave()
    assert visitors[2].is_next.wait(10)
    visitors[1].leave()
    visitors[2].leave()
    assert log == ["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]
    assert visitors[0].told == []
    assert visitors[1].told[0] == 1
    assert visitors[2].told[0] == 2


def test_two_at_a_time() -> None:
    line = Line(at_a_time=2)
    log: list[str] = []
    first, second, third = (Visitor(line, name, log) for name in "abc")
    for visitor in (first, second, third):
        assert visitor.waits.wait(10)
    assert sorted(log) == ["a begins", "b begins"]
    for visitor in (first, second, third):
        visitor.leave()


def test_lanes_take_turns() -> None:
    line = Line()
    visitors: list[Visitor] = []
    log: list[str] = []
    for name, lane in (("a", "long"), ("b", "long"), ("c", "long"), ("d", "short"), ("e", "short")):
        visitors.append(Visitor(line, name, log, lane))
        assert visitors[-1].waits.wait(10)
    assert [visitor.told[0] for visitor in visitors[1:]] == [1, 2, 1, 3]
    for number in (0, 3, 1, 4, 2):
        visitors[number].leave()
    assert [entry for entry in log if "begins" in entry] == [f"{name} begins" for name in "adbec"]


def test_an_error_at_work_lets_the_next_go_on() -> None:
    line = Line()
    with pytest.raises(LeftError), line.turn("a", lambda _: None):
        raise LeftError
    with line.turn("b", lambda _: pytest.fail("nobody is before")):
        pass


def left(before: int) -> None:
    raise LeftError(before)


def test_a_page_that_runs_anew_keeps_its_place() -> None:
    line = Line()
    log: list[str] = []
    working = Visitor(line, "a", log)
    assert working.waits.wait(10)
    with pytest.raises(LeftError), line.turn("b", left):
        pass
    later = Visitor(line, "c", log)
    assert later.waits.wait(10)
    again = Visitor(line, "b", log)
    assert again.waits.wait(10)
    assert later.told[0] == 2
    for visitor in (working, again, later):
        visitor.leave()
    assert [entry for entry in log if "begins" in entry] == ["a begins", "b begins", "c begins"]


def test_who_has_left_loses_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    line = Line()
    log: list[str] = []
    working = Visitor(line, "a", log)
    assert working.waits.wait(10)
    with pytest.raises(LeftError), line.turn("gone", left):
        pass
    monkeypatch.setattr(export_line, "_PATIENCE", 0.0)
    working.leave()
    with line.turn("b", lambda _: pytest.fail("nobody is before")):
        pass


def test_a_full_line_says_so() -> None:
    line = Line(most_waiting=1)
    log: list[str] = []
    working = Visitor(line, "a", log)
    assert working.waits.wait(10)
    waiting = Visitor(line, "b", log)
    assert waiting.waits.wait(10)
    with pytest.raises(FullError, match="line of exports is full"), line.turn("c", lambda _: None):
        pass
    other = Visitor(line, "d", log, "another lane")
    assert other.waits.wait(10)
    for visitor in (working, other, waiting):
        visitor.leave()
