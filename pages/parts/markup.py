"""Elements shown on a page of the app, with the style sheet of lists.

Streamlit cleans HTML once more before it is shown. That takes a browser seconds where there are thousands of elements:
long lists are sent as data instead, of which ``markup_list.js`` makes the few kinds of elements that it knows; what of
them is the same for all visitors is written once (``Written``).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import streamlit as st

from campaigns.markup.elements import Node, append, element, mark, side, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Node", "append", "around", "element", "mark", "show", "show_head", "show_list", "side", "table", "written"]

STYLE = "".join(
    (Path(__file__).parent / name).read_text(encoding="utf-8")
    for name in ("rows.css", "rows_chronicle.css", "rows_formations.css", "terms.css", "rows_narrow.css")
)


class Written(str):
    """An element of a list as it is sent: JSON of its tag, its attributes and what is in it, texts and elements."""

    __slots__ = ()


def show(*nodes: Node, style: str = "", classes: str = "") -> None:
    """Show elements, with the style sheet of lists and ``style`` behind it."""
    body = ET.tostring(
        element("div", *nodes, classes=f"atlas-list {classes}".strip()), encoding="unicode", method="html"
    )
    st.html(f"<style>{STYLE}{style}</style>{body}")


def written(made: Node) -> Written:
    """An element as it is sent; what stands behind it is not part of it."""
    parts: list[Node | Written | str] = [made.text] if made.text else []
    for child in made:
        parts += [written(child), child.tail] if child.tail else [written(child)]
    return _joined(made.tag, made.attrib, parts)


def around(tag: str, *content: Node | Written, classes: str = "") -> Written:
    """An element around others, some of which may have been written before."""
    return _joined(tag, {"class": classes} if classes else {}, content)


def _joined(tag: str, attributes: Mapping[str, str], content: Iterable[Node | Written | str]) -> Written:
    parts = [_text(tag), json.dumps(dict(attributes), ensure_ascii=False)]
    parts += [
        part if isinstance(part, Written) else _text(part) if isinstance(part, str) else written(part)
        for part in content
    ]
    return Written(f"[{','.join(parts)}]")


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@st.cache_resource
def _list() -> Any:  # noqa: ANN401 - Streamlit does not say the type
    script = (Path(__file__).parent / "markup_list.js").read_text(encoding="utf-8")
    return st.components.v2.component("atlas_list", js=script, isolate_styles=False)


def show_list(*content: Node | Written, style: str = "", classes: str = "") -> None:
    """Show a list of many rows, with the style sheet of lists and ``style`` behind it; a page has one."""
    st.html(f"<style>{STYLE}{style}</style>")
    _list()(key="list", data=around("div", *content, classes=f"atlas-list {classes}".strip()))


def show_head(title: str, lesser: str = "") -> None:
    """Show the title of a page, and behind it how much it has."""
    show(element("header", element("h1", title), element("p", lesser, classes="count", role="status")))
