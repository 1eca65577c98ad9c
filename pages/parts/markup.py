"""Elements shown on a page of the app, with the style sheet of lists; Streamlit cleans them once more."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import streamlit as st

from campaigns.markup.elements import Node, append, element, mark, side, table

__all__ = ["Node", "append", "element", "mark", "show", "show_head", "side", "table"]

STYLE = "".join(
    (Path(__file__).parent / name).read_text(encoding="utf-8")
    for name in ("rows.css", "rows_chronicle.css", "rows_formations.css", "terms.css", "rows_narrow.css")
)


def show(*nodes: Node, style: str = "", classes: str = "") -> None:
    """Show elements, with the style sheet of lists and ``style`` behind it."""
    body = ET.tostring(
        element("div", *nodes, classes=f"atlas-list {classes}".strip()), encoding="unicode", method="html"
    )
    st.html(f"<style>{STYLE}{style}</style>{body}")


def show_head(title: str, lesser: str = "") -> None:
    """Show the title of a page, and behind it how much it has."""
    show(element("header", element("h1", title), element("p", lesser, classes="count", role="status")))
