"""A press of the button that saves the map: kept until the browser tells that it has the file."""

from __future__ import annotations

import gzip
import json
from concurrent.futures import wait
from threading import Event
from typing import TYPE_CHECKING, Any

from streamlit.testing.v1 import AppTest

from pages.parts import map_saving, presses
from tests.pages.shown import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


def _script() -> None:
    import datetime as dt  # noqa: PLC0415 - the page has nothing but what is in it

    import streamlit as st  # noqa: PLC0415

    from pages.parts import map_saving  # noqa: PLC0415

    st.session_state["day"], st.session_state["place"] = dt.date(1939, 8, 23), {"select": "hutou"}
    if not st.session_state.get("left"):
        map_saving.button("the atlas", "the document")  # type: ignore[arg-type]
    if st.session_state.get("interrupted"):
        st.stop()
    map_saving.go_on()


def app(monkeypatch: pytest.MonkeyPatch, make: Callable[..., bytes]) -> AppTest:
    monkeypatch.setattr(map_saving, "_file", make)
    test = AppTest.from_function(_script, default_timeout=PATIENCE).run()
    assert not test.exception
    return test


def press(test: AppTest) -> None:
    """Press the button as the browser tells of it."""
    note = presses._note(map_saving._PRESS, "pressed")
    test.session_state[note] = []
    test.button[0].click().run()


def made(*asked: object) -> bytes:
    return gzip.compress(" ".join(map(str, asked)).encode())


def sent(test: AppTest) -> list[tuple[dict[str, str], str]]:
    """What is sent, once it is made: the line before each file, and the file."""
    wait([each.file for each in test.session_state[map_saving._SAVES].made])
    test.run()
    assert not test.exception
    parts: list[Any] = [part.proto.bytes.partition(b"\n") for part in test.get("bidi_component") if part.proto.bytes]
    return [(json.loads(head), gzip.decompress(file).decode()) for head, _, file in parts]


def test_the_file_is_sent_until_the_browser_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    test = app(monkeypatch, made)
    press(test)
    [(head, file)] = sent(test)
    assert head["name"] == "atlas-1939-08-23.html"
    assert file == "the atlas the document 1939-08-23 {'select': 'hutou'} []"
    assert sent(test) == [(head, file)], "a page that is run again sends the same file, which the browser knows"


def test_a_press_outlives_a_run_that_is_broken_off_and_a_page_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    test = app(monkeypatch, made)
    test.session_state["interrupted"] = True
    press(test)
    test.session_state["interrupted"], test.session_state["left"] = False, True
    test.run()
    assert not test.button
    assert [head["name"] for head, _ in sent(test)] == ["atlas-1939-08-23.html"]


def test_every_press_has_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    test = app(monkeypatch, made)
    press(test)
    press(test)
    assert len({head["token"] for head, _ in sent(test)}) == 2


def test_a_file_that_cannot_be_made_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pressed = Event()

    def failing(*_: object) -> bytes:
        pressed.wait(PATIENCE)
        raise OSError("no room")

    test = app(monkeypatch, failing)
    press(test)
    pressed.set()
    assert sent(test) == [], "the run after it has failed is the one that tells it"
    assert [each.value for each in test.toast] == ["This map could not be saved; the log of the server says why."]
    assert not test.session_state[map_saving._SAVES].made
