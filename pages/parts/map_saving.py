"""The button that saves the map as it stands. A press is kept until the browser has the file, whatever page it shows.

Files that Streamlit makes when they are asked for belong to one run of a page: a press while the page is run again, as
whenever the map comes to rest, asks for one that is gone. Here a press is noted in the session; the file is made in a
thread of its own, from the map as the session then has it, and sent until the browser tells that it has saved it.
"""

from __future__ import annotations

import gzip
import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from campaigns.languages.spoken import t
from pages.parts import failure, own_layers, visitor_language
from pages.parts.atlas_data import DAY_OF_MAP, PLACE_OF_MAP, Atlas, as_view

if TYPE_CHECKING:
    import datetime as dt
    from concurrent.futures import Future

    from pages.parts.kept_document import Document

_ASKED, _SAVING = "map that is asked for", "maps on their way"
_AT_ONCE = 2
"""Maps that are made at once for all visitors; others wait."""
_LOOK_EVERY = 0.4
"""Seconds between two looks whether a map is made."""


@dataclass(frozen=True, slots=True)
class _Saving:
    """A file that is made, zipped; its name, and a text that tells it from every other."""

    file: Future[bytes]
    name: str
    token: str = field(default_factory=lambda: uuid.uuid4().hex)


@st.cache_resource(show_spinner=False)
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_AT_ONCE, "saving")


@st.cache_resource
def _component() -> Any:  # noqa: ANN401 - Streamlit does not say the type
    script = (Path(__file__).parent / "map_saving.js").read_text(encoding="utf-8")
    return st.components.v2.component("atlas_saving", js=script)


def button(atlas: Atlas, document: Document) -> None:
    """Lay out the button, which saves a document as the map stands; while one is on its way it shows so."""
    under_way = _ASKED in st.session_state or st.session_state.get(_SAVING)
    st.button(
        t("Save this map (HTML)"),
        key="save this map",
        icon="spinner" if under_way else ":material/download:",
        help=t("One file with map, clock and dossiers. It needs no network."),
        on_click=_ask,
        args=(atlas, document),
    )


def _ask(atlas: Atlas, document: Document) -> None:
    st.session_state[_ASKED] = atlas, document


def go_on() -> None:
    """Begin what was asked for, and send what is made: once the page is laid out, outside of it, on every page."""
    asked: tuple[Atlas, Document] | None = st.session_state.pop(_ASKED, None)
    if asked is not None:
        day: dt.date = st.session_state[DAY_OF_MAP]
        place: dict[str, str] = st.session_state[PLACE_OF_MAP]
        guests = [each.payload for each in own_layers.layers()]
        file = _threads().submit(_file, *asked, day, place, guests)
        made = _Saving(file, name_of(day))
        st.session_state[_SAVING] = (*st.session_state.get(_SAVING, ()), made)
    if st.session_state.get(_SAVING):
        _send()


def name_of(day: dt.date) -> str:
    """The name of the file of a map that stands on a day."""
    return f"atlas-{day.isoformat()}.html"


def _file(atlas: Atlas, document: Document, day: dt.date, place: dict[str, str], guests: list[Any]) -> bytes:
    """The document of the app, opened as the map stands; zipped quickly, as its data are zipped in it already."""
    from campaigns.atlas.document import folium_map, still_picture  # noqa: PLC0415 - as in `atlas_data`
    from campaigns.dates import day_number  # noqa: PLC0415

    opening = {"opens": day_number(day), "select": place.get("select", ""), "guests": guests}
    if view := as_view(place.get("view")):
        opening["view"] = view
    page = gzip.decompress(document.zipped).decode()
    text = folium_map.opened_otherwise(page, opening, still_picture.svg(atlas.scene, day))
    return gzip.compress(text.encode(), 1, mtime=0)


@st.fragment(run_every=_LOOK_EVERY)
def _send() -> None:
    """Send the files that are made, and look again for the others."""
    visitor_language.speak()  # a part of the page that is run by itself has a thread of its own
    saving: tuple[_Saving, ...] = st.session_state.get(_SAVING, ())
    if not saving:
        st.rerun()
    for each in saving:
        if not each.file.done():
            continue
        if (error := each.file.exception()) is not None:
            _forget(each)
            failure.note(error)
            st.toast(t("This map could not be saved; the log of the server says why."), icon=":material/error:")
            continue
        head = json.dumps({"token": each.token, "name": each.name, "type": "text/html"})
        data = head.encode() + b"\n" + each.file.result()
        _component()(key=f"saving {each.token}", data=data, on_saved_change=lambda each=each: _forget(each))


def _forget(done: _Saving) -> None:
    st.session_state[_SAVING] = tuple(each for each in st.session_state.get(_SAVING, ()) if each.token != done.token)
