"""The map, the window wide, under a bar of what the page adds: save, share, and the dossier beside the map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from campaigns.chapters import OPENING
from campaigns.languages.spoken import later, t
from campaigns.symbology.languages import LANGUAGES
from pages.parts import map_component, map_document, map_saving, map_sharing, own_layers, visitor_language
from pages.parts.atlas_data import (
    DAY_OF_MAP,
    PLACE_OF_MAP,
    Atlas,
    as_day,
    early_document,
    is_loaded,
    load,
    plain,
)

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from campaigns.model import Dossier
    from pages.parts.kept_document import Document

MAP, PANEL, SHOWN_IN = "map", "panel", "language of the map"
PARTS = ("date", "from", "compare", "select", "view", "tour", "step", "language")
"""Parts of the page's address that are the map's own, in the order in which ``map_component.js`` writes them there."""
WIDTHS: dict[str, list[float]] = {later("Narrow"): [2.6, 1], later("Half"): [1, 1], later("Wide"): [1, 2.2]}
"""Widths of map and dossier beside each other."""
STYLE = (Path(__file__).parent / "parts" / "explore.css").read_text(encoding="utf-8")


def _on_settled() -> None:
    """Copy the state of the map, once it has settled, into the page, and into its address as the browser has it.

    A language that is chosen in the map is that of all pages from then on.
    """
    settled = st.session_state[MAP].get("settled") or {}
    place = {part: str(settled[part]) for part in PARTS if settled.get(part)}
    if (language := place.get(visitor_language.PART)) in LANGUAGES:
        visitor_language.choose(str(language))
    if language == visitor_language.of_browser():
        del place[visitor_language.PART]
    st.session_state[DAY_OF_MAP] = as_day(place.get("date")) or st.session_state[DAY_OF_MAP]
    st.session_state[PLACE_OF_MAP] = place
    others: dict[str, str | list[str]] = {
        key: st.query_params.get_all(key) for key in st.query_params if key not in PARTS
    }
    # At once: whatever the browser does not have in its address is an entry of its history.
    st.query_params.from_dict({**others, **place})


def _bar_container() -> DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="center", key="bar")


def _bar(atlas: Atlas, document: Document, dossier: Dossier | None) -> list[float] | None:
    """Lay out the bar; returns the widths of map and dossier, or None where the map stands alone."""
    with _bar_container():
        map_saving.button(atlas, document)
        map_sharing.button()
        if dossier is None:
            return None
        st.markdown(t("**{title}** beside the map:", title=plain(dossier.title)), width="content")
        width = st.segmented_control(
            t("Dossier beside the map"),
            list(WIDTHS),
            format_func=t,
            key=PANEL,
            label_visibility="collapsed",
            width="content",
        )
        st.page_link("pages/dossiers.py", label=t("Its page"), query_params={"dossier": dossier.id}, width="content")
    return WIDTHS.get(str(width))


def _restore() -> None:
    """Start from the address or, when coming back from another page, from where the map was left."""
    requested = {part: str(st.query_params[part]) for part in PARTS if part in st.query_params}
    requested = requested or st.session_state.get(PLACE_OF_MAP, {})
    opening = requested | {visitor_language.PART: visitor_language.of_names()}
    if own_layers.has_row(opening.get("select", "")):  # the map is given the layer only once it is open
        opening["own"] = opening.pop("select")
    st.session_state["opening"] = opening
    st.session_state[PLACE_OF_MAP] = requested
    st.session_state[DAY_OF_MAP] = as_day(requested.get("date")) or OPENING


def _open_in_language() -> None:
    """Have the map stand, in another language, where it stood."""
    st.session_state["opening"] = st.session_state[PLACE_OF_MAP] | {visitor_language.PART: visitor_language.of_names()}


def _map(document: Document, widths: list[float] | None) -> DeltaGenerator:
    """Mount the map; returns the room beside it."""
    chart, side = st.columns(widths or [1, 0.001], gap=None)
    with chart:
        map_component.show(document, st.session_state["opening"], _on_settled, key=MAP)
        map_component.tell(dossier_beside=bool(widths))
        map_component.give(own_layers.layers())
    return side


def _show_early(document: Document, notes: DeltaGenerator) -> None:
    """Show a map that was kept, and read the atlas once it is drawn: until then the browser has the processor."""
    with _bar_container():
        map_sharing.button()
    _map(document, None)
    if st.session_state[MAP].get("settled"):
        with notes:
            atlas = load(quietly=True)
        if atlas is not None:
            st.rerun()


def page() -> None:
    """Lay out the page."""
    visitor_language.speak()
    notes = st.container()
    if MAP not in st.session_state:  # the page is entered, anew or from another page
        _restore()
    elif st.session_state.get(SHOWN_IN) != visitor_language.code():
        _open_in_language()
    st.session_state[SHOWN_IN] = visitor_language.code()
    st.html(f"<style>{STYLE}</style>")
    if not is_loaded() and (early := early_document()) is not None:
        _show_early(early, notes)
        return
    with notes:
        atlas = load()
        document = None if atlas is None else map_document.of(atlas)
    if atlas is None or document is None:
        return
    dossier = atlas.history.dossiers.get(st.session_state[PLACE_OF_MAP].get("select", "").split("/")[0])
    widths = _bar(atlas, document, dossier)
    side = _map(document, widths)
    kind, requested = map_component.requested(MAP)
    map_component.follow_formations(kind, requested, atlas.history)
    if kind == "dossier" and requested in atlas.history.dossiers:
        st.switch_page("pages/dossiers.py", query_params={"dossier": requested})
    if widths and dossier:
        from pages.parts import dossier_view  # noqa: PLC0415 - as in `atlas_data`

        with side, st.container(key="dossier"):
            dossier_view.show(dossier, atlas.history)


page()
