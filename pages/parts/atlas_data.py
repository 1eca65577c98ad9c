"""What the pages share: the atlas, loaded once for all sessions and anew when a data file changes."""

from __future__ import annotations

import datetime as dt
import pickle
import re
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import streamlit as st
from streamlit import runtime

from campaigns import chapters
from campaigns.languages import spoken
from campaigns.languages.spoken import t
from geodata import read_once
from pages.parts import data_files, kept_document, memory, visitor_language
from pages.parts.data_files import stamp

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.atlas.document.payload_types import PayloadView
    from campaigns.history import History
    from campaigns.model import Dossier
    from campaigns.tables.locator import Locator
    from geodata.problems import Problem
    from pages.parts.kept_document import Document

LOOK = (Path(__file__).parent / "app.css").read_text(encoding="utf-8")
_GIVE_BACK_EVERY = 30.0
"""Seconds between two times that free memory is given back while pages are drawn."""
DAY_OF_MAP = "day"
"""What of the session is the day on which the map stands, or stood when it was left."""
PLACE_OF_MAP = "place"
"""What of the session is how the map stands, or stood when it was left: parts of its address by their names."""


EDITIONS = 4
"""Languages in which what is made once for all visitors is kept."""


@dataclass(frozen=True)
class Atlas:
    """The atlas as its files stand: history, scene and its events, what draws small maps, the document and mistakes.

    In another language than English ``edition`` tells it from that, history and glossary speak it, and all else is
    that of ``english``, the document too: see ``map_document``.
    """

    history: History
    scene: gpd.GeoDataFrame
    events: gpd.GeoDataFrame
    locator: Locator
    document: Document
    problems: tuple[Problem, ...]
    language: str = spoken.ENGLISH
    edition: str = ""
    original: Atlas | None = None

    @property
    def identity(self) -> str:
        """A text that tells it from the atlas of other files, or in another language."""
        return self.document.identity + self.edition

    @property
    def english(self) -> Atlas:
        """The same in English, of which data are made."""
        return self.original or self


@st.cache_resource(max_entries=1, show_spinner=False)
def _load(_stamp: float, key: float) -> Atlas:
    # These take a second of a fresh server, in which its first visitor has the map already.
    from campaigns import catalogue, checking, scene  # noqa: PLC0415
    from campaigns.atlas.document import web_bundle  # noqa: PLC0415
    from campaigns.tables.locator import Locator  # noqa: PLC0415

    read_once.forget()
    web_bundle.script()  # nothing can be drawn without it: said before anything is read
    memory.bound()
    history = catalogue.load()
    whole = scene.build(history)
    document = _document(history, whole)
    problems = tuple(checking.problems(history))
    events = whole[whole["layer"] == "event"]
    atlas = Atlas(history, whole, events, Locator(history.ground), document, problems)
    if is_server():  # in the server, which runs for weeks, and not where a page is run alone
        memory.settle()
    _loaded().append(key)
    return atlas


@st.cache_resource(max_entries=EDITIONS - 1, show_spinner=False)
def _translated(_english: Atlas, key: float, language: str) -> Atlas:  # noqa: ARG001 - as in `_load`
    """The atlas in another language, once for all visitors who read it."""
    from campaigns.languages import own_names, translating  # noqa: PLC0415 - as in `_load`

    history = own_names.put_first(translating.translated(_english.history, language), language)
    edition = f"-{language}-{data_files.stamp_of_language(language)}"
    return replace(_english, history=history, language=language, edition=edition, original=_english)


def _document(history: History, whole: gpd.GeoDataFrame) -> Document:
    """The document: that which is kept of these very files, else made and, in the server, kept."""
    digest = data_files.digest() if is_server() else ""
    found = kept_document.read(digest) if digest else None
    if found is None:
        found = rendered(history, whole)
        if digest and digest == data_files.digest():  # no file was changed meanwhile
            kept_document.write(digest, found)
    return found


def rendered(history: History, whole: gpd.GeoDataFrame) -> Document:
    """The document, made. Raises ``BundleError`` before anything is drawn."""
    from campaigns.atlas.document import folium_map, payload, web_bundle  # noqa: PLC0415 - as in `_load`

    web_bundle.script()
    return kept_document.of(folium_map.render(payload.build(history, whole), history.ground.relief))


