"""A dossier as a row: small map, mark of its kind, names, dates, sides and what it was, each with its own address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from campaigns import event_kinds
from campaigns.languages import spoken
from campaigns.languages.spoken import t
from campaigns.tables import dossiers as dossier_tables
from campaigns.tables import surroundings
from pages.parts import links
from pages.parts.atlas_data import EDITIONS
from pages.parts.markup import Node, Written, around, element, mark, side, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from campaigns.model import Dossier
    from campaigns.tables.surroundings import Surroundings
    from pages.parts.atlas_data import Atlas


@st.cache_resource(max_entries=1, show_spinner=False)
def _small_maps(_english: Atlas, identity: str) -> tuple[str, dict[str, Surroundings]]:  # noqa: ARG001 - part of the key
    """The land, and what lies over it for each dossier."""
    with st.spinner(t("Drawing small maps …")):
        maps = surroundings.SmallMaps(_english.history)
        return maps.land, {dossier.id: maps.around(dossier) for dossier in _english.history.dossiers.values()}


def style(atlas: Atlas) -> str:
    """The picture of the land, which the small maps of a page share."""
    land, _ = _small_maps(atlas.english, atlas.english.identity)
    width, height = surroundings.WORLD
    return f".around {{ background-image: url({land}); background-size: {width}px {height}px; }}"


def small_map(atlas: Atlas, dossier: Dossier) -> Node:
    """The small map of a dossier; it leads to the map."""
    ground = _small_maps(atlas.english, atlas.english.identity)[1][dossier.id]
    picture = element("img", alt="", src=ground.picture, width=str(surroundings.WIDTH), height=str(surroundings.HEIGHT))
    return links.link(
        links.on_map(dossier),
        picture,
        classes="around",
        style=f"background-position: {-ground.left:g}px {-ground.top:g}px",
        title=t("Show on the map"),
        aria_label=t("{title}: on the map", title=dossier.title),
    )


def kind_mark(dossier: Dossier) -> Node:
    """The mark of a dossier as the map has it."""
    first = dossier.belligerents[0].side if dossier.belligerents else ""
    return mark(dossier.kind, first, uncertain=str(dossier.dates[0].certainty) == "low")


def title(dossier: Dossier) -> Node:
    """The title, which leads to the dossier, and its names in their scripts."""
    spans = _names(dossier)
    return element(
        "div",
        links.link(links.of_dossier(dossier.id), dossier.title, classes="title"),
        element("span", *spans, classes="names") if spans else None,
        classes="name",
    )


def _names(dossier: Dossier) -> list[Node]:
    """Its names in the scripts of other languages."""
    names = dossier.names.model_dump().items()
    return [element("span", name, lang=code) for code, name in names if name and code != spoken.language()]


def head(dossier: Dossier) -> Node:
    """The head of a dossier's page."""
    return element(
        "header",
        kind_mark(dossier),
        element("div", element("h1", dossier.title), element("p", *_names(dossier), classes="names"), classes="name"),
        when(dossier),
        sides(dossier),
        classes="dossier-head",
    )


def sides(dossier: Dossier) -> Node:
    """Who took part."""
    names = dict.fromkeys(str(belligerent.side) for belligerent in dossier.belligerents)
    return element("div", *(side(name) for name in names), classes="sides")


def when(dossier: Dossier) -> Node:
    """Its dates, its kind and how certain it is."""
    return element(
        "div",
        element("span", spoken.when(dossier.when), classes="date"),
        element("span", _kind(dossier), classes="lesser"),
        classes="when",
    )


def _kind(dossier: Dossier) -> str:
    """Its kind, and how certain it is."""
    return f"{spoken.told(event_kinds.kinds()[dossier.kind].en)} · {spoken.certainty(dossier.certainty)}"


@st.cache_resource(max_entries=EDITIONS, show_spinner=False)
def _rows(_atlas: Atlas, identity: str) -> dict[str, Written]:  # noqa: ARG001 - part of the key
    """The row of each dossier in a list; made once, as all visitors see the same."""
    return {dossier.id: written(_row(_atlas, dossier)) for dossier in _atlas.history.dossiers.values()}


def _row(atlas: Atlas, dossier: Dossier, why: str = "") -> Node:
    gist = element("p", dossier_tables.first_sentence(dossier.summary), classes="gist")
    about = element("div", element("p", why, classes="why") if why else None, gist, classes="about")
    parts = (small_map(atlas, dossier), kind_mark(dossier), title(dossier), when(dossier), sides(dossier), about)
    return element("li", *parts, classes="row dossier", id=f"row-{dossier.id}")


def rows(atlas: Atlas, shown: Iterable[Dossier], reasons: Mapping[str, str] | None = None) -> Written:
    """Dossiers as a list; ``reasons`` say by id why a search found one, where its title does not."""
    made, why = _rows(atlas, atlas.identity), reasons or {}
    return around(
        "ul",
        *(_row(atlas, dossier, why[dossier.id]) if why.get(dossier.id) else made[dossier.id] for dossier in shown),
        classes="rows",
    )


@st.cache_resource(max_entries=EDITIONS, show_spinner=False)
def _events(_atlas: Atlas, identity: str) -> dict[str, Written]:  # noqa: ARG001 - part of the key
    return {dossier.id: written(_event(_atlas, dossier)) for dossier in _atlas.history.dossiers.values()}


def event(atlas: Atlas, dossier: Dossier) -> Written:
    """A dossier in the Chronicle: date, mark in its lane, name, sides and small map."""
    return _events(atlas, atlas.identity)[dossier.id]


def _event(atlas: Atlas, dossier: Dossier) -> Node:
    lane = event_kinds.kinds()[dossier.kind].lane
    in_lanes = (kind_mark(dossier) if each == lane else element("i") for each in event_kinds.lanes())
    rails = element("div", *in_lanes, classes="rails")
    return element(
        "li",
        element("div", spoken.when(dossier.when), classes="date"),
        rails,
        title(dossier),
        element("div", _kind(dossier), classes="lesser"),
        sides(dossier),
        small_map(atlas, dossier),
        classes="row event",
    )
