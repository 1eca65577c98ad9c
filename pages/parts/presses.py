"""Presses that must not be lost: what a visitor does while the page is run again.

Streamlit carries out a press before it runs the page. If the browser tells of something else in that moment – the map
comes to rest, a second press –, the first word that the press exchanges with Streamlit ends it, with an exception that
Streamlit takes for the press's own wish to run the page. What the body of a page is told of a press is gone once that
body is interrupted. And a message that is taken up may give way to the next before it is read. But the state of a
component is in every message from then on: a press is told as one, and looked for both by what is called when it
changes and by the body of the page.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, get_script_run_ctx

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.runtime.scriptrunner import RerunData


def whole(press: Callable[[], object]) -> Callable[[], None]:
    """What carries out a press from beginning to end, and has the page run for what came meanwhile after it.

    ``press`` may be begun several times until it comes to its end: done twice it must leave what it leaves done once.
    It must not ask for a page to be run itself.
    """

    def carried_out() -> None:
        meanwhile: list[RerunData] = []
        while True:
            try:
                press()
                break
            except RerunException as interruption:
                meanwhile.append(interruption.rerun_data)
        context = get_script_run_ctx()
        if context is not None and context.script_requests is not None:
            for each in meanwhile:
                context.script_requests.request_rerun(each)

    return carried_out


def told(component: str, part: str) -> Callable[[], None]:
    """Notes what a component has just told, until ``taken`` takes it: for its ``on_PART_change``.

    The component tells it as a list of a text that tells it from every other, and what there is to tell.
    """
    return whole(functools.partial(_listen, component, part))


def taken(component: str, part: str) -> list[str] | None:
    """What a component told since this was asked last, or None; to be asked once it is laid out, or on another page."""
    _listen(component, part)
    found: list[str] | None = st.session_state.pop(_note(component, part), None)
    return found


def _listen(component: str, part: str) -> None:
    value = st.session_state.get(component, {}).get(part)
    seen = f"last told by {component}: {part}"
    if value and value[0] != st.session_state.get(seen):
        st.session_state[_note(component, part)] = value[1:]
        st.session_state[seen] = value[0]


def _note(component: str, part: str) -> str:
    return f"told by {component}: {part}"
