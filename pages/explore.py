"""The map, the window wide, under a bar of what the page adds: save, share, and the dossier beside the map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from campaigns.chapters import OPENING
from campaigns.dates import day_number
from pages.parts import map_component, own_layers
from pages.parts.atlas_data import (
    DAY_OF_MAP,
    Atlas,
    as_day,
    as_view,
    early_document,
    is_loaded,
    load,
    plain,
)

if TYPE_CHECKING:
    import datetime as dt

    from streamlit.delta_generator import DeltaGenerator

    from campaigns.model import Dossier
    from pages.parts.kept_document import Document

MAP, PLACE, PANEL = "map", "place", "panel"
PARTS = ("date", "from", "compare", "select", "view", "tour", "step", "language")
"""Parts of the page's address that are the map's own."""
WIDTHS: dict[str, list[float]] = {"Narrow": [2.6, 1], "Half": [1, 1], "Wide": [1, 2.2]}
"""Widths of map and dossier beside each other."""
STYLE = (Path(__file__).parent / "parts" / "explore.css").read_text(encoding="utf-8")


def _on_settled() -> None:
    """Copy the state of the map, once it has settled, into the page and its address."""
    settled = st.session_state[MAP].get("settled") or {}
    place = {part: str(settled[part]) for part in PARTS if settled.get(part)}
    if place.get("language") == "en":
        del place["language"]
    st.session_state[DAY_OF_MAP] = as_day(place.get("date")) or st.session_state[DAY_OF_MAP]
    st.session_state[PLACE] = place
    for part in PARTS:
        if part in place:
            st.query_params[part] = place[part]
        else:
            st.query_params.pop(part, None)


def _save(atlas: Atlas, day: dt.date) -> None:
    """A button that saves the map as it stands, with the visitor's own layers."""
    own = [each.payload for each in own_layers.layers()]
    view = as_view(st.query_params.get("view"))
    select = str(st.query_params.get("select", ""))

    def document() -> str:
        from campaigns.atlas.document import folium_map, still_picture  # noqa: PLC0415 - as in `atlas_data`

        content = atlas.payload.copy()
        content |= {"opens": day_number(day), "view": view or content["view"], "select": select, "guests": own}
        return folium_map.render(content, atlas.history.ground.relief, still_picture.svg(atlas.scene, day))

    st.download_button(
        "Save this map (HTML)",
        data=document,
        file_name=f"atlas-{day.isoformat()}.html",
        mime="text/html",
        icon=":material/download:",
        help="One file with map, clock and dossiers. It needs no network.",
    )


def _share() -> None:
    with st.popover("Share", icon=":material/link:"):
        st.caption("The address of this map as it stands")
        here = {part: str(st.query_params[part]) for part in PARTS if part in st.query_params}
        base = str(st.context.url or "").split("?", 1)[0]
        st.code(f"{base}?{urlencode(here, safe='/')}" if here else base, language=None, wrap_lines=True)


def _bar_container() -> DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="center", key="bar")


def _bar(atlas: Atlas, dossier: Dossier | None) -> list[float] | None:
    """Lay out the bar; returns the widths of map and dossier, or None where the map stands alone."""
    with _bar_container():
        _save(atlas, st.session_state[DAY_OF_MAP])
        _share()
        if dossier is None:
            return None
        st.markdown(f"**{plain(dossier.title)}** beside the map:", width="content")
        width = st.segmented_control(
            "Dossier beside the map", list(WIDTHS), key=PANEL, label_visibility="collapsed", width="content"
        )
        st.page_link("pages/dossiers.py", label="Its page", query_params={"dossier": dossier.id}, width="content")
    return WIDTHS.get(str(width))


def _restore() -> None:
    """Start from the address or, when coming back from another page, from where the map was left."""
    requested = {part: str(st.query_params[part]) for part in PARTS if part in st.query_params}
    requested = requested or st.session_state.get(PLACE, {})
    opening = requested.copy()
    if own_layers.has_row(opening.get("select", "")):  # the map is given the layer only once it is open
        opening["own"] = opening.pop("select")
    st.session_state["opening"] = opening
    st.session_state[DAY_OF_MAP] = as_day(requested.get("date")) or OPENING
    for part, value in requested.items():
        st.query_params[part] = value


def _map(document: Document, widths: list[float] | None) -> tuple[str, str, DeltaGenerator]:
    """Mount the map; what its card asked to open, see ``map_component.show``, and the room beside it."""
    chart, side = st.columns(widths or [1, 0.001], gap=None)
    with chart:
        kind, requested = map_component.show(
            document.zipped, document.identity, st.session_state["opening"], _on_settled, key=MAP
        )
        map_component.tell(dossier_beside=bool(widths))
        map_component.give(own_layers.layers())
    return kind, requested, side


def _show_early(document: Document, notes: DeltaGenerator) -> None:
    """Show a map that was kept, and read the atlas once it is drawn: until then the browser has the processor."""
    with _bar_container():
        _share()
    _map(document, None)
    if st.session_state[MAP].get("settled"):
        with notes:
            atlas = load(quietly=True)
        if atlas is not None:
            st.rerun()


def page() -> None:
    """Lay out the page."""
    notes = st.container()
    if MAP not in st.session_state:  # the page is entered, anew or from another page
        _restore()
    st.html(f"<style>{STYLE}</style>")
    if not is_loaded() and (early := early_document()) is not None:
        _show_early(early, notes)
        return
    with notes:
        atlas = load()
    if atlas is None:
        return
    dossier = atlas.history.dossiers.get(str(st.query_params.get("select", "")).split("/")[0])
    widths = _bar(atlas, dossier)
    kind, requested, side = _map(atlas.document, widths)
    map_component.follow_formations(kind, requested, atlas.history)
    if kind == "dossier" and requested in atlas.history.dossiers:
        st.switch_page("pages/dossiers.py", query_params={"dossier": requested})
    if widths and dossier:
        from pages.parts import dossier_view  # noqa: PLC0415 - as in `atlas_data`

        with side, st.container(key="dossier"):
            dossier_view.show(dossier, atlas.history)


page()
