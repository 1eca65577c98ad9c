"""What the pages share: the atlas, loaded once for all sessions and anew when a data file changes."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import hashlib
import pickle
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import streamlit as st
from streamlit import runtime

from campaigns import catalogue, chapters, checking, scene
from campaigns.atlas.document import folium_map, payload, web_bundle
from campaigns.atlas.document.payload_types import PayloadView
from campaigns.tables.locator import Locator
from geodata import antimeridian, folders, read_once
from geodata.validation import FARTHEST_NORTH
from pages.parts import memory, working_folder

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.atlas.document.payload_types import Payload
    from campaigns.history import History
    from campaigns.model import Dossier
    from geodata.problems import Problem

ROOT = Path(__file__).parents[2]
LOOK = (Path(__file__).parent / "app.css").read_text(encoding="utf-8")
DATA = (
    *(
        "campaigns/dossiers/*.yaml",
        "campaigns/tours/*.yaml",
        "campaigns/sources.bib",
        "campaigns/*.csv",
        "campaigns/checking/*.csv",
    ),
    *(
        "campaigns/symbology/*.csv",
        "campaigns/symbology/*.toml",
        "campaigns/symbology/*.json",
        "campaigns/atlas/web/bundle.js",
    ),
    *("geodata/gazetteer/*.csv", "geodata/*.csv", "geodata/layers/*", "geodata/build/*.csv", "geodata/build/lines/*"),
)

_GIVE_BACK_EVERY = 30.0
"""Seconds between two times that free memory is given back while pages are drawn."""
DAY_OF_MAP = "day"
"""What of the session is the day on which the map stands, or stood when it was left."""


@dataclass(frozen=True)
class Atlas:
    """The atlas as its files stand: history, scene and its events, what draws small maps, the document and mistakes.

    ``zipped`` is the document compressed, as base64; ``identity`` tells it from that of other files.
    """

    history: History
    scene: gpd.GeoDataFrame
    events: gpd.GeoDataFrame
    locator: Locator
    payload: Payload
    zipped: str
    problems: tuple[Problem, ...]
    identity: str


def stamp() -> float:
    """A number that changes when a data file is changed, added or taken away."""
    files = [path.stat() for path in folders.matching(ROOT, DATA)]
    return len(files) + max(status.st_mtime for status in files)


@st.cache_resource(max_entries=1, show_spinner="Drawing the atlas …")
def _load(_stamp: float, key: float) -> Atlas:  # noqa: ARG001 - the key alone tells states of the files apart
    read_once.forget()
    web_bundle.script()  # nothing can be drawn without it: said before anything is read
    memory.bound()
    history = catalogue.load()
    whole = scene.build(history)
    content = payload.build(history, whole)
    document = folium_map.render(content, history.ground.relief).encode()
    zipped = base64.b64encode(gzip.compress(document, 6, mtime=0)).decode("ascii")
    problems = tuple(checking.problems(history))
    events = whole[whole["layer"] == "event"]
    identity = hashlib.sha256(document).hexdigest()[:16]
    atlas = Atlas(history, whole, events, Locator(history.ground), content, zipped, problems, identity)
    del document
    if runtime.exists():  # in the server, which runs for weeks, and not where a page is run alone
        memory.settle()
    return atlas


@st.cache_resource(ttl=_GIVE_BACK_EVERY, show_spinner=False)
def _give_back() -> None:
    memory.give_back()


@st.cache_resource(max_entries=1, show_spinner=False)
def file(_atlas: Atlas, identity: str) -> Path:
    """A file with history and scene, pickled: a process of its own reads it in a tenth of a second."""
    out = working_folder.path() / f"atlas-{identity}.pickle"
    for old in out.parent.glob("atlas-*.pickle"):
        old.unlink()
    with out.open("wb") as stream:
        pickle.dump((_atlas.history, _atlas.scene), stream, protocol=pickle.HIGHEST_PROTOCOL)
    return out


def load() -> Atlas | None:
    """The atlas, or None after a message that says what is wrong with its files."""
    try:
        now = stamp()
        atlas = _load(now, now)
        _give_back()
    except Exception as error:  # noqa: BLE001 - any file may be damaged, in any way
        st.error(
            f"The atlas could not be drawn: {plain(str(error))}\n\n"
            "Run `python -m campaigns check`: it names the file and the line.",
            icon=":material/error:",
        )
        return None
    problems = atlas.problems
    if problems:
        with st.expander(
            f"{len(problems)} mistake(s) in the data; what they touch was left out", icon=":material/warning:"
        ):
            st.code("\n".join(map(str, problems)), language=None, wrap_lines=True)
    return atlas


def enter(page: str) -> None:
    """Enter through ``app.py``, and add the style sheet that pages share.

    A fresh server answers a page's own address without ``app.py`` and its navigation.
    """
    if "entered" not in st.session_state:
        st.session_state["requested page"] = (page, {key: st.query_params.get_all(key) for key in st.query_params})
        st.switch_page("app.py")
    st.html(f"<style>{LOOK}</style>")


def show_on_map(dossier: Dossier) -> NoReturn:
    """Leave for the map, on the first day of a dossier, with it selected."""
    day = min(max(dossier.when.earliest, chapters.FIRST_DAY), chapters.LAST_DAY)
    st.switch_page("pages/explore.py", query_params={"date": day.isoformat(), "select": dossier.id})


def plain(text: str) -> str:
    """Text for a widget that reads Markdown, escaped so that it is shown as it is."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def as_day(text: object) -> dt.date | None:
    """An ISO date, moved into the years of the atlas, or None."""
    try:
        day = dt.date.fromisoformat(str(text))
    except ValueError:
        return None
    return min(max(day, chapters.FIRST_DAY), chapters.LAST_DAY)


def as_view(text: object) -> PayloadView | None:
    """Zoom, latitude and longitude from ``zoom/lat/lon``, or None."""
    try:
        zoom, latitude, longitude = (float(part) for part in str(text).split("/"))
    except ValueError:
        return None
    if not (0 <= zoom <= 20 and abs(latitude) <= FARTHEST_NORTH and abs(longitude) <= antimeridian.FARTHEST):  # noqa: PLR2004
        return None
    return PayloadView(zoom, latitude, antimeridian.written(longitude))
