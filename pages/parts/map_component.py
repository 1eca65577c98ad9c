"""The document as a Streamlit component, in two parts.

The frame carries the document itself, a megabyte when zipped; its message never changes, so that Streamlit sends it
once.
The link carries what the page asks the map to show, a few bytes at each request.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable

_HERE = Path(__file__).parent
_STYLE = """
.atlas-host { height: max(540px, calc(100vh - 9.5rem)); }
.atlas-host iframe { width: 100%; height: 100%; border: 1px solid #cfc6b4; border-radius: 6px; }
"""


@st.cache_resource
def _components() -> tuple[Any, Any]:
    frame = st.components.v2.component(
        "atlas_frame",
        html='<div class="atlas-host"></div>',
        css=_STYLE,
        js=(_HERE / "map_component.js").read_text(encoding="utf-8"),
    )
    link = st.components.v2.component("atlas_link", js=(_HERE / "map_link.js").read_text(encoding="utf-8"))
    return frame, link


def show(
    zipped: str,
    identity: str,
    opening: dict[str, str],
    on_settled: Callable[[], None],
    *,
    key: str = "map",
    height: int | None = None,
) -> str:
    """Mount the document; its date, selection and view arrive in ``st.session_state.map.settled``.

    ``zipped`` is the document as base64 of gzip; ``identity`` identifies the document: the frame is made anew
    when it changes. ``height`` is in pixels; by default the map fills the window. Returns what its card asked to open
    just now: the id of a dossier, unchecked, or "".
    """
    frame, _ = _components()
    data = {"id": identity, "document": zipped, "opening": opening, "height": height}
    state = frame(key=key, data=data, on_settled_change=on_settled, on_dossier_change=lambda: None)
    return str(state.get("dossier") or "")


def request(command: dict[str, str]) -> None:
    """Ask the map to show something; carried out by the next ``send_request``."""
    session = st.session_state
    session["map_request"] = {"number": session.get("map_request", {"number": 0})["number"] + 1, "show": command}


def send_request() -> None:
    """Send the last request to the map."""
    _, link = _components()
    link(key="map_link", data=st.session_state.get("map_request"))
