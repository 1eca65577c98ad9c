"""The button that saves the map as it stands. A press is kept until the browser has the file, whatever page it shows.

Files that Streamlit makes when they are asked for belong to one run of a page: a press while the page is run again, as
whenever the map comes to rest, asks for one that is gone. Here a press is noted in the session; the file is made in a
thread of its own, from the map as the session then has it, and sent until the browser tells that it has saved it.
"""

from __future__ import annotations

import functools
import gzip
import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from campaigns.languages.spoken import t
from pages.parts import failure, own_layers, presses, visitor_language
from pages.parts.atlas_data import DAY_OF_MAP, PLACE_OF_MAP, Atlas, as_view

if TYPE_CHECKING:
    import datetime as dt
    from concurrent.futures import Future

    from pages.parts.kept_document import Document

_SAVES = "maps that are saved"
_BUTTON, _PRESS = "save-this-map", "press of the button that saves"
_HERE = Path(__file__).parent
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


@dataclass(slots=True)
class _Saves:
    """What a session saves: what its button offers, what it asked for, and what is made of it.

    They change without a word to Streamlit, which might interrupt the page at any.
    """

    offered: tuple[Atlas, Document] | None = None
    asked: tuple[Atlas, Document] | None = None
    made: tuple[_Saving, ...] = ()


def _saves() -> _Saves:
    found: _Saves = st.session_state.setdefault(_SAVES, _Saves())
    return found


@st.cache_resource(show_spinner=False)
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_AT_ONCE, "saving")


@st.cache_resource
def _components() -> tuple[Any, Any]:
    """What tells of presses, and what saves files."""
    press, saving = ((_HERE / name).read_text(encoding="utf-8") for name in ("map_press.js", "map_saving.js"))
    return st.components.v2.component("atlas_press", js=press), st.components.v2.component("atlas_saving", js=saving)


def button(atlas: Atlas, document: Document) -> None:
    """Lay out the button, which saves a document as the map stands; while one is on its way it shows so."""
    saves = _saves()
    saves.offered = atlas, document
    press, _ = _components()
    press(key=_PRESS, data={"button": f"st-key-{_BUTTON}"}, on_pressed_change=presses.told(_PRESS, "pressed"))
    _take(saves)
    st.button(
        t("Save this map (HTML)"),
        key=_BUTTON,
        icon="spinner" if saves.asked or saves.made else ":material/download:",
        help=t("One file with map, clock and dossiers. It needs no network."),
    )


def _take(saves: _Saves) -> None:
    if presses.taken(_PRESS, "pressed") is not None:
        saves.asked = saves.offered


def go_on() -> None:
    """Begin what was asked for, and send what is made: once the page is laid out, outside of it, on every page."""
    saves = _saves()
    _take(saves)
    if saves.asked is not None:
        day: dt.date = st.session_state[DAY_OF_MAP]
        place: dict[str, str] = st.session_state[PLACE_OF_MAP]
        guests = [each.payload for each in own_layers.layers()]
        threads = _threads()
        asked, saves.asked = saves.asked, None
        file = threads.submit(_file, *asked, day, place, guests)
        saves.made = (*saves.made, _Saving(file, name_of(day)))
    if saves.made:
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
    saves = _saves()
    if not saves.made:
        st.rerun()
    for each in saves.made:
        if not each.file.done():
            continue
        if (error := each.file.exception()) is not None:
            _forget(saves, each)
            failure.note(error)
            st.toast(t("This map could not be saved; the log of the server says why."), icon=":material/error:")
            continue
        head = json.dumps({"token": each.token, "name": each.name, "type": "text/html"})
        data = head.encode() + b"\n" + each.file.result()
        _, saving = _components()
        saving(key=f"saving {each.token}", data=data, on_saved_change=functools.partial(_forget, saves, each))


def _forget(saves: _Saves, done: _Saving) -> None:
    saves.made = tuple(each for each in saves.made if each.token != done.token)
