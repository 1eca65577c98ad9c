"""Which part of the map an export shows, and on what paper: what a visitor chooses on the page of exports."""

from __future__ import annotations

import streamlit as st

from campaigns import chapters
from campaigns.atlas.plate.paper import Paper
from campaigns.languages.spoken import later, t
from pages.parts.atlas_data import as_view

RELIEF_DPI = 210
"""Dots per inch of the relief in a PDF or SVG: all that it has is in them; more would only make the file larger."""
_MOVEMENTS, _CHAPTER, _CUSTOM = "movements", "chapter", "custom"
_VIEW = later("zoom/latitude/longitude as in the address of the map, or west,south,east,north in degrees")
_DATA_VIEW = later(
    "zoom/latitude/longitude as in the address of the map, or west,south,east,north in degrees; what meets it is in "
    "the file"
)


def extent(
    kind: str, span: chapters.Chapter | None, view: str = ""
) -> tuple[tuple[float, float, float] | None, tuple[float, float, float, float] | None]:
    """View or bounding box chosen in the widgets; ``view`` is that of the map as it was left, with which they begin.

    Data begins with all of the earth all the same: what is left out of it is not seen.

    Raises
    ------
    ValueError
        If the text is neither.
    """
    choices = [*([_MOVEMENTS] if kind != "map" else []), *([_CHAPTER] if kind != "data" or span else []), _CUSTOM]
    names = {
        _MOVEMENTS: t("All of the earth") if kind == "data" else t("All movements shown"),
        _CHAPTER: t("Extent of the chapter") if span else t("Whole theatre"),
        _CUSTOM: t("Custom"),
    }
    begins = choices.index(_CUSTOM) if view and kind != "data" else 0
    chosen = st.selectbox(t("Map extent"), choices, begins, format_func=lambda key: names[key], key=f"extent {kind}")
    if chosen == _MOVEMENTS:
        return None, None
    if chosen == _CHAPTER:
        return (span.view if span else chapters.WHOLE_THEATRE), None
    expected = _DATA_VIEW if kind == "data" else _VIEW
    text = st.text_input(
        t("View"),
        view or "6/45/127",
        key=f"view {kind}",
        help=t(expected),
    )
    typed = as_view(text)
    if typed:
        return (typed[0], typed[1], typed[2]), None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise ValueError(
            t(
                "{value} is not a view; expected zoom/latitude/longitude such as 6/45/127, or west,south,east,north",
                value=repr(text),
            )
        ) from None
    return None, (west, south, east, north)


def paper(suffix: str) -> Paper:
    """The paper chosen in the widgets, for a file of a suffix."""
    columns = st.columns(3)
    size = columns[0].selectbox(t("Paper"), ["a3", "a4"], format_func=str.upper)
    sides = later("landscape"), later("portrait")
    portrait = columns[1].selectbox(t("Orientation"), sides, format_func=t) == "portrait"
    dpi = RELIEF_DPI
    if suffix == ".png":
        dpi = columns[2].selectbox(t("Dots per inch"), [300, 200, 150, 96])
    return Paper(size, portrait=portrait, dpi=dpi)
