"""A press that something else comes into the way of is carried out to its end, and what came is seen to after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlit.runtime.scriptrunner import RerunData, RerunException
from streamlit.testing.v1 import AppTest

from pages.parts import presses
from tests.pages.shown import PATIENCE

if TYPE_CHECKING:
    import pytest


class Requests(list[RerunData]):
    """What stands in for the runs that Streamlit is asked for."""

    request_rerun = list.append

    @property
    def script_requests(self) -> Requests:
        return self


def test_a_press_is_carried_out_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    requests = Requests()
    monkeypatch.setattr(presses, "get_script_run_ctx", lambda: requests)
    coming = [RerunData(query_string="first"), RerunData(query_string="second")]
    waiting, done = [*coming], []

    def press() -> None:
        if waiting:
            raise RerunException(waiting.pop(0))
        done.append("saved")

    presses.whole(press)()
    assert done == ["saved"]
    assert requests == coming


def _script() -> None:
    import streamlit as st  # noqa: PLC0415 - the page has nothing but what is in it

    from pages.parts import presses  # noqa: PLC0415

    def note() -> None:
        st.session_state["teller"] = {"address": ["once", "/sources"]}
        presses.told("teller", "address")()

    st.button("tell", on_click=note)
    if st.session_state.pop("interrupted", False):
        st.stop()
    st.session_state["heard"] = presses.taken("teller", "address")


def test_what_a_component_tells_outlives_a_run_that_is_broken_off() -> None:
    test = AppTest.from_function(_script, default_timeout=PATIENCE).run()
    assert test.session_state["heard"] is None
    test.session_state["interrupted"] = True
    test.button[0].click().run()
    assert test.session_state["heard"] is None
    test.run()
    assert test.session_state["heard"] == ["/sources"]
    test.button[0].click().run()
    assert test.session_state["heard"] is None, "a component that is laid out anew may tell again what it told last"
    assert not test.exception
