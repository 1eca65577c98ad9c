"""Addresses of what the app shows, and links to them that work in this tab and in a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

import streamlit as st

from campaigns import chapters
from campaigns.markup.addresses import link, outside
from pages.parts import presses

if TYPE_CHECKING:
    import datetime as dt

    from campaigns.model import Dossier

__all__ = [
    "PAGES",
    "address",
    "follow",
    "link",
    "of_dossier",
    "of_formation",
    "of_order_of_battle",
    "of_place",
    "of_source",
    "on_day",
    "on_map",
    "outside",
]

PAGES = {
    "": "pages/explore.py",
    "dossiers": "pages/dossiers.py",
    "chronicle": "pages/chronicle.py",
    "orders_of_battle": "pages/orders_of_battle.py",
    "territories": "pages/territories.py",
    "your_data": "pages/your_data.py",
    "export": "pages/export.py",
    "sources": "pages/sources.py",
}
"""Name in the address to the file of the page."""
_KEY = "page links"


def address(page: str, **query: str | list[str]) -> str:
    """Address of a page within the app's server."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    path = "/" + "/".join(part for part in (base, page) if part)
    return f"{path}?{urlencode(query, doseq=True)}" if query else path


def of_dossier(identity: str) -> str:
    """Address of a dossier's page."""
    return address("dossiers", dossier=identity)


def of_formation(identity: str) -> str:
    """Address of a formation's page."""
    return address("orders_of_battle", formation=identity)


def of_order_of_battle(dossier: str) -> str:
    """Address of the order of battle of a dossier."""
    return address("orders_of_battle", dossier=dossier)


def on_map(dossier: Dossier) -> str:
    """Address of the map on the first day of a dossier, with it selected."""
    day = min(max(dossier.when.earliest, chapters.FIRST_DAY), chapters.LAST_DAY)
    return address("", date=day.isoformat(), select=dossier.id)


def on_day(day: dt.date, *, select: str = "", view: str = "") -> str:
    """Address of the map on a day, with something selected and in a view, if need be."""
    more = {name: text for name, text in (("select", select), ("view", view)) if text}
    return address("", date=day.isoformat(), **more)


def of_place(_identity: str) -> str:
    """Places have no pages in the app: no address."""
    return ""


def of_source(key: str) -> str:
    """Address of a work in the bibliography."""
    return address("sources", source=key)


@st.cache_resource
def _component() -> Any:  # noqa: ANN401 - Streamlit does not say the type
    script = (Path(__file__).parent / "page_links.js").read_text(encoding="utf-8")
    return st.components.v2.component("atlas_page_links", js=script)


def follow() -> None:
    """Go where a link of the page was followed to just now; every page with such links calls this first."""
    _component()(key=_KEY, on_address_change=presses.told(_KEY, "address"))
    clicked = presses.taken(_KEY, "address")
    if not clicked:
        return
    parts = urlsplit(clicked[0])
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    page = PAGES.get(parts.path.strip("/").removeprefix(base).strip("/"))
    if page is None:
        return
    st.switch_page(page, query_params=parse_qs(parts.query))
