"""The language of a visitor: that of their browser, until the address or the choice beside the pages' names says else.

The part ``language`` of the address is that of the map. It stands there where it is not the browser's own, and may also
be ``modern``: English, with the names of today. The browser writes it (``visitor_language.js``): what Streamlit writes
would be an entry of its history on each page.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from campaigns.languages import spoken
from campaigns.languages.spoken import t
from campaigns.symbology import languages
from geodata.translated import LANGUAGES
from pages.parts import presses

if TYPE_CHECKING:
    from collections.abc import Callable

_STYLE = (Path(__file__).parent / "visitor_language.css").read_text(encoding="utf-8")
PART = "language"
"""Of the address."""
NAMES = {code: name.partition(",")[0] for code, name in languages.LANGUAGES.items() if code != languages.MODERN}
"""The languages of the app, each by its own name."""
_CHOSEN, _ASKED, _WIDGET = "language of the visitor", "language that the address asked for", "choice of the language"
_RUNS = "times that the browser was told the language"


def known(code: object) -> str:
    """The language of the atlas that a code such as ``ja-JP`` means; English of any other."""
    short = str(code or "").lower().replace("_", "-").split("-")[0]
    return short if short in LANGUAGES else languages.ENGLISH


def of_browser() -> str:
    """The language that the browser is set to."""
    return known(st.context.locale)


def of_names() -> str:
    """The language of names on the map: that of the visitor, or ``modern``."""
    chosen: str = st.session_state.setdefault(_CHOSEN, of_browser())
    return chosen


def code() -> str:
    """The language of texts: ``en``, ``ru``, ``ja`` or ``zh``."""
    return known(of_names())


def choose(language: str) -> None:
    """Have all be told in a language from the next run of the page on; ``modern`` is English with names of today."""
    st.session_state[_CHOSEN] = language


def speak() -> None:
    """Take over what the address asks for, and speak the language of the visitor while this page is run."""
    asked = st.query_params.get(PART)
    if asked != st.session_state.get(_ASKED):  # it is new: what stood there before, a choice may have replaced
        st.session_state[_ASKED] = asked
        if asked in languages.LANGUAGES:
            choose(asked)
    spoken.speak(code())


def to_share() -> dict[str, str]:
    """The part of an address that has it opened in this language by readers of another."""
    return {} if of_names() == languages.ENGLISH else {PART: of_names()}


@st.cache_resource
def _component() -> Any:  # noqa: ANN401 - Streamlit does not say the type
    script = (Path(__file__).parent / "visitor_language.js").read_text(encoding="utf-8")
    return st.components.v2.component("atlas_language", js=script)


def control(before: Callable[[], None]) -> None:
    """Lay out the choice, beside the names of the pages; ``before`` is called before another is taken over."""
    st.session_state[_WIDGET] = code()
    with st.container(key="language"):
        st.html(f"<style>{_STYLE}</style>")
        st.selectbox(
            t("Language"),
            NAMES,
            format_func=lambda each: NAMES[each],
            key=_WIDGET,
            label_visibility="collapsed",
            filter_mode=None,
            on_change=presses.whole(functools.partial(_changed, before)),
        )


def _changed(before: Callable[[], None]) -> None:
    before()
    choose(st.session_state[_WIDGET])


def tell() -> None:
    """Tell the browser which language the page is in: once it is laid out, as it may write its address anew."""
    runs = st.session_state[_RUNS] = st.session_state.get(_RUNS, 0) + 1
    _component()(key="language of the page", data={"language": code(), "part": of_names(), "run": runs})
