"""What the columns of a visitor's table are: guessed, or as a saved mapping says, and confirmed by the visitor."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import streamlit as st

from campaigns import column_roles
from campaigns.guests import guessing
from campaigns.guests.mapping import ColourBy, Mapping
from campaigns.languages.spoken import later, t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from campaigns.column_roles import Role
    from campaigns.guests.table import GuestTable

_WHERE: tuple[Role, ...] = ("latitude", "longitude", "coordinates", "place")
_WHEN: tuple[Role, ...] = ("date", "start", "end")
_WHAT: tuple[Role, ...] = ("title", "text", "side", "kind", "number")
_MORE: tuple[Role, ...] = ("colour", "link", "image", "formation", "order")
_DAY_FIRST, _MONTH_FIRST = later("the day comes first"), later("the month comes first")
_TITLES = (
    *(later("latitude"), later("longitude"), later("coordinates"), later("place"), later("date"), later("from")),
    *(later("to"), later("title"), later("text"), later("side"), later("kind"), later("number"), later("colour")),
    *(later("link"), later("image"), later("formation"), later("order of waypoints")),
)
"""What ``column_roles.csv`` calls columns."""
_SIDE_BY_SIDE = 4
"""Widgets in a row."""
_LONGEST = 24
"""Characters of a cell that stands as a sample beside the name of its column."""
COLOURS: dict[ColourBy, str] = {
    "": later("One colour"),
    "side": later("By side"),
    "kind": later("By kind"),
    "number": later("By number"),
}


def choose(table: GuestTable, suggested: Mapping, key: str) -> Mapping:
    """Lay out the widgets, filled in as suggested; returns what the visitor makes of it.

    ``key`` tells the widgets of a file from those of another.
    """
    title, source = st.columns(2)
    named = title.text_input(t("Title of the layer"), suggested.title, max_chars=120, key=f"layer title {key}")
    told = source.text_input(
        t("Source"),
        suggested.source,
        max_chars=240,
        key=f"layer source {key}",
        placeholder=t("Author, title, archive, year"),
        help=t("Where your data is from. It stands on the card of each row, and in what you export."),
    )
    columns: dict[Role, str] = {}
    if table.geometry is None:
        columns |= _group(t("Where"), _WHERE, table, suggested, key)
    columns |= _group(t("When"), _WHEN, table, suggested, key)
    columns |= _group(t("What"), _WHAT, table, suggested, key)
    with st.expander(t("More columns"), expanded=any(role in suggested.columns for role in _MORE)):
        columns |= _group("", _MORE, table, suggested, key)
    mapping = suggested.model_copy(update={"columns": columns, "title": named.strip(), "source": told.strip()})
    return _confirmed(table, mapping, suggested, key)


def answers(key: str) -> dict[str, object]:
    """What the visitor has answered in the widgets of a file, by their keys."""
    return {str(name): value for name, value in st.session_state.items() if str(name).endswith(f" {key}")}


def colour_choices(mapping: Mapping) -> list[ColourBy]:
    """What colours may tell apart: what the table has a column of."""
    return [each for each in get_args(ColourBy) if not each or each in mapping.columns]


def _group(title: str, roles: Sequence[Role], table: GuestTable, suggested: Mapping, key: str) -> dict[Role, str]:
    """The columns of some roles as they are chosen."""
    if title:
        st.markdown(f"**{title}**")
    options = ["", *table.columns]
    samples = {name: _sample(cells) for name, cells in table.columns.items()}
    chosen: dict[Role, str] = {}
    for start in range(0, len(roles), _SIDE_BY_SIDE):
        for role, place in zip(roles[start:], st.columns(_SIDE_BY_SIDE), strict=False):
            name = place.selectbox(
                _capital(t(column_roles.titles()[role])),
                options,
                index=options.index(suggested.columns.get(role, "")),
                format_func=lambda name: f"{name}{samples[name]}" if name else "–",
                key=f"column {role} {key}",
            )
            if name:
                chosen[role] = name
    return chosen


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sample(cells: Sequence[str]) -> str:
    """The first cell that has anything, to stand behind the name of its column."""
    text = " ".join(next(filter(None, cells), "").split())
    return f": {text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}" if text else ""


def _confirmed(table: GuestTable, mapping: Mapping, suggested: Mapping, key: str) -> Mapping:
    """With what only the visitor knows: the order of dates and of pairs, and what colours are to tell apart."""
    order, pairs, colour = st.columns(3)
    day_first, longitude_first = suggested.day_first, suggested.longitude_first
    if suggested.day_first is None and (example := guessing.ambiguous_date(table, mapping)):
        first = order.radio(
            t("In dates such as {date}", date=example),
            (_DAY_FIRST, _MONTH_FIRST),
            format_func=t,
            index=None,
            key=f"order {key}",
        )
        day_first = None if first is None else first == _DAY_FIRST
    if "coordinates" in mapping.columns:
        longitude_first = pairs.checkbox(t("Longitude stands first in the pairs"), longitude_first, key=f"pairs {key}")
    joined = suggested.arrows
    if "formation" in mapping.columns and table.geometry is None:
        joined = order.checkbox(
            t("Join the positions of a formation to its arrow"),
            suggested.arrows,
            key=f"arrows {key}",
            help=t("In the order of their column of order, or else by their dates."),
        )
    choices = colour_choices(mapping)
    colour_by = colour.selectbox(
        t("Colours"),
        choices,
        index=choices.index(suggested.colour_by) if suggested.colour_by in choices else 0,
        format_func=lambda each: t(COLOURS[each]),
        key=f"colours {key}",
    )
    return mapping.model_copy(
        update={"day_first": day_first, "longitude_first": longitude_first, "arrows": joined, "colour_by": colour_by}
    )
