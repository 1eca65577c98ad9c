"""What is shared of the map of the app: its address, and the HTML by which another page shows the map that is saved.

The app itself is shown in no other page (docs/SECURITY.md): there stands the file of the button that saves the map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from campaigns.atlas.embedding import embedding
from campaigns.languages.spoken import later, t
from pages.parts import map_saving, visitor_language
from pages.parts.atlas_data import DAY_OF_MAP, PLACE_OF_MAP

if TYPE_CHECKING:
    import datetime as dt

SIZES: tuple[tuple[str, str, str], ...] = (
    ("100%", "640", later("as wide as the page, 640 high")),
    ("100%", "400", later("as wide as the page, 400 high")),
    ("600", "400", "600 \u00d7 400"),
    ("100%", "150", later("a strip, 150 high, with a button that opens it")),
)
"""Width and height of a frame as HTML has them, and what they are called: those of ``web/panels/share.ts``."""
_NO_CONTROLS = {"controls": "none"}


def button() -> None:
    """Lay out the button, behind which are address and HTML of the map as it stands."""
    with st.popover(t("Share"), icon=":material/link:"):
        st.caption(t("The address of this map as it stands"))
        base = str(st.context.url or "").split("?", 1)[0]
        here = _here()
        st.code(f"{base}?{_written(here)}" if here else base, language=None, wrap_lines=True)
        _embed_code()


def _here() -> dict[str, str]:
    """Parts of the address that show the map as it stands to readers of any language."""
    place: dict[str, str] = st.session_state[PLACE_OF_MAP]
    here = {part: text for part, text in place.items() if part != visitor_language.PART}
    return here | visitor_language.to_share()


def _written(parts: dict[str, str]) -> str:
    return urlencode(parts, safe="/")


@st.fragment
def _embed_code() -> None:
    """The HTML, once it is asked for: the page is run again whenever the map rests, and most readers want none."""
    from campaigns.atlas.provenance import TITLE  # noqa: PLC0415 - the map is shown before any table is read

    visitor_language.speak()  # a part of the page that is run by itself has a thread of its own
    if not st.toggle(t("Within another page"), key="share within a page"):
        return
    size = st.selectbox(t("Size"), range(len(SIZES)), format_func=lambda number: t(SIZES[number][2]))
    controls = st.checkbox(t("with controls"), value=True)
    width, height, _ = SIZES[size]
    day: dt.date = st.session_state[DAY_OF_MAP]
    place = _written(_here() if controls else _here() | _NO_CONTROLS)
    st.caption(t("Save this map, put the file beside that page, and write:"))
    st.code(embedding(map_saving.name_of(day), t(TITLE), place, width, height), language="html", wrap_lines=True)
