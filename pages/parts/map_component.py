"""The document as a Streamlit component, in four parts.

The document itself, megabytes when zipped, is a part of all pages, which ``app.py`` sends: its message is the same on
all of them, so that Streamlit sends it once. The frame shows it. The link carries what the page tells the map, a few
bytes each time. Each layer of own data has a part of its own, whose message is sent once as well.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from campaigns.languages.spoken import t
from pages.parts import presses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from campaigns.history import History
    from pages.parts.kept_document import Document
    from pages.parts.own_layers import OwnLayer

_HERE = Path(__file__).parent
_STYLE = """
.atlas-host { height: max(22rem, calc(100dvh - 6.5rem)); border-top: 1px solid #cfc6b4; box-sizing: border-box; }
.atlas-host[hidden] { display: none; }
.atlas-host iframe { display: block; width: 100%; height: 100%; border: 0; }
"""


_ASKED = "document that the page shows"


@st.cache_resource
def _components() -> tuple[Any, Any, Any]:
    frame = st.components.v2.component(
        "atlas_frame",
        html='<div class="atlas-host"></div>',
        css=_STYLE,
        js=(_HERE / "map_component.js").read_text(encoding="utf-8"),
    )
    link = st.components.v2.component("atlas_link", js=(_HERE / "map_link.js").read_text(encoding="utf-8"))
    guest = st.components.v2.component("atlas_guest", js=(_HERE / "map_guest.js").read_text(encoding="utf-8"))
    return frame, link, guest


@st.cache_resource
def _document() -> Any:  # noqa: ANN401 - Streamlit does not say the type
    script = (_HERE / "map_document.js").read_text(encoding="utf-8")
    return st.components.v2.component("atlas_document", js=script)


def send() -> None:
    """Send the document that the page shows, if it shows one: once the page is laid out, outside of it."""
    document: Document | None = st.session_state.pop(_ASKED, None)
    if document is not None:
        _document()(key="atlas document", data=document.identity.encode("ascii") + document.zipped)


def show(
    document: Document,
    opening: dict[str, str],
    on_settled: Callable[[], None],
    *,
    key: str,
    height: int | None = None,
    frame: str = "",
) -> None:
    """Mount the document; what its address would tell of it arrives in ``settled`` of the session's state at ``key``.

    The frame is made anew when the document changes, or ``frame``, which tells it from others. ``opening`` are parts of
    an address; ``own`` is a row of own data to be selected once the map has its layer. ``height`` is in pixels; by
    default the map fills the window, and its address is that of the page. See ``requested`` for what its card opens.
    """
    st.session_state[_ASKED] = document
    shown = {"opening": opening, "height": height, "ahead": False, "title": t("Map of the atlas")}
    data = _named(document, frame) | shown
    component, _, _ = _components()
    component(
        key=key,
        data=data,
        on_settled_change=presses.whole(on_settled),
        on_page_change=presses.told(key, "page"),
    )


def requested(key: str) -> tuple[str, str]:
    """What the card of the map at ``key`` asked to open since this was called last; to be followed at once.

    ``dossier`` or ``formation`` and its id, or ``order`` and ``DOSSIER@DAY``, all unchecked, or empty texts.
    """
    kind, identity = presses.taken(key, "page") or ("", "")
    return kind, identity


def prepare(document: Document) -> None:
    """Have the browser open the map out of sight, on a page that leads to it."""
    st.session_state[_ASKED] = document
    component, _, _ = _components()
    with st.container(key="map-ahead"):
        component(key="map ahead", data=_named(document, "") | {"ahead": True})


def _named(document: Document, frame: str) -> dict[str, Any]:
    return {"id": f"{document.identity}-{frame}", "document": document.identity}


def follow_formations(kind: str, requested: str, history: History) -> None:
    """Leave for the page of a formation or of an order of battle, where the card asked for one that there is."""
    dossier, _, day = requested.partition("@")
    if kind == "formation" and requested in history.formations:
        st.switch_page("pages/orders_of_battle.py", query_params={"formation": requested})
    if kind == "order" and dossier in history.dossiers:
        st.switch_page("pages/orders_of_battle.py", query_params={"dossier": dossier, "date": day})


def tell(*, dossier_beside: bool) -> None:
    """Tell the map whether the page shows the dossier of what is selected, so that its card need not."""
    _, link, _ = _components()
    link(key="map_link", data={"dossierBeside": dossier_beside})


def give(layers: Iterable[OwnLayer]) -> None:
    """Give the map of this page layers of the visitor's own data; those it had and no longer gets are taken from it."""
    _, _, guest = _components()
    with st.container(key="own-layers"):
        for own in layers:
            guest(key=f"own layer {own.token}", data={"token": own.token, "layer": own.payload})
