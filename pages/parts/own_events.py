"""The visitor's own rows in the Chronicle: marked as theirs, with their source, each a way to the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import pandas as pd
import streamlit as st

from campaigns import chapters
from campaigns.guests import dated_rows
from campaigns.languages.spoken import later, t
from campaigns.symbology import colours
from pages.parts import links, own_layers
from pages.parts.markup import element

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Hashable, Mapping

    from pages.parts.markup import Node

LANE = "Your data"
EVERYTHING, ATLAS, OWN = later("All"), later("The atlas’s"), later("Yours")
MOST_LISTED = 500
"""Rows that are listed."""
_MOST_MARKS = 1_000
"""Rows above which those of a month have one mark on the axis."""
_IMPORTANCE = 3
"""That of an event, which says how large a mark is."""
_KEY = "own rows by day"


def rows() -> pd.DataFrame:
    """The rows of this visitor's layers by day, see ``dated_rows.dated``; made once for the layers that there are."""
    told = own_layers.identity()
    kept = st.session_state.get(_KEY)
    if kept is None or kept[0] != told:
        kept = (told, dated_rows.dated(own_layers.guests()))
        st.session_state[_KEY] = kept
    found: pd.DataFrame = kept[1]
    return found


def beside(atlas: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """The atlas's events on the axis of time, and own rows in a lane of their own below them."""
    if own.empty:
        return atlas
    made = dated_rows.by_month(own) if len(own) > _MOST_MARKS else own
    spans = [(first or last, last or first) for first, last in zip(made["first"], made["last"], strict=True)]
    own_marks = made.assign(
        when=[dated_rows.when(*days) for days in zip(made["first"], made["last"], strict=True)],
        first=[first.isoformat() for first, _ in spans],
        last=[last.isoformat() for _, last in spans],
        certainty="",
        source=f"{t(LANE)}: " + made["layer"] + ", " + made["source"],
        lane=t(LANE),
        shape=LANE,
        importance=_IMPORTANCE,
    )
    return pd.concat([atlas.assign(source=t("the atlas")), own_marks])


def event(row: Mapping[Hashable, Any]) -> Node:
    """A row of the list: its days, a disc in its colour, its title, its layer and source."""
    first, last, kind, side = (row[name] or None for name in ("first", "last", "kind", "side"))
    text = " · ".join(str(part) for part in (kind, side) if part)
    disc = element("i", classes="disc", style=f"background: {row['colour'] or colours.of('text')}")
    title = links.link(_on_map(row), str(row["title"]), classes="title")
    return element(
        "li",
        element("div", dated_rows.when(first, last), classes="date"),
        element("div", disc, classes="rails"),
        element("div", title, classes="name"),
        element("div", text, classes="lesser"),
        element(
            "div",
            element("span", t(LANE), classes="own-mark"),
            f" {row['layer']}",
            element("span", str(row["source"]), classes="lesser"),
            classes="sides",
        ),
        classes="row event own",
    )


def day_of(row: Mapping[Hashable, Any]) -> dt.date:
    """The day under which a row stands."""
    day: dt.date = row["first"] or row["last"]
    return day


def _query(row: Mapping[Hashable, Any]) -> dict[str, str]:
    day = min(max(day_of(row), chapters.FIRST_DAY), chapters.LAST_DAY)
    return {"date": day.isoformat(), "select": str(row["id"])}


def _on_map(row: Mapping[Hashable, Any]) -> str:
    return links.address("", **_query(row))


def show_on_map(row: Mapping[Hashable, Any]) -> NoReturn:
    """Leave for the map, on the first day of a row, with it selected."""
    st.switch_page("pages/explore.py", query_params=_query(row))