def is_server() -> bool:
    """Whether this is the server itself: a test of a page, whose atlas may be another, has an imitation of it."""
    return runtime.exists() and type(runtime.get_instance()) is runtime.Runtime


@st.cache_resource(show_spinner=False)
def _loaded() -> list[float]:
    """The states of the files of which the atlas was read."""
    return []


def is_loaded() -> bool:
    """Whether the atlas is there as its files stand, so that ``load`` takes no time."""
    return _is_of(stamp())


def _is_of(key: float) -> bool:
    """Whether the atlas that is there was read of the files in this state."""
    return key in _loaded()[-1:]


@st.cache_resource(max_entries=EDITIONS, show_spinner=False)
def _kept(_stamp: float, key: float, language: str) -> Document | None:  # noqa: ARG001 - as in `_load`
    return kept_document.read(data_files.digest(language="" if language == spoken.ENGLISH else language))


def early_document() -> Document | None:
    """The document of the files as they stand, where an earlier server kept it: it can be shown before ``load``."""
    if not is_server():
        return None
    now = stamp()
    try:
        return _kept(now, now, spoken.language())
    except OSError:
        return None


@st.cache_resource(ttl=_GIVE_BACK_EVERY, show_spinner=False)
def _give_back() -> None:
    memory.give_back()


@st.cache_resource(max_entries=1, show_spinner=False)
def file(_atlas: Atlas, identity: str) -> Path:
    """A file with history and scene, pickled: a process of its own reads it in a tenth of a second."""
    from pages.parts import working_folder  # noqa: PLC0415 - as in `_load`

    out = working_folder.path() / f"atlas-{identity}.pickle"
    for old in out.parent.glob("atlas-*.pickle"):
        old.unlink()
    with out.open("wb") as stream:
        pickle.dump((_atlas.history, _atlas.scene), stream, protocol=pickle.HIGHEST_PROTOCOL)
    return out


def load(*, quietly: bool = False) -> Atlas | None:
    """The atlas, or None after a message that says what is wrong with its files.

    ``quietly`` nothing on the page says that it is read.
    """
    try:
        now = stamp()
        with nullcontext() if quietly or _is_of(now) else st.spinner(t("Drawing the atlas …")):
            atlas = _load(now, now)
        if (language := spoken.language()) != spoken.ENGLISH:
            atlas = _translated(atlas, now, language)
        _give_back()
    except Exception as error:  # noqa: BLE001 - any file may be damaged, in any way
        st.error(
            t("The atlas could not be drawn: {problem}", problem=plain(str(error)))
            + "\n\n"
            + t("Run `python -m campaigns check`: it names the file and the line."),
            icon=":material/error:",
        )
        return None
    problems = atlas.problems
    if problems:
        count = len(problems)
        told = t(
            "{count} mistake in the data; what it touches was left out|"
            "{count} mistakes in the data; what they touch was left out",
            count=count,
        )
        with st.expander(told, icon=":material/warning:"):
            st.code("\n".join(map(str, problems)), language=None, wrap_lines=True)
    return atlas


def enter(page: str) -> None:
    """Enter through ``app.py``, add the style sheet that pages share, and speak the language of the visitor.

    A fresh server answers a page's own address without ``app.py`` and its navigation.
    """
    if "entered" not in st.session_state:
        st.session_state["requested page"] = (page, {key: st.query_params.get_all(key) for key in st.query_params})
        st.switch_page("app.py")
    visitor_language.speak()
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
    from campaigns.atlas.document.payload_types import PayloadView  # noqa: PLC0415 - as in `_load`
    from geodata import antimeridian  # noqa: PLC0415
    from geodata.validation import FARTHEST_NORTH  # noqa: PLC0415

    try:
        zoom, latitude, longitude = (float(part) for part in str(text).split("/"))
    except ValueError:
        return None
    if not (0 <= zoom <= 20 and abs(latitude) <= FARTHEST_NORTH and abs(longitude) <= antimeridian.FARTHEST):  # noqa: PLR2004
        return None
    return PayloadView(zoom, latitude, antimeridian.written(longitude))
